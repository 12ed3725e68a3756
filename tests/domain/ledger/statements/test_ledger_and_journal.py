"""The streams: balances run, accounts without lines appear, a wrong order is caught."""

from __future__ import annotations

import datetime as dt
import itertools

import pytest
from hypothesis import given

from desktop.domain.ledger.dimensions import Project
from desktop.domain.ledger.entry import Series
from desktop.domain.ledger.statements.general_ledger import (
    AccountClosed,
    AccountOpened,
    LedgerClosed,
    LinePosted,
    general_ledger,
    openings_of,
)
from desktop.domain.ledger.statements.journal import (
    EntryClosed,
    EntryOpened,
    JournalClosed,
    journal,
)
from desktop.domain.ledger.statements.ledger_line import LedgerLine
from desktop.domain.ledger.statements.projects import ProjectTotal, project_figures
from tests.domain.ledger.statements.books import ACCOUNTS, YEARS, books, source_of

DAY = dt.date(2025, 3, 1)
CODES = {account.id: account.code for account in ACCOUNTS}


def line(entry_id, account_id, amount, day=DAY):
    return LedgerLine(
        entry_id, day, Series.PAYMENT, entry_id, "إيجار", "", account_id, 1, None, None, amount
    )


def test_balances_run_from_the_opening():
    lines = [line(1, 11, 50), line(2, 11, -80), line(1, 52, 30)]
    rows = list(general_ledger(lines, ACCOUNTS, {11: 100, 21: -70}))
    kinds = [type(row) for row in rows]
    assert kinds == [
        *(AccountOpened, LinePosted, LinePosted, AccountClosed),
        *(AccountOpened, AccountClosed),
        *(AccountOpened, LinePosted, AccountClosed),
        LedgerClosed,
    ]
    assert [row.balance for row in rows] == [100, 150, 70, 70, -70, -70, 0, 30, 30, 30]
    assert rows[3] == AccountClosed(rows[0].account, 2, 50, 80, 70)
    assert rows[-1] == LedgerClosed(3, 3, 80, 80, 30)


@pytest.mark.parametrize("ids", [(52, 11), (11, 52, 11), (11, 999)])
def test_lines_in_another_order_are_our_fault_and_named(ids):
    lines = [line(1, account_id, 5) for account_id in ids]
    with pytest.raises(ValueError, match=f"account {ids[-1]} "):
        list(general_ledger(lines, ACCOUNTS, {}))


@given(books())
def test_the_ledger_of_a_year_ends_in_its_balances(posted):
    source = source_of(posted)
    year = YEARS[-1]
    inside = [x for x in posted if x.day >= year.first_day]
    lines = [line(i, x.account_id, x.amount, x.day) for i, x in enumerate(inside)]
    lines.sort(key=lambda x: (CODES[x.account_id], x.day))
    openings = openings_of(source)
    ends = dict.fromkeys(CODES, 0) | openings
    for x in inside:
        ends[x.account_id] += x.amount
    rows = list(general_ledger(lines, ACCOUNTS, openings))
    closed = {r.account.id: r.balance for r in rows if isinstance(r, AccountClosed)}
    assert closed == {k: v for k, v in ends.items() if k in closed}
    assert all(k in closed for k, v in ends.items() if v)
    assert rows[-1].balance == sum(ends.values())


def test_the_ledger_holds_one_line_at_a_time():
    asked = []

    def endless():
        for number in itertools.count(1):
            asked.append(number)
            yield line(number, 11, 1)

    rows = general_ledger(endless(), ACCOUNTS, {})
    for _ in range(1000):
        next(rows)
    assert len(asked) <= 1001


def test_the_journal_opens_and_closes_each_entry():
    lines = [line(7, 11, 50), line(7, 41, -50), line(8, 52, 20), line(8, 53, 5), line(8, 11, -25)]
    rows = list(journal(lines))
    assert rows[0] == EntryOpened(7, DAY, Series.PAYMENT, 7, "إيجار")
    assert rows[3] == EntryClosed(7, 2, 50, 50)
    assert rows[-2] == EntryClosed(8, 3, 25, 25)
    assert rows[-1] == JournalClosed(2, 5, 75, 75)
    assert list(journal([])) == [JournalClosed(0, 0, 0, 0)]


def test_a_project_counts_its_income_and_expenses_only():
    wells = Project(1, "P1", "آبار", "Wells", None, None, True)
    idle = Project(2, "P2", "مكتبة", "Library", None, None, True)
    totals = [
        ProjectTotal(1, 41, -900),
        ProjectTotal(1, 511, 500),
        ProjectTotal(1, 52, 100),
        ProjectTotal(1, 11, 300),
        ProjectTotal(2, 11, 5),
    ]
    (figures,) = project_figures([idle, wells], ACCOUNTS, totals)
    assert figures.project is wells
    assert [(f.account.code, f.amount) for f in figures.income] == [("41", 900)]
    assert [(f.account.code, f.amount) for f in figures.expenses] == [("511", 500), ("52", 100)]
    assert (figures.income_total, figures.expenses_total, figures.balance) == (900, 600, 300)
