"""Officers, permissions and settings: by keyboard, and in pictures."""

import datetime as dt

import pytest
from PySide6.QtCore import Qt

from desktop.domain.errors import UserError
from desktop.domain.trust.acting import Act, Role
from desktop.domain.trust.controls import Control, Strictness
from desktop.domain.trust.settings import Setting
from desktop.services.trust.officers import list_officers
from desktop.services.trust.open_book import open_book
from desktop.services.trust.permissions import permission_table
from desktop.services.trust.settings import settings_of
from desktop.ui.screens.trust.settings_screen import ABOUT
from desktop.ui.words import language
from tests.books_made import PASSPHRASE
from tests.ui.screens.conftest import CHAIR_PASSPHRASE
from tests.ui.screens.test_pictures import LANGUAGES, cut_off

ENTER, SPACE = Qt.Key.Key_Return, Qt.Key.Key_Space
SECRET = "غيمة فوق الجبل 31"


def session_of(desk):
    return desk.program.open_book._session


def officers(desk):
    session = session_of(desk)
    return {each.code: each for each in list_officers(session.book, session.by)}


def filled(desk, screen, *roles, last_day=""):
    """Open the dialog for a new officer and fill it in."""
    desk.press(screen, Qt.Key.Key_F5)
    dialog = screen.dialog
    desk.type(dialog.name_ar, "سالم الفيتوري")
    desk.type(dialog.name_en, "Salem Fituri")
    for role in roles:
        desk.press(dialog.offices.ticks[role], SPACE)
    desk.type(dialog.offices.last_day, last_day)
    desk.type(dialog.secret.first.line, SECRET)
    desk.type(dialog.secret.again.line, SECRET)
    desk.type(dialog.own.edit.line, PASSPHRASE)
    return dialog


def test_an_officer_is_added_by_keyboard(desk, book):
    desk.unlocked()
    screen = desk.screen("officers")
    dialog = filled(desk, screen, Role.SECRETARY)
    desk.press(dialog.own.edit.line, ENTER)
    desk.until(lambda: screen.dialog is None)
    desk.settle()
    assert officers(desk)["O2"].roles == {Role.SECRETARY}
    assert screen.table.current_row().officer.code == "O2"
    assert screen.card.removal.isEnabled()


def test_a_guest_without_a_last_day_is_told_beside_the_day(desk, book):
    desk.unlocked()
    screen = desk.screen("officers")
    dialog = filled(desk, screen, Role.GUEST_AUDITOR)
    desk.press(dialog.own.edit.line, ENTER)
    desk.settle()
    assert dialog.isVisible()
    assert dialog.offices.term._error.key == "guest-without-term"
    desk.type(dialog.offices.last_day, "2030-01-31")
    desk.press(dialog, Qt.Key.Key_F2)
    desk.until(lambda: screen.dialog is None)
    desk.settle()
    assert officers(desk)["O2"].last_day == dt.date(2030, 1, 31)
    assert screen.table.current_row().days_left > 0


@pytest.mark.parametrize(
    ("change", "key"),
    [
        (lambda d: d.secret.again.line.setText("x"), "passphrases-differ"),
        (lambda d: d.secret.first.line.setText("12345678"), "passphrase-weak"),
    ],
)
def test_a_bad_passphrase_is_told_and_nothing_typed_is_lost(desk, book, change, key):
    desk.unlocked()
    screen = desk.screen("officers")
    dialog = filled(desk, screen, Role.SECRETARY)
    change(dialog)
    desk.press(dialog.own.edit.line, ENTER)
    told = (dialog.secret._first._error, dialog.secret._again._error)
    assert key in [error.key for error in told if error is not None]
    assert dialog.name_ar.text() == "سالم الفيتوري"
    assert list(officers(desk)) == ["O1"]


def test_a_wrong_own_passphrase_changes_nothing(desk, book):
    desk.unlocked()
    screen = desk.screen("officers")
    dialog = filled(desk, screen, Role.SECRETARY)
    dialog.own.edit.line.setText("wrong")
    desk.press(dialog.own.edit.line, ENTER)
    desk.settle()
    assert dialog.own.field._error.key == "wrong-passphrase"
    assert list(officers(desk)) == ["O1"]


def test_offices_are_changed_and_the_warning_goes(desk, book_of_two):
    desk.unlocked()
    screen = desk.screen("officers")
    assert screen.banner.isVisible()
    desk.press(screen.table, Qt.Key.Key_Down, Qt.Key.Key_F4)
    dialog = screen.dialog
    assert desk.focused(dialog.offices.ticks[Role.CHAIR])
    desk.press(dialog.offices.ticks[Role.SECRETARY], SPACE)
    desk.press(dialog.confirm, SPACE)
    desk.until(lambda: screen.dialog is None)
    desk.settle()
    assert officers(desk)["O2"].roles == {Role.CHAIR, Role.SECRETARY}
    permissions = desk.screen("permissions")
    grid = permissions.grid
    at = list(Act).index(Act.RECONCILE)
    grid.setCurrentIndex(permissions.model.index(at, 1 + list(Role).index(Role.TREASURER)))
    desk.press(grid, SPACE)
    desk.settle()
    desk.screen("officers")
    assert not screen.banner.isVisible()


