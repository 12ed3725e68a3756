"""Unlock the signing key of the officer who acts."""

from __future__ import annotations

from sqlalchemy import select

from desktop.domain.errors import UserError
from desktop.domain.trust.acting import Acting
from desktop.signing.officer_key import OfficerKey, load_key
from desktop.store.book import Book
from desktop.store.tables.organisation import officer


def unlock_key(book: Book, by: Acting, passphrase: str) -> OfficerKey:
    """Return the key; it takes a fraction of a second, so it is done before writing begins.

    Raises UserError `wrong-signing-passphrase`, `signing-key-damaged` or `signing-key-unsupported`.
    """
    with book.inspect() as conn:
        held = conn.execute(select(officer.c.key).where(officer.c.id == by.officer_id)).scalar()
    if held is None:
        raise UserError("officer-unknown", officer=by.code)
    return load_key(held, passphrase)
