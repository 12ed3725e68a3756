"""Officers as the book holds them."""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import dataclass, field

from sqlalchemy import Connection, select

from desktop.domain.errors import UserError
from desktop.domain.trust.acting import Act, Acting, Role
from desktop.domain.trust.limits import allowed_acts
from desktop.services.trust.permissions import load_permissions
from desktop.services.trust.terms import load_terms
from desktop.store.book import Book
from desktop.store.tables.organisation import officer


@dataclass(frozen=True, slots=True)
class NewOfficer:
    """An officer to be entered; `passphrase` unlocks the book and the officer's signing key.

    `last_day` is the last day on which they may open the book (None: no end).
    """

    name_ar: str
    name_en: str
    roles: frozenset[Role]
    passphrase: str = field(repr=False)
    code: str = ""
    last_day: dt.date | None = None


@dataclass(frozen=True, slots=True)
class Officer:
    """An officer; `certificate` is PEM, `key` the PKCS#12 file under the officer's passphrase.

    `allowed` is what the offices may do in this organisation, `last_day` the end of the term.
    """

    id: int
    code: str
    name_ar: str
    name_en: str
    roles: frozenset[Role]
    active: bool
    certificate: str
    key: bytes = field(repr=False)
    allowed: frozenset[Act] | None = None
    last_day: dt.date | None = None

    def acting(self) -> Acting:
        """Return the officer as the one who acts."""
        return Acting(self.id, self.code, self.name_ar, self.name_en, self.roles, self.allowed)


def roles_text(roles: frozenset[Role]) -> str:
    """Return how roles stand in the book: a JSON array in fixed order."""
    return json.dumps(sorted(role.value for role in roles))


def load_officers(conn: Connection) -> tuple[Officer, ...]:
    """Return every officer in order of entry."""
    departures, terms = load_permissions(conn), load_terms(conn)
    found = []
    for row in conn.execute(select(officer).order_by(officer.c.id)):
        roles = frozenset(Role(name) for name in json.loads(row.roles))
        found.append(
            Officer(
                id=row.id,
                code=row.code,
                name_ar=row.name_ar,
                name_en=row.name_en,
                roles=roles,
                active=bool(row.active),
                certificate=row.certificate,
                key=row.key,
                allowed=allowed_acts(roles, departures),
                last_day=terms.get(row.id),
            )
        )
    return tuple(found)


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
