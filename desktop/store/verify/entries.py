"""Every posted entry, made into its leaf again, is the leaf that the log holds."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from sqlalchemy import Connection

from desktop.domain.log.entry_leaf import KIND
from desktop.domain.log.finding import Fault, Finding
from desktop.domain.log.malformed import MalformedError
from desktop.domain.log.seal_entry import seal_entry
from desktop.store.queries.entries import StoredFact, stored_facts
from desktop.store.queries.masters import load_organisation
from desktop.store.rows import raw_rows

_TELL_EVERY = 1_000


def check_entries(
    conn: Connection, progress: Callable[[int, int], None] | None = None
) -> Iterator[Finding]:
    """Yield ALTERED, UNLOGGED and MISSING entries, by the name that the log has for them."""
    held = {
        row[0]: (row[1], row[2], row[3])
        for row in raw_rows(
            conn, "SELECT position, subject, seed, hash FROM log_leaf WHERE kind = ?", (KIND,)
        )
    }
    currency = load_organisation(conn).currency.code
    expected = len(held)
    for done, stored in enumerate(stored_facts(conn, currency), start=1):
        leaf = held.pop(stored.leaf, None)
        if leaf is None:
            yield Finding(Fault.UNLOGGED, f"{KIND}:{stored.id}")
        elif not _agrees(stored, leaf[1], leaf[2]):
            yield Finding(Fault.ALTERED, leaf[0])
        if progress is not None and done % _TELL_EVERY == 0:
            progress(done, expected)
    for subject, _, _ in held.values():
        yield Finding(Fault.MISSING, subject)
    yield from _stray_lines(conn)


@dataclass(frozen=True, slots=True)
class Looked:
    """What a look at some entries found; `until` is the day (ISO) of the last one, or ""."""

    entries: int
    until: str
    findings: tuple[Finding, ...]


def check_entries_between(conn: Connection, after: int, last: int) -> Looked:
    """Look at the entries whose id is above `after` and not above `last`: ALTERED, UNLOGGED."""
    held = {
        row[0]: (row[1], row[2], row[3])
        for row in raw_rows(
            conn,
            "SELECT l.position, l.subject, l.seed, l.hash FROM entry e"
            " JOIN log_leaf l ON l.position = e.leaf"
            " WHERE l.kind = ? AND e.id > ? AND e.id <= ?",
            (KIND, after, last),
        )
    }
    currency = load_organisation(conn).currency.code
    found: list[Finding] = []
    entries, until = 0, ""
    wanted = f"e.id > {after:d} AND e.id <= {last:d}"
    for stored in stored_facts(conn, currency, wanted=wanted):
        leaf = held.pop(stored.leaf, None)
        if leaf is None:
            found.append(Finding(Fault.UNLOGGED, f"{KIND}:{stored.id}"))
        elif not _agrees(stored, leaf[1], leaf[2]):
            found.append(Finding(Fault.ALTERED, leaf[0]))
        entries, until = entries + 1, stored.fact.day
    return Looked(entries, until, tuple(found))


def check_missing_entries(conn: Connection) -> Iterator[Finding]:
    """Yield MISSING for leaves without an entry, UNLOGGED for lines without one."""
    rows = conn.exec_driver_sql(
        "SELECT subject FROM log_leaf WHERE kind = ? AND position NOT IN (SELECT leaf FROM entry)"
        " ORDER BY position",
        (KIND,),
    )
    for (subject,) in rows:
        yield Finding(Fault.MISSING, subject)
    yield from _stray_lines(conn)


def _agrees(stored: StoredFact, seed: bytes, digest: bytes) -> bool:
    try:
        return seal_entry(stored.fact, seed).hash == digest
    except MalformedError:
        return False


def _stray_lines(conn: Connection) -> Iterator[Finding]:
    rows = conn.exec_driver_sql(
        "SELECT DISTINCT entry_id FROM line WHERE entry_id NOT IN (SELECT id FROM entry)"
    )
    for (entry_id,) in rows:
        yield Finding(Fault.UNLOGGED, f"{KIND}:{entry_id}")
