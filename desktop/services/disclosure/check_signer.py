"""Check an officer's signing passphrase when it is typed, so that a wrong one is said of whom."""

from __future__ import annotations

from desktop.domain.trust.acting import Act, Acting
from desktop.services.disclosure.export.signers import SigningOfficer
from desktop.services.trust.officers import officer_by_code
from desktop.signing.officer_key import load_key
from desktop.store.book import Book


def check_signer(book: Book, by: Acting, signer: SigningOfficer) -> None:
    """Return if the passphrase opens the officer's key; nothing is signed and nothing is kept.

    Raises UserError `wrong-signing-passphrase`, `signing-key-damaged`, `officer-unknown` or
    `not-permitted`.
    """
    with book.read(by, Act.EXPORT_PACKAGE) as conn:
        kept = officer_by_code(conn, signer.code).key
    load_key(kept, signer.passphrase)
