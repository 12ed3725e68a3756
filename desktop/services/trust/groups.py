"""Open the keys that groups of officers share: everybody's, and those of confidential circles.

A group's key is sealed to each member's own public key. Who can open the database, with whatever
tool, has no more of it than the sealed bytes.
"""

from __future__ import annotations

import json
import os
from dataclasses import dataclass, field
from typing import Final

from sqlalchemy import Connection, Row, select

from desktop.domain.errors import UserError
from desktop.domain.trust.acting import Acting
from desktop.domain.trust.key_groups import AUTHORITY, BOOK, GENERAL, recipient_of
from desktop.store.exchange_key import ExchangeKey
from desktop.store.queries.masters import load_organisation
from desktop.store.tables.documents import group_key, key_group
from desktop.store.tx import Tx
from desktop.text.words import mark, words_of

KEY_BYTES: Final = 32
_ABOUT: Final = "sijill-group-1"
_GENERAL_NAME: Final = mark("Everybody who opens the book")


@dataclass(frozen=True, slots=True)
class GroupKey:
    """The key of a group in one generation: 32 bytes, never printed."""

    group_id: int
    generation: int
    key: bytes = field(repr=False)


def general_group(tx: Tx) -> int:
    """Return the id of the group of everybody, made with its first key where it lacks."""
    found = tx.conn.execute(select(key_group.c.id).where(key_group.c.code == GENERAL)).scalar()
    if found is not None:
        return int(found)
    group_id = tx.insert(
        key_group,
        code=GENERAL,
        name_ar=words_of("ar")(_GENERAL_NAME),
        name_en=words_of("en")(_GENERAL_NAME),
        generation=1,
        active=1,
    )
    tx.insert(
        group_key,
        group_id=group_id,
        generation=1,
        recipient=BOOK,
        sealed=os.urandom(KEY_BYTES),
        recorded_at=tx.recorded_at,
    )
    return group_id


def open_group(
    conn: Connection, group_id: int, by: Acting, exchange: ExchangeKey | None
) -> GroupKey:
    """Return the newest key of a group.

    Raises UserError `group-unknown`, or `group-not-yours` (field `group`) where the key of the
    officer does not open it.
    """
    generation = int(group_row(conn, group_id).generation)
    return open_group_generation(conn, group_id, generation, by, exchange)


def open_group_generation(
    conn: Connection, group_id: int, generation: int, by: Acting, exchange: ExchangeKey | None
) -> GroupKey:
    """Return the key that a group had in one generation; raises as `open_group`."""
    return open_as(conn, group_id, generation, recipient_of(by.code), exchange)


def open_as(
    conn: Connection,
    group_id: int,
    generation: int,
    recipient: str,
    exchange: ExchangeKey | None,
) -> GroupKey:
    """Return the key of one generation as `recipient` opens it; raises as `open_group`."""
    group = group_row(conn, group_id)
    rows = conn.execute(
        select(group_key.c.recipient, group_key.c.sealed)
        .where(group_key.c.group_id == group_id, group_key.c.generation == generation)
        .where(group_key.c.recipient.in_((BOOK, recipient)))
    )
    held = {row.recipient: bytes(row.sealed) for row in rows}
    key = held.get(BOOK)
    if key is None and exchange is not None and recipient in held:
        book_id = load_organisation(conn).book_id
        about = about_key(book_id, str(group.code), generation, recipient)
        key = exchange.open(held[recipient], about)
    if key is None or len(key) != KEY_BYTES:
        raise UserError("group-not-yours", group=group.name_ar or group.name_en)
    return GroupKey(group_id, generation, key)


def confidential_groups(conn: Connection) -> tuple[Row[tuple[object, ...]], ...]:
    """Return the rows of the groups that officers made for some of them."""
    rows = conn.execute(
        select(key_group)
        .where(key_group.c.code.not_in((GENERAL, AUTHORITY)))
        .order_by(key_group.c.id)
    )
    return tuple(rows.all())


def group_row(conn: Connection, group_id: int) -> Row[tuple[object, ...]]:
    """Return the row of a group; raises UserError `group-unknown`."""
    row = conn.execute(select(key_group).where(key_group.c.id == group_id)).first()
    if row is None:
        raise UserError("group-unknown", group=group_id)
    return row


def about_key(book_id: str, code: str, generation: int, recipient: str) -> bytes:
    """Return what a sealed key of a group is bound to: it opens in no other place."""
    said = [_ABOUT, book_id, code, generation, recipient]
    return json.dumps(said, ensure_ascii=False, separators=(",", ":")).encode()
