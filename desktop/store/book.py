"""An open book: the one place where reading and writing begin, and where permission is asked."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import RLock
from typing import Final

import sqlcipher3.dbapi2 as sqlcipher
from sqlalchemy import Connection, Engine, insert, select

from desktop.domain.errors import UserError
from desktop.domain.log.checkpoint import Checkpoint
from desktop.domain.log.kinds import CLOCK, event_leaf
from desktop.domain.log.merkle import Frontier
from desktop.domain.trust.acting import Act, Acting, require
from desktop.store.blobs.faults import disk_faults
from desktop.store.blobs.folder import BlobFolder
from desktop.store.blobs.settle import settle_documents
from desktop.store.engine import make_engine, outside_transaction
from desktop.store.faults import as_altered, as_user_error
from desktop.store.folder import BookFolder
from desktop.store.gate import Gate
from desktop.store.lock import BookLock
from desktop.store.migrate import migrate, needs_migration
from desktop.store.queries.log import load_head
from desktop.store.rekey import clear_left_behind, compare, next_folder, put_in_place
from desktop.store.schema import create_schema
from desktop.store.snapshot import Progress, copy_database, open_copy
from desktop.store.tables.log import log_head, log_key
from desktop.store.tx import Kept, SignCheckpoint, Tx
from desktop.store.types import moment_text

SignerOf = Callable[[str, bytes], SignCheckpoint]
"""Makes, from the name and the private bytes of the log key, the function that signs a head."""

Clock = Callable[[], dt.datetime]

_STEP_BACK: Final = dt.timedelta(minutes=2)
"""A clock that is behind by less than this is not worth a leaf; the order is kept all the same."""


def utc_now() -> dt.datetime:
    """Return the moment that the computer's clock shows, in UTC."""
    return dt.datetime.now(dt.UTC)


