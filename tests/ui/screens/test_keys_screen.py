"""Keys: one's own passphrase, the recovery code, confidential groups; and the way back in."""

import re

import pytest
from PySide6.QtCore import Qt

from desktop.services.trust.confidential_groups import list_groups
from desktop.services.trust.open_book import open_book
from desktop.ui.words import language
from tests.books_made import PASSPHRASE
from tests.ui.screens.test_pictures import LANGUAGES, cut_off

ENTER, SPACE = Qt.Key.Key_Return, Qt.Key.Key_Space
SECRET = "غيمة فوق الجبل 31"


def halves(desk, screen):
    """Make a recovery code by keys and return both halves as they were shown."""
    desk.press(screen, Qt.Key.Key_F5)
    desk.type(screen.dialog.own.edit.line, PASSPHRASE, ENTER)
    found = []
    for half in (1, 2):
        desk.until(lambda half=half: getattr(screen.dialog, "half", 0) == half)
        dialog = screen.dialog
        found.append(dialog.code.text())
        desk.press(dialog, Qt.Key.Key_Escape)
        assert dialog.isVisible(), "it never comes again: not by accident"
        desk.press(dialog.done_tick, SPACE)
        desk.press(dialog.leave, SPACE)
    desk.settle()
    assert screen.dialog is None
    return found


def test_the_own_passphrase_is_changed_by_keyboard(desk, book):
    desk.unlocked()
    screen = desk.screen("keys")
    desk.press(screen, Qt.Key.Key_F4)
    dialog = screen.dialog
    desk.type(dialog.old.line, "wrong", ENTER)
    desk.type(dialog.secret.first.line, SECRET, ENTER)
    desk.type(dialog.secret.again.line, SECRET, ENTER)
    desk.settle()
    assert dialog._old._error.key == "wrong-passphrase"
    dialog.old.line.setText(PASSPHRASE)
    desk.press(dialog, Qt.Key.Key_F2)
    desk.until(lambda: screen.dialog is None)
    desk.window.header.lock_asked.emit()
    desk.settle()
    open_book(book, SECRET).close()


def test_a_recovery_code_is_shown_in_two_halves_and_printed(desk, book, tmp_path):
    desk.unlocked()
    screen = desk.screen("keys")
    assert screen._state.recovery is None
    desk.press(screen, Qt.Key.Key_F5)
    desk.type(screen.dialog.own.edit.line, PASSPHRASE, ENTER)
    desk.until(lambda: getattr(screen.dialog, "half", 0) == 1)
    dialog = screen.dialog
    assert re.fullmatch(r"([0-9A-Z]{5}-){4}[0-9A-Z]{5}", dialog.code.text())
    dialog._busy(True)
    code = type("C", (), {"first": dialog.code.text(), "second": ""})()
    screen.save_half(dialog, code, tmp_path / "half.pdf")
    desk.settle()
    assert (tmp_path / "half.pdf").read_bytes().startswith(b"%PDF")
    dialog.done_tick.setChecked(True)
    dialog.reject()
    assert screen.dialog.half == 2
    assert screen.dialog.code.text() != code.first
    screen.dialog.done_tick.setChecked(True)
    screen.dialog.reject()
    desk.settle()
    assert screen._state.recovery is not None


def test_a_group_is_made_and_its_members_change(desk, book_of_two):
    desk.unlocked()
    screen = desk.screen("keys")
    desk.press(screen, Qt.Key.Key_F7)
    dialog = screen.dialog
    desk.type(dialog.name_ar, "لجنة العقود")
    desk.press(dialog.confirm, SPACE)
    desk.until(lambda: screen.dialog is None)
    desk.settle()
    session = desk.program.open_book._session
    (group,) = [g for g in list_groups(session) if g.confidential]
    assert (group.name_ar, group.members) == ("لجنة العقود", ("O1",))
    screen.change_members(group)
    screen.dialog.ticks["O1"].setChecked(False)
    desk.press(screen.dialog.confirm, SPACE)
    desk.settle()
    assert screen.dialog.fault.error.key == "group-members-empty"
    screen.dialog.reject()


@pytest.mark.screens
@LANGUAGES
def test_pictures(desk, book_of_two, grab, code):
    language().set(code)
    desk.unlocked()
    desk.window.resize(1366, 768)
    screen = desk.screen("keys")
    screen.new_group()
    screen.dialog.name_ar.setText("لجنة العقود")
    screen.dialog.accept()
    desk.settle()
    desk.drawn()
    grab(desk.window, f"keys-{code}")
    assert cut_off(desk.window) == []
    screen.make_recovery()
    screen.dialog.own.edit.line.setText(PASSPHRASE)
    screen.dialog.accept()
    desk.until(lambda: getattr(screen.dialog, "half", 0) == 1)
    desk.drawn()
    grab(screen.dialog, f"recovery-half-{code}")
    assert cut_off(screen.dialog) == []
    for _ in (1, 2):
        screen.dialog.done_tick.setChecked(True)
        screen.dialog.reject()
    desk.settle()


def test_a_forgotten_passphrase_is_replaced_with_both_halves(desk, book):
    desk.unlocked()
    screen = desk.screen("keys")
    first, second = halves(desk, screen)
    desk.window.header.lock_asked.emit()
    desk.settle()
    page = desk.start.unlock
    desk.press(page.forgotten, SPACE)
    dialog = page.recovery
    wrong = first[:-1] + ("0" if first[-1] != "0" else "1")
    for line, text in zip(dialog.halves, (wrong, second), strict=True):
        line.setText(text)
    dialog.secret.first.line.setText(SECRET)
    dialog.secret.again.line.setText(SECRET)
    desk.press(dialog.confirm, SPACE)
    desk.settle()
    assert dialog.fault.error.key == "recovery-group-wrong"
    dialog.halves[0].setText(second)
    dialog.halves[1].setText(first)
    desk.press(dialog.confirm, SPACE)
    desk.until(lambda: desk.program.open_book is not None)
    desk.settle()
    screen = desk.screen("keys")
    assert screen._state.recovery is None, "a code is used once"
    desk.window.header.lock_asked.emit()
    desk.settle()
    open_book(book, SECRET).close()


def test_the_key_of_the_log_is_replaced_with_ones_own_passphrase(desk, book):
    desk.unlocked()
    screen = desk.screen("keys")
    desk.press(screen.log_key.replace, SPACE)
    dialog = screen.dialog
    desk.type(dialog.own.edit.line, "wrong", ENTER)
    desk.settle()
    assert dialog.isVisible()
    dialog.own.edit.line.setText(PASSPHRASE)
    desk.press(dialog, Qt.Key.Key_F2)
    desk.until(lambda: screen.dialog is None)
    desk.settle()
    session = desk.program.open_book._session
    with session.book.inspect() as conn:
        assert conn.exec_driver_sql("SELECT count(*) FROM log_key").scalar_one() == 2
