"""One act of writing: everything in it is kept, logged and signed together, or not at all."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Callable
from typing import Any, Final

from sqlalchemy import Connection, Table, insert, update

from desktop.domain.log import canonical
from desktop.domain.log.checkpoint import Checkpoint
from desktop.domain.log.leaf import Leaf, seal
from desktop.domain.log.merkle import Frontier
from desktop.domain.log.record_leaf import Action, RecordFact, record_leaf, record_subject
from desktop.domain.trust.acting import Acting
from desktop.store import records
from desktop.store.tables.log import log_head
from desktop.store.types import moment_text

SignCheckpoint = Callable[[Checkpoint], str]

_FLUSH_AT: Final = 5_000
_INSERT_LEAF: Final = (
    "INSERT INTO log_leaf (position, kind, subject, seed, hash, fields) VALUES (?, ?, ?, ?, ?, ?)"
)


class Tx:
    """A transaction under way: `conn` for statements, `append` for the log.

    `recorded_at` is the moment that everything in it carries; it never goes backwards.
    """

    def __init__(
        self,
        conn: Connection,
        *,
        by: Acting,
        recorded_at: dt.datetime,
        frontier: Frontier,
        origin: str,
        sign: SignCheckpoint,
    ) -> None:
        self.conn = conn
        self.by = by
        self.recorded_at = recorded_at
        self._frontier = frontier
        self._origin = origin
        self._sign = sign
        self._rows: list[tuple[int, str, str, bytes, bytes, str | None]] = []
        self._hashes: list[bytes] = []
        self._next = frontier.size
        self._grown = False

    def append(self, leaf: Leaf, *, keep_fields: bool = True) -> int:
        """Append `leaf` and return its position in the log, from 0.

        `keep_fields` is false for an entry, whose leaf is made again from its own rows.
        """
        seed = os.urandom(16)
        sealed = seal(leaf, seed)
        said = canonical.text([list(pair) for pair in leaf.fields]) if keep_fields else None
        self._rows.append((self._next, leaf.kind, leaf.subject, seed, sealed.hash, said))
        self._hashes.append(sealed.hash)
        self._next += 1
        if len(self._rows) >= _FLUSH_AT:
            self._flush()
        return self._next - 1

    @property
    def next_leaf(self) -> int:
        """The position that the next leaf will get."""
        return self._next

    def insert(self, table: Table, **values: Any) -> int:
        """Insert a row into a logged table, put it into the log and return its id.

        A table whose key is text (a setting) returns 0.
        """
        result = self.conn.execute(insert(table).values(**values))
        key = result.inserted_primary_key
        if key is None:
            raise RuntimeError(f"{table.name} gave no key")
        self._log_row(table, key[0], Action.CREATED, 1)
        return int(key[0]) if isinstance(key[0], int) else 0

    def update(self, table: Table, key: str | int, **values: Any) -> None:
        """Change a row of a logged table and put it into the log as it now stands."""
        column = table.c[records.primary_key(table)]
        self.conn.execute(update(table).where(column == key).values(**values))
        self._flush()
        said = self.conn.exec_driver_sql(
            "SELECT count(*) FROM log_leaf WHERE kind = 'record' AND subject = ?",
            (record_subject(table.name, key),),
        ).scalar_one()
        self._log_row(table, key, Action.CHANGED, int(said) + 1)

    def _log_row(self, table: Table, key: str | int, action: Action, version: int) -> None:
        row = records.read_row(self.conn, table, key)
        fact = RecordFact(
            table=table.name,
            key=str(key),
            version=version,
            action=action,
            recorded_at=moment_text(self.recorded_at),
            maker=self.by.code,
            columns=tuple(row.items()),
        )
        self.append(record_leaf(fact))

    def _flush(self) -> None:
        if self._rows:
            self.conn.exec_driver_sql(_INSERT_LEAF, self._rows)
            self._frontier = self._frontier.extend(self._hashes)
            self._rows, self._hashes, self._grown = [], [], True

    def seal_head(self) -> None:
        """Write the pending leaves and sign the new head; called once, right before the commit."""
        self._flush()
        if not self._grown:
            return
        frontier = self._frontier
        note = self._sign(Checkpoint(self._origin, frontier.size, frontier.root()))
        self.conn.execute(
            update(log_head).values(
                size=frontier.size,
                frontier=frontier.to_bytes(),
                checkpoint=note,
                recorded_at=self.recorded_at,
            )
        )
