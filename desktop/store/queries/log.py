"""Read the log: its head, its leaf hashes, single leaves."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, select

from desktop.domain.log import canonical
from desktop.domain.log.leaf import Leaf
from desktop.domain.log.merkle import Frontier
from desktop.store.rows import raw_rows
from desktop.store.tables.log import log_key
from desktop.store.types import moment_of


@dataclass(frozen=True, slots=True)
class Head:
    """The signed head of the log; `note` is the C2SP signed checkpoint."""

    size: int
    frontier: Frontier
    note: str
    recorded_at: dt.datetime


@dataclass(frozen=True, slots=True)
class StoredLeaf:
    """A leaf as stored; `fields` is None for an entry, whose rows say it."""

    position: int
    kind: str
    subject: str
    seed: bytes
    hash: bytes
    fields: tuple[tuple[str, Any], ...] | None

    def as_leaf(self) -> Leaf:
        """Return the fact of a leaf that keeps its own fields."""
        if self.fields is None:
            raise ValueError("the rows of the entry say this leaf")
        return Leaf(self.kind, self.subject, self.fields)


def load_head(conn: Connection) -> Head:
    """Return the head of the log."""
    row = conn.exec_driver_sql("SELECT size, frontier, checkpoint, recorded_at FROM log_head").one()
    return Head(row[0], Frontier.from_bytes(row[1]), row[2], moment_of(row[3]))


def public_key(conn: Connection) -> str:
    """Return the verifier key (vkey) of the key that signs the log now."""
    newest = select(log_key.c.public).order_by(log_key.c.id.desc()).limit(1)
    return str(conn.execute(newest).scalar_one())


def leaf_hashes(conn: Connection, size: int | None = None) -> list[bytes]:
    """Return the leaf hashes in order, all of them or the first `size`."""
    rows = raw_rows(
        conn,
        "SELECT hash FROM log_leaf WHERE position < ? ORDER BY position",
        (2**62 if size is None else size,),
    )
    return [row[0] for row in rows]


def leaves(conn: Connection, *, kinds_other_than: str = "") -> Iterator[StoredLeaf]:
    """Yield the leaves in order, without those of one kind where asked."""
    rows = conn.exec_driver_sql(
        "SELECT position, kind, subject, seed, hash, fields FROM log_leaf"
        " WHERE kind <> ? ORDER BY position",
        (kinds_other_than,),
    )
    for row in rows:
        yield _stored(row)


def leaf_at(conn: Connection, position: int) -> StoredLeaf | None:
    """Return the leaf at a position, or None beyond the end."""
    row = conn.exec_driver_sql(
        "SELECT position, kind, subject, seed, hash, fields FROM log_leaf WHERE position = ?",
        (position,),
    ).first()
    return None if row is None else _stored(row)


def _stored(row: Sequence[Any]) -> StoredLeaf:
    return StoredLeaf(row[0], row[1], row[2], row[3], row[4], _fields(row[5]))


def _fields(said: str | None) -> tuple[tuple[str, Any], ...] | None:
    if said is None:
        return None
    return tuple((str(name), value) for name, value in canonical.decode(said.encode()))


def seeds_of(conn: Connection) -> dict[int, bytes]:
    """Return the secret seed of every leaf by its position."""
    rows = conn.exec_driver_sql("SELECT position, seed FROM log_leaf")
    return {row[0]: row[1] for row in rows}
