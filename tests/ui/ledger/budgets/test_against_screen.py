"""Budget against actual: what is over, the lines behind it, notes and files."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog

from desktop.domain.ledger.budgets.standing import Forecast, GroupBy
from desktop.ui.screens.ledger.budgets.against_screen import AgainstScreen
from tests.ui.ledger.budgets.conftest import settle

ENTER, ESCAPE, F4 = Qt.Key.Key_Return, Qt.Key.Key_Escape, Qt.Key.Key_F4


@pytest.fixture
def screen(qtbot, budget, show):
    made = show(AgainstScreen(budget.context))
    made.arrive({})
    qtbot.waitUntil(lambda: made.against is not None)
    return made


def pick(screen, code):
    (at,) = [n for n, row in enumerate(screen.model.rows) if row.text.startswith(f"{code} ")]
    screen.table.setFocus()
    screen.table.pick(at)
    return screen.model.rows[at]


def test_rows_stand_with_what_is_left(screen):
    assert pick(screen, "5212").standing.remaining == -750_000
    assert pick(screen, "51").share == "\u206650.8%\u2069"
    assert next(row.text for row in screen.model.rows if row.strong) == "الإيرادات"
    assert screen.table.model().data(screen.table.model().index(0, 1)) == ""


def test_enter_leads_to_the_lines_and_escape_back(qtbot, budget, screen, typing):
    pick(screen, "51")
    typing(screen, ENTER)
    settle(qtbot, budget)
    qtbot.waitUntil(lambda: screen.lines.model.rowCount() == 1)
    typing(screen.lines, ESCAPE)
    assert screen.table.isVisible()


def test_other_questions_are_asked(qtbot, budget, screen):
    screen.filters.by.set_key(GroupBy.FUND.value)
    screen.filters.forecast.set_key(Forecast.RUN_RATE.value)
    screen.filters.by.chosen.emit(GroupBy.FUND.value)
    qtbot.waitUntil(lambda: screen.against.by is GroupBy.FUND)
    assert screen.against.forecast is Forecast.RUN_RATE
    screen.filters.fund.set_picked("EU")
    qtbot.waitUntil(lambda: screen.against.fund_id == budget.ledger.funds["EU"])


def test_a_note_is_written_on_a_row(qtbot, budget, screen, typing):
    pick(screen, "5212")
    typing(screen, F4)
    dialog = screen.dialog
    dialog.form.set_values({"note": "ارتفع الإيجار"})
    dialog.accept()
    qtbot.waitUntil(lambda: screen.dialog is None)
    screen.reload()
    settle(qtbot, budget)
    qtbot.waitUntil(lambda: pick(screen, "5212").note == "ارتفع الإيجار")


def test_it_is_saved_as_shown(qtbot, budget, screen, tmp_path, monkeypatch):
    path = tmp_path / "b.xlsx"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_, **__: (str(path), ""))
    screen.save()
    qtbot.waitUntil(lambda: bool(budget.said))
    assert path.stat().st_size > 1_000


def test_a_year_without_anything_says_so(qtbot, desk, show):
    screen = show(AgainstScreen(desk.context))
    screen.arrive({})
    qtbot.waitUntil(lambda: screen.against is not None)
    assert screen._sheets.currentWidget() is screen._empty
