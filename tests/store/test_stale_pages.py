"""A disk that forgot a write gives back an older page, rightly sealed: the check finds it."""

import shutil

from desktop.domain.errors import UserError
from desktop.services.trust.open_book import open_book
from desktop.services.trust.verify_book import verify_book
from tests.books_made import PASSPHRASE, new_ledger

PAGE = 4096


def sound(path):
    try:
        session = open_book(path, PASSPHRASE)
    except UserError:
        return False
    try:
        return verify_book(session.book, session.by).sound
    except UserError:
        return False
    finally:
        session.close()


def pages(file):
    data = file.read_bytes()
    return [data[at : at + PAGE] for at in range(0, len(data), PAGE)]


def pages_of_search(book):
    """The words by which entries are searched are made from the entries; they record nothing."""
    with book.inspect() as conn:
        rows = conn.exec_driver_sql(
            "SELECT rootpage FROM sqlite_master WHERE name LIKE 'entry_search%'"
        )
        return {row[0] for row in rows}


def test_every_page_that_is_older_than_the_rest_is_noticed(tmp_path):
    made = new_ledger(tmp_path)
    path = made.session.book.folder.path
    for amount in range(1, 30):
        made.post(("1111", amount), ("4211", -amount))
    made.session.close()
    before = pages(path / "book.db")
    made.session = open_book(path, PASSPHRASE)
    made.post(("1111", 5, "EU", "P01"), ("4211", -5, "EU", "P01"))
    search = pages_of_search(made.session.book)
    made.session.close()
    after = pages(path / "book.db")
    kept = tmp_path / "kept.db"
    shutil.copy(path / "book.db", kept)
    missed, tried = [], 0
    for number, (old, new) in enumerate(zip(before, after, strict=False), start=1):
        if old != new and number not in search:
            tried += 1
            shutil.copy(kept, path / "book.db")
            with (path / "book.db").open("r+b") as file:
                file.seek((number - 1) * PAGE)
                file.write(old)
            if sound(path):
                missed.append(number)
    assert tried > 10
    assert missed == []
