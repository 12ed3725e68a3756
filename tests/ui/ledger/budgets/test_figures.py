"""The grid of figures under the keyboard: typed, spread, kept, refused, never lost."""

import pytest
from PySide6.QtCore import Qt

from desktop.domain.ledger.chart import AccountKind
from desktop.services.ledger.budgets.view_budget import view_budget
from desktop.ui.screens.ledger.budgets import figures_screen
from desktop.ui.screens.ledger.budgets.figures_screen import FiguresScreen
from tests.services.ledger.budgets.budgets_made import draft, place
from tests.ui.ledger.budgets.conftest import settle

ENTER, TAB = Qt.Key.Key_Return, Qt.Key.Key_Tab
F2, F6, F7 = Qt.Key.Key_F2, Qt.Key.Key_F6, Qt.Key.Key_F7


@pytest.fixture
def screen(qtbot, budget, show):
    made = show(FiguresScreen(budget.context))
    made.arrive({"code": "B25-2"})
    settle(qtbot, budget)
    qtbot.waitUntil(lambda: made.grid is not None)
    return made


def kept(desk, code="B25-2"):
    return {each.place: each.months for each in desk.ask(view_budget, code).figures}


def go(screen, account, month):
    rows = screen.model.rows
    (at,) = [n for n, line in enumerate(rows) if line.name.startswith(f"{account} ")]
    screen.grid.setFocus()
    screen.grid.setCurrentIndex(screen.model.index(at, 1 + month))
    return at


def test_income_comes_first_and_totals_are_in_view(screen):
    names = [line.name.split()[0] for line in screen.model.rows]
    assert names == ["4312", "51", "51", "5212"]
    assert screen.model.sums(AccountKind.INCOME)["total"] == 90_000_000
    assert screen.model.sums(AccountKind.EXPENSE)["month-0"] == 5_000_000 + 6_250_000 + 750_000
    assert "144,000.000" in screen.bars[AccountKind.EXPENSE].accessibleName()


def test_months_are_typed_over_and_kept(qtbot, budget, screen, typing):
    at = go(screen, "5212", 1)
    typing(screen, *"3*100.5", ENTER, *"٧٥٠", TAB)
    assert screen.model.rows[at].months[:3] == [301_500, 750_000, 750_000]
    assert screen.grid.currentIndex().column() == 4
    assert kept(budget)[place(budget.ledger, "5212", "GEN")][0] == 750_000
    assert screen.changed
    typing(screen, F2)
    qtbot.waitUntil(lambda: bool(budget.said))
    assert kept(budget)[place(budget.ledger, "5212", "GEN")][0] == 301_500
    assert not screen.changed


def test_the_year_typed_is_spread_evenly(screen, typing):
    at = go(screen, "5212", 13)
    typing(screen, *"0.025", ENTER)
    assert screen.model.rows[at].months == [2] * 11 + [3]


@pytest.mark.parametrize("typed", ["abc", "-5", "1.23456"])
def test_what_cannot_be_an_amount_is_said_and_nothing_changes(screen, typing, typed):
    at = go(screen, "5212", 1)
    typing(screen, *typed, ENTER)
    assert screen.model.rows[at].months[0] == 750_000
    assert screen.fault.isVisible()
    assert not screen.changed


def test_a_line_is_added_and_removed(qtbot, budget, screen, typing):
    screen.add_line()
    dialog = screen.asking.dialog
    ledger = budget.ledger
    dialog.form.set_values(
        {"account": ledger.accounts["5311"], "project": ledger.projects["P01"], "amount": 1_200}
    )
    dialog.accept()
    (line,) = [each for each in screen.model.rows if each.name.startswith("5311")]
    assert (line.total, line.place) == (1_200, place(ledger, "5311", None, "P01"))
    typing(screen, F2)
    qtbot.waitUntil(lambda: bool(budget.said))
    go(screen, "5311", 1)
    screen.remove_line()
    screen.keep()
    qtbot.waitUntil(lambda: len(budget.said) == 2)
    assert place(ledger, "5311", None, "P01") not in kept(budget)


def test_a_line_can_be_spread_as_last_year_went(qtbot, budget, screen, typing):
    at = go(screen, "5212", 1)
    screen._weights = {screen.model.rows[at].place: (1, 3) + (0,) * 10}
    typing(screen, F7)
    dialog = screen.asking.dialog
    dialog.form.set_values({"spread": "last-year"})
    dialog.accept()
    assert screen.model.rows[at].months[:3] == [2_250_000, 6_750_000, 0]


def test_a_refusal_of_the_book_keeps_what_was_typed(qtbot, budget, screen):
    screen.add_line()
    dialog = screen.asking.dialog
    dialog.form.set_values({"account": budget.ledger.accounts["5113"], "amount": 1_200})
    dialog.accept()
    screen.keep()
    qtbot.waitUntil(screen.fault.isVisible)
    assert screen.changed
    assert len(kept(budget)) == 4


def test_half_a_year_is_shown_where_room_is_short(screen, typing):
    shown = [at for at in range(12) if not screen.grid.isColumnHidden(2 + at)]
    assert shown == list(range(6))
    typing(screen, F6)
    shown = [at for at in range(12) if not screen.grid.isColumnHidden(2 + at)]
    assert shown == list(range(6, 12))
    screen.resize(2600, 700)
    assert not any(screen.grid.isColumnHidden(2 + at) for at in range(12))
    assert not screen.halves.isVisible()


def test_leaving_asks_only_where_something_would_be_lost(screen, typing, monkeypatch):
    questions = []
    monkeypatch.setattr(figures_screen, "ask", lambda *_: questions.append(1) or False)
    assert screen.may_leave()
    go(screen, "5212", 1)
    typing(screen, "1", ENTER)
    assert not screen.may_leave()
    assert questions == [1]


def test_an_adopted_version_is_read_only(qtbot, budget, screen, typing):
    screen.arrive({"code": "B25"})
    settle(qtbot, budget)
    qtbot.waitUntil(lambda: not screen.editable)
    at = go(screen, "5212", 1)
    typing(screen, "1", ENTER)
    assert screen.model.rows[at].months[0] == 750_000
    assert not screen.keep_button.isVisible()


def test_an_empty_draft_says_what_to_do(qtbot, budget, screen):
    draft(budget.ledger, code="B0")
    screen.arrive({"code": "B0"})
    settle(qtbot, budget)
    qtbot.waitUntil(lambda: screen._pages.currentWidget() is screen._empty)
    assert screen.add_button.isVisible()
