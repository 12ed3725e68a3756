"""Go through the checklist of a year, or of the months up to a day, and explain open points."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace

from sqlalchemy import Connection

from desktop.domain.errors import UserError
from desktop.domain.hygiene import clean_name
from desktop.domain.ledger.closing.points import Found, PointState, figure_of
from desktop.domain.ledger.masters import Masters
from desktop.domain.ledger.year import FiscalYear, Period, PeriodStatus, YearStatus
from desktop.domain.trust.acting import Act, Acting
from desktop.services.ledger.closing.check import Check, Looked, Purpose, every_check
from desktop.services.ledger.statements import year_named
from desktop.store.book import Book
from desktop.store.queries.closing import PointNote, notes_of
from desktop.store.queries.masters import load_masters
from desktop.store.tables.closing import point_note


@dataclass(frozen=True, slots=True)
class Point:
    """A point of the list: the check, what it found, and the note by which it may stay open."""

    check: Check
    found: Found
    note: PointNote | None = None

    @property
    def state(self) -> PointState:
        """How the point stands."""
        return self.found.state

    @property
    def is_open(self) -> bool:
        """Whether it fails and nobody said why it may."""
        return self.state is PointState.FAILS

    @property
    def blocks(self) -> bool:
        """Whether nothing goes on while it stands as it does."""
        return self.is_open and self.found.blocks


@dataclass(frozen=True, slots=True)
class Checklist:
    """The points of a year in the order in which they are read."""

    year: FiscalYear
    points: tuple[Point, ...]

    @property
    def left(self) -> tuple[Point, ...]:
        """The points that are open."""
        return tuple(point for point in self.points if point.is_open)

    @property
    def blocking(self) -> tuple[Point, ...]:
        """The points while which nothing goes on."""
        return tuple(point for point in self.points if point.blocks)


def looked_through(looked: Looked, purpose: Purpose) -> Checklist:
    """Return every check of `purpose` over what is looked at."""
    notes = notes_of(looked.conn, looked.year.id) if purpose is not Purpose.MONTHS else {}
    points = []
    for check in every_check().values():
        if purpose not in check.purposes:
            continue
        found = check.look(looked)
        note = notes.get(check.key)
        holds = note is not None and note.figure == figure_of(found) and not found.blocks
        if found.state is PointState.FAILS and holds:
            points.append(Point(check, replace(found, state=PointState.EXPLAINED), note))
        else:
            points.append(Point(check, found))
    return Checklist(looked.year, tuple(points))


def checklist(
    book: Book,
    by: Acting,
    year_name: str | None = None,
    *,
    purpose: Purpose = Purpose.CLOSING,
    sound: bool | None = None,
) -> Checklist:
    """Return the checklist of a year (None: the last); raises UserError `year-unknown`."""
    with book.read(by, Act.READ_LEDGER) as conn:
        masters = load_masters(conn)
        year = year_named(masters, year_name)
        today = book.now().astimezone().date()
        looked = Looked(conn, masters, year, year.first_day, year.last_day, today, sound)
        return looked_through(looked, purpose)


@dataclass(frozen=True, slots=True)
class Standing:
    """What stands in the months that would be locked up to `day`: how many, and the points."""

    day: dt.date
    months: int
    points: tuple[Point, ...]


def standing_until(book: Book, by: Acting, day: dt.date) -> Standing:
    """Return what stands in the unlocked months that end on `day` or before.

    Raises UserError `day-without-year`.
    """
    with book.read(by, Act.READ_LEDGER) as conn:
        masters = load_masters(conn)
        open_years = {each.id for each in masters.years.values() if each.status is YearStatus.OPEN}
        months = [
            each
            for each in masters.periods
            if each.last_day <= day
            and each.status is PeriodStatus.OPEN
            and each.fiscal_year_id in open_years
        ]
        return _standing(book, conn, masters, day, months)


def standing_in(book: Book, by: Acting, month: Period) -> Standing:
    """Return what stands in one month."""
    with book.read(by, Act.READ_LEDGER) as conn:
        return _standing(book, conn, load_masters(conn), month.last_day, [month])


def _standing(
    book: Book, conn: Connection, masters: Masters, day: dt.date, months: list[Period]
) -> Standing:
    year = next(
        (each for each in masters.years.values() if each.first_day <= day <= each.last_day), None
    )
    if year is None:
        raise UserError("day-without-year", day=day)
    if not months:
        return Standing(day, 0, ())
    today = book.now().astimezone().date()
    looked = Looked(conn, masters, year, months[0].first_day, months[-1].last_day, today)
    return Standing(day, len(months), looked_through(looked, Purpose.MONTHS).points)


def explain_point(book: Book, by: Acting, year_name: str, key: str, reason: str) -> None:
    """Write down why a point of a year's checklist may stay open as it stands now.

    Raises UserError `year-unknown`, `point-unknown`, `point-reason-missing`, `point-not-open`, or
    `point-blocks` for one that cannot be talked away.
    """
    said = clean_name(reason, field="reason")
    if not said:
        raise UserError("point-reason-missing")
    with book.begin(by, Act.CLOSE_YEAR) as tx:
        masters = tx.masters()
        year = year_named(masters, year_name)
        check = every_check().get(key)
        if check is None:
            raise UserError("point-unknown", point=key, known=", ".join(every_check()))
        today = tx.recorded_at.astimezone().date()
        looked = Looked(tx.conn, masters, year, year.first_day, year.last_day, today)
        found = check.look(looked)
        if found.state is not PointState.FAILS:
            raise UserError("point-not-open", point=key)
        if found.blocks:
            raise UserError("point-blocks", point=key)
        tx.insert(
            point_note,
            fiscal_year_id=year.id,
            point=key,
            figure=figure_of(found),
            reason=said,
            officer_id=tx.by.officer_id,
            recorded_at=tx.recorded_at,
        )
