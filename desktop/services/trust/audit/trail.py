"""Read the audit trail page by page: the steps of the log in the words of what was done."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import Connection

from desktop.domain.log.kinds import CHECKPOINT_SIGNED, CLOCK, COLUMN_PREFIX, HANDOVER, PACKAGE
from desktop.domain.log.kinds import RECEIPT as RECEIPT_EVENT
from desktop.domain.trust.acting import Act, Acting
from desktop.domain.trust.trail import Change, Deed, TrailFilter, TrailRow
from desktop.services.trust.audit.columns import Reader
from desktop.store.book import Book
from desktop.store.queries import audit_trail as queries
from desktop.store.queries.audit_trail import Step

TrailKey = int
"""The place in the log of the last row: where the next page goes on."""

_BY_TABLE: Final[Mapping[str, Deed]] = {
    "proposal": Deed.PROPOSED,
    "control_override": Deed.OVERRODE,
    "attachment": Deed.ATTACHED,
    "backup": Deed.BACKED_UP,
    "handover": Deed.HANDED_OVER,
    "receipt": Deed.RECEIVED,
    "finding": Deed.FOUND,
    "finding_note": Deed.NOTED,
    "erasure": Deed.ERASED,
    "package": Deed.EXPORTED,
    "import_batch": Deed.IMPORTED,
}
"""What the making of a record of these tables is, beside "created"."""
_BY_KIND: Final[Mapping[str, Deed]] = {
    PACKAGE: Deed.EXPORTED,
    RECEIPT_EVENT: Deed.RECEIVED,
    CHECKPOINT_SIGNED: Deed.SIGNED,
    HANDOVER: Deed.CHANGED,
    CLOCK: Deed.CLOCK,
}
_ACCESS: Final[Mapping[str, Deed]] = {
    "opened": Deed.OPENED,
    "printed": Deed.PRINTED,
    "exported": Deed.EXPORTED,
}
_DECISIONS: Final[Mapping[str, Deed]] = {"approved": Deed.APPROVED, "refused": Deed.REFUSED}
_ACTIONS: Final[Mapping[str, Deed]] = {
    "created": Deed.CREATED,
    "changed": Deed.CHANGED,
    "removed": Deed.REMOVED,
}
_UNSAID: Final = frozenset({"recorded_at", "maker", "version", "action"})


@dataclass(frozen=True, slots=True)
class TrailPage:
    """Rows of the trail, newest first; `next_key` is None at the end."""

    rows: tuple[TrailRow, ...]
    next_key: TrailKey | None


def trail_page(
    book: Book,
    by: Acting,
    wanted: TrailFilter,
    *,
    after: TrailKey | None = None,
    limit: int = 100,
) -> TrailPage:
    """Return up to `limit` steps older than the key `after` (None: the newest)."""
    with book.read(by, Act.READ_AUDIT) as conn:
        steps = queries.trail_page(conn, wanted, before=after, limit=limit)
        rows = _rows(conn, steps)
    return TrailPage(rows, steps[-1].position if len(steps) == limit else None)


def oldest_steps(book: Book, by: Acting, wanted: TrailFilter, limit: int) -> tuple[TrailRow, ...]:
    """Return the `limit` oldest steps, the oldest one first."""
    with book.read(by, Act.READ_AUDIT) as conn:
        steps = queries.trail_page(conn, wanted, limit=limit, oldest_first=True)
        return _rows(conn, steps)


def count_trail(book: Book, by: Acting, wanted: TrailFilter) -> int:
    """Return how many steps the filter lets through."""
    with book.read(by, Act.READ_AUDIT) as conn:
        return queries.count_steps(conn, wanted)


def trail_anchors(
    book: Book, by: Acting, *, after: TrailKey | None, step: int, limit: int
) -> tuple[TrailKey, ...]:
    """Return the key of every `step`-th of the `limit` steps after `after`, nothing filtered.

    Places in the log have no gaps, so they are counted and not read.
    """
    with book.read(by, Act.READ_AUDIT) as conn:
        start = queries.log_size(conn) if after is None else after
    last = max(start - limit, 0)
    return tuple(range(start - step, last - 1, -step))


def trail_kinds(book: Book, by: Acting) -> tuple[str, ...]:
    """Return the kinds of records that the trail tells of ("entry", "partner", …)."""
    with book.read(by, Act.READ_AUDIT) as conn:
        return queries.kinds_present(conn)


def walk_trail(
    book: Book, by: Acting, wanted: TrailFilter, *, at_once: int = 1_000
) -> Iterator[TrailRow]:
    """Yield every step that the filter lets through, newest first, one page in memory."""
    after: TrailKey | None = None
    while True:
        page = trail_page(book, by, wanted, after=after, limit=at_once)
        yield from page.rows
        after = page.next_key
        if after is None:
            return


def _rows(conn: Connection, steps: tuple[Step, ...]) -> tuple[TrailRow, ...]:
    reader = Reader(conn)
    return tuple(_row(conn, reader, step) for step in steps)


def _row(conn: Connection, reader: Reader, step: Step) -> TrailRow:
    if step.kind == "entry":
        deed = Deed.REVERSED if step.reverses else Deed.IMPORTED if step.imported else Deed.POSTED
        return TrailRow(
            position=step.position,
            at=_moment(step.recorded_at),
            officer=step.officer or "",
            deed=deed,
            subject=step.subject,
            named=step.subject,
            entry_id=step.entry_id,
            changes=reader.entry(step.narration, step.amount),
            new=True,
        )
    before = queries.step_before(conn, step.subject, step.position) if _again(step) else None
    return TrailRow(
        position=step.position,
        at=_moment(step.said.get("recorded_at")),
        officer=_text(step.said.get("maker")),
        deed=_deed(step),
        subject=step.subject,
        named=reader.named(step.subject),
        changes=_changes(reader, step, before),
        new=before is None,
        erased=step.erased,
    )


def _again(step: Step) -> bool:
    """Tell whether the record had been heard of before."""
    version = step.said.get("version")
    return isinstance(version, int) and version > 1


def _deed(step: Step) -> Deed:
    if step.kind != "record":
        done = _ACTIONS.get(_text(step.said.get("action")), Deed.CHANGED)
        return _BY_KIND.get(step.kind, done)
    table = step.subject.partition(":")[0]
    action = _ACTIONS.get(_text(step.said.get("action")), Deed.CHANGED)
    if action is not Deed.CREATED:
        return action
    if table == "access":
        return _ACCESS.get(_text(step.said.get(COLUMN_PREFIX + "kind")), Deed.OPENED)
    if table == "approval":
        return _DECISIONS.get(_text(step.said.get(COLUMN_PREFIX + "decision")), Deed.APPROVED)
    return _BY_TABLE.get(table, action)


def _changes(reader: Reader, step: Step, before: Mapping[str, Any] | None) -> tuple[Change, ...]:
    """Return the columns that differ from before; of something new, those that say something."""
    if step.kind != "record":
        return tuple(
            Change(name, None, reader.plain(value))
            for name, value in step.said.items()
            if name not in _UNSAID and value not in (None, "")
        )
    table = step.subject.partition(":")[0]
    found = []
    for name, value in step.said.items():
        column = name.removeprefix(COLUMN_PREFIX)
        if not name.startswith(COLUMN_PREFIX):
            continue
        if before is None:
            if value not in (None, "") and column != "id":
                found.append(Change(column, None, reader.typed(table, column, value)))
        elif name in before and before[name] != value:
            found.append(
                Change(
                    column,
                    reader.typed(table, column, before[name]),
                    reader.typed(table, column, value),
                )
            )
    return tuple(found)


def _moment(text: object) -> dt.datetime | None:
    try:
        return dt.datetime.fromisoformat(text) if isinstance(text, str) else None
    except ValueError:
        return None


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""
