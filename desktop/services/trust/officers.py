"""Officers as the book holds them."""

from __future__ import annotations

import json
from dataclasses import dataclass, field

from sqlalchemy import Connection, select

from desktop.domain.errors import UserError
from desktop.domain.trust.acting import Act, Acting, Role
from desktop.store.book import Book
from desktop.store.tables.organisation import officer


@dataclass(frozen=True, slots=True)
class NewOfficer:
    """An officer to be entered; `passphrase` unlocks the book and the officer's signing key."""

    name_ar: str
    name_en: str
    roles: frozenset[Role]
    passphrase: str = field(repr=False)
    code: str = ""


@dataclass(frozen=True, slots=True)
class Officer:
    """An officer; `certificate` is PEM, `key` the PKCS#12 file under the officer's passphrase."""

    id: int
    code: str
    name_ar: str
    name_en: str
    roles: frozenset[Role]
    active: bool
    certificate: str
    key: bytes = field(repr=False)

    def acting(self) -> Acting:
        """Return the officer as the one who acts."""
        return Acting(self.id, self.code, self.name_ar, self.name_en, self.roles)


def roles_text(roles: frozenset[Role]) -> str:
    """Return how roles stand in the book: a JSON array in fixed order."""
    return json.dumps(sorted(role.value for role in roles))


def load_officers(conn: Connection) -> tuple[Officer, ...]:
    """Return every officer in order of entry."""
    rows = conn.execute(select(officer).order_by(officer.c.id))
    return tuple(
        Officer(
            id=row.id,
            code=row.code,
            name_ar=row.name_ar,
            name_en=row.name_en,
            roles=frozenset(Role(name) for name in json.loads(row.roles)),
            active=bool(row.active),
            certificate=row.certificate,
            key=row.key,
        )
        for row in rows
    )


def officer_by_code(conn: Connection, code: str) -> Officer:
    """Return the officer called `code`; raises UserError `officer-unknown`."""
    for one in load_officers(conn):
        if one.code == code:
            return one
    raise UserError("officer-unknown", officer=code)


def list_officers(book: Book, by: Acting) -> tuple[Officer, ...]:
    """Return the officers of the book."""
    with book.read(by, Act.READ_LEDGER) as conn:
        return load_officers(conn)
