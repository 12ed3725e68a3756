"""The rows of lists of classes, members and charges."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from desktop.domain.ledger.dimensions import Partner
from desktop.domain.ledger.dues.dues import ChargeRow, DuesClass, DuesMember
from desktop.domain.ledger.year import FiscalYear
from desktop.services.ledger.dues.classes import dues_set_up
from desktop.services.ledger.list_masters import list_years
from desktop.services.ledger.read_journal import masters_of
from desktop.services.session import Session
from desktop.text.words import mark
from desktop.ui.tables.column import Chip, Tone
from desktop.ui.words import ui_words


@dataclass(frozen=True, slots=True)
class ClassRow:
    """A class with its rate in a year, and how many belong to it now."""

    found: DuesClass
    year: FiscalYear | None
    rate: int | None
    members: int


@dataclass(frozen=True, slots=True)
class MemberRow:
    """Who belongs to which class."""

    member: DuesMember
    partner: Partner
    found: DuesClass


@dataclass(frozen=True, slots=True)
class ChargedRow:
    """What was charged, when and for whom."""

    charge: ChargeRow
    year: str
    found: DuesClass | None

    @property
    def chip(self) -> Chip:
        """How it stands."""
        if self.charge.entry_id is None:
            return Chip(mark("Not posted"), Tone.NEUTRAL)
        if self.charge.reversed:
            return Chip(mark("Reversed"), Tone.WARNING)
        return Chip(mark("Posted"), Tone.GOOD)


def class_rows(session: Session) -> Sequence[ClassRow]:
    """Return the classes with the rate of the last year."""
    found = dues_set_up(session.book, session.by)
    years = [each.year for each in list_years(session.book, session.by)]
    year = years[-1] if years else None
    rates = {
        each.class_id: each.amount
        for each in found.rates
        if year is not None and each.fiscal_year_id == year.id
    }
    return tuple(
        ClassRow(
            each,
            year,
            rates.get(each.id),
            sum(one.class_id == each.id and one.last_day is None for one in found.members),
        )
        for each in found.classes
    )


def member_rows(session: Session) -> Sequence[MemberRow]:
    """Return who belongs to which class."""
    found = dues_set_up(session.book, session.by)
    partners = masters_of(session.book, session.by).partners
    known = {each.id: each for each in found.classes}
    return tuple(
        MemberRow(each, partners[each.partner_id], known[each.class_id]) for each in found.members
    )


def charge_rows(session: Session) -> Sequence[ChargedRow]:
    """Return what was charged, the newest first."""
    found = dues_set_up(session.book, session.by)
    years = masters_of(session.book, session.by).years
    known = {each.id: each for each in found.classes}
    return tuple(
        ChargedRow(
            each,
            years[each.fiscal_year_id].name,
            None if each.class_id is None else known[each.class_id],
        )
        for each in found.charges
    )


def class_name(found: DuesClass | None) -> str:
    """Return the name of a class, or that it is about all of them."""
    if found is None:
        return ui_words()(mark("All classes"))
    return ui_words().of(found.name_ar, found.name_en)
