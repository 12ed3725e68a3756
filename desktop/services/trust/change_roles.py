"""Give an officer other offices, or another last day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import replace

from desktop.domain.errors import UserError
from desktop.domain.trust.acting import Act, Acting, Role
from desktop.domain.trust.limits import allowed_acts
from desktop.domain.trust.offices import refuse_offices, refuse_ungoverned
from desktop.services.trust.officers import Officer, load_officers, roles_text
from desktop.services.trust.permissions import load_permissions
from desktop.services.trust.role_events import log_roles
from desktop.services.trust.terms import check_term, today_of, write_term
from desktop.store.book import Book
from desktop.store.tables.organisation import officer as officer_table
from desktop.store.tx import Tx


def change_roles(
    book: Book,
    by: Acting,
    code: str,
    roles: frozenset[Role],
    *,
    last_day: dt.date | None = None,
) -> None:
    """Let the officer called `code` hold these offices, until `last_day` (None: no end).

    It holds from the next time that the officer unlocks the book. Raises UserError
    `officer-unknown`, `officer-roles-empty`, `auditor-other-offices`, `own-chair-role`,
    `last-governor`, `guest-without-term` or `term-over`; nothing is changed then.
    """
    refuse_offices(roles)
    with book.begin(by, Act.MANAGE_OFFICERS) as tx:
        officers = load_officers(tx.conn)
        found = active_officer(officers, code)
        if found.id == by.officer_id and Role.CHAIR in found.roles - roles:
            raise UserError("own-chair-role")
        if last_day != found.last_day or roles != found.roles:
            check_term(roles, last_day, today_of(tx.conn, tx.recorded_at))
        write_roles(tx, officers, {code: roles})
        write_term(tx, found.id, last_day)
        refuse_ungoverned(lasting(load_officers(tx.conn)))


def active_officer(officers: Sequence[Officer], code: str) -> Officer:
    """Return the officer called `code`; UserError `officer-unknown` for one who has left."""
    for one in officers:
        if one.code == code and one.active:
            return one
    raise UserError("officer-unknown", officer=code)


def write_roles(tx: Tx, officers: Sequence[Officer], roles: Mapping[str, frozenset[Role]]) -> None:
    """Write what each officer named in `roles` holds from now on, and log every change.

    Raises UserError `officer-roles-empty`, `auditor-other-offices` or `last-governor`.
    """
    departures = load_permissions(tx.conn)
    after = []
    for one in officers:
        wanted = roles.get(one.code, one.roles)
        allowed = allowed_acts(wanted, departures)
        if one.active:
            after.append(replace(one, roles=wanted, allowed=allowed).acting())
        if wanted == one.roles:
            continue
        refuse_offices(wanted)
        tx.update(officer_table, one.id, roles=roles_text(wanted))
        log_roles(tx, one.code, one.roles, wanted)
    refuse_ungoverned(after)


def lasting(officers: Sequence[Officer]) -> tuple[Acting, ...]:
    """Return the officers who can open the book without an end."""
    return tuple(one.acting() for one in officers if one.active and one.last_day is None)
