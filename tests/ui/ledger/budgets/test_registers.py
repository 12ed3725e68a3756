"""Versions and commitments: begun, adopted, revised, written out and taken back by keys."""

import datetime as dt

import openpyxl
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog

from desktop.domain.ledger.budgets.budget import BudgetStatus
from desktop.domain.ledger.budgets.commitment import NewCommitment
from desktop.domain.ledger.entry import Series
from desktop.domain.trust.controls import EVERY_CONTROL
from desktop.services.ledger.budgets.commitments import add_commitment, list_commitments
from desktop.services.ledger.budgets.view_budget import list_budgets, view_budget
from desktop.ui.screens.ledger.budgets.changes_dialog import ChangesDialog, ProblemsDialog
from desktop.ui.screens.ledger.budgets.kinds import KINDS
from desktop.ui.screens.ledger.vouchers.slip_form import SlipForm
from desktop.ui.screens.registers.screen import RegisterScreen
from desktop.ui.work.topic import Topic
from tests.services.ledger.budgets.budgets_made import draft, place
from tests.ui.ledger.budgets.conftest import settle

F2, F5, F7, F9 = Qt.Key.Key_F2, Qt.Key.Key_F5, Qt.Key.Key_F7, Qt.Key.Key_F9
ENTER = Qt.Key.Key_Return


@pytest.fixture
def screen(budget, show):
    return show(RegisterScreen(budget.context, KINDS))


def asked(qtbot, screen, typing, key):
    screen.activateWindow()
    qtbot.waitUntil(screen.isActiveWindow)
    screen.page.setFocus()
    typing(screen, key)
    qtbot.waitUntil(lambda: screen.dialog is not None and screen.dialog.isVisible())
    screen.dialog.activateWindow()
    return screen.dialog


def done(qtbot, desk, screen, dialog):
    dialog.accept()
    qtbot.waitUntil(lambda: bool(desk.said))
    screen.refresh(frozenset({Topic.BUDGETS}))
    settle(qtbot, desk)


def states(desk):
    return {view.budget.code: view.budget.status for view in desk.ask(list_budgets)}


def test_a_draft_is_begun_by_keys(qtbot, budget, screen, typing):
    dialog = asked(qtbot, screen, typing, F5)
    typing(dialog, "B25-X")
    done(qtbot, budget, screen, dialog)
    assert screen.page.table.current_row().budget.code == "B25-X"
    typing(screen, ENTER)
    assert budget.went == [("budget-figures", {"code": "B25-X"})]


def test_a_draft_is_adopted_with_its_resolution(qtbot, budget, screen, typing):
    assert screen.page.table.current_row().budget.code == "B25-2"
    dialog = asked(qtbot, screen, typing, F9)
    dialog.form.set_values({"resolution": "مجلس الإدارة 9", "day": dt.date(2025, 6, 1)})
    done(qtbot, budget, screen, dialog)
    assert states(budget) == {"B25-2": BudgetStatus.ADOPTED, "B25": BudgetStatus.SUPERSEDED}
    screen.bars["versions"].show_row(screen.page.table.current_row())
    assert not screen.bars["versions"].buttons["adopt"].isEnabled()


def test_a_revision_begins_as_a_copy(qtbot, budget, screen, typing):
    screen.page.table.pick(1)
    dialog = asked(qtbot, screen, typing, F7)
    typing(dialog, "B25-3")
    done(qtbot, budget, screen, dialog)
    assert budget.ask(view_budget, "B25-3").based_on == "B25"


def dialog_of(screen, kind):
    found = screen.findChildren(kind)
    return found[0] if found else None


def press(screen, key):
    screen.bars["versions"].buttons[key].click()


def test_what_a_version_changes_is_shown(qtbot, budget, screen):
    press(screen, "changes")
    qtbot.waitUntil(lambda: dialog_of(screen, ChangesDialog) is not None)
    (change,) = dialog_of(screen, ChangesDialog).model.rows
    assert change.amounts == (0, 75_000_000)


