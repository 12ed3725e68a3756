"""One act of writing: everything in it is kept, logged and signed together, or not at all."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Callable, Mapping, Sequence
from itertools import groupby
from typing import Any, Final, TypeVar

from sqlalchemy import Connection, Table, func, insert, select, update

from desktop.domain.ledger.masters import Masters
from desktop.domain.log import canonical, entry_leaf
from desktop.domain.log.checkpoint import Checkpoint
from desktop.domain.log.entry_leaf import EntryFact, entry_subject
from desktop.domain.log.erased_leaf import NO_SEED, ErasedLeaf
from desktop.domain.log.leaf import SEED_BYTES, Leaf, seal
from desktop.domain.log.merkle import Frontier
from desktop.domain.log.record_leaf import Action, RecordFact, record_leaf, record_subject
from desktop.domain.log.seal_entry import seal_entry
from desktop.domain.trust.acting import Acting
from desktop.store import records
from desktop.store.queries.masters import load_masters
from desktop.store.types import moment_text

SignCheckpoint = Callable[[Checkpoint], str]
Kept = dict[Callable[[Connection], Any], Any]
"""What was read of the logged tables, by the function that read it."""

T = TypeVar("T")

_FLUSH_AT: Final = 5_000
_SEEDS_AT_ONCE: Final = 1_000
_INSERT_ENTRY_LEAF: Final = "INSERT INTO log_leaf VALUES (?, 'entry', ?, ?, ?, NULL)"
_INSERT_LEAF: Final = "INSERT INTO log_leaf VALUES (?, ?, ?, ?, ?, ?)"

_UPDATE_HEAD: Final = (
    "UPDATE log_head SET size = ?, frontier = ?, checkpoint = ?, recorded_at = ? WHERE id = 1"
)

_Row = tuple[int, str, str, bytearray, bytearray, str | None]


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
        kept: Kept,
    ) -> None:
        self.conn = conn
        self._kept = kept
        self.by = by
        self.recorded_at = recorded_at
        self._frontier = frontier
        self._origin = origin
        self._sign = sign
        self._rows: list[_Row] = []
        self._seeds = b""
        self._seeds_used = 0
        self._next = frontier.size
        self._grown = False

    def kept(self, load: Callable[[Connection], T]) -> T:
        """Return what `load` reads of logged tables; read again only after one of them changed."""
        if load not in self._kept:
            self._kept[load] = load(self.conn)
        found: T = self._kept[load]
        return found

    def sign_with(self, sign: SignCheckpoint) -> None:
        """Let another key of the log sign this head and all that follow."""
        self._sign = sign

    @property
    def signer(self) -> SignCheckpoint:
        """What signs the head of this act, and of the next."""
        return self._sign

    def masters(self) -> Masters:
        """Return the masters as they stand in this transaction; kept between transactions."""
        return self.kept(load_masters)

    @property
    def recorded_text(self) -> str:
        """`recorded_at` as it stands in the book and the log."""
        return moment_text(self.recorded_at)

    @property
    def known(self) -> Kept:
        """What the next transaction may start from."""
        return self._kept

    def append(self, leaf: Leaf) -> int:
        """Append a leaf and return its position in the log, from 0; what it says is kept."""
        seed = self._seed()
        said = canonical.text([list(pair) for pair in leaf.fields])
        return self._take(leaf.kind, leaf.subject, seed, seal(leaf, seed).hash, said)

    def append_entry(self, fact: EntryFact) -> int:
        """Append the leaf of a posted entry; its own rows keep what it says."""
        seed = self._seed()
        subject = entry_subject(fact.fiscal_year, fact.series, fact.number)
        return self._take(entry_leaf.KIND, subject, seed, seal_entry(fact, seed).hash, None)

    def _seed(self) -> bytes:
        """Return 16 fresh random bytes; the generator is asked for many at once."""
        if self._seeds_used == len(self._seeds):
            self._seeds = os.urandom(SEED_BYTES * (_SEEDS_AT_ONCE if self._grown else 1))
            self._seeds_used = 0
        self._seeds_used += SEED_BYTES
        return self._seeds[self._seeds_used - SEED_BYTES : self._seeds_used]

    def _take(self, kind: str, subject: str, seed: bytes, digest: bytes, said: str | None) -> int:
        # The driver binds a bytearray several times faster than bytes (measured).
        self._rows.append((self._next, kind, subject, bytearray(seed), bytearray(digest), said))
        self._next += 1
        if len(self._rows) >= _FLUSH_AT:
            self._flush()
        return self._next - 1

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

    def insert_many(self, table: Table, rows: Sequence[Mapping[str, Any]]) -> range:
        """Insert rows into a logged table at once, each with its leaf, and return their ids."""
        key = records.primary_key(table)
        first = 1 + int(
            self.conn.execute(select(func.ifnull(func.max(table.c[key]), 0))).scalar_one()
        )
        ids = range(first, first + len(rows))
        if rows:
            given = [{**row, key: at} for at, row in zip(ids, rows, strict=True)]
            self.conn.execute(insert(table), given)
            self._kept = {}
            for row in records.read_from(self.conn, table, first):
                self._log_as_it_stands(table, str(row[key]), row, Action.CREATED, 1)
        return ids

    def update(self, table: Table, key: str | int, /, **values: Any) -> None:
        """Change a row of a logged table and put it into the log as it now stands."""
        column = table.c[records.primary_key(table)]
        self.conn.execute(update(table).where(column == key).values(**values))
        self._flush()
        said = self.conn.exec_driver_sql(
            "SELECT count(*) FROM log_leaf WHERE kind = 'record' AND subject = ?",
            (record_subject(table.name, key),),
        ).scalar_one()
        self._log_row(table, key, Action.CHANGED, int(said) + 1)

    def erase_leaf(self, position: int, left: ErasedLeaf) -> None:
        """Keep of the leaf at `position` only what is `left`; its hash stays as it is.

        The database allows it for leaves about a subject that stands in table `erasure`.
        """
        self._flush()
        self.conn.exec_driver_sql(
            "UPDATE log_leaf SET seed = ?, fields = ? WHERE position = ?",
            (bytearray(NO_SEED), canonical.text(left.to_json()), position),
        )

    def _log_row(self, table: Table, key: str | int, action: Action, version: int) -> None:
        self._kept = {}  # not emptied: where this transaction fails, the book keeps what it knew
        row = records.read_row(self.conn, table, key)
        self._log_as_it_stands(table, str(key), row, action, version)

    def _log_as_it_stands(
        self,
        table: Table,
        key: str,
        row: Mapping[str, records.Stored],
        action: Action,
        version: int,
    ) -> None:
        fact = RecordFact(
            table=table.name,
            key=key,
            version=version,
            action=action,
            recorded_at=moment_text(self.recorded_at),
            maker=self.by.code,
            columns=tuple(row.items()),
        )
        self.append(record_leaf(fact))

    def _flush(self) -> None:
        if self._rows:
            for of_entries, run in groupby(self._rows, key=lambda row: row[5] is None):
                if of_entries:
                    rows = [(at, subject, seed, digest) for at, _, subject, seed, digest, _ in run]
                    self.conn.exec_driver_sql(_INSERT_ENTRY_LEAF, rows)
                else:
                    self.conn.exec_driver_sql(_INSERT_LEAF, list(run))
            self._frontier = self._frontier.extend(bytes(row[4]) for row in self._rows)
            self._rows, self._grown = [], True

    def seal_head(self) -> None:
        """Write the pending leaves and sign the new head; called once, right before the commit."""
        self._flush()
        if not self._grown:
            return
        frontier = self._frontier
        note = self._sign(Checkpoint(self._origin, frontier.size, frontier.root()))
        self.conn.exec_driver_sql(
            _UPDATE_HEAD,
            (frontier.size, frontier.to_bytes(), note, moment_text(self.recorded_at)),
        )
