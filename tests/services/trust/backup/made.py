"""What the tests of backups share: a book with entries, a stick, documents in the book."""

import os

import pytest

from desktop.domain.errors import UserError
from desktop.services.archive.add_document import add_document
from desktop.services.trust.open_book import open_book
from desktop.store.queries.documents import blob_of
from tests.books_made import PASSPHRASE, create_anew, new_ledger, with_masters


def a_book(folder, entries=30, *, another=False):
    """Return an open book with entries; `another` has an identity of its own."""
    folder.mkdir(exist_ok=True)
    made = with_masters(create_anew(folder)) if another else new_ledger(folder)
    for amount in range(1, entries + 1):
        made.post(("1111", amount), ("4211", -amount))
    return made


def a_stick(folder):
    folder.mkdir()
    return folder


def give_documents(session, contents):
    """Add documents with these contents; return the names of their encrypted files, in order."""
    ids = [add_document(session, b"%PDF-1.4 " + each, title="وثيقة").id for each in contents]
    with session.book.inspect() as conn:
        return [blob_of(conn, each) for each in ids]


def blob_sizes(session, names):
    """Return the bytes that these files take in the book."""
    blobs = session.book.folder.blobs
    return sum((blobs / name[:2] / name).stat().st_size for name in names)


def some(count, size=3000):
    return [os.urandom(size) for _ in range(count)]


def tree(folder):
    """Return every file below `folder` by its path from there."""
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def refused(deed, *args, **more):
    """Return the error that the deed is refused with."""
    with pytest.raises(UserError) as error:
        deed(*args, **more)
    return error.value


def reopened(path):
    return open_book(path, PASSPHRASE)
