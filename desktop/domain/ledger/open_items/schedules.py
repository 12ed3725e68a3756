"""Schedules of open items: by party and age, and the statement of one party's account."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from desktop.domain.currency import Currency
from desktop.domain.ledger.dimensions import Partner
from desktop.domain.ledger.open_items.ages import AgeSteps, PartyAges, ages_by_party
from desktop.domain.ledger.open_items.item import ItemLine
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


@dataclass(frozen=True, slots=True)
class About:
    """What every schedule of open items says of itself."""

    organisation: Name
    currency: Currency
    year: str | None
    first_day: dt.date
    day: dt.date
    steps: AgeSteps


def ages_schedule(
    key: str,
    about: About,
    lines: Sequence[ItemLine],
    partners: Mapping[int, Partner],
    unnamed: int = 0,
) -> Schedule:
    """Return what each party owes or is owed on the day, by age; the largest balance first.

    `unnamed` is the balance of lines without a party, so that the total agrees with the ledger.
    """
    ages = ages_by_party(lines, about.day, about.steps)
    rows = [_party(partners[each.partner_id], each) for each in ages]
    if unnamed:
        cells: tuple[Cell, ...] = ("", Said("no-party"), None, *([0] * 6), 0, unnamed)
        rows.append(Row(RowKind.ITEM, cells))
    sums = [sum(each.amounts[at] for each in ages) for at in range(6)]
    waiting = sum(each.waiting for each in ages)
    total: tuple[Cell, ...] = (
        "",
        Said("total"),
        None,
        *sums,
        -waiting,
        sum(each.balance for each in ages) + unnamed,
    )
    bounds = about.steps.bounds
    return Schedule(
        key=key,
        organisation=about.organisation,
        currency=about.currency,
        year=about.year,
        first_day=about.day,
        last_day=about.day,
        columns=(
            Column("code"),
            Column("party"),
            Column("oldest", Holds.NUMBER, optional=True),
            Column("not-due", Holds.AMOUNT),
            *(Column(f"to-{bound}", Holds.AMOUNT) for bound in bounds),
            Column(f"over-{bounds[-1]}", Holds.AMOUNT),
            Column("waiting", Holds.AMOUNT, optional=True),
            Column("balance", Holds.AMOUNT),
        ),
        rows=(*rows, Row(RowKind.TOTAL, total)),
        notes=("waiting",) if waiting else (),
    )


def _party(partner: Partner, ages: PartyAges) -> Row:
    cells: tuple[Cell, ...] = (
        partner.code,
        Name(partner.name_ar, partner.name_en),
        max(ages.oldest, 0) or None,
        *ages.amounts,
        -ages.waiting,
        ages.balance,
    )
    return Row(RowKind.ITEM, cells, link=Link(subject=f"partner:{partner.id}"))


def party_schedule(key: str, about: About, lines: Sequence[ItemLine], partner: Partner) -> Schedule:
    """Return the account of one party in the days, with what is open of each line at their end.

    Debits are what the party owes, credits what it is owed or paid.
    """
    before = sum(line.amount for line in lines if line.day < about.first_day)
    balance = before
    rows = [Row(RowKind.SUBTOTAL, (about.first_day, None, None, Said("opening"), *_FOUR, before))]
    debits = credits_ = 0
    for line in lines:
        if line.day < about.first_day:
            continue
        balance += line.amount
        debits += max(line.amount, 0)
        credits_ += max(-line.amount, 0)
        rows.append(_line(line, balance))
    open_ = sum(line.balance * line.side.opening_sign for line in lines)
    totals: tuple[Cell, ...] = (
        about.day,
        None,
        None,
        Said("closing"),
        None,
        debits,
        credits_,
        open_,
        balance,
    )
    return Schedule(
        key=key,
        organisation=about.organisation,
        currency=about.currency,
        year=about.year,
        first_day=about.first_day,
        last_day=about.day,
        columns=(
            Column("day", Holds.DAY),
            Column("series"),
            Column("number", Holds.NUMBER),
            Column("narration"),
            Column("due-day", Holds.DAY, optional=True),
            Column("debit", Holds.AMOUNT),
            Column("credit", Holds.AMOUNT),
            Column("open", Holds.AMOUNT),
            Column("balance", Holds.AMOUNT),
        ),
        rows=(*rows, Row(RowKind.TOTAL, totals)),
        subject=Name(partner.name_ar, partner.name_en),
        facts=(Fact("code", partner.code), Fact("kind", partner.kind)),
        signatories=("treasurer", "party"),
    )


_FOUR: tuple[Cell, ...] = (None, None, None, None)


def _line(line: ItemLine, balance: int) -> Row:
    due = line.due_day if line.opens and line.due_day != line.day else None
    cells: tuple[Cell, ...] = (
        line.day,
        line.series,
        line.number,
        line.narration,
        due,
        max(line.amount, 0) or None,
        max(-line.amount, 0) or None,
        line.balance * line.side.opening_sign or None,
        balance,
    )
    return Row(RowKind.ITEM, cells, link=Link(entry_id=line.entry_id))
