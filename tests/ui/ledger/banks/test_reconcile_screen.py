"""The workplace: lines are ticked and matched by keys, the difference is always in view."""

import pytest
from PySide6.QtCore import Qt

from desktop.domain.ledger.banks.reconciliation import ReconciliationState
from desktop.services.ledger.banks.match_lines import accept_sure
from desktop.services.ledger.banks.reconcile import list_reconciliations
from desktop.ui.screens.ledger.banks.reconcile_screen import ReconcileScreen

F3, F4, F5, F6 = Qt.Key.Key_F3, Qt.Key.Key_F4, Qt.Key.Key_F5, Qt.Key.Key_F6
F7, F8, F9, F10 = Qt.Key.Key_F7, Qt.Key.Key_F8, Qt.Key.Key_F9, Qt.Key.Key_F10
F2, TAB, SPACE, DOWN = Qt.Key.Key_F2, Qt.Key.Key_Tab, Qt.Key.Key_Space, Qt.Key.Key_Down
ENTER = Qt.Key.Key_Return


@pytest.fixture
def opened(qtbot):
    def dialog(screen):
        qtbot.waitUntil(lambda: screen.deeds.dialog is not None and screen.deeds.dialog.isVisible())
        screen.deeds.dialog.activateWindow()
        qtbot.waitUntil(screen.deeds.dialog.isActiveWindow)
        return screen.deeds.dialog

    return dialog


def difference(screen):
    return screen.figures.values["difference"].text()


def test_a_month_is_reconciled_by_keys(month, desk, shown, typing, settle, opened, qtbot):
    screen = shown(ReconcileScreen)
    assert screen._stack.currentWidget() is screen.nothing
    typing(screen, F5)
    typing(opened(screen), "2025-03-31", TAB, "247.500", TAB, F2)
    qtbot.waitUntil(lambda: screen.place is not None)
    settle(screen)
    assert difference(screen) == "247.500" or screen.place.figures.statement == 247_500

    typing(screen, F6)
    settle(screen)
    assert len(screen.proposals.sure) == 2
    typing(screen, F8)
    qtbot.waitUntil(lambda: len(screen.place.matches) == 2)
    settle(screen)
    assert difference(screen) == "-2.500"

    screen.bank.table.setFocus()
    typing(screen, F7)
    dialog = opened(screen)
    assert dialog.form.values()["narration"] == "عمولة كشف حساب"
    typing(dialog, F2)
    qtbot.waitUntil(lambda: any("رقم" in said for said in desk.said))
    settle(screen)
    typing(screen, F6)
    settle(screen)
    typing(screen, F8)
    qtbot.waitUntil(lambda: len(screen.place.matches) == 3)
    settle(screen)
    assert difference(screen) == "0.000"
    typing(screen, F9)
    qtbot.waitUntil(
        lambda: not screen.place.reconciliation.difference and not screen.bar.finish.isEnabled()
    )
    settle()
    held = desk.ask(list_reconciliations)[0]
    assert held.state is ReconciliationState.FINISHED


def test_lines_are_ticked_with_the_space_bar_and_matched(month, shown, typing, settle, qtbot):
    month.start(247_500)
    screen = shown(ReconcileScreen)
    screen.bank.table.setFocus()
    typing(screen, DOWN, SPACE)
    assert [line.amount for line in screen.bank.ticked()] == [-150_000]
    typing(screen, F3)
    assert screen.book.table.hasFocus()
    assert screen.book.table.current_row().day.day == 10
    typing(screen, SPACE, F4)
    qtbot.waitUntil(lambda: len(screen.place.matches) == 1)
    settle()
    assert screen.bank.ticked() == ()

    screen.bar.views.set_key("matched")
    screen._show()
    screen.matched.setFocus()
    typing(screen, F4)
    qtbot.waitUntil(lambda: not screen.place.matches)


def test_what_does_not_add_up_is_said_and_nothing_is_written(
    month, desk, shown, typing, settle, qtbot
):
    month.start(247_500)
    screen = shown(ReconcileScreen)
    screen.bank.table.setFocus()
    typing(screen, SPACE, F3, Qt.Key.Key_Home, SPACE, F4)
    qtbot.waitUntil(lambda: bool(desk.said))
    assert "2.500" in desk.said[-1]
    assert screen.place.matches == ()


def test_a_difference_must_be_named_and_undoing_has_a_reason(
    month, desk, shown, typing, settle, opened, qtbot
):
    number = month.start(247_500)
    desk.ask(accept_sure, number)
    screen = shown(ReconcileScreen)
    typing(screen, F9)
    typing(opened(screen), "عمولة لم تقيد", F2)
    qtbot.waitUntil(lambda: desk.ask(list_reconciliations)[0].reason == "عمولة لم تقيد")
    settle(screen)
    typing(screen, F10)
    typing(opened(screen), "خطأ", F2)
    qtbot.waitUntil(lambda: desk.ask(list_reconciliations)[0].state is ReconciliationState.UNDONE)


def test_without_an_account_the_place_says_what_to_do_first(desk, shown):
    screen = shown(ReconcileScreen)
    assert screen._stack.currentWidget() is screen.none
    assert not screen.bar.begin.isEnabled()
