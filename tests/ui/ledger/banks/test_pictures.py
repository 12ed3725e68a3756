"""The screens of banks, empty and full, drawn in both directions."""

import pytest
from PySide6.QtWidgets import QApplication

from desktop.services.ledger.banks.match_lines import accept_sure
from desktop.ui.screens.ledger.banks.kinds import KINDS
from desktop.ui.screens.ledger.banks.reconcile_screen import ReconcileScreen
from desktop.ui.screens.ledger.banks.statement_screen import StatementScreen
from desktop.ui.screens.registers.screen import RegisterScreen
from tests.services.ledger.banks.made import statement_text

pytestmark = pytest.mark.screens


@pytest.fixture
def draw(grab):
    def picture(screen, name):
        QApplication.processEvents()  # what was just brought forward finds its place
        grab(screen, name)

    return picture


LANGUAGES = pytest.mark.parametrize("code", ["ar", "en"])


@LANGUAGES
def test_reconciliation(month, desk, speak, shown, draw, qtbot, code):
    speak(code)
    screen = shown(ReconcileScreen)
    draw(screen, f"bank-reconciliation-none-{code}")
    number = month.start(247_500)
    screen.reload()
    qtbot.waitUntil(lambda: not desk.work.busy)
    screen.propose()
    qtbot.waitUntil(lambda: not desk.work.busy)
    screen.bank.toggle()
    draw(screen, f"bank-reconciliation-{code}")
    desk.ask(accept_sure, number)
    screen.bar.views.set_key("matched")
    screen.reload()
    qtbot.waitUntil(lambda: not desk.work.busy)
    draw(screen, f"bank-reconciliation-matched-{code}")


@LANGUAGES
def test_statement(bank, desk, speak, shown, draw, qtbot, code):
    speak(code)
    screen = shown(StatementScreen)
    draw(screen, f"bank-statement-none-{code}")
    rows = [
        (f"2025-03-{at:02}", f"تحويل رقم {at}", str(900 + at), at * 1_250) for at in range(13, 29)
    ]
    screen.open_path(bank.file(statement_text(*rows)))
    qtbot.waitUntil(lambda: not desk.work.busy)
    draw(screen, f"bank-statement-{code}")
    screen.open_path(bank.file('date,details,amount\n03/04/2025,fee,"1,234"\n', "x.csv"))
    qtbot.waitUntil(lambda: not desk.work.busy)
    draw(screen, f"bank-statement-refused-{code}")


@LANGUAGES
def test_registers(month, desk, speak, shown, draw, qtbot, code):
    speak(code)
    screen = shown(lambda context: RegisterScreen(context, KINDS))
    draw(screen, f"bank-accounts-{code}")
    screen._on_next()
    qtbot.waitUntil(lambda: not desk.work.busy)
    draw(screen, f"bank-statements-{code}")
