"""What a book remembers of having been moved to another computer, or restored from a backup.

Both stand in the table of settings, whose every change is logged: an old copy in which somebody
went on working, and a book that was set back, can be seen in the log for ever.
"""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import dataclass
from typing import Final

from sqlalchemy import Connection, select

from desktop.domain.trust.acting import Act, Acting
from desktop.store.book import Book
from desktop.store.tables.organisation import setting
from desktop.store.tx import Tx
from desktop.store.types import moment_of, moment_text

_MOVED: Final = "book.moved"
_RESTORED: Final = "book.restored"


@dataclass(frozen=True, slots=True)
class Moved:
    """This copy was moved away at `at` with the backup `file`; somebody works elsewhere now."""

    at: dt.datetime
    file: str


@dataclass(frozen=True, slots=True)
class RestoredFrom:
    """This book was restored at `at` from `file`, made at `made_at` with `size` log records."""

    at: dt.datetime
    file: str
    made_at: dt.datetime
    size: int
    reason: str


def mark_moved(tx: Tx, file: str) -> None:
    """Say in the log that work goes on elsewhere."""
    _put(tx, _MOVED, {"at": tx.recorded_text, "file": file})


def mark_restored(tx: Tx, *, file: str, made_at: dt.datetime, size: int, reason: str) -> None:
    """Say in the log that the book begins again from a backup."""
    said = {"at": tx.recorded_text, "file": file, "made_at": moment_text(made_at)}
    _put(tx, _RESTORED, {**said, "size": size, "reason": reason})


def moved(book: Book, by: Acting) -> Moved | None:
    """Return where this copy was moved, or None where it is the one to work in."""
    with book.read(by, Act.READ_LEDGER) as conn:
        found = _get(conn, _MOVED)
    return Moved(moment_of(str(found["at"])), str(found["file"])) if found else None


def continue_here(book: Book, by: Acting) -> None:
    """Go on in a copy that was moved, deliberately; the log says so."""
    with book.begin(by, Act.BACK_UP) as tx:
        if _get(tx.conn, _MOVED):
            _put(tx, _MOVED, {})


def restored_from(conn: Connection) -> RestoredFrom | None:
    """Return from which backup this book was restored last, or None where it never was."""
    found = _get(conn, _RESTORED)
    if not found:
        return None
    return RestoredFrom(
        moment_of(str(found["at"])),
        str(found["file"]),
        moment_of(str(found["made_at"])),
        int(str(found["size"])),
        str(found["reason"]),
    )


def _get(conn: Connection, key: str) -> dict[str, object]:
    """Return what stands there; nothing where another tool wrote something else."""
    text = conn.execute(select(setting.c.value).where(setting.c.key == key)).scalar()
    try:
        found = json.loads(text or "{}")
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}


def _put(tx: Tx, key: str, said: dict[str, object]) -> None:
    text = json.dumps(said, ensure_ascii=False, sort_keys=True)
    there = tx.conn.execute(select(setting.c.key).where(setting.c.key == key)).first()
    if there is None:
        tx.insert(setting, key=key, value=text)
    else:
        tx.update(setting, key, value=text)
