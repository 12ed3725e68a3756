"""Small books for the statements' tests: random entries, some years closed, and the kept totals."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from dataclasses import dataclass, replace

from hypothesis import strategies as st

from desktop.domain.currency import currency_of
from desktop.domain.ledger.account_use import AccountUse
from desktop.domain.ledger.chart import Account, AccountKind, ExpenseFunction
from desktop.domain.ledger.dimensions import Fund, Restriction
from desktop.domain.ledger.statements.source import CashFlow, StatementSource, YearTotal
from desktop.domain.ledger.year import FiscalYear, YearStatus

YEARS = tuple(
    FiscalYear(i, str(y), dt.date(y, 1, 1), dt.date(y, 12, 31), YearStatus.OPEN)
    for i, y in enumerate((2023, 2024, 2025), start=1)
)
FUNDS = (
    Fund(1, "G", "عام", "General", Restriction.UNRESTRICTED, True),
    Fund(2, "R1", "مياه", "Water", Restriction.RESTRICTED, True),
    Fund(3, "R2", "صحة", "Health", Restriction.RESTRICTED, True),
    Fund(4, "W", "وقف", "Endowment", Restriction.ENDOWMENT, True),
)
NET_ASSETS_ID = 31
CHART = (
    ("1", "الأصول", "Assets", AccountKind.ASSET, None, None),
    ("11", "خزينة", "Cash box", AccountKind.ASSET, "1", None),
    ("12", "مصارف", "Banks", AccountKind.ASSET, "1", None),
    ("121", "الجمهورية", "Jumhouria", AccountKind.ASSET, "12", None),
    ("122", "التجارة", "Commerce", AccountKind.ASSET, "12", None),
    ("2", "الالتزامات", "Liabilities", AccountKind.LIABILITY, None, None),
    ("21", "موردون", "Suppliers", AccountKind.LIABILITY, "2", None),
    ("31", "غير مقيدة", "Net assets", AccountKind.NET_ASSETS, None, None),
    ("32", "مقيدة", "Other net assets", AccountKind.NET_ASSETS, None, None),
    ("4", "الإيرادات", "Income", AccountKind.INCOME, None, None),
    ("41", "منح", "Grants", AccountKind.INCOME, "4", None),
    ("42", "تبرعات", "Donations", AccountKind.INCOME, "4", None),
    ("421", "تبرعات نقدية", "Cash donations", AccountKind.INCOME, "42", None),
    ("51", "برامج", "Programmes", AccountKind.EXPENSE, None, ExpenseFunction.PROGRAMME),
    ("511", "تدريب", "Training", AccountKind.EXPENSE, "51", None),
    ("52", "إيجار", "Rent", AccountKind.EXPENSE, None, ExpenseFunction.ADMINISTRATION),
    ("53", "أخرى", "Other", AccountKind.EXPENSE, None, None),
)
USES = {
    "11": AccountUse.CASH_BOX,
    "121": AccountUse.BANK,
    "122": AccountUse.BANK,
    "21": AccountUse.PAYABLE,
    "41": AccountUse.GRANT_INCOME,
    "53": AccountUse.EXCHANGE_LOSS,
}
CASH = (11, 121, 122)
ACCOUNTS = tuple(
    Account(
        id=int(code),
        code=code,
        name_ar=arabic,
        name_en=english,
        kind=kind,
        parent_id=None if parent is None else int(parent),
        path=english,
        function=function,
        currency=None,
        postable=True,
        active=True,
        use=USES.get(code),
    )
    for code, arabic, english, kind, parent, function in CHART
)
KINDS = {account.id: account.kind for account in ACCOUNTS}


@dataclass(frozen=True)
class Posted:
    """One posted line; debit positive."""

    day: dt.date
    account_id: int
    fund_id: int
    amount: int
    closing: bool = False
    entry: int = 0
    opening: bool = False
    branch_id: int | None = None


def closing_lines(lines, year):
    """What closing `year` posts: every income and expense account to net assets, fund by fund."""
    sums = defaultdict(int)
    for line in lines:
        inside = year.first_day <= line.day <= year.last_day
        if inside and not line.closing and not KINDS[line.account_id].permanent:
            sums[line.account_id, line.fund_id] += line.amount
    for (account_id, fund_id), amount in sums.items():
        if amount:
            yield Posted(year.last_day, account_id, fund_id, -amount, closing=True)
            yield Posted(year.last_day, NET_ASSETS_ID, fund_id, amount, closing=True)


def totals_of(lines, years=YEARS):
    sides = defaultdict(lambda: [0, 0])
    for line in lines:
        year = next(y for y in years if y.first_day <= line.day <= y.last_day)
        side = sides[year.id, line.account_id, line.fund_id, line.closing]
        side[line.amount < 0] += abs(line.amount)
    return tuple(YearTotal(*key, *value) for key, value in sides.items())


def year_of(line):
    return next(year for year in YEARS if year.first_day <= line.day <= year.last_day)


def flows_of(lines):
    """What stands across from money, entry by entry."""
    entries, sums = defaultdict(list), defaultdict(int)
    for line in lines:
        if line.entry and not line.opening:
            entries[line.entry].append(line)
    for entry in entries.values():
        if any(line.account_id in CASH for line in entry):
            for line in entry:
                if line.account_id not in CASH:
                    sums[year_of(line).id, line.account_id] -= line.amount
    return tuple(CashFlow(*key, amount) for key, amount in sums.items() if amount)


def opened_of(lines):
    sums = defaultdict(int)
    for line in lines:
        if line.opening:
            sums[year_of(line).id, line.account_id] += line.amount
    return dict(sums)


def source_of(lines, year=YEARS[-1], **changes):
    position = YEARS.index(year)
    lines = tuple(line for line in lines if line.day <= year.last_day)
    source = StatementSource(
        organisation_ar="منظمة",
        organisation_en="Organisation",
        currency=currency_of("LYD"),
        years=YEARS,
        year=year,
        prior=YEARS[position - 1] if position else None,
        accounts=ACCOUNTS,
        funds=FUNDS,
        projects=(),
        totals=totals_of(lines),
        flows=flows_of(lines),
        opened=opened_of(lines),
    )
    return replace(source, **changes)


_ids = st.sampled_from([account.id for account in ACCOUNTS])
_amounts = st.integers(min_value=1, max_value=10**9)
_days = st.dates(YEARS[0].first_day, YEARS[-1].last_day)


@st.composite
def books(draw):
    """Lines of balanced entries over three years, of which any may have been closed."""
    lines = []
    pairs = st.tuples(_days, _ids, _ids, st.sampled_from(FUNDS), _amounts)
    for at, (day, debit, credit, fund, amount) in enumerate(draw(st.lists(pairs, max_size=40))):
        # now and then an entry of three lines, one that opens the book, one between branches
        entry, opening = at + 1, day.year == YEARS[0].first_day.year and amount % 5 == 0
        here, there = ((1, 2), (1, 1), (None, None), (2, None))[amount % 4]
        more = {"entry": entry, "opening": opening}
        lines.append(Posted(day, debit, fund.id, amount, branch_id=here, **more))
        if amount > 3 and amount % 3 == 0:
            lines.append(Posted(day, 21, fund.id, -3, branch_id=there, **more))
            amount -= 3  # noqa: PLW2901 - the rest of the entry
        lines.append(Posted(day, credit, fund.id, -amount, branch_id=there, **more))
    transfers = st.tuples(_days, st.sampled_from(FUNDS), st.sampled_from(FUNDS), _amounts)
    for at, (day, one, other, amount) in enumerate(draw(st.lists(transfers, max_size=5)), 100):
        # a transfer between funds: cash goes over, and net assets with it
        for fund, sign in ((one, 1), (other, -1)):
            lines.append(Posted(day, 11, fund.id, -sign * amount, entry=at))
            lines.append(Posted(day, 32, fund.id, sign * amount, entry=at))
    for year in YEARS:
        if draw(st.booleans()):
            lines.extend(closing_lines(lines, year))
    return tuple(lines)