def test_permissions_are_changed_by_arrows_and_space(desk, book):
    desk.unlocked()
    screen = desk.screen("permissions")
    row, place = list(Act).index(Act.POST_ENTRY), 1 + list(Role).index(Role.DATA_ENTRY)
    for _ in range(row):
        desk.press(screen.grid, Qt.Key.Key_Down)
    while screen.grid.currentIndex().column() != place:
        desk.press(screen.grid, Qt.Key.Key_Left)  # towards the end, in Arabic
    desk.press(screen.grid, SPACE)
    desk.settle()
    session = session_of(desk)
    cells = {(c.role, c.act): c for c in permission_table(session.book, session.by)}
    assert cells[Role.DATA_ENTRY, Act.POST_ENTRY].allowed
    assert screen.grid.currentIndex().row() == row, "the reader stays where they were"
    for _ in range(1):
        desk.press(screen.grid, Qt.Key.Key_Down)
    desk.press(screen.grid, SPACE)
    assert screen.fault.error.key == "permission-fixed", "data entry never approves"


def test_settings_are_kept_at_once(desk, book):
    desk.unlocked()
    screen = desk.screen("settings")
    spin = screen.fields[Setting.LOCK_MINUTES]
    spin.setFocus()
    desk.press(spin, Qt.Key.Key_Down)
    combo = screen.fields[Setting.FUND_CONTROL]
    assert combo.currentData() is Strictness.WARN
    combo.setFocus()
    desk.press(combo, Qt.Key.Key_Down)
    desk.settle()
    session = session_of(desk)
    found = settings_of(session.book, session.by)
    assert (found.lock_minutes, found.strictness(Control.FUND_OVERSPENT)) == (6, Strictness.BLOCK)
    assert desk.program.open_book.idle._timer.interval() == 6 * 60_000
    assert set(ABOUT) == set(Setting)


@pytest.mark.screens
@LANGUAGES
def test_pictures(desk, book_of_two, grab, code):
    language().set(code)
    desk.unlocked()
    desk.window.resize(1366, 768)

    def draw(name):
        desk.drawn()
        grab(desk.window, f"{name}-{code}")
        assert cut_off(desk.window) == []

    screen = desk.screen("officers")
    draw("officers")
    dialog = filled(desk, screen, Role.GUEST_AUDITOR)
    dialog.accept()
    desk.drawn()
    grab(dialog, f"officer-new-{code}")
    assert cut_off(dialog) == []
    dialog.reject()
    desk.drawn()
    screen.change_offices()
    desk.drawn()
    grab(screen.dialog, f"officer-offices-{code}")
    screen.dialog.reject()
    desk.screen("permissions")
    draw("permissions")
    desk.screen("settings")
    draw("settings")


def test_an_officer_gets_a_new_passphrase(desk, book_of_two):
    desk.unlocked()
    screen = desk.screen("officers")
    desk.press(screen.table, Qt.Key.Key_Down, Qt.Key.Key_F7)
    dialog = screen.dialog
    desk.type(dialog.secret.first.line, SECRET, ENTER)
    desk.type(dialog.secret.again.line, SECRET, ENTER)
    desk.type(dialog.own.edit.line, PASSPHRASE, ENTER)
    desk.until(lambda: screen.dialog is None)
    desk.settle()
    desk.window.header.lock_asked.emit()
    desk.settle()
    session = open_book(book_of_two, SECRET, officer="O2")
    assert session.by.code == "O2"
    session.close()


def test_an_officer_is_removed_and_does_not_come_in_again(desk, book_of_two):
    desk.unlocked()
    screen = desk.screen("officers")
    desk.press(screen.table, Qt.Key.Key_Down, Qt.Key.Key_Delete)
    dialog = screen.dialog
    desk.type(dialog.own.edit.line, "wrong", ENTER)
    desk.settle()
    assert dialog.own.field._error.key == "wrong-passphrase"
    dialog.own.edit.line.setText(PASSPHRASE)
    told = []
    dialog.told.connect(lambda *share: told.append(share))
    desk.press(dialog, Qt.Key.Key_F2)
    desk.until(lambda: screen.dialog is None)
    desk.settle()
    assert told
    assert not officers(desk)["O2"].active
    assert not screen.card.removal.isEnabled()
    desk.window.header.lock_asked.emit()
    desk.settle()
    with pytest.raises(UserError, match=r"officer-unknown|officer-removed"):
        open_book(book_of_two, CHAIR_PASSPHRASE, officer="O2")
    open_book(book_of_two, PASSPHRASE).close()
