"""The chart tells what accounts look like, marks them on agreement, and one by one."""

import pytest
from PySide6.QtCore import Qt

from desktop.domain.ledger.account_use import AccountUse
from desktop.services.ledger.read_journal import masters_of
from desktop.services.ledger.set_account_use import set_account_use
from desktop.ui.screens.ledger.chart import ChartScreen
from desktop.ui.work.topic import Topic
from tests.ui.ledger.conftest import desk, speak, typing

__all__ = ["desk", "speak", "typing"]

F2, F8 = Qt.Key.Key_F2, Qt.Key.Key_F8


@pytest.fixture
def chart(desk, qtbot):
    for code in ("1111", "1121", "5216"):
        desk.ask(set_account_use, desk.ledger.accounts[code], None)
    screen = ChartScreen(desk.context)
    qtbot.addWidget(screen)
    screen.resize(1366 - 220, 768 - 110)
    with qtbot.waitExposed(screen):
        screen.show()
    screen.activateWindow()
    qtbot.waitUntil(lambda: not desk.work.busy)
    return screen


def uses(desk):
    return {each.code: each.use for each in desk.ask(masters_of).accounts.values()}


def test_unmarked_accounts_are_told_of_shown_and_marked_together(qtbot, desk, chart):
    qtbot.waitUntil(lambda: not chart.uses.banner.isHidden())
    chart.uses.show_found()
    rows = chart.uses.dialog.model.rows
    assert {"1111", "1121", "5216"} <= {row.account.code for row in rows}
    chart.uses.dialog.accept()
    qtbot.waitUntil(lambda: bool(desk.said))
    assert uses(desk)["1111"] is AccountUse.CASH_BOX
    chart.refresh(frozenset({Topic.CHART}))
    qtbot.waitUntil(chart.uses.banner.isHidden)


def test_one_account_is_marked_by_keys(qtbot, desk, chart, typing):
    codes = [row.account.code for row in chart.model.rows]
    chart.table.setFocus()
    chart.table.pick(codes.index("1111"))
    typing(chart, F8)
    qtbot.waitUntil(lambda: chart.uses.dialog is not None and chart.uses.dialog.isVisible())
    chart.uses.dialog.activateWindow()
    qtbot.waitUntil(chart.uses.dialog.isActiveWindow)
    chart.uses.dialog.form.set_values({"use": "bank"})
    typing(chart.uses.dialog, F2)
    qtbot.waitUntil(lambda: uses(desk)["1111"] is AccountUse.BANK)


@pytest.mark.screens
@pytest.mark.parametrize("tongue", ["ar", "en"])
def test_the_proposals_are_drawn(qtbot, qapp, desk, chart, speak, grab, tongue):
    speak(tongue)
    qtbot.waitUntil(lambda: not chart.uses.banner.isHidden())
    qapp.processEvents()
    assert not grab(chart, f"chart-uses-{tongue}-light").isNull()
    chart.uses.show_found()
    qapp.processEvents()
    assert not grab(chart.uses.dialog, f"chart-suggestions-{tongue}-light").isNull()
    chart.uses.dialog.reject()
