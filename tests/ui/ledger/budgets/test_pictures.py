"""The screens of budgets drawn in both directions, full and empty, at the size of an old laptop."""

import datetime as dt

import pytest

from desktop.domain.ledger.budgets.commitment import NewCommitment
from desktop.domain.trust.controls import EVERY_CONTROL
from desktop.services.ledger.budgets.commitments import add_commitment
from desktop.services.ledger.budgets.variance_note import write_variance_note
from desktop.services.ledger.budgets.view_budget import compare_budgets, view_budget
from desktop.ui.screens.ledger.budgets.against_screen import AgainstScreen
from desktop.ui.screens.ledger.budgets.changes_dialog import ChangesDialog
from desktop.ui.screens.ledger.budgets.figures_screen import FiguresScreen
from desktop.ui.screens.ledger.budgets.kinds import KINDS
from desktop.ui.screens.registers.screen import RegisterScreen
from tests.services.ledger.budgets.budgets_made import place
from tests.ui.ledger.budgets.conftest import settle

pytestmark = pytest.mark.screens

LANGUAGES = pytest.mark.parametrize("code", ["ar", "en"])


@pytest.fixture
def grab(grab, qapp):
    """Let Qt lay out and paint what is new, then take the picture."""

    def picture(widget, name):
        for _ in range(3):
            qapp.processEvents()
        return grab(widget, name)

    return picture


def fill(desk):
    ledger = desk.ledger
    at = place(ledger, "5113", "GEN")
    new = NewCommitment("A25-01", dt.date(2025, 5, 4), "طباعة دليل المدربين", at, 9_250_500)
    desk.ask(add_commitment, new, accepted=EVERY_CONTROL)
    desk.ask(write_variance_note, "B25", place(ledger, "5212", "GEN"), "ارتفع إيجار المقر")


@LANGUAGES
def test_the_registers(qtbot, budget, show, grab, speak, code):
    speak(code)
    fill(budget)
    screen = show(RegisterScreen(budget.context, KINDS))
    grab(screen, f"budgets-{code}")
    screen.arrive({"kind": "commitments"})
    settle(qtbot, budget)
    grab(screen, f"commitments-{code}")
    screen.ask(screen.kind.adding)
    grab(screen.dialog, f"commitment-new-{code}")


@LANGUAGES
def test_the_figures(qtbot, budget, show, grab, speak, code):
    speak(code)
    screen = show(FiguresScreen(budget.context))
    screen.arrive({"code": "B25-2"})
    settle(qtbot, budget)
    qtbot.waitUntil(lambda: screen.grid is not None)
    grab(screen, f"budget-figures-{code}")
    screen.add_line()
    grab(screen.asking.dialog, f"budget-line-{code}")


@LANGUAGES
def test_budget_against_actual(qtbot, budget, show, grab, speak, code):
    speak(code)
    fill(budget)
    screen = show(AgainstScreen(budget.context))
    screen.arrive({})
    qtbot.waitUntil(lambda: screen.against is not None)
    grab(screen, f"budget-against-{code}")


@LANGUAGES
def test_empty_and_changes(qtbot, desk, show, grab, speak, code):
    speak(code)
    grab(show(RegisterScreen(desk.context, KINDS)), f"budgets-empty-{code}")
    screen = show(AgainstScreen(desk.context))
    screen.arrive({})
    qtbot.waitUntil(lambda: screen.against is not None)
    grab(screen, f"budget-against-empty-{code}")


@LANGUAGES
def test_changes(budget, show, grab, speak, code):
    speak(code)
    changes = budget.ask(compare_budgets, "B25", "B25-2")
    masters = budget.ask(view_budget, "B25").masters
    grab(show(ChangesDialog("B25-2 / B25", "", changes, masters)), f"budget-changes-{code}")
