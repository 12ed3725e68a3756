"""Read the log: its head, its leaf hashes, single leaves."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, select

from desktop.domain.log import canonical
from desktop.domain.log.erased_leaf import ErasedLeaf
from desktop.domain.log.leaf import Leaf, SealedLeaf, seal
from desktop.domain.log.malformed import MalformedError
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
    """A leaf as stored; `fields` is None for an entry, whose rows say it.

    Of a leaf about an erased person `fields` has what is left, and `erased` the rest as digests.
    """

    position: int
    kind: str
    subject: str
    seed: bytes
    hash: bytes
    fields: tuple[tuple[str, Any], ...] | None
    erased: ErasedLeaf | None = None

    def as_leaf(self) -> Leaf:
        """Return the fact of a leaf that keeps its own fields, all of them; else ValueError."""
        if self.fields is None or self.erased is not None:
            raise ValueError("the leaf does not say its fact by itself")
        return Leaf(self.kind, self.subject, self.fields)

    def sealed(self) -> SealedLeaf:
        """Return the bytes and hash that a leaf which keeps its own fields makes now."""
        return seal(self.as_leaf(), self.seed) if self.erased is None else self.erased.sealed()


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


def leaves_about(conn: Connection, subject: str) -> Iterator[StoredLeaf]:
    """Yield the leaves of the record or event called `subject`, in order; no entries."""
    rows = conn.exec_driver_sql(
        "SELECT position, kind, subject, seed, hash, fields FROM log_leaf"
        " WHERE kind <> 'entry' AND subject = ? ORDER BY position",
        (subject,),
    ).all()
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
    position, kind, subject, seed, digest, said = row
    if said is None:
        return StoredLeaf(position, kind, subject, seed, digest, None)
    try:
        value = canonical.decode(said.encode())
        if isinstance(value, dict):
            erased = ErasedLeaf.from_json(kind, subject, value)
            return StoredLeaf(position, kind, subject, seed, digest, erased.fields, erased)
        fields = tuple((str(name), one) for name, one in value)
    except (AttributeError, MalformedError, TypeError, ValueError):
        fields = ()  # altered by another tool: a leaf without fields never agrees with its hash
    return StoredLeaf(position, kind, subject, seed, digest, fields)


def seeds_of(conn: Connection) -> dict[int, bytes]:
    """Return the secret seed of every leaf by its position."""
    rows = conn.exec_driver_sql("SELECT position, seed FROM log_leaf")
    return {row[0]: row[1] for row in rows}
