"""Taking in a statement: shown first, mended by the person, in whole or not at all."""

import pytest
from PySide6.QtCore import Qt

from desktop.domain.ledger.banks.layout import DayOrder, DecimalSign, Means
from desktop.services.ledger.banks.accounts import list_bank_accounts
from desktop.services.ledger.banks.import_statement import list_statements
from desktop.services.ledger.banks.layouts import list_layouts
from desktop.ui.screens.ledger.banks.kinds import KINDS
from desktop.ui.screens.ledger.banks.statement_screen import StatementScreen
from desktop.ui.screens.registers.screen import RegisterScreen

F2, F5, F7 = Qt.Key.Key_F2, Qt.Key.Key_F5, Qt.Key.Key_F7
TWO_WAYS = 'التاريخ,البيان,المبلغ\n03/04/2025,عمولة,"1,234"\n'


@pytest.fixture
def screen(bank, shown):
    return shown(StatementScreen)


def choose(box, value):
    box.setCurrentIndex(box.findData(value))
    box.activated.emit(box.currentIndex())


def test_what_can_be_read_in_two_ways_is_asked_in_the_preview(
    bank, desk, screen, settle, typing, qtbot
):
    screen.open_path(bank.file(TWO_WAYS))
    settle()
    assert "1,234" in screen.banner.text()
    assert not screen.take_button.isEnabled()
    choose(screen.layout_panel.decimal, DecimalSign.POINT)
    settle()
    assert "03/04/2025" in screen.banner.text()
    choose(screen.layout_panel.days, DayOrder.DAY_FIRST)
    settle()
    assert screen.preview.model.rows[0].line.amount == 1_234_000
    screen.name.setText("الجمهورية")
    typing(screen, F2)
    qtbot.waitUntil(lambda: bool(desk.went))
    assert desk.went == [("reconciliation", {"account": "1121"})]
    assert desk.ask(list_layouts, bank.id)[0].name == "الجمهورية"
    assert len(desk.ask(list_statements)) == 1


def test_a_wrong_column_is_mended(bank, screen, settle):
    screen.open_path(bank.file("a,b,c\n2025-03-01,fee,5.50\n"))
    settle()
    assert screen.plan is not None
    choose(screen.layout_panel.columns[Means.AMOUNT], 1)
    settle()
    assert "محدّد" in screen.banner.text()
    assert screen.plan is None


def test_known_lines_are_shown_and_the_same_file_is_refused(bank, screen, settle, typing):
    text = "date,details,amount\n2025-03-01,fee,-5.50\n"
    bank.take(("2025-03-01", "fee", "", -5_500), opening=0)
    screen.open_path(bank.file(text + "2025-03-02,gift,7.25\n", "more.csv"))
    settle()
    assert [row.known for row in screen.preview.model.rows] == [True, False]
    screen.open_path(bank.folder / "statement.csv")
    settle()
    choose(screen.layout_panel.decimal, DecimalSign.POINT)
    settle()
    choose(screen.layout_panel.days, DayOrder.DAY_FIRST)
    settle()
    assert "statement.csv" in screen.banner.text()


def test_accounts_and_statements_stand_in_a_register(bank, desk, shown, typing, settle, qtbot):
    bank.take(("2025-03-01", "fee", "", -5_500), opening=0)
    register = shown(lambda context: RegisterScreen(context, KINDS))
    assert register.page.model.rowCount() == 1
    typing(register, F7)
    assert desk.went == [("bank-statement", {"account": "1121"})]
    typing(register, Qt.Key.Key_F6)
    settle(register)
    typing(register, F7)
    qtbot.waitUntil(lambda: register.dialog is not None)
    settle(register.dialog)
    typing(register.dialog, F2)
    qtbot.waitUntil(lambda: desk.ask(list_statements)[0].undone)


def test_an_account_is_put_out_of_use_and_used_again(bank, desk, shown, typing, settle, qtbot):
    register = shown(lambda context: RegisterScreen(context, KINDS))
    typing(register, Qt.Key.Key_F9)
    qtbot.waitUntil(lambda: not desk.ask(list_bank_accounts)[0].account.active)
    settle(register)
    assert desk.ask(list_bank_accounts, in_use=True) == ()
    typing(register, Qt.Key.Key_F10)
    qtbot.waitUntil(lambda: desk.ask(list_bank_accounts)[0].account.active)


def test_an_account_is_entered_by_keys(desk, shown, typing, settle, qtbot):
    register = shown(lambda context: RegisterScreen(context, KINDS))
    typing(register, F5)
    qtbot.waitUntil(lambda: register.dialog is not None and register.dialog.isVisible())
    dialog = register.dialog
    settle(dialog)
    tab = Qt.Key.Key_Tab
    typing(dialog, "1121", tab, "مصرف الوحدة", tab, tab, "0101", tab, "LY1", tab, "LYD", F2)
    qtbot.waitUntil(dialog.confirm.isEnabled)
    assert dialog.isVisible()
    dialog.form.set_values(dialog.form.values() | {"iban": ""})
    typing(dialog, F2)
    qtbot.waitUntil(lambda: register.dialog is None)
    settle()
    register.reload()
    settle()
    assert register.page.model.rows[0].account.bank == "مصرف الوحدة"
