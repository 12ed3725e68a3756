"""In the window: what is added shows at once, here and in the header."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QToolButton

from desktop.services.ledger.read_journal import masters_of
from desktop.ui.screens.ledger.closing.specs import years_spec
from desktop.ui.screens.ledger.specs import LEDGER_SCREENS
from desktop.ui.screens.masters.specs import MASTERS_SCREENS
from desktop.ui.shell.shell import Shell
from tests.ui.masters.test_masters import asked, codes, opened, settle

F2, F5 = Qt.Key.Key_F2, Qt.Key.Key_F5
ENTER = Qt.Key.Key_Return


@pytest.fixture
def window(desk, qtbot):
    masters = desk.ask(masters_of)
    shell = Shell(
        desk.session, desk.work, masters, (*LEDGER_SCREENS, *MASTERS_SCREENS, years_spec())
    )
    qtbot.addWidget(shell)
    shell.resize(1366, 768)
    with qtbot.waitExposed(shell):
        shell.show()
    shell.activateWindow()
    settle(qtbot, desk)
    return shell


def test_a_new_fund_is_found_and_known_to_the_voucher(qtbot, desk, window, typing):
    window.open("masters")
    screen = window.screen_widget("masters")
    settle(qtbot, desk)
    asked(qtbot, screen, typing, "WQ", ENTER, "وقف", F2)
    qtbot.waitUntil(lambda: "WQ" in codes(screen.page))
    assert screen.page.table.current_row().fund.code == "WQ"
    assert "WQ" in {each.code for each in window.context.masters().funds.values()}


def test_a_new_year_stands_in_the_header(qtbot, desk, window, typing):
    window.open("years")
    screen = window.screen_widget("years")
    settle(qtbot, desk)
    typing(screen, F5)
    typing(opened(qtbot, screen.new_year), F2)
    qtbot.waitUntil(lambda: screen.years_model.rowCount() == 2)
    names = [each.name for each in window.context.masters().years.values()]
    assert names == ["2025", "2026"]


@pytest.mark.screens
@pytest.mark.parametrize("tongue", ["ar", "en"])
@pytest.mark.parametrize("key", ["masters", "years"])
def test_the_window_has_room_for_it(qtbot, qapp, desk, window, speak, grab, key, tongue):
    speak(tongue)
    window.open(key)
    settle(qtbot, desk)
    qapp.processEvents()
    image = grab(window, f"window-{key}-{tongue}-light")
    assert (image.width(), image.height()) == (1366, 768)
    for button in window.navigation.findChildren(QToolButton):
        text = button.text().strip()
        if button.objectName() == "area":
            continue
        assert button.fontMetrics().horizontalAdvance(text) < button.width() - 48, text
