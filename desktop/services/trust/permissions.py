"""Read and change what each office may do in this organisation."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection, select

from desktop.domain.errors import UserError
from desktop.domain.trust.acting import PERMISSIONS, Act, Acting, Role
from desktop.domain.trust.limits import Departures, Reason, fixed, may_by_office
from desktop.store.book import Book
from desktop.store.tables.officers import permission


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of the table: whether the office may; `fixed` is why it cannot be changed."""

    role: Role
    act: Act
    allowed: bool
    shipped: bool
    fixed: Reason | None


def load_permissions(conn: Connection) -> Departures:
    """Return where the organisation departs from the shipped table.

    Offices and acts that this version does not know are of another one, and are passed over.
    """
    roles = {role.value: role for role in Role}
    acts = {act.value: act for act in Act}
    rows = conn.execute(select(permission.c.role, permission.c.act, permission.c.allowed))
    return {
        (roles[row.role], acts[row.act]): bool(row.allowed)
        for row in rows
        if row.role in roles and row.act in acts
    }


def permission_table(book: Book, by: Acting) -> tuple[Cell, ...]:
    """Return every cell, act by act in the order of `Act`, office by office in that of `Role`."""
    with book.read(by, Act.READ_LEDGER) as conn:
        departures = load_permissions(conn)
    return tuple(
        Cell(
            role,
            act,
            may_by_office(role, act, departures),
            act in PERMISSIONS[role],
            fixed(role, act),
        )
        for act in Act
        for role in Role
    )


def change_permission(book: Book, by: Acting, role: Role, act: Act, *, allowed: bool) -> None:
    """Let an office do an act, or not any more; the change is logged.

    It holds for approvals at once, and for an officer from the next time they unlock the book.
    Raises UserError `permission-fixed` (fields `role`, `act`, `reason`) for a cell that no
    organisation can change.
    """
    reason = fixed(role, act)
    if reason is not None:
        raise UserError("permission-fixed", role=role, act=act, reason=reason)
    with book.begin(by, Act.MANAGE_RULES) as tx:
        held = tx.conn.execute(
            select(permission).where(permission.c.role == role.value, permission.c.act == act.value)
        ).first()
        if held is None:
            if allowed != (act in PERMISSIONS[role]):
                tx.insert(permission, role=role.value, act=act.value, allowed=int(allowed))
        elif bool(held.allowed) != allowed:
            tx.update(permission, held.id, allowed=int(allowed))
