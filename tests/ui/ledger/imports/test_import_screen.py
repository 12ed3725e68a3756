"""A file is chosen, understood, mended where it must be, imported and taken back, by keys."""

import json

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from desktop.domain.ledger.imports.mapping import Meaning
from desktop.domain.ledger.journal_list import JournalFilter
from desktop.services.ledger.imports.batches import list_batches
from desktop.services.ledger.read_journal import count_entries
from desktop.ui.screens.ledger.imports.formats import Form, guess_form
from desktop.ui.screens.ledger.imports.import_screen import ImportScreen
from desktop.ui.screens.ledger.imports.register import IMPORTS
from desktop.ui.screens.registers.screen import RegisterScreen
from desktop.ui.work.topic import Topic
from tests.services.ledger.imports.test_tables import GOOD

F2, F8, ENTER = Qt.Key.Key_F2, Qt.Key.Key_F8, Qt.Key.Key_Return


def shown(qtbot, desk, widget):
    qtbot.addWidget(widget)
    widget.resize(1366 - 220, 768 - 110)
    with qtbot.waitExposed(widget):
        widget.show()
    widget.activateWindow()
    qtbot.waitUntil(lambda: not desk.work.busy)
    return widget


@pytest.fixture
def screen(qtbot, desk):
    return shown(qtbot, desk, ImportScreen(desk.context))


@pytest.fixture
def table(tmp_path):
    def write(text, name="قيود.csv"):
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        return path

    return write


def opened(qtbot, desk, screen, path):
    screen.open_file(path)
    settle(qtbot, desk)


def settle(qtbot, desk):
    qtbot.waitUntil(lambda: not desk.work.busy)


def entries(desk):
    return desk.ask(count_entries, JournalFilter())


def test_before_a_file_is_chosen_it_says_what_can_come(screen):
    assert screen.empty.isVisible()
    assert not screen.import_button.isEnabled()
    assert not screen.forms.isVisible()


def test_a_table_is_understood_and_imported_by_one_key(qtbot, desk, screen, table):
    opened(qtbot, desk, screen, table(GOOD))
    assert screen.meaning.isVisible()
    assert screen.meaning.columns[Meaning.ACCOUNT].currentData() == 3
    assert "3,500.250" in screen.outcome.totals.text()
    assert screen.outcome.balances.rowCount() == 3
    assert entries(desk) == 0
    screen.choose_button.setFocus()
    QTest.keyClick(screen, F2)
    settle(qtbot, desk)
    assert entries(desk) == 2
    (batch,) = desk.ask(list_batches)
    assert desk.went == [("imports", {"code": str(batch.id)})]
    assert screen.empty.isVisible()


def test_a_name_that_is_unknown_is_told_once(qtbot, desk, screen, table):
    opened(qtbot, desk, screen, table(GOOD.replace("5212", "الكراء")))
    assert not screen.import_button.isEnabled()
    assert screen.outcome.faults.rowCount() == 1
    assert "الكراء" in screen.outcome._asks.text()
    screen.outcome.account.setFocus()
    QTest.keyClicks(screen.outcome.account, "5212")
    QTest.keyClick(screen.outcome.account, ENTER)
    settle(qtbot, desk)
    assert screen.outcome.faults.rowCount() == 0
    assert screen.import_button.isEnabled()


def test_a_meaning_that_is_taken_away_is_missed(qtbot, desk, screen, table):
    opened(qtbot, desk, screen, table(GOOD))
    box = screen.meaning.columns[Meaning.DAY]
    box.setCurrentIndex(0)
    box.activated.emit(0)
    settle(qtbot, desk)
    assert screen.fault.error.key == "mapping-column-missing"
    assert not screen.import_button.isEnabled()
    box.setCurrentIndex(1)
    box.activated.emit(1)
    settle(qtbot, desk)
    assert screen.fault.error is None
    assert screen.import_button.isEnabled()


def test_opening_balances_ask_for_what_is_missing(qtbot, desk, screen, table):
    opened(qtbot, desk, screen, table("الحساب,مدين,دائن\n1111,250.500,\n"))
    screen.forms.set_key(Form.OPENING.value)
    screen._on_form(Form.OPENING.value)
    settle(qtbot, desk)
    assert screen.meaning.rest.isVisible()
    assert not screen.import_button.isEnabled()
    screen.meaning.rest.set_picked("3111")
    screen.meaning.rest.picked_changed.emit("3111")
    settle(qtbot, desk)
    assert screen.import_button.isEnabled()
    screen.take_in()
    settle(qtbot, desk)
    assert entries(desk) == 1


def test_what_is_no_table_is_said_in_its_place(qtbot, desk, screen, tmp_path):
    path = tmp_path / "x.csv"
    path.write_bytes(b"\x00\x01\x02")
    opened(qtbot, desk, screen, path)
    assert screen.fault.error.key == "table-not-text"
    assert not screen.import_button.isEnabled()


def test_formats_are_told_apart(table):
    assert guess_form(table("a,b\n", "x.csv")) is Form.ENTRIES
    assert guess_form(table("2025-01-01 x\n", "x.journal")) is Form.LEDGER
    assert guess_form(table("<gnc-v2>", "x.xml")) is Form.GNUCASH
    assert guess_form(table("", "y.gnucash")) is Form.GNUCASH


def test_an_import_is_taken_back_with_a_reason(qtbot, desk, screen, table, typing):
    opened(qtbot, desk, screen, table(GOOD))
    screen.take_in()
    settle(qtbot, desk)
    register = shown(qtbot, desk, RegisterScreen(desk.context, (IMPORTS,)))
    register.page.setFocus()
    QTest.keyClick(register, F8)
    qtbot.waitUntil(lambda: register.dialog is not None and register.dialog.isVisible())
    dialog = register.dialog
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    typing(dialog, "ملف خاطئ", F2)
    settle(qtbot, desk)
    register.refresh(frozenset({Topic.ENTRIES}))
    settle(qtbot, desk)
    (batch,) = desk.ask(list_batches)
    assert batch.reason == "ملف خاطئ"
    assert not register.bars["imports"].buttons["undo"].isEnabled()


@pytest.mark.screens
@pytest.mark.parametrize("tongue", ["ar", "en"])
def test_pictures(qtbot, qapp, desk, screen, table, grab, speak, tongue):
    speak(tongue)
    grab(screen, f"import-empty-{tongue}")
    text = GOOD + "2025-02-31,3,خطأ,9999,5,,,,\n2025-02-05,4,خطأ,الكراء,7,,,,\n"
    opened(qtbot, desk, screen, table(text))
    qapp.processEvents()
    grab(screen, f"import-faults-{tongue}")
    opened(qtbot, desk, screen, table(GOOD))
    qapp.processEvents()
    grab(screen, f"import-ready-{tongue}")
    screen.take_in()
    settle(qtbot, desk)
    register = shown(qtbot, desk, RegisterScreen(desk.context, (IMPORTS,)))
    qapp.processEvents()
    grab(register, f"imports-{tongue}")
    assert json.dumps(desk.said)