def test_a_workbook_goes_out_and_comes_back(qtbot, budget, screen, tmp_path, monkeypatch):
    path = tmp_path / "budget.xlsx"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_, **__: (str(path), ""))
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_, **__: (str(path), ""))
    press(screen, "write")
    qtbot.waitUntil(lambda: bool(budget.said))
    book = openpyxl.load_workbook(path)
    (row, *_) = [cell.row for cell in book.active["B"] if cell.value == "5212"]
    book.active.cell(row, 7).value = 1
    book.save(path)
    press(screen, "take")
    qtbot.waitUntil(lambda: dialog_of(screen, ChangesDialog) is not None)
    dialog = dialog_of(screen, ChangesDialog)
    assert [each.amounts for each in dialog.model.rows] == [(9_000_000, 8_251_000)]
    dialog.accept()
    qtbot.waitUntil(lambda: len(budget.said) == 2)
    amounts = {each.amount for each in budget.ask(view_budget, "B25-2").figures}
    assert 8_251_000 in amounts


def test_what_is_wrong_in_a_workbook_is_listed(qtbot, budget, screen, tmp_path, monkeypatch):
    path = tmp_path / "budget.xlsx"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_, **__: (str(path), ""))
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_, **__: (str(path), ""))
    press(screen, "write")
    qtbot.waitUntil(lambda: bool(budget.said))
    book = openpyxl.load_workbook(path)
    (row, *_) = [cell.row for cell in book.active["B"] if cell.value == "5212"]
    book.active.cell(row, 8).value = "كثير"
    book.save(path)
    press(screen, "take")
    qtbot.waitUntil(lambda: dialog_of(screen, ProblemsDialog) is not None)
    (wrong,) = dialog_of(screen, ProblemsDialog).model.rows
    assert wrong.cell == f"H{row}"


def test_a_commitment_is_entered_and_closed(qtbot, budget, screen, typing):
    screen.arrive({"kind": "commitments"})
    settle(qtbot, budget)
    dialog = asked(qtbot, screen, typing, F5)
    ledger = budget.ledger
    dialog.form.set_values(
        {
            "code": "A1",
            "day": dt.date(2025, 5, 5),
            "purpose": "صيانة",
            "account": ledger.accounts["5212"],
            "fund": ledger.funds["GEN"],
            "amount": 5_000,
        }
    )
    dialog.accept()  # the budget of rent is spent already
    qtbot.waitUntil(dialog.confirm.isEnabled)
    assert budget.ask(list_commitments).rows == ()
    dialog.form.set_values({"over": True})
    done(qtbot, budget, screen, dialog)
    assert screen.page.table.current_row().commitment.open_amount == 5_000
    budget.said.clear()
    dialog = asked(qtbot, screen, typing, F7)
    typing(dialog, "انتهت")
    done(qtbot, budget, screen, dialog)
    (held,) = budget.ask(list_commitments).rows
    assert (held.reason, held.open_amount) == ("انتهت", 0)


def test_a_commitment_is_paid_by_a_voucher_that_names_it(qtbot, budget, screen, show):
    at = place(budget.ledger, "5113", "EU")
    new = NewCommitment("A1", dt.date(2025, 5, 5), "تدريب", at, 5_000)
    budget.ask(add_commitment, new, accepted=EVERY_CONTROL)
    screen.arrive({"kind": "commitments"})
    settle(qtbot, budget)
    screen.bars["commitments"].buttons["pay"].click()
    ((key, args),) = budget.went
    assert key == "payment-form"
    form = show(SlipForm(budget.context, Series.PAYMENT))
    form.arrive(args)
    typed = form.voucher()
    assert (typed.origin, typed.narration) == ("commitment:1", "تدريب")
    assert (typed.lines[0].account, typed.lines[0].debit) == ("5113", "5.000")


def test_who_may_not_finds_the_deeds_grey(budget, show):
    draft(budget.ledger, code="B25-9")
    screen = show(RegisterScreen(budget.context, KINDS))
    bar = screen.bars["versions"]
    assert bar.buttons["adopt"].isEnabled()
    screen.page.table.pick(2)  # the adopted one
    assert not bar.buttons["adopt"].isEnabled()
    assert not bar.buttons["changes"].isEnabled()
    assert bar.buttons["revise"].isEnabled()
