"""Let another officer into the book: a certificate and key of their own, and a slot."""

from __future__ import annotations

from sqlalchemy import select

from desktop.domain.codes import clean_code
from desktop.domain.errors import UserError
from desktop.domain.hygiene import clean_names
from desktop.domain.trust.acting import Act, Acting
from desktop.services.trust.officers import NewOfficer, load_officers, roles_text
from desktop.services.trust.pem import to_pem
from desktop.services.trust.strength import NORMAL, Strength
from desktop.signing.authority import Authority, load_authority
from desktop.signing.officer_key import save_key
from desktop.store import slots
from desktop.store.book import Book
from desktop.store.tables import organisation


def add_officer(
    book: Book,
    by: Acting,
    officer: NewOfficer,
    *,
    passphrase: str,
    authority_passphrase: str | None = None,
    strength: Strength = NORMAL,
) -> str:
    """Enter an officer and return their code.

    `passphrase` is that of the officer who acts, whose slot gives the book's key again;
    `authority_passphrase` is that of the officer who founded the book, whose passphrase guards the
    organisation's certificate authority (None where it is the same person). Raises UserError
    `wrong-passphrase`, `wrong-founder-passphrase`, `officer-roles-empty`, `officer-code-taken`,
    `code-characters`, `name-empty`, `passphrase-empty` or `certificate-name-…`; nothing is changed
    then.
    """
    held = slots.read(book.folder.slots)
    _, key = slots.unlock(held, passphrase, by.code)
    if not officer.roles:
        raise UserError("officer-roles-empty")
    name_ar, name_en = clean_names(officer.name_ar, officer.name_en)
    wanted = clean_code(officer.code) if officer.code else ""
    with book.begin(by, Act.MANAGE_OFFICERS) as tx:
        known = {each.code for each in load_officers(tx.conn)}
        code = wanted or _next_code(known)
        if code in known:
            raise UserError("officer-code-taken", code=code)
        kept = tx.conn.execute(select(organisation.authority)).one()
        authority = _authority(kept.key, authority_passphrase or passphrase)
        made = authority.new_officer(name_ar or name_en, now=tx.recorded_at)
        tx.insert(
            organisation.officer,
            code=code,
            name_ar=name_ar,
            name_en=name_en,
            roles=roles_text(officer.roles),
            certificate=to_pem(made.certificate),
            key=save_key(made, officer.passphrase, rounds=strength.rounds),
            active=1,
            created_at=tx.recorded_at,
        )
        slot = slots.wrap(
            key,
            book_id=held.book_id,
            officer=code,
            passphrase=officer.passphrase,
            hardness=strength.slots,
        )
        # A slot of this code is what a power cut left of an officer who was never entered.
        others = tuple(each for each in held.slots if each.officer != code)
        slots.write(book.folder.slots, slots.Slots(held.book_id, (*others, slot)))
    return code


def _authority(key: bytes, passphrase: str) -> Authority:
    """Return the unlocked authority; a wrong passphrase is said to be the founder's."""
    try:
        return load_authority(key, passphrase)
    except UserError as error:
        if error.key != "wrong-signing-passphrase":
            raise
        raise UserError("wrong-founder-passphrase") from error


def _next_code(known: set[str]) -> str:
    number = len(known) + 1
    while f"O{number}" in known:
        number += 1
    return f"O{number}"
