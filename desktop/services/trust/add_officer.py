"""Let another officer into the book: keys of their own, a certificate, and a slot."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import Connection

from desktop.domain.codes import clean_code
from desktop.domain.errors import UserError
from desktop.domain.folding import fold
from desktop.domain.hygiene import clean_names
from desktop.domain.trust.acting import Act, Acting, require
from desktop.domain.trust.key_groups import recipient_of
from desktop.domain.trust.offices import refuse_offices
from desktop.services.trust.authority_key import open_authority, settle_authority
from desktop.services.trust.confirm import confirm
from desktop.services.trust.exchange_rows import put_exchange
from desktop.services.trust.officer_keys import Room, make_keys, refuse_passphrase
from desktop.services.trust.officers import NewOfficer, Officer, load_officers, roles_text
from desktop.services.trust.role_events import log_roles
from desktop.services.trust.slot_change import changed_slots
from desktop.services.trust.strength import NORMAL, Strength
from desktop.services.trust.terms import check_term, today_of, write_term
from desktop.store.book import Book
from desktop.store.queries.masters import load_organisation
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

    `passphrase` is that of the officer who acts. `authority_passphrase` is asked for in a book of
    the first format alone: that of the officer who founded it (None where it is the same person).
    Raises UserError `not-permitted`, `wrong-passphrase`, `wrong-founder-passphrase`,
    `authority-not-yours`, `officer-roles-empty`, `auditor-other-offices`,
    `guest-without-term`, `term-over`, `officer-code-taken`, `officer-name-taken`,
    `code-characters`, `name-empty`, `passphrase-empty`, `passphrase-weak`,
    `passphrase-of-another` or `certificate-name-…`; nothing is changed then.
    """
    require(by, Act.MANAGE_OFFICERS)
    mine = confirm(book, by, passphrase)
    refuse_offices(officer.roles)
    name_ar, name_en = clean_names(officer.name_ar, officer.name_en)
    wanted = clean_code(officer.code) if officer.code else ""
    me = recipient_of(by.code)
    with book.inspect() as conn:
        code = _free_code(load_officers(conn), wanted)
        refuse_name(load_officers(conn), code, name_ar, name_en)
        names = (*names_of(conn), name_ar, name_en)
        check_term(officer.roles, officer.last_day, today_of(conn, book.now()))
        authority = open_authority(conn, me, mine.exchange, authority_passphrase or passphrase)
    refuse_passphrase(mine.held, code, officer.passphrase, names)
    made = make_keys(
        authority,
        Room(mine.held.book_id, mine.generation, mine.key),
        officer=code,
        name=name_ar or name_en,
        passphrase=officer.passphrase,
        strength=strength,
        now=book.now(),
    )
    with changed_slots(book, by, Act.MANAGE_OFFICERS, mine.generation, made.slot) as tx:
        _free_code(load_officers(tx.conn), code)
        officer_id = tx.insert(
            organisation.officer,
            code=code,
            name_ar=name_ar,
            name_en=name_en,
            roles=roles_text(officer.roles),
            certificate=made.certificate,
            key=made.key_file,
            active=1,
            created_at=tx.recorded_at,
        )
        write_term(tx, officer_id, officer.last_day)
        log_roles(tx, code, frozenset(), officer.roles)
        put_exchange(tx, recipient_of(code), made.public)
        settle_authority(tx, authority, me, mine.exchange)
    return code


def names_of(conn: Connection) -> tuple[str, ...]:
    """Return the names that a passphrase had better not hold: of the organisation and officers."""
    held = load_organisation(conn)
    officers = load_officers(conn)
    people = (name for one in officers for name in (one.name_ar, one.name_en))
    return (held.name_ar, held.name_en, *people)


def refuse_name(officers: Iterable[Officer], code: str, name_ar: str, name_en: str) -> None:
    """Refuse a name that another active officer has: signatures are told apart by names.

    Raises UserError `officer-name-taken` with the code of the other.
    """
    wanted = {fold(name) for name in (name_ar, name_en) if name}
    for one in officers:
        held = {fold(name) for name in (one.name_ar, one.name_en) if name}
        if one.active and one.code != code and held & wanted:
            raise UserError("officer-name-taken", name=one.name_ar or one.name_en, officer=one.code)


def _free_code(officers: Iterable[Officer], wanted: str) -> str:
    """Return the code for a new officer: `wanted`, or the next number."""
    known = {each.code for each in officers}
    if wanted:
        if wanted in known:
            raise UserError("officer-code-taken", code=wanted)
        return wanted
    number = len(known) + 1
    while f"O{number}" in known:
        number += 1
    return f"O{number}"
