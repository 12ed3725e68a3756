"""Unlock the organisation's certificate authority for the one act that needs it."""

from __future__ import annotations

from sqlalchemy import select

from desktop.domain.errors import UserError
from desktop.services.session import Session
from desktop.signing.authority import Authority, load_authority
from desktop.store.tables.organisation import authority


def unlock_authority(
    session: Session, passphrase: str, founder_passphrase: str | None = None
) -> Authority:
    """Return the authority with its key; it takes a fraction of a second.

    `passphrase` is that of the officer who acts, `founder_passphrase` that of the officer who
    founded the book, where it is another one. Raises UserError `wrong-founder-passphrase` or
    `signing-key-damaged`.
    """
    with session.book.inspect() as conn:
        held = conn.execute(select(authority.c.key)).scalar_one()
    try:
        return load_authority(held, founder_passphrase or passphrase)
    except UserError as error:
        if error.key != "wrong-signing-passphrase":
            raise
        raise UserError("wrong-founder-passphrase") from error
