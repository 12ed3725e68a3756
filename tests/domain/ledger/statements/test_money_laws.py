"""Laws of the statements that show money, and of those that put parts or years side by side."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.ledger.statements.activities import activities
from desktop.domain.ledger.statements.cash_flows import cash_flows
from desktop.domain.ledger.statements.consolidated import (
    activities_by_branch,
    position_by_branch,
)
from desktop.domain.ledger.statements.financial_position import financial_position
from desktop.domain.ledger.statements.function import by_function
from desktop.domain.ledger.statements.receipts_and_payments import (
    assets_and_liabilities,
    receipts_and_payments,
)
from desktop.domain.ledger.statements.sums import balance_at_end, balance_before
from desktop.domain.ledger.statements.table import WITHOUT, Part, RowKind, Scope
from desktop.domain.ledger.statements.trend import trend
from desktop.domain.ledger.statements.trial_balance import trial_balance
from tests.domain.ledger.statements.books import (
    ACCOUNTS,
    CASH,
    YEARS,
    Posted,
    books,
    source_of,
    totals_of,
)

years = st.sampled_from(YEARS)
DAY = YEARS[2].first_day


def cells(statement, key):
    try:
        return statement.row(key).cells
    except KeyError:
        return (0,) * len(statement.columns)


def added(*rows):
    return tuple(sum(each) for each in zip(*rows, strict=True))


@given(books(), years)
def test_cash_flows_are_the_change_in_money(lines, year):
    source = source_of(lines, year)
    made = cash_flows(source)
    start, end = cells(made, "cash-at-start"), cells(made, "cash-at-end")
    assert start[0] == balance_before(source, year).total(CASH)
    assert end[0] == balance_at_end(source, year).total(CASH)
    change = cells(made, "net-change-in-cash")
    assert end == added(
        start, cells(made, "cash-opened"), change, cells(made, "effect-of-exchange")
    )
    parts = [cells(made, f"net-flows-{name}") for name in ("operating", "investing", "financing")]
    assert change == added(*parts)
    assert cells(made, "difference") == (0,) * len(made.columns)
    held = [row.cells for row in made.rows if row.label.account_id in CASH]
    assert (added(*held) if held else (0,) * len(end)) == end


@given(books(), years)
def test_the_groups_of_operating_cash_add_up(lines, year):
    made = cash_flows(source_of(lines, year))
    received, paid = cells(made, "total-cash-received"), cells(made, "total-cash-paid")
    assert added(received, paid) == cells(made, "net-flows-operating")


@given(books(), years)
def test_the_surplus_leads_to_the_same_operating_cash(lines, year):
    source = source_of(lines, year)
    made = cash_flows(source)
    keys = [row.label.key for row in made.rows]
    if "surplus-to-cash" not in keys:
        return
    rows = made.rows[keys.index("surplus-to-cash") + 1 :]
    *items, total = [row.cells for row in rows]
    assert added(*items) == total == cells(made, "net-flows-operating")
    results = {each.id for each in source.accounts if not each.kind.permanent}
    opened = sum(
        line.amount
        for line in lines
        if line.opening and line.day.year == int(year.name) and line.account_id in results
    )
    surplus = activities(source).row("surplus").cells[3]
    assert cells(made, "surplus")[0] == surplus + opened


@given(books(), years)
def test_receipts_less_payments_are_the_change_in_money(lines, year):
    source = source_of(lines, year)
    made = receipts_and_payments(source)
    receipts, payments = cells(made, "total-receipts"), cells(made, "total-payments")
    change = tuple(one - other for one, other in zip(receipts, payments, strict=True))
    assert cells(made, "cash-at-end") == added(
        cells(made, "cash-at-start"), cells(made, "cash-opened"), change
    )
    flows = cash_flows(source)
    assert change == added(cells(flows, "net-change-in-cash"), cells(flows, "effect-of-exchange"))


@given(books(), years)
def test_assets_and_liabilities_agree_with_the_position(lines, year):
    source = source_of(lines, year)
    held, position = assets_and_liabilities(source), financial_position(source)
    assert cells(held, "total-assets") == cells(position, "total-assets")
    assert cells(held, "assets-less-liabilities") == cells(position, "total-net-assets")


@given(books(), years)
def test_the_matrix_of_functions_adds_up_both_ways(lines, year):
    source = source_of(lines, year)
    made = by_function(source)
    for row in made.rows:
        if row.cells:
            assert sum(row.cells[:4]) == row.cells[4]
    natures = [row.cells for row in made.rows if row.kind is RowKind.ACCOUNT]
    total = cells(made, "total-expenses")
    assert total == (added(*natures) if natures else (0,) * len(made.columns))
    shown = activities(source)
    assert total[4] == shown.row("total-expenses").cells[3]
    for at, key in enumerate(("programme", "administration", "fundraising", "none")):
        assert total[at] == (cells(shown, f"function-{key}") or (0, 0, 0, 0))[3]


@given(books(), years)
def test_the_years_of_the_trend_are_those_of_their_statements(lines, year):
    made = trend(source_of(lines, year))
    for at, column in enumerate(made.columns):
        of = next(each for each in YEARS if each.name == column.year)
        one = source_of(lines, of)
        own, position = activities(one), financial_position(one)
        for key in ("total-income", "total-expenses", "surplus"):
            assert made.row(key).cells[at] == own.row(key).cells[3]
        assert cells(made, "assets-in-all")[at] == position.row("total-assets").cells[0]
        assert cells(made, "total-net-assets")[at] == position.row("total-net-assets").cells[0]


def branches(lines, year):
    """The whole book, and its two branches with what names none."""
    whole = source_of(lines, year)
    parts = []
    for branch in (1, 2, None):
        own = [x for x in lines if x.branch_id == branch and x.day <= year.last_day]
        named = () if branch is None else (Part("branch", f"B{branch}", "فرع", "Branch"),)
        scope = Scope(branch_ids=(branch or WITHOUT,))
        parts.append(replace(whole, totals=totals_of(own), scope=scope, parts=named))
    return whole, parts


@given(books(), years)
def test_branches_and_eliminations_make_the_whole(lines, year):
    whole, parts = branches(lines, year)
    for made, own in (
        (position_by_branch(whole, parts), financial_position(whole)),
        (activities_by_branch(whole, parts), activities(whole)),
    ):
        at = len(parts)
        for row in made.rows:
            if row.cells:
                assert sum(row.cells[: at + 1]) == row.cells[at + 1]
        total = "total" if made.key.startswith("activities") else "current"
        place = [column.key for column in own.columns].index(total)
        for row in own.rows:
            if row.label.key and row.cells and row.kind is RowKind.TOTAL:
                assert made.row(row.label.key).cells[at + 1] == row.cells[place]


@given(books(), years)
def test_every_branch_balances_by_what_the_rest_owes_it(lines, year):
    whole, parts = branches(lines, year)
    made = position_by_branch(whole, parts)
    assert cells(made, "total-assets") == cells(made, "total-liabilities-and-net-assets")
    owing, owed = cells(made, "due-from-rest"), cells(made, "due-to-rest")
    assert sum(owing[:3]) == sum(owed[:3]) == -owing[3] == -owed[3]
    assert owing[4] == owed[4] == 0
    assert "difference" not in {row.label.key for row in made.rows}


def test_what_was_paid_for_assets_and_from_funders_stands_apart():
    lines = [
        Posted(DAY, 121, 1, 900, entry=1),
        Posted(DAY, 41, 1, -700, entry=1),
        Posted(DAY, 31, 1, -200, entry=1),
        Posted(DAY, 53, 1, 5, entry=2),
        Posted(DAY, 121, 1, -5, entry=2),
        Posted(DAY, 511, 1, 80, entry=3),
        Posted(DAY, 21, 1, -80, entry=3),
        Posted(DAY, 21, 1, 30, entry=4),
        Posted(DAY, 11, 1, -30, entry=4),
        Posted(DAY, 11, 1, 50, entry=5),
        Posted(DAY, 121, 1, -50, entry=5),
    ]
    made = cash_flows(source_of(lines))
    assert cells(made, "cash-grants")[0] == 700
    assert cells(made, "cash-suppliers")[0] == -30
    assert cells(made, "net-flows-financing")[0] == 200
    assert cells(made, "effect-of-exchange")[0] == -5
    assert cells(made, "cash-at-end")[0] == 865
    assert cells(made, "change-in-payables")[0] == 50


def test_a_chart_without_marks_says_so():
    bare = tuple(replace(account, use=None) for account in ACCOUNTS)
    made = cash_flows(replace(source_of([]), accounts=bare))
    assert "no-money-accounts" in made.notes
    assert "no-money-accounts" not in cash_flows(source_of([])).notes


def test_the_prior_year_stands_beside_the_trial_balance():
    before = dt.date(2024, 5, 1)
    lines = [Posted(before, 121, 1, 90), Posted(before, 41, 1, -90)]
    lines += [Posted(DAY, 511, 1, 7), Posted(DAY, 121, 1, -7)]
    statement = trial_balance(source_of(lines)).statement()
    place = [column.key for column in statement.columns].index("prior")
    shown = {row.label.code: row.cells[place] for row in statement.rows if row.label.code}
    assert shown == {"121": 90, "41": -90, "511": 0}
    assert statement.rows[-1].cells[place] == 0
