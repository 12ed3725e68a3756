"""Move to a new computer in one act: a verified backup, a note beside it, and a marked old copy."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from desktop import resources
from desktop.domain.errors import UserError
from desktop.domain.trust.acting import Act
from desktop.domain.trust.backups import Purpose
from desktop.exchange.backup import disk
from desktop.services.session import Session
from desktop.services.trust.backup.back_up import BackedUp, back_up
from desktop.services.trust.backup.marks import mark_moved
from desktop.services.trust.backup.telling import Progress

READ_ME: Final = "move/READ-ME.txt"
BESIDE: Final = "READ-ME-sijill.txt"


@dataclass(frozen=True, slots=True)
class MovedAway:
    """What lies on the stick for the new computer, and the note on how to go on there."""

    backup: BackedUp
    note: Path


def move_to_new_computer(
    session: Session, folder: Path, *, progress: Progress | None = None
) -> MovedAway:
    """Make a backup for another computer and mark this copy as the one that was left.

    Opening this copy afterwards says that it was moved, until somebody goes on in it on purpose.
    Raises UserError as `back_up`, and whatever the book says when it takes no writing: an old copy
    that cannot be marked is not moved, although the backup is good.
    """
    made = back_up(session, folder, purpose=Purpose.MOVE, progress=progress)
    note = folder / BESIDE
    content = resources.path(READ_ME).read_bytes()
    if not _same(note, content):
        disk.remove(note)
        disk.to_stick(note, iter((content,)), len(content))
    if not made.recorded:
        raise UserError("move-unmarked", path=str(session.book.folder.path), file=made.path.name)
    with session.book.begin(session.by, Act.BACK_UP) as tx:
        mark_moved(tx, made.path.name)
    return MovedAway(made, note)


def _same(path: Path, content: bytes) -> bool:
    try:
        return path.read_bytes() == content
    except OSError:
        return False