class Book:
    """A book that is open and locked by this program, until `close`."""

    def __init__(
        self,
        folder: BookFolder,
        engine: Engine,
        lock: BookLock | None,
        *,
        key: bytes,
        sign: SignCheckpoint,
        origin: str,
        clock: Clock,
    ) -> None:
        self.folder = folder
        self._engine = engine
        self._lock = lock
        self._key = key
        self._sign = sign
        self._origin = origin
        self._clock = clock
        self._clock_reported = False
        self._kept: Kept = {}
        self._writing = RLock()
        self._gate = Gate()
        self._changing = False

    @classmethod
    def open(
        cls, folder: BookFolder, key: bytes, *, signer_of: SignerOf, clock: Clock = utc_now
    ) -> Book:
        """Open the book with its database key.

        Raises UserError `book-in-use`, `book-read-only`, `book-damaged`, `book-altered`,
        `book-key-mismatch` or `book-newer`; nothing is changed by then. A book of an older version
        is backed up beside itself and brought up to date.
        """
        lock = BookLock.acquire(folder.lock)
        engine = make_engine(folder.database, key)
        try:
            with as_altered(folder.path), as_user_error(folder.path), engine.connect() as conn:
                old = needs_migration(conn)
            if old:
                migrate(folder, key)
            with as_altered(folder.path), as_user_error(folder.path), engine.connect() as conn:
                held = conn.execute(select(log_key).order_by(log_key.c.id.desc()).limit(1)).one()
                sign = signer_of(held.name, held.private)
                settle_documents(conn, BlobFolder(folder.blobs))
            # A power cut may leave pages torn that the write-ahead log holds whole; the look at
            # every page reads the file alone.
            _fold(engine)
        except BaseException:
            engine.dispose()
            lock.release()
            raise
        return cls(folder, engine, lock, key=key, sign=sign, origin=held.name, clock=clock)

    @classmethod
    def create(
        cls,
        folder: BookFolder,
        key: bytes,
        *,
        origin: str,
        sign: SignCheckpoint,
        clock: Clock = utc_now,
    ) -> Book:
        """Make an empty book in an existing folder and open it; the first act fills it.

        `origin` names the log in every checkpoint. Raises UserError as `open` does.
        """
        lock = BookLock.acquire(folder.lock)
        engine = make_engine(folder.database, key)
        try:
            with as_user_error(folder.path):
                outside_transaction(engine, "PRAGMA journal_mode = WAL")
                with engine.connect().execution_options(write=True) as conn, conn.begin():
                    create_schema(conn)
                    empty = Frontier()
                    conn.execute(
                        insert(log_head).values(
                            id=1,
                            size=0,
                            frontier=empty.to_bytes(),
                            checkpoint=sign(Checkpoint(origin, 0, empty.root())),
                            recorded_at=clock(),
                        )
                    )
        except BaseException:
            engine.dispose()
            lock.release()
            raise
        return cls(folder, engine, lock, key=key, sign=sign, origin=origin, clock=clock)

    def now(self) -> dt.datetime:
        """Return the moment that the book's clock shows (UTC)."""
        return self._clock()

    @contextmanager
    def read(self, by: Acting, act: Act) -> Iterator[Connection]:
        """Give a read snapshot, if `by` may do `act` (UserError `not-permitted`)."""
        require(by, act)
        with self.inspect() as conn:
            yield conn

    @contextmanager
    def inspect(self) -> Iterator[Connection]:
        """Give a read snapshot while the officer is still being found; opening a book needs it."""
        with self._gate.passing(), as_user_error(self.folder.path), self._engine.connect() as conn:
            yield conn

    @contextmanager
    def begin(self, by: Acting, act: Act) -> Iterator[Tx]:
        """Begin an act of writing, if `by` may do `act` (UserError `not-permitted`).

        Leaving the block signs the log's new head and commits with one sync; an error undoes it.
        """
        require(by, act)
        # The next act must not begin with what was known before this one.
        with self._gate.passing(), self._writing:
            with (
                as_user_error(self.folder.path),
                self._engine.connect().execution_options(write=True) as conn,
                conn.begin(),
            ):
                self._refuse_while_changing()
                tx = self._tx(conn, by)
                yield tx
                tx.seal_head()
            self._kept, self._sign = tx.known, tx.signer

    def _tx(self, conn: Connection, by: Acting) -> Tx:
        head = load_head(conn)
        now = self._clock()
        recorded_at = max(now, head.recorded_at)
        tx = Tx(
            conn,
            by=by,
            recorded_at=recorded_at,
            frontier=head.frontier,
            origin=self._origin,
            sign=self._sign,
            kept=self._kept,
        )
        if head.recorded_at - now > _STEP_BACK and not self._clock_reported:
            self._clock_reported = True
            said = {
                "reached": moment_text(head.recorded_at),
                "shown": moment_text(now),
                "recorded_at": moment_text(recorded_at),
            }
            tx.append(event_leaf(CLOCK, moment_text(now), said))
        return tx

    def snapshot(self, by: Acting, target: Path, progress: Progress | None = None) -> None:
        """Copy the database as it stands to the new file `target`; others go on working.

        Raises UserError `not-permitted`, `disk-full` or `disk-fault`; nothing is left then.
        """
        with self.read(by, Act.BACK_UP) as conn:
            copy_database(conn, self._key, target, progress)

    @contextmanager
    def inspect_copy(self, path: Path) -> Iterator[Connection]:
        """Give a read snapshot of a copy of this book, which has the same key."""
        with open_copy(path, self._key) as conn:
            yield conn

    def clear_free_space(self) -> None:
        """Write the file anew, so that nothing deleted is left in it: seconds for a large book.

        Raises UserError `disk-full` where there is no room for it; the book is whole then.
        """
        with self._gate.passing(), as_user_error(self.folder.path):
            self._refuse_while_changing()
            outside_transaction(self._engine, "VACUUM")
            outside_transaction(self._engine, "PRAGMA wal_checkpoint(TRUNCATE)")

    @contextmanager
    def changing_key(self) -> Iterator[None]:
        """Keep everybody from writing while the key of the database is changed; they may read.

        Raises UserError `book-changing-keys` where that is under way already, as `begin` does then.
        """
        with self._gate.alone():
            self._refuse_while_changing()
            self._changing = True
        try:
            yield
        finally:
            self._changing = False

    @contextmanager
    def copied_under(self, key: bytes, progress: Progress | None = None) -> Iterator[Book]:
        """Give this book as it will be under another key: compared, and open to be written to.

        Within `changing_key` only; `put_in_place` makes it count. Raises UserError
        `rekey-check-failed`, `disk-full`, `disk-fault`, and what `progress` raises.
        """
        folder = next_folder(self.folder)
        clear_left_behind(self.folder)
        with self.inspect() as conn:
            copy_database(conn, key, folder.database, progress)
            with open_copy(folder.database, key) as copy:
                compare(conn, copy, self.folder.path)
        engine = make_engine(folder.database, key)
        coming = Book(
            folder, engine, None, key=key, sign=self._sign, origin=self._origin, clock=self._clock
        )
        try:
            yield coming
        finally:
            coming.close()

    def put_in_place(self, key: bytes) -> None:
        """Let the closed copy under `key` take the place of the present database, with one rename.

        Raises UserError `disk-fault`; the present one stays then.
        """
        with self._gate.alone():
            _fold(self._engine)
            self._engine.dispose()
            try:
                with disk_faults(self.folder.path):
                    put_in_place(self.folder)
                self._key, self._kept = key, {}
            finally:
                self._engine = make_engine(self.folder.database, self._key)

    def _refuse_while_changing(self) -> None:
        if self._changing:
            raise UserError("book-changing-keys", path=str(self.folder.path))

    def close(self) -> None:
        """Fold the write-ahead log into the file, close it, and give the lock free."""
        try:
            _fold(self._engine)
        finally:
            self._engine.dispose()
            if self._lock is not None:
                self._lock.release()


def _fold(engine: Engine) -> None:
    """Fold the write-ahead log into the file; where that fails it stays beside it and is read."""
    with suppress(sqlcipher.Error):
        outside_transaction(engine, "PRAGMA wal_checkpoint(TRUNCATE)")
