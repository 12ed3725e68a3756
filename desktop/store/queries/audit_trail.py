"""Pages of the audit trail, newest first: leaves of the log with the entries that some stand for.

Without a filter a page is read off the primary key. Days become places in the log by halving, for
the log's moments never go back. A word is looked for by a function inside the statement, so that
a page stops at its last row.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import Connection

from desktop.domain.folding import fold, wrong_layout
from desktop.domain.trust.trail import TrailFilter
from desktop.store.queries.journal import words_query
from desktop.store.types import moment_text

_CONTAINS: Final = "sijill_contains"
_PAGE: Final = """SELECT l.position, l.kind, l.subject, l.fields, e.id, e.recorded_at, o.code,
        e.reverses_id IS NOT NULL, e.batch_id IS NOT NULL, e.narration, e.amount
    FROM (SELECT l.position FROM log_leaf l LEFT JOIN entry e ON e.leaf = l.position
        WHERE {where} ORDER BY l.position {order} LIMIT ?) page
    JOIN log_leaf l ON l.position = page.position
    LEFT JOIN entry e ON e.leaf = l.position LEFT JOIN officer o ON o.id = e.officer_id
    ORDER BY l.position {order}"""
_ABOUT: Final = (
    ("attachment", "SELECT id FROM attachment WHERE subject = ?"),
    ("access", "SELECT id FROM access WHERE subject = ?"),
    ("erasure", "SELECT id FROM erasure WHERE subject = ?"),
    ("finding", "SELECT id FROM finding WHERE subject = ?"),
    (
        "finding_note",
        "SELECT n.id FROM finding_note n JOIN finding f ON f.id = n.finding_id WHERE f.subject = ?",
    ),
)
"""Records about a subject, by the table that they stand in."""
_OF_ENTRY: Final = (
    ("proposal", "SELECT id FROM proposal WHERE entry_id = ?"),
    (
        "approval",
        "SELECT a.id FROM approval a JOIN proposal p ON p.id = a.proposal_id WHERE p.entry_id = ?",
    ),
    ("control_override", "SELECT id FROM control_override WHERE entry_id = ?"),
)


@dataclass(frozen=True, slots=True)
class Step:
    """A leaf as the trail needs it: what it says by name, and the entry that it stands for."""

    position: int
    kind: str
    subject: str
    said: Mapping[str, Any]
    erased: bool
    entry_id: int | None = None
    recorded_at: str | None = None
    officer: str | None = None
    reverses: bool = False
    imported: bool = False
    narration: str = ""
    amount: int = 0


def trail_page(
    conn: Connection,
    wanted: TrailFilter,
    *,
    before: int | None = None,
    limit: int = 100,
    oldest_first: bool = False,
) -> tuple[Step, ...]:
    """Return up to `limit` steps from before the place `before` (None: the newest)."""
    where, values = _where(conn, wanted)
    if before is not None:
        where += " AND l.position < ?"
        values.append(before)
    sql = _PAGE.format(where=where, order="ASC" if oldest_first else "DESC")
    rows = conn.exec_driver_sql(sql, (*values, limit))
    return tuple(_step(row) for row in rows)


def count_steps(conn: Connection, wanted: TrailFilter) -> int:
    """Return how many steps the filter lets through."""
    if wanted.empty:
        return log_size(conn)
    where, values = _where(conn, wanted)
    sql = f"""SELECT count(*) FROM log_leaf l LEFT JOIN entry e ON e.leaf = l.position
        WHERE {where}"""  # noqa: S608
    return int(conn.exec_driver_sql(sql, tuple(values)).scalar_one())


def log_size(conn: Connection) -> int:
    """Return how many leaves the log has; their places have no gaps."""
    return (
        int(conn.exec_driver_sql("SELECT ifnull(max(position), -1) FROM log_leaf").scalar_one()) + 1
    )


def step_before(conn: Connection, subject: str, position: int) -> Mapping[str, Any] | None:
    """Return what the log said of a record before the leaf at `position`; None at the first."""
    row = conn.exec_driver_sql(
        "SELECT fields FROM log_leaf WHERE kind <> 'entry' AND subject = ? AND position < ?"
        " ORDER BY position DESC LIMIT 1",
        (subject, position),
    ).first()
    return None if row is None else said_of(row[0])


def said_of(text: str | None) -> dict[str, Any]:
    """Return what a leaf says by name; of an erased one what is left, of a broken one nothing."""
    try:
        found = json.loads(text or "[]")
        if isinstance(found, dict):
            return {str(name): value for _, name, value in found["openings"]}
        return {str(name): value for name, value in found}
    except (KeyError, TypeError, ValueError):
        return {}


def kinds_present(conn: Connection) -> tuple[str, ...]:
    """Return the first part of every subject in the log; each is found by one look at the index."""
    found = []
    at = ""
    while True:
        row = conn.exec_driver_sql(
            "SELECT subject FROM log_leaf WHERE kind <> 'entry' AND subject >= ?"
            " ORDER BY subject LIMIT 1",
            (at,),
        ).first()
        if row is None:
            break
        kind = row[0].partition(":")[0]
        found.append(kind)
        at = f"{kind};"
    entries = conn.exec_driver_sql("SELECT 1 FROM entry LIMIT 1").first()
    return (*(() if entries is None else ("entry",)), *found)


def _step(row: Sequence[Any]) -> Step:
    position, kind, subject, text, entry_id, moment, officer, reverses, imported, said, sum_ = row
    return Step(
        position=position,
        kind=kind,
        subject=subject,
        said=said_of(text),
        erased=isinstance(text, str) and text.startswith("{"),
        entry_id=entry_id,
        recorded_at=moment,
        officer=officer,
        reverses=bool(reverses),
        imported=bool(imported),
        narration=said or "",
        amount=sum_ or 0,
    )


def _where(conn: Connection, wanted: TrailFilter) -> tuple[str, list[object]]:
    parts: list[str] = []
    values: list[object] = []

    def need(part: str, *given: object) -> None:
        parts.append(part)
        values.extend(given)

    if wanted.first_day is not None:
        need("l.position >= ?", _place_of(conn, wanted.first_day))
    if wanted.last_day is not None:
        need("l.position < ?", _place_of(conn, wanted.last_day + dt.timedelta(days=1)))
    if wanted.kind == "entry":
        need("l.kind = 'entry'")
    elif wanted.kind:
        need(
            "l.position IN (SELECT k.position FROM log_leaf k WHERE k.kind <> 'entry'"
            " AND k.subject >= ? AND k.subject < ?)",
            f"{wanted.kind}:",
            f"{wanted.kind};",
        )
    if wanted.subject:
        places = _places_about(conn, wanted.subject)
        need("l.position IN (SELECT value FROM json_each(?))", json.dumps(places))
    if wanted.officer:
        # In every leaf that has a maker, whole or erased, its field ends in "maker","O1"].
        said = f'"maker",{json.dumps(wanted.officer, ensure_ascii=False)}]'
        need(
            "CASE WHEN l.kind = 'entry' THEN e.officer_id = (SELECT id FROM officer WHERE code = ?)"
            " ELSE instr(l.fields, ?) > 0 END",
            wanted.officer,
            said,
        )
    if wanted.words.strip():
        _words_where(conn, wanted.words, need)
    return " AND ".join(parts) or "1", values


def _words_where(conn: Connection, words: str, need: Callable[..., None]) -> None:
    _teach(conn)
    query = words_query(words)
    if query:
        need(
            "CASE WHEN l.kind = 'entry' THEN e.id IN"
            " (SELECT rowid FROM entry_search WHERE entry_search MATCH ?)"
            " ELSE sijill_contains(l.fields, ?) END",
            query,
            words,
        )


def _teach(conn: Connection) -> None:
    """Give the connection the function that looks for words in what a leaf says."""
    driver: Any = conn.connection.driver_connection
    driver.create_function(_CONTAINS, 2, _contains, deterministic=True)


def _contains(text: object, words: object) -> int:
    if not isinstance(text, str) or not isinstance(words, str):
        return 0
    said = fold(" ".join(str(value) for value in said_of(text).values() if value is not None))
    either = (words, wrong_layout(words) or words)
    return int(any(all(word in said for word in fold(one).split()) for one in either))


def _places_about(conn: Connection, subject: str) -> list[int]:
    """Return the places of every leaf about a record, and about what belongs to it."""
    about = [subject]
    for table, sql in _ABOUT:
        about += [f"{table}:{row[0]}" for row in conn.exec_driver_sql(sql, (subject,))]
    places: list[int] = []
    kind, _, key = subject.partition(":")
    match key.rsplit(":", 2):
        case [year, series, number] if kind == "entry" and number.isdecimal():
            entry = conn.exec_driver_sql(
                "SELECT e.id, e.leaf FROM entry e JOIN fiscal_year y ON y.id = e.fiscal_year_id"
                " WHERE y.name = ? AND e.series = ? AND e.number = ?",
                (year, series, int(number)),
            ).first()
            if entry is not None:
                places.append(entry[1])
                back = "SELECT leaf FROM entry WHERE reverses_id = ?"
                places += [row[0] for row in conn.exec_driver_sql(back, (entry[0],))]
                for table, sql in _OF_ENTRY:
                    rows = conn.exec_driver_sql(sql, (entry[0],))
                    about += [f"{table}:{row[0]}" for row in rows]
    for one in about:
        rows = conn.exec_driver_sql(
            "SELECT position FROM log_leaf WHERE kind <> 'entry' AND subject = ?", (one,)
        )
        places += [row[0] for row in rows]
    return places


def _place_of(conn: Connection, day: dt.date) -> int:
    """Return the place of the first leaf of `day` or later (UTC)."""
    wanted = moment_text(dt.datetime.combine(day, dt.time(), dt.UTC))
    low, high = 0, log_size(conn)
    while low < high:
        middle = (low + high) // 2
        if _moment_at(conn, middle) < wanted:
            low = middle + 1
        else:
            high = middle
    return low


def _moment_at(conn: Connection, position: int) -> str:
    """Return the moment of a leaf; of one that does not tell it, that of the one before."""
    while position >= 0:
        row = conn.exec_driver_sql(
            "SELECT l.fields, e.recorded_at FROM log_leaf l"
            " LEFT JOIN entry e ON e.leaf = l.position WHERE l.position = ?",
            (position,),
        ).first()
        found = None if row is None else row[1] or said_of(row[0]).get("recorded_at")
        if isinstance(found, str):
            return found
        position -= 1
    return ""
