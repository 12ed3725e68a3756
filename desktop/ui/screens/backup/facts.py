"""What the screen of backups asks of the book, on the database thread."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from pathlib import Path

from desktop.domain.trust.acting import Act
from desktop.domain.trust.backups import Due, Kept
from desktop.services.session import Session
from desktop.services.trust.backup.before_updates import BeforeUpdate, before_updates
from desktop.services.trust.backup.marks import Moved, moved
from desktop.services.trust.backup.state import backup_due, list_kept


@dataclass(frozen=True, slots=True)
class BackupFacts:
    """How the book stands; `kept` with the newest first, `allowed` whether this officer may."""

    due: Due
    kept: tuple[Kept, ...]
    before: tuple[BeforeUpdate, ...]
    moved: Moved | None
    now: dt.datetime
    allowed: bool


def read_facts(session: Session) -> BackupFacts:
    """Read everything that the screen shows."""
    book, by = session.book, session.by
    return BackupFacts(
        backup_due(book, by),
        tuple(reversed(list_kept(book, by))),
        before_updates(book, by),
        moved(book, by),
        book.now(),
        by.may(Act.BACK_UP),
    )


def path_of(kept: Kept) -> Path:
    """Return where a backup lay when it was made."""
    return Path(kept.folder) / kept.file_name
