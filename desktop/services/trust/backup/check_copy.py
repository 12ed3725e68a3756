"""Is this copy of a database the book that its manifest promises, whole and true to its log?"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from sqlalchemy import Connection

from desktop.domain.errors import UserError
from desktop.domain.log.checkpoint import parse_checkpoint
from desktop.domain.log.finding import Fault
from desktop.domain.log.note import parse_note
from desktop.domain.trust.backups import Part
from desktop.exchange.backup.container import damaged
from desktop.exchange.backup.manifest import Manifest
from desktop.services.trust.verify_book import Progress, Verification, verify_snapshot
from desktop.store.queries.backups import extent
from desktop.store.queries.log import load_head
from desktop.store.queries.masters import load_organisation


@dataclass(frozen=True, slots=True)
class Copied:
    """What stands in a copy: the log's state, how many entries, and the last day of any."""

    size: int
    root: bytes
    short_head: str
    entries: int
    last_day: dt.date | None


def state_of(conn: Connection) -> tuple[int, bytes]:
    """Return the size and root of the log that a snapshot shows."""
    checkpoint = parse_checkpoint(parse_note(load_head(conn).note).text)
    return checkpoint.size, checkpoint.root


def check_copy(
    conn: Connection, manifest: Manifest, name: str, progress: Progress | None = None
) -> Copied:
    """Check every page and row of a copy, and that it is what `manifest` says.

    `name` is the backup's file. Raises UserError `backup-damaged` with the part: the database for
    a page, the log where rows and log disagree, the manifest where it speaks of another state.
    """
    try:
        found = verify_snapshot(conn, progress)
    except UserError as error:
        raise damaged(name, Part.DATABASE) from error
    if not found.sound:
        raise damaged(name, _part(found))
    size, root = state_of(conn)
    same_book = load_organisation(conn).book_id == manifest.book_id
    if not same_book or (size, root) != (manifest.size, manifest.root):
        raise damaged(name, Part.MANIFEST)
    return Copied(size, root, found.short_head, *extent(conn))


def _part(found: Verification) -> Part:
    pages = any(each.fault is Fault.PAGE_DAMAGED for each in found.findings)
    return Part.DATABASE if pages else Part.LOG
