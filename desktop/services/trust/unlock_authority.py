"""Unlock the organisation's certificate authority for the one act that needs it."""

from __future__ import annotations

from desktop.domain.trust.key_groups import recipient_of
from desktop.services.session import Session
from desktop.services.trust.authority_key import open_authority
from desktop.services.trust.confirm import confirm
from desktop.signing.authority import Authority


def unlock_authority(
    session: Session, passphrase: str, founder_passphrase: str | None = None
) -> Authority:
    """Return the authority with its key; it takes a second or two.

    `passphrase` is that of the officer who acts, `founder_passphrase` that of the officer who
    founded a book of the first format, where it is another one. Raises UserError
    `wrong-passphrase`, `wrong-founder-passphrase`, `authority-not-yours` or `signing-key-damaged`.
    """
    book, by = session.book, session.by
    mine = confirm(book, by, passphrase)
    with book.inspect() as conn:
        founder = founder_passphrase or passphrase
        return open_authority(conn, recipient_of(by.code), mine.exchange, founder)
