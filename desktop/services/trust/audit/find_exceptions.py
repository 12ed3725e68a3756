"""Run the auditor's tests over the book: read once, test by test, stoppable between them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, replace

from sqlalchemy import Connection

from desktop.domain.errors import UserError
from desktop.domain.trust.acting import Act, Acting
from desktop.domain.trust.benford import Benford, count_digits
from desktop.domain.trust.exceptions import (
    EntryRow,
    ExceptionKind,
    Hit,
    Material,
    OfficerRow,
    Thresholds,
)
from desktop.domain.trust.exceptions_amounts import amounts_for_digits
from desktop.domain.trust.exceptions_registry import EXCEPTIONS
from desktop.services.trust.officers import load_officers
from desktop.store.book import Book
from desktop.store.queries import audit as queries
from desktop.store.queries.approvals import load_rules
from desktop.store.queries.masters import load_organisation, load_years

Progress = Callable[[int, int], None]
"""Called with (done, in all); what it raises stops the work."""

_READING = 10
"""Steps of the progress that reading takes; each test takes one."""
_TOLD_EVERY = 5_000


@dataclass(frozen=True, slots=True)
class Exceptions:
    """What the tests showed: hits by kind, only of the kinds that were asked for.

    `year` is None for all years; `entries` is how many were looked at; `at` when (UTC).
    """

    year: str | None
    entries: int
    at: dt.datetime
    hits: Mapping[ExceptionKind, tuple[Hit, ...]]
    benford: Benford
    thresholds: Thresholds

    @property
    def count(self) -> int:
        """How many hits there are in all."""
        return sum(len(found) for found in self.hits.values())


def find_exceptions(
    book: Book,
    by: Acting,
    year: str | None = None,
    kinds: Collection[ExceptionKind] | None = None,
    progress: Progress | None = None,
    *,
    thresholds: Thresholds | None = None,
) -> Exceptions:
    """Run the tests called `kinds` (None: all) over the entries of `year` (None: all years).

    Raises UserError `not-permitted` or `year-unknown`.
    """
    limits = thresholds or Thresholds()
    wanted = [kind for kind in EXCEPTIONS if kinds is None or kind in kinds]
    total = _READING + len(wanted)
    told = progress or _silent
    told(0, total)
    with book.read(by, Act.READ_AUDIT) as conn:
        material = _material(conn, _year_id(conn, year), lambda done: told(done, total))
    hits: dict[ExceptionKind, tuple[Hit, ...]] = {}
    for place, kind in enumerate(wanted):
        told(_READING + place, total)
        hits[kind] = tuple(EXCEPTIONS[kind].rule(material, limits))
    told(total, total)
    digits = count_digits(amounts_for_digits(material.entries))
    return Exceptions(year, len(material.entries), book.now(), hits, digits, limits)


def only(found: Exceptions, kinds: Collection[ExceptionKind]) -> Exceptions:
    """Return `found` with the hits of these kinds alone."""
    return replace(found, hits={kind: hits for kind, hits in found.hits.items() if kind in kinds})


def _year_id(conn: Connection, name: str | None) -> int | None:
    if name is None:
        return None
    years = load_years(conn).values()
    for year in years:
        if year.name == name:
            return year.id
    raise UserError("year-unknown", name=name, known=", ".join(year.name for year in years))


def _material(conn: Connection, year_id: int | None, told: Callable[[int], None]) -> Material:
    entries: list[EntryRow] = []
    for place, entry in enumerate(queries.entry_rows(conn, year_id)):
        entries.append(entry)
        if place % _TOLD_EVERY == 0:
            told(1)
    told(_READING // 2)
    lines = queries.line_rows(conn, year_id)
    told(_READING - 1)
    posted = queries.posted_by(conn, year_id)
    return Material(
        entries=tuple(entries),
        lines=lines,
        scale=load_organisation(conn).currency.scale,
        rules=load_rules(conn),
        overrides=queries.override_rows(conn),
        self_approvals=queries.self_approval_rows(conn),
        batches=queries.batch_rows(conn, year_id),
        officers=tuple(
            OfficerRow(
                one.id,
                one.code,
                frozenset(act for act in Act if one.acting().may(act)),
                posted.get(one.id, 0),
            )
            for one in load_officers(conn)
            if one.active
        ),
        changes=tuple(queries.partner_changes(conn)),
        codes=queries.codes(conn),
    )


def _silent(_done: int, _total: int) -> None:
    """Nobody watches."""
