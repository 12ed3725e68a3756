"""Laws that hold in every book, closed or not, drawn at random."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.ledger.chart import AccountKind
from desktop.domain.ledger.statements.activities import activities
from desktop.domain.ledger.statements.financial_position import financial_position
from desktop.domain.ledger.statements.net_assets import fund_movements, net_assets
from desktop.domain.ledger.statements.registry import STATEMENTS
from desktop.domain.ledger.statements.source import YearTotal
from desktop.domain.ledger.statements.sources_and_uses import sources_and_uses
from desktop.domain.ledger.statements.table import RowKind
from desktop.domain.ledger.statements.tree import told_apart
from desktop.domain.ledger.statements.trial_balance import trial_balance
from desktop.domain.ledger.year import YearStatus
from tests.domain.ledger.statements.books import ACCOUNTS, KINDS, YEARS, Posted, books, source_of

years = st.sampled_from(YEARS)


COMPUTED = frozenset(
    [
        "cash-opened",
        "surplus",
        "add-depreciation",
        "change-in-receivables",
        "change-in-payables",
        "other-without-money",
        "operating-cash",
        "total-receipts",
        "total-payments",
    ]
)
"""Rows that are worked out of others and lead nowhere."""


def across(lines, drill):
    """The entries that move money, where a figure asks for them."""
    moved = {line.entry for line in lines if line.entry and line.account_id in drill.cash_ids}
    return [line for line in lines if line.entry in moved and not line.opening]


def drilled(lines, drill):
    """The amounts of the lines behind a figure, as a screen would find them."""
    return [
        line.amount
        for line in (across(lines, drill) if drill.cash_ids else lines)
        if line.account_id in drill.account_ids
        and (drill.fund_ids is None or line.fund_id in drill.fund_ids)
        and drill.first_day <= line.day <= drill.last_day
        and not (
            line.closing and drill.no_closing_from is not None and line.day >= drill.no_closing_from
        )
    ]


@given(books(), years, st.booleans())
def test_the_trial_balance_sums_to_zero(lines, year, whole):
    balance = trial_balance(source_of(lines, year), whole_book=whole)
    assert balance.debit == balance.credit
    assert balance.opening == balance.balance == 0
    statement = balance.statement()
    keys = [column.key for column in statement.columns]
    total = dict(zip(keys, statement.rows[-1].cells, strict=True))
    assert total["balance-debit"] == total["balance-credit"]
    assert total.get("prior", 0) == 0
    assert ("prior" in total) == (not whole and year is not YEARS[0])


@given(books(), years)
def test_the_trial_balance_of_a_year_shows_each_account_that_moved(lines, year):
    source = source_of(lines, year)
    shown = {row.label.account_id for row in trial_balance(source).rows}
    moved = {x.account_id for x in lines if x.day.year == int(year.name) and not x.closing}
    assert moved <= shown
    codes = [row.label.code for row in trial_balance(source).rows if row.label.account_id]
    assert codes == sorted(codes)


@given(books(), years)
def test_the_position_balances_in_both_years(lines, year):
    statement = financial_position(source_of(lines, year))
    assets = statement.row("total-assets").cells
    assert assets == statement.row("total-liabilities-and-net-assets").cells
    assert all(row.label.key != "difference" for row in statement.rows)
    assert len(assets) == len(statement.columns) == (1 if year is YEARS[0] else 2)


@given(books(), years)
def test_surplus_and_direct_changes_are_the_change_in_net_assets(lines, year):
    source = source_of(lines, year)
    surplus = activities(source).row("surplus").cells[3]
    opening, income, expenses, direct, closing = net_assets(source).row("total-net-assets").cells
    assert income + expenses == surplus
    assert closing - opening == surplus + direct
    assert direct == 0 or any(
        KINDS[x.account_id] is AccountKind.NET_ASSETS and not x.closing for x in lines
    )


@given(books(), years)
def test_the_class_columns_of_activities_add_up(lines, year):
    for row in activities(source_of(lines, year)).rows:
        if row.cells:
            assert sum(row.cells[:3]) == row.cells[3]


@given(books(), years)
def test_movements_of_funds_add_up_to_net_assets(lines, year):
    source = source_of(lines, year)
    movements = fund_movements(source, year)
    for fund in movements:
        assert fund.closing == fund.opening + fund.income + fund.expenses + fund.transfers
    total = financial_position(source).row("total-net-assets").cells[0]
    assert sum(fund.closing for fund in movements) == total


@given(books(), years)
def test_sources_less_uses_is_the_change_of_what_is_unspent(lines, year):
    statement = sources_and_uses(source_of(lines, year))

    def cell(key):
        return statement.row(key).cells[0]

    assert cell("sources-less-uses") == cell("total-sources") - cell("total-uses")
    direct = sum(row.cells[0] for row in statement.rows if row.label.key == "direct-changes")
    change = cell("unspent-at-end") - cell("unspent-at-start")
    assert change == cell("sources-less-uses") + direct
    assert cell("total-unspent") == cell("unspent-at-end")


@given(books(), years, st.sampled_from(sorted(STATEMENTS)))
def test_every_figure_leads_to_the_lines_that_make_it(lines, year, key):
    statement = STATEMENTS[key](source_of(lines, year))
    for row in statement.rows:
        assert (
            len(row.cells)
            == len(row.drills)
            == (0 if row.kind is RowKind.HEADING else len(statement.columns))
        )
        for column, cell, drill in zip(statement.columns, row.cells, row.drills, strict=False):
            if drill is None:
                assert not cell or row.kind is RowKind.TOTAL or row.label.key in COMPUTED
                continue
            amounts = drilled(lines, drill)
            if column.key in {"debit", "credit"}:
                side = 1 if column.key == "debit" else -1
                assert cell == sum(side * amount for amount in amounts if side * amount > 0)
            elif column.key in {"balance-debit", "balance-credit"}:
                side = 1 if column.key == "balance-debit" else -1
                assert cell == max(side * sum(amounts), 0)
            else:
                assert abs(cell) == abs(sum(amounts))


@given(books(), years)
def test_subtotals_are_the_sums_of_the_accounts_below(lines, year):
    for key in ("financial-position", "activities"):
        for kind, total_key in (
            (AccountKind.ASSET, "total-assets"),
            (AccountKind.LIABILITY, "total-liabilities"),
            (AccountKind.INCOME, "total-income"),
            (AccountKind.EXPENSE, "total-expenses"),
        ):
            statement = STATEMENTS[key](source_of(lines, year))
            if all(row.label.key != total_key for row in statement.rows):
                continue
            rows = [
                row.cells
                for row in statement.rows
                if row.kind is RowKind.ACCOUNT and KINDS[row.label.account_id] is kind
            ]
            added = tuple(map(sum, zip(*rows, strict=True))) if rows else None
            assert statement.row(total_key).cells == (added or (0,) * len(statement.columns))


@given(books())
def test_closing_a_year_changes_none_of_its_statements(lines):
    """A year reads the same before and after it is closed."""
    before = tuple(line for line in lines if not (line.closing and line.day.year == 2025))
    after = source_of(lines)
    for key, build in STATEMENTS.items():
        assert build(source_of(before)) == build(after), key


def test_a_book_that_does_not_balance_says_so():
    source = source_of([Posted(YEARS[2].last_day, 11, 1, 500)])
    statement = financial_position(source)
    assert statement.row("difference").cells == (500, 0)


def test_a_whole_book_reads_as_if_no_year_had_been_closed():
    day = YEARS[0].last_day
    lines = [Posted(day, 11, 1, 700), Posted(day, 41, 1, -700)]
    lines += [Posted(day, 41, 1, 700, closing=True), Posted(day, 31, 1, -700, closing=True)]
    balance = trial_balance(source_of(lines), whole_book=True)
    assert {row.label.code: row.balance for row in balance.rows} == {"11": 700, "41": -700}
    assert balance.year is None


def test_earlier_results_left_open_stand_in_one_row():
    day = YEARS[0].last_day
    lines = [Posted(day, 11, 1, 700), Posted(day, 41, 1, -700)]
    rows = trial_balance(source_of(lines)).rows
    assert [(row.label.code, row.label.key, row.balance) for row in rows] == [
        ("11", None, 700),
        ("", "unclosed-results", -700),
    ]


def test_an_account_with_entries_and_accounts_below_keeps_its_own_row():
    day = YEARS[2].first_day
    lines = [Posted(day, 42, 1, -5), Posted(day, 421, 1, -7), Posted(day, 11, 1, 12)]
    shown = [
        (row.kind.value, row.level, row.label.code, row.cells[3])
        for row in activities(source_of(lines)).rows
        if row.label.code and row.cells
    ]
    assert shown == [("account", 2, "42", 5), ("account", 2, "421", 7), ("subtotal", 1, "42", 12)]


def test_a_heading_of_one_account_is_folded_into_it():
    day = YEARS[2].first_day
    lines = [Posted(day, 121, 1, 9), Posted(day, 42, 1, -9)]
    rows = [row for row in financial_position(source_of(lines)).rows if row.label.account_id]
    assert [(row.kind, row.label.code, row.label.within[0][1]) for row in rows] == [
        (RowKind.ACCOUNT, "121", "Banks")
    ]


def test_expenses_take_the_function_of_the_heading_above():
    day = YEARS[2].first_day
    lines = [Posted(day, 511, 1, 4), Posted(day, 53, 2, 3), Posted(day, 11, 1, -7)]
    statement = activities(source_of(lines))
    assert statement.row("function-programme").cells[3] == 4
    assert statement.row("function-none").cells[:4] == (0, 3, 0, 3)
    assert (
        statement.row("total-expenses-by-function").cells == statement.row("total-expenses").cells
    )


def test_empty_class_columns_need_not_be_drawn():
    day = YEARS[2].first_day
    statement = activities(source_of([Posted(day, 11, 1, 5), Posted(day, 41, 1, -5)]))
    assert [statement.columns[i].key for i in statement.shown_columns()] == [
        "unrestricted",
        "total",
        "prior",
    ]


def test_totals_with_nothing_in_them_leave_no_row():
    source = source_of([])
    empty = replace(source, totals=(YearTotal(3, 11, 1, False, 0, 0),))
    assert trial_balance(empty).rows == ()
    with pytest.raises(KeyError):
        financial_position(empty).row("brought-forward")


def test_an_open_year_is_noted_and_a_closed_one_is_not():
    for build in STATEMENTS.values():
        assert build(source_of([])).notes == ("year-open",)
        closed = replace(YEARS[-1], status=YearStatus.CLOSED)
        assert build(replace(source_of([]), year=closed)).notes == ()
    assert trial_balance(source_of([]), whole_book=True).notes == ()


def test_accounts_of_one_name_are_told_apart_by_their_headings():
    twin = replace(ACCOUNTS[3], id=999, code="999", kind=AccountKind.EXPENSE, parent_id=51)
    labels = told_apart((*ACCOUNTS, twin))
    assert [name for _, name in labels[121].within] == ["Banks"]
    assert [name for _, name in labels[999].within] == ["Programmes"]
    assert labels[122].within == ()
    # without its twin the name is enough
    assert told_apart(ACCOUNTS)[121].within == ()


def test_a_heading_of_the_same_name_is_not_repeated():
    alike = tuple(
        replace(account, name_ar="مصارف", name_en="Banks") if account.id == 121 else account
        for account in ACCOUNTS
    )
    lines = [Posted(YEARS[2].first_day, 121, 1, 9), Posted(YEARS[2].first_day, 42, 1, -9)]
    statement = financial_position(replace(source_of(lines), accounts=alike))
    (row,) = [row for row in statement.rows if row.label.account_id]
    assert row.label.within == ()
