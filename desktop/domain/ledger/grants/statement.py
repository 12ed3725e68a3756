"""The statement of one grant: budget and spending by line, instalments, and what is left."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Final

from desktop.domain.formats import format_day
from desktop.domain.ledger.grants.agreement import Recognition
from desktop.domain.ledger.grants.figures import GrantFigures
from desktop.domain.ledger.grants.grant import Tranche, scaled
from desktop.domain.ledger.masters import Organisation
from desktop.domain.ledger.schedules.schedule import (
    Cell,
    Column,
    Fact,
    Holds,
    Link,
    Money,
    Name,
    Row,
    Said,
    Schedule,
)
from desktop.domain.ledger.statements.table import RowKind

KEY: Final = "grant"
_COLUMNS: Final = (
    Column("line"),
    Column("due", Holds.DAY, optional=True),
    Column("agreed_own", Holds.AMOUNT, optional=True),
    Column("agreed", Holds.AMOUNT),
    Column("period", Holds.AMOUNT),
    Column("to_date", Holds.AMOUNT),
    Column("to_date_own", Holds.AMOUNT, optional=True),
    Column("remaining", Holds.AMOUNT),
    Column("percent", Holds.PERCENT),
)


def grant_statement(
    figures: GrantFigures, organisation: Organisation, year: str | None
) -> Schedule:
    """Return the statement of a grant for the period of `figures`."""
    grant = figures.grant
    rows = (*_lines(figures), *_tranches(figures), *_balance(figures))
    return Schedule(
        key=KEY,
        organisation=Name(organisation.name_ar, organisation.name_en),
        currency=figures.base,
        year=year,
        first_day=figures.first_day,
        last_day=figures.last_day,
        columns=_COLUMNS,
        rows=rows,
        subject=Name(grant.name_ar, grant.name_en),
        facts=tuple(_facts(figures)),
        notes=("spending", "worth") if grant.currency != figures.base else ("spending",),
        signatories=("prepared", "reviewed", "approved"),
    )


def _facts(figures: GrantFigures) -> Iterator[Fact]:
    grant = figures.grant
    yield Fact("grant", grant.code)
    yield Fact("donor", Name(figures.donor.name_ar, figures.donor.name_en))
    yield Fact("reference", grant.reference)
    yield Fact("amount", Money(grant.amount, grant.currency))
    days = (("first", format_day(grant.first_day)), ("last", format_day(grant.last_day)))
    yield Fact("period", Said("eligible", days))
    if grant.recognition is not Recognition.IMMEDIATE:
        yield Fact("recognition", grant.recognition)
    if grant.currency != figures.base:
        yield Fact("rate", f"{grant.rate} ({grant.rate_source})")
    hold = grant.hold
    if hold is not None and hold.approved is not None:
        number = (("authority", hold.authority), ("number", hold.number))
        yield Fact("approval", Said("approved", (*number, ("day", format_day(hold.approved)))))
    elif hold is not None and hold.bars(figures.last_day):
        yield Fact("hold", hold.reason)
    report = next((each.due for each in grant.reports if each.sent is None), None)
    if report is not None:
        yield Fact("next_report", report)


def _lines(figures: GrantFigures) -> Iterator[Row]:
    grant = figures.grant
    yield Row(RowKind.HEADING, (Said("lines"),))
    budgeted = 0
    named: set[int | None] = set()
    for line in grant.lines:
        fund_line = figures.fund_lines[line.fund_line_id]
        budget = figures.budget(line)
        budgeted += line.amount
        named.add(line.fund_line_id)
        label = Name(fund_line.name_ar, fund_line.name_en)
        yield _spent_row(figures, label, line.amount, budget, {line.fund_line_id})
    for line_id in sorted(each for each in figures.spent if each is not None):
        if line_id not in named and figures.spent[line_id]:
            fund_line = figures.fund_lines[line_id]
            label = Name(fund_line.name_ar, fund_line.name_en)
            named.add(line_id)
            yield _spent_row(figures, label, None, 0, {line_id})
    if figures.spent.get(None):
        yield _spent_row(figures, Said("no_line"), None, 0, {None})
    rest = grant.amount - budgeted
    if rest > 0:
        yield _row(figures, Said("not_budgeted"), own=rest, agreed=grant.share(rest, figures.worth))
    yield _row(
        figures,
        Said("spent"),
        own=grant.amount,
        agreed=figures.worth,
        period=figures.total_spent_period,
        to_date=figures.total_spent,
        to_date_own=figures.in_own(figures.total_spent),
        kind=RowKind.TOTAL,
    )


def _spent_row(
    figures: GrantFigures, label: Cell, own: int | None, budget: int, lines: set[int | None]
) -> Row:
    period = sum(figures.spent_period.get(each, 0) for each in lines)
    spent = sum(figures.spent.get(each, 0) for each in lines)
    return _row(
        figures,
        label,
        own=own,
        agreed=budget,
        period=period,
        to_date=spent,
        to_date_own=figures.in_own(spent),
    )


def _tranches(figures: GrantFigures) -> Iterator[Row]:
    grant = figures.grant
    yield Row(RowKind.HEADING, (Said("tranches"),))
    for tranche in grant.tranches:
        came = figures.received_for(tranche)
        yield _row(
            figures,
            Said("tranche", (("number", str(tranche.number)),)),
            own=tranche.amount,
            agreed=_agreed(figures, tranche),
            period=sum(each.base for each in came if each.day >= figures.first_day),
            to_date=sum(each.base for each in came),
            to_date_own=sum(each.foreign for each in came),
            due=tranche.due,
            link=Link(entry_id=came[-1].entry_id) if came else None,
        )
    yield _row(
        figures,
        Said("received"),
        own=sum(each.amount for each in grant.tranches),
        agreed=sum(_agreed(figures, each) for each in grant.tranches),
        period=figures.received_period,
        to_date=figures.received,
        to_date_own=figures.received_own,
        kind=RowKind.TOTAL,
    )


def _agreed(figures: GrantFigures, tranche: Tranche) -> int:
    """Return what an instalment is worth: what came in as booked, the rest at the agreed rate."""
    came = figures.received_for(tranche)
    own, worth = sum(each.foreign for each in came), sum(each.base for each in came)
    rest = max(tranche.amount - own, 0)
    return worth + scaled(rest, figures.grant.worth(0, 0, figures.base), figures.grant.amount)


def _balance(figures: GrantFigures) -> Iterator[Row]:
    """Yield how what is left comes about; amounts stand under the period and to date."""
    yield Row(RowKind.HEADING, (Said("balance"),))
    if figures.unspent_before or figures.brought:
        yield _plain(Said("before"), figures.unspent_before, figures.brought)
    yield _plain(Said("came_in"), figures.received_period, figures.received)
    if figures.other or figures.other_period:
        yield _plain(Said("other"), figures.other_period, figures.other)
    if figures.exchange or figures.exchange_period:
        yield _plain(Said("exchange"), figures.exchange_period, figures.exchange)
    yield _plain(Said("less_spent"), -figures.total_spent_period, -figures.total_spent)
    yield Row(
        RowKind.TOTAL,
        (
            Said("unspent"),
            None,
            None,
            None,
            figures.unspent,
            figures.unspent,
            _own(figures, figures.in_own(figures.unspent)),
            None,
            None,
        ),
    )
    if figures.deferred:
        yield _plain(Said("deferred"), None, figures.deferred)
    if figures.rate_difference:
        yield _plain(Said("rate_difference"), None, figures.rate_difference)


def _plain(label: Said, period: int | None, to_date: int | None) -> Row:
    cells = (label, None, None, None, period, to_date, None, None, None)
    return Row(RowKind.ITEM, cells)


def _row(
    figures: GrantFigures,
    label: Cell,
    *,
    own: int | None,
    agreed: int,
    period: int = 0,
    to_date: int = 0,
    to_date_own: int = 0,
    due: dt.date | None = None,
    kind: RowKind = RowKind.ITEM,
    link: Link | None = None,
) -> Row:
    return Row(
        kind,
        (
            label,
            due,
            None if own is None else _own(figures, own),
            agreed or None,
            period,
            to_date,
            _own(figures, to_date_own),
            agreed - to_date,
            scaled(to_date, 10_000, agreed) if agreed > 0 else None,
        ),
        link=link,
    )


def _own(figures: GrantFigures, amount: int) -> Money | None:
    if figures.grant.currency == figures.base:
        return None
    return Money(amount, figures.grant.currency)
