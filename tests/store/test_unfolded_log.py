"""A power cut amid folding the write-ahead log back: the book is whole, and is said to be."""

import shutil
import struct

from desktop.services.trust.open_book import open_book
from desktop.services.trust.verify_book import verify_book
from tests.books_made import PASSPHRASE, new_ledger

PAGE = 4096
HEAD, FRAME = 32, 24


def pages_in_log(log):
    """The numbers of the pages that a write-ahead log holds (its heads are not encrypted)."""
    data = log.read_bytes()
    return {
        struct.unpack_from(">I", data, at)[0] for at in range(HEAD, len(data) - PAGE, FRAME + PAGE)
    }


def test_pages_torn_while_the_log_was_folded_back_are_no_damage(tmp_path):
    made = new_ledger(tmp_path)
    book = made.session.book.folder.path
    made.session.close()
    session = open_book(book, PASSPHRASE)
    made.session = session
    for amount in range(1, 9):
        made.post(("1111", amount), ("4211", -amount))
    cut = tmp_path / "cut.sijill"
    shutil.copytree(book, cut)  # what lies on the disk while the book is open
    session.close()
    whole = (cut / "book.db").stat().st_size // PAGE
    torn = [page for page in pages_in_log(cut / "book.db-wal") if page <= whole]
    assert torn
    with (cut / "book.db").open("r+b") as file:
        for page in torn:
            file.seek((page - 1) * PAGE + 512)
            file.write(bytes(512))
    session = open_book(cut, PASSPHRASE)
    try:
        assert verify_book(session.book, session.by).findings == ()
    finally:
        session.close()
