"""Open a book with an officer's passphrase."""

from __future__ import annotations

from pathlib import Path

from desktop.domain.errors import UserError
from desktop.domain.trust.acting import Acting
from desktop.services.session import Session
from desktop.services.trust.officers import officer_by_code
from desktop.signing.log_key import LogKey, sign_checkpoint
from desktop.store import slots
from desktop.store.book import Book, Clock, utc_now
from desktop.store.folder import existing
from desktop.store.queries.masters import load_organisation
from desktop.store.tx import SignCheckpoint


def signer_of(name: str, private: bytes) -> SignCheckpoint:
    """Return the function that signs a head with the log key."""
    key = LogKey.from_raw(private)
    return lambda head: sign_checkpoint(key, name, head)


def open_book(
    path: Path, passphrase: str, *, officer: str | None = None, clock: Clock = utc_now
) -> Session:
    """Unlock and open the book at `path`; without `officer` every slot is tried.

    Raises UserError `book-missing`, `book-not-folder`, `book-incomplete`, `book-unreadable`,
    `slots-damaged`, `slots-of-another-book`, `officer-unknown`, `wrong-passphrase`,
    `book-in-use`, `book-read-only`, `book-damaged`, `book-key-mismatch` or `book-newer`.
    Nothing is changed by any of them.
    """
    folder = existing(path)
    held = slots.read(folder.slots)
    code, key = slots.unlock(held, passphrase, officer)
    book = Book.open(folder, key, signer_of=signer_of, clock=clock)
    try:
        return Session(book, _who(book, code, held.book_id))
    except BaseException:
        book.close()
        raise


def _who(book: Book, code: str, book_id: str) -> Acting:
    """Return the officer whose slot opened, once the slots prove to be of this book."""
    with book.inspect() as conn:
        if load_organisation(conn).book_id != book_id:
            raise UserError("slots-of-another-book", path=str(book.folder.path))
        officer = officer_by_code(conn, code)
    if not officer.active:
        raise UserError("officer-unknown", officer=code)
    return officer.acting()


def officers_of(path: Path) -> tuple[str, ...]:
    """Return the codes of the officers who can unlock the book at `path`, without a passphrase."""
    return tuple(slot.officer for slot in slots.read(existing(path).slots).slots)
