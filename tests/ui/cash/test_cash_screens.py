"""Cash boxes are counted, kept and posted by keys alone; what is refused stays typed."""

import datetime as dt

import pytest
from PySide6.QtCore import Qt

from desktop.services.ledger.cash.boxes import list_boxes
from desktop.services.ledger.cash.count_cash import list_counts
from desktop.ui.screens.ledger.cash.boxes_kind import BOXES
from desktop.ui.screens.ledger.cash.count_dialog import CountDialog
from desktop.ui.screens.ledger.cash.counts_kind import COUNTS
from desktop.ui.work.topic import Topic

ENTER, TAB = Qt.Key.Key_Return, Qt.Key.Key_Tab
F2, F6, F7, F8, F9 = (getattr(Qt.Key, f"Key_F{n}") for n in (2, 6, 7, 8, 9))
ENGLISH = "en"


def settle(qtbot, desk):
    qtbot.waitUntil(lambda: not desk.work.busy)


def dialog_of(qtbot, screen):
    qtbot.waitUntil(lambda: bool(screen.findChildren(CountDialog)))
    dialog = screen.findChildren(CountDialog)[-1]
    dialog.day.set_day(dt.date(2025, 3, 2))
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    return dialog


def counted(qtbot, screen, typing, pieces=("14", "2", "", "1", "", "", "٦")):
    screen.page.setFocus()
    typing(screen, F8)
    dialog = dialog_of(qtbot, screen)
    dialog.pieces.begin()
    for piece in pieces:
        typing(dialog, *((piece, ENTER) if piece else (ENTER,)))
    return dialog


def test_a_box_is_counted_by_keys_and_its_difference_posted(qtbot, treasury, shown, typing):
    screen = shown((BOXES, COUNTS))
    assert screen.page.model.rows[0].above == 49_500
    dialog = counted(qtbot, screen, typing)
    assert dialog.pieces.total() == 746_500
    typing(dialog, F2)
    qtbot.waitUntil(lambda: not dialog.banner.isHidden())
    assert dialog.pieces.total() == 746_500
    dialog.fields["counted_by"].setText("سالم")
    dialog.fields["witnessed_by"].setText("هدى")
    typing(dialog, F2)
    qtbot.waitUntil(lambda: bool(treasury.said))
    (state,) = treasury.ask(list_counts)
    assert (state.count.difference, state.open) == (-3_000, True)
    screen.activateWindow()
    qtbot.waitUntil(screen.isActiveWindow)
    typing(screen, F6)
    settle(qtbot, treasury)
    screen.page.setFocus()
    typing(screen, F8)
    qtbot.waitUntil(lambda: len(treasury.said) == 2)
    (state,) = treasury.ask(list_counts)
    assert state.entry_id is not None
    typing(screen, F9)
    assert treasury.went[-1] == ("statements", {"name": "cash-count", "of": "1"})


def test_what_is_no_number_is_marked_and_kept(qtbot, shown, typing):
    screen = shown((BOXES, COUNTS))
    dialog = counted(qtbot, screen, typing, ("14", "2x"))
    assert dialog.pieces.fields[1].property("faulty") == "true"
    assert dialog.pieces.total() is None
    typing(dialog, F2)
    qtbot.waitUntil(lambda: not dialog.banner.isHidden())
    assert dialog.pieces.fields[1].text() == "2x"
    dialog.reject()


def test_holder_and_limit_are_asked_in_one_window(qtbot, treasury, shown, typing):
    screen = shown((BOXES, COUNTS))
    screen.page.setFocus()
    screen.page.table.pick(1)
    typing(screen, F7)
    qtbot.waitUntil(lambda: screen.dialog is not None and screen.dialog.isVisible())
    screen.dialog.activateWindow()
    qtbot.waitUntil(screen.dialog.isActiveWindow)
    screen.dialog.form.set_values({"holder": "officer:1", "most": 300_000, "active": True})
    typing(screen.dialog, F2)
    qtbot.waitUntil(lambda: bool(treasury.said))
    box = next(each for each in treasury.ask(list_boxes) if each.box.account.code == "1112").box
    assert (box.holder_officer_id, box.most, box.active) == (1, 300_000, True)


def test_enter_leads_to_the_cash_book(qtbot, treasury, shown, typing):
    screen = shown((BOXES, COUNTS))
    screen.page.setFocus()
    typing(screen, ENTER)
    assert treasury.went[-1] == ("statements", {"name": "cash-book", "of": "1111"})
    screen.refresh(frozenset({Topic.CASH}))
    settle(qtbot, treasury)


@pytest.mark.screens
@pytest.mark.parametrize("tongue", ["ar", "en"])
def test_cash_is_drawn(qtbot, qapp, treasury, shown, typing, speak, grab, tongue):
    speak(tongue)
    screen = shown((BOXES, COUNTS))
    assert not grab(screen, f"cash-boxes-{tongue}-light").isNull()
    dialog = counted(qtbot, screen, typing)
    dialog.fields["counted_by"].setText("سالم")
    qapp.processEvents()
    assert not grab(dialog, f"cash-count-{tongue}-light").isNull()
    dialog.fields["witnessed_by"].setText("هدى")
    dialog.surprise.setChecked(True)
    typing(dialog, F2)
    qtbot.waitUntil(lambda: bool(treasury.said))
    screen.activateWindow()
    qtbot.waitUntil(screen.isActiveWindow)
    typing(screen, F6)
    settle(qtbot, treasury)
    qapp.processEvents()
    assert not grab(screen, f"cash-counts-{tongue}-light").isNull()
