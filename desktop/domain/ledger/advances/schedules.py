"""Schedules of advances: by holder with their age, and the report of how one was accounted for."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from desktop.domain.ledger.advances.advance import Advance, AdvanceState
from desktop.domain.ledger.chart import Account
from desktop.domain.ledger.dimensions import Partner, Project
from desktop.domain.ledger.entry import Entry
from desktop.domain.ledger.open_items.ages import age_of
from desktop.domain.ledger.open_items.item import ItemLine
from desktop.domain.ledger.open_items.schedules import About
from desktop.domain.ledger.schedules.schedule import (
    Cell,
    Column,
    Fact,
    Holds,
    Link,
    Name,
    Row,
    Said,
    Schedule,
)
from desktop.domain.ledger.statements.table import RowKind

_OPEN = frozenset({AdvanceState.OPEN, AdvanceState.OVERDUE})


@dataclass(frozen=True, slots=True)
class Told:
    """How an advance was accounted for: the entries, each with how many scans it has.

    `head` is the short head of the log under which it is printed.
    """

    advance: Advance
    holder: Partner
    entries: Sequence[tuple[Entry, int]]
    head: str


@dataclass(frozen=True, slots=True)
class _Held:
    """One thing in a person's hands."""

    partner_id: int
    code: str
    purpose: str
    project_id: int | None
    day: dt.date
    due_day: dt.date
    given: int
    open: int
    entry_id: int | None


def advances_schedule(
    about: About,
    advances: Sequence[Advance],
    others: Sequence[ItemLine],
    partners: Mapping[int, Partner],
    projects: Mapping[int, Project],
) -> Schedule:
    """Return what is in people's hands by holder, the oldest due first, with its age in days."""
    held = [
        _Held(
            each.partner_id,
            each.code,
            each.purpose,
            each.project_id,
            each.day,
            each.due_day,
            each.given,
            each.open,
            each.entry_id,
        )
        for each in advances
        if each.state in _OPEN
    ]
    held += [
        _Held(
            line.partner_id,
            "",
            line.narration,
            line.project_id,
            line.day,
            line.due_day,
            abs(line.amount),
            line.balance,
            line.entry_id,
        )
        for line in others
    ]
    rows: list[Row] = []
    for partner in partners.values():
        own = [each for each in held if each.partner_id == partner.id]
        if own:
            rows.extend(_holder(partner, own, projects, about.day))
    given, open_ = sum(each.given for each in held), sum(each.open for each in held)
    rows.append(Row(RowKind.TOTAL, (Said("total"), "", "", None, None, None, given, open_)))
    return Schedule(
        key="advances",
        organisation=about.organisation,
        currency=about.currency,
        year=about.year,
        first_day=about.day,
        last_day=about.day,
        columns=(
            Column("code"),
            Column("purpose"),
            Column("project", optional=True),
            Column("day", Holds.DAY),
            Column("due-day", Holds.DAY),
            Column("age", Holds.NUMBER, optional=True),
            Column("given", Holds.AMOUNT),
            Column("open", Holds.AMOUNT),
        ),
        rows=tuple(rows),
    )


def _holder(
    partner: Partner, own: Sequence[_Held], projects: Mapping[int, Project], day: dt.date
) -> list[Row]:
    rows = [Row(RowKind.HEADING, (Name(partner.name_ar, partner.name_en),))]
    for each in sorted(own, key=lambda one: (one.due_day, one.code)):
        project = None if each.project_id is None else projects[each.project_id].code
        age = age_of(each.due_day, day)
        cells: tuple[Cell, ...] = (
            each.code,
            each.purpose,
            project,
            each.day,
            each.due_day,
            age if age > 0 else None,
            each.given,
            each.open,
        )
        rows.append(Row(RowKind.ITEM, cells, 1, Link(entry_id=each.entry_id)))
    given, open_ = sum(each.given for each in own), sum(each.open for each in own)
    rows.append(Row(RowKind.SUBTOTAL, (Said("held"), "", "", None, None, None, given, open_)))
    return rows


def settlement_schedule(about: About, told: Told, accounts: Mapping[int, Account]) -> Schedule:
    """Return the report of how an advance was accounted for, to be signed."""
    advance, entries = told.advance, told.entries
    rows: list[Row] = []
    for entry, scans in entries:
        rows.extend(_entry(entry, scans, advance, accounts))
    accounted = advance.given - advance.open
    rows += [
        Row(RowKind.SUBTOTAL, (None, None, None, Said("accounted"), "", None, accounted)),
        Row(RowKind.TOTAL, (None, None, None, Said("left"), "", None, advance.open)),
    ]
    return Schedule(
        key="advance-settlement",
        organisation=about.organisation,
        currency=about.currency,
        year=about.year,
        first_day=advance.day,
        last_day=about.day,
        columns=(
            Column("day", Holds.DAY),
            Column("series"),
            Column("number", Holds.NUMBER),
            Column("account"),
            Column("memo", optional=True),
            Column("scans", Holds.NUMBER),
            Column("amount", Holds.AMOUNT),
        ),
        rows=tuple(rows),
        subject=Name(told.holder.name_ar, told.holder.name_en),
        facts=(
            Fact("code", advance.code),
            Fact("purpose", advance.purpose),
            Fact("given-on", advance.day),
            Fact("due-day", advance.due_day),
            Fact("given", advance.given),
            Fact("state", advance.state),
            Fact("head", told.head),
        ),
        notes=("no-scan",) if any(not scans for _, scans in entries) else (),
        signatories=("holder", "treasurer", "chair"),
    )


def _entry(
    entry: Entry, scans: int, advance: Advance, accounts: Mapping[int, Account]
) -> list[Row]:
    rows: list[Row] = []
    for line in entry.lines:
        account = accounts[line.account_id]
        if line.partner_id == advance.partner_id and line.amount < 0:
            continue
        cells: tuple[Cell, ...] = (
            entry.day,
            entry.series,
            entry.number,
            Name(account.name_ar, account.name_en),
            line.memo,
            scans,
            line.amount,
        )
        rows.append(Row(RowKind.ITEM, cells, link=Link(entry_id=entry.id)))
    return rows
