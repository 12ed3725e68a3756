"""Give an officer other offices, or another last day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import replace

from desktop.domain.errors import UserError
from desktop.domain.trust.acting import Act, Acting, Role
from desktop.domain.trust.key_groups import recipient_of
from desktop.domain.trust.limits import allowed_acts
from desktop.domain.trust.offices import refuse_offices, refuse_ungoverned
from desktop.services.session import Session
from desktop.services.trust.authority_key import (
    authority_group,
    open_authority,
    settle_authority,
)
from desktop.services.trust.officers import Officer, load_officers, roles_text
from desktop.services.trust.permissions import load_permissions
from desktop.services.trust.role_events import log_roles
from desktop.services.trust.terms import check_term, today_of, write_term
from desktop.store.tables.organisation import officer as officer_table
from desktop.store.tx import Tx


def change_roles(
    session: Session,
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
    by = session.by
    with session.book.begin(by, Act.MANAGE_OFFICERS) as tx:
        officers = load_officers(tx.conn)
        found = active_officer(officers, code)
        if found.id == by.officer_id and Role.CHAIR in found.roles - roles:
            raise UserError("own-chair-role")
        if last_day != found.last_day or roles != found.roles:
            check_term(roles, last_day, today_of(tx.conn, tx.recorded_at))
        write_roles(tx, officers, {code: roles})
        write_term(tx, found.id, last_day)
        refuse_ungoverned(lasting(load_officers(tx.conn)))
        pass_authority(tx, session)


def active_officer(officers: Sequence[Officer], code: str) -> Officer:
    """Return the officer called `code`; UserError `officer-unknown` for one who has left."""
    for one in officers:
        if one.code == code and one.active:
            return one
    raise UserError("officer-unknown", officer=code)


def write_roles(
    tx: Tx,
    officers: Sequence[Officer],
    roles: Mapping[str, frozenset[Role]],
    *,
    leaving: str = "",
) -> None:
    """Write what each officer named in `roles` holds from now on, and log every change.

    `leaving` is the code of one who may be left without an office. Raises UserError
    `officer-roles-empty`, `auditor-other-offices` or `last-governor`.
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
        if wanted - one.roles or not (wanted or one.code == leaving):
            refuse_offices(wanted)
        tx.update(officer_table, one.id, roles=roles_text(wanted))
        log_roles(tx, one.code, one.roles, wanted)
    refuse_ungoverned(after)


def pass_role(
    tx: Tx, session: Session, role: Role, *, giver: str, receiver: str, day: dt.date
) -> bool:
    """Let an office pass from `giver` to `receiver` (codes); return whether the giver has left.

    Who holds no office any more cannot open the book: the term ended on the day before. Raises
    UserError as `write_roles`.
    """
    officers = load_officers(tx.conn)
    from_one, to_one = active_officer(officers, giver), active_officer(officers, receiver)
    rest = from_one.roles - {role}
    write_roles(tx, officers, {giver: rest, receiver: to_one.roles | {role}}, leaving=giver)
    if not rest:
        write_term(tx, from_one.id, day - dt.timedelta(days=1))
    refuse_ungoverned(lasting(load_officers(tx.conn)))
    pass_authority(tx, session)
    return not rest


def pass_authority(tx: Tx, session: Session) -> None:
    """Give the key of the organisation's authority to those who manage officers from now on.

    An officer who does not hold it cannot; then the next one who holds it does.
    """
    if authority_group(tx.conn) is None:
        return
    me = recipient_of(session.by.code)
    try:
        authority = open_authority(tx.conn, me, session.exchange, "")
    except UserError as error:
        if error.key != "authority-not-yours":
            raise
        return
    settle_authority(tx, authority, me, session.exchange)


def lasting(officers: Sequence[Officer]) -> tuple[Acting, ...]:
    """Return the officers who can open the book without an end."""
    return tuple(one.acting() for one in officers if one.active and one.last_day is None)
