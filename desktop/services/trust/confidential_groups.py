"""Confidential groups: make one, say who belongs to it, list them."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from sqlalchemy import Connection, Row, select

from desktop.domain.errors import UserError
from desktop.domain.folding import fold
from desktop.domain.hygiene import clean_names
from desktop.domain.trust.acting import Act
from desktop.domain.trust.key_groups import (
    AUTHORITY,
    BOOK,
    GENERAL,
    RECOVERY,
    KeyGroup,
    NewGroup,
    officer_of,
    recipient_of,
)
from desktop.services.session import Session
from desktop.services.trust.group_writing import first_key, renew_group
from desktop.services.trust.groups import group_row, open_group
from desktop.services.trust.officers import load_officers
from desktop.store.queries.key_holders import exchange_keys, standing_recipients
from desktop.store.tables.documents import key_group


def create_group(session: Session, group: NewGroup) -> int:
    """Make a confidential group and return its id; whoever makes it belongs to it.

    Every officer who may add documents may make one. Raises UserError `not-permitted`,
    `name-empty`, `group-name-taken`, `officer-unknown` or `officer-must-unlock-first`.
    """
    name_ar, name_en = clean_names(group.name_ar, group.name_en)
    wanted = {fold(name) for name in (name_ar, name_en) if name}
    with session.book.begin(session.by, Act.ADD_DOCUMENT) as tx:
        groups = tx.conn.execute(select(key_group)).all()
        for other in groups:
            if wanted & {fold(name) for name in (other.name_ar, other.name_en) if name}:
                raise UserError("group-name-taken", group=other.name_ar or other.name_en)
        members = _recipients(tx.conn, {session.by.code, *group.members})
        recovery = {RECOVERY} & exchange_keys(tx.conn).keys() if group.recovery else set()
        code = f"C{1 + sum(1 for other in groups if other.code.startswith('C'))}"
        group_id = tx.insert(
            key_group, code=code, name_ar=name_ar, name_en=name_en, generation=1, active=1
        )
        first_key(tx, group_id, code, members | recovery)
    return group_id


def change_members(
    session: Session, group_id: int, codes: Collection[str], *, recovery: bool | None = None
) -> None:
    """Let exactly the officers `codes` belong to a group; it gets a new key in any case.

    Whoever leaves keeps what they read or copied, and opens nothing that is added from now on. Who
    acts must belong to it before, and may leave. `recovery` says whether the recovery code opens
    it; None leaves that as it is. Raises UserError `not-permitted`, `group-unknown`,
    `group-not-yours`, `group-not-changed`, `group-members-empty`, `officer-unknown` or
    `officer-must-unlock-first`.
    """
    if not codes:
        raise UserError("group-members-empty")
    with session.book.begin(session.by, Act.ADD_DOCUMENT) as tx:
        row = group_row(tx.conn, group_id)
        if row.code in (GENERAL, AUTHORITY):
            raise UserError("group-not-changed", group=row.name_ar or row.name_en)
        old = open_group(tx.conn, group_id, session.by, session.exchange)
        held = standing_recipients(tx.conn, group_id, old.generation)
        wanted = RECOVERY in held if recovery is None else recovery
        also = {RECOVERY} & exchange_keys(tx.conn).keys() if wanted else set()
        renew_group(tx, old, _recipients(tx.conn, codes) | also)


def list_groups(session: Session) -> tuple[KeyGroup, ...]:
    """Return every group with its members; that a group is there is no secret."""
    with session.book.read(session.by, Act.READ_DOCUMENTS) as conn:
        rows = conn.execute(select(key_group).order_by(key_group.c.id)).all()
        return tuple(_group_of(conn, row, session) for row in rows)


def _group_of(conn: Connection, row: Row[tuple[object, ...]], session: Session) -> KeyGroup:
    held = standing_recipients(conn, int(row.id), int(row.generation))
    codes = (officer_of(each) for each in sorted(held))
    mine = recipient_of(session.by.code) in held and session.exchange is not None
    return KeyGroup(
        id=row.id,
        code=row.code,
        name_ar=row.name_ar,
        name_en=row.name_en,
        generation=row.generation,
        members=tuple(code for code in codes if code is not None),
        everybody=BOOK in held,
        mine=mine or BOOK in held,
        recovery=RECOVERY in held,
    )


def _recipients(conn: Connection, codes: Iterable[str]) -> frozenset[str]:
    """Return the recipients of active officers; raises UserError `officer-unknown`."""
    active = {one.code for one in load_officers(conn) if one.active}
    for code in codes:
        if code not in active:
            raise UserError("officer-unknown", officer=code)
    return frozenset(recipient_of(code) for code in codes)
