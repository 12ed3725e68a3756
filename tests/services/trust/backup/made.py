"""What the tests of backups share: a book with entries, a stick, documents in the book."""

import hashlib
import os

import pytest
from sqlalchemy import text

from desktop.domain.errors import UserError
from desktop.domain.trust.acting import Act
from desktop.services.trust.open_book import open_book
from desktop.store.tables import documents
from tests.books_made import PASSPHRASE, new_book, with_masters


def a_book(folder, entries=30):
    """Return an open book with entries."""
    folder.mkdir(exist_ok=True)
    made = with_masters(new_book(folder))
    for amount in range(1, entries + 1):
        made.post(("1111", amount), ("4211", -amount))
    return made


def a_stick(folder):
    folder.mkdir()
    return folder


def give_documents(session, contents):
    """Enter documents whose encrypted files have these bytes; return their names.

    The file is what a backup sees of a document; what it decrypts to is others' business.
    """
    names = []
    with session.book.begin(session.by, Act.ADD_DOCUMENT) as tx:
        group = tx.conn.execute(
            text("SELECT id FROM key_group WHERE code = 'GENERAL'")
        ).scalar() or tx.insert(
            documents.key_group,
            code="GENERAL",
            name_ar="عام",
            name_en="General",
            generation=1,
        )
        for content in contents:
            name = hashlib.sha256(content).hexdigest()
            target = session.book.folder.blobs / name[:2] / name
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content)
            tx.insert(
                documents.document,
                sha256=hashlib.sha256(b"plain" + content).hexdigest(),
                size=len(content),
                media_type="application/pdf",
                file_name="a.pdf",
                title="وثيقة",
                group_id=group,
                blob=name,
                officer_id=session.by.officer_id,
                recorded_at=tx.recorded_at,
            )
            names.append(name)
    return names


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
