"""The frame: mirrored, spoken in two languages, walked by keys, told what changed."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QLineEdit,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from desktop.domain.errors import UserError
from desktop.domain.ledger.dimensions import NewFund, Restriction
from desktop.services.ledger.add_masters import add_fund
from desktop.services.ledger.read_journal import masters_of
from desktop.ui.shell.keys import SAME_KEY, bind
from desktop.ui.shell.navigation import Navigation
from desktop.ui.shell.shell import Shell
from desktop.ui.shell.spec import Area, ScreenSpec
from desktop.ui.theme import Mode, theme_state
from desktop.ui.words import language
from desktop.ui.work.topic import Topic
from desktop.ui.work.work import Work
from tests.books_made import new_book


class Screen(QWidget):
    """A screen that writes down what it is told."""

    def __init__(self, context):
        super().__init__()
        self.context = context
        self.heard = []
        self.leavable = True
        self.line = QLineEdit()
        QVBoxLayout(self).addWidget(self.line)

    def arrive(self, args):
        self.heard.append(("arrive", dict(args)))

    def refresh(self, topics):
        self.heard.append(("refresh", topics))

    def year_changed(self, name):
        self.heard.append(("year", name))

    def may_leave(self):
        return self.leavable

    def key_hints(self):
        return (("F2", "x"),)


SPECS = (
    ScreenSpec("journal", "Journal", "notebook-text", Area.LEDGER, Screen),
    ScreenSpec("entry", "Journal entry", "file-text", Area.LEDGER, Screen, in_navigation=False),
    ScreenSpec("verify", "Trust", "shield-check", Area.TRUST, Screen),
)


@pytest.fixture
def shell(qtbot, tmp_path):
    session = new_book(tmp_path)
    work = Work()
    window = Shell(session, work, masters_of(session.book, session.by), SPECS)
    qtbot.addWidget(window)
    window.resize(1366, 768)
    window.show()
    yield window
    work.close()
    session.close()


def test_only_what_is_registered_is_shown(shell):
    assert shell.navigation.keys() == ("journal", "verify")
    assert shell.current == "journal"


def test_the_whole_window_is_mirrored_with_the_language(shell):
    def navigation_at_right():
        left = shell.navigation.mapTo(shell, shell.navigation.rect().topLeft()).x()
        return left > shell.width() // 2

    assert shell.isRightToLeft()
    assert navigation_at_right()
    arabic = shell.windowTitle()
    shell.header.language_asked.emit("en")
    QApplication.processEvents()
    assert not shell.isRightToLeft()
    assert not navigation_at_right()
    assert shell.windowTitle() != arabic
    assert "Test Foundation" in shell.windowTitle()


def test_it_fits_a_small_screen_enlarged(shell):
    assert shell.minimumSizeHint().width() <= 1366 // 1.25
    assert shell.minimumSizeHint().height() <= 768 // 1.25


def test_screens_open_with_what_they_are_asked_for_and_lead_back(shell):
    shell.context.go("entry", {"entry_id": 7})
    entry = shell.screen_widget("entry")
    assert entry.heard[-1] == ("arrive", {"entry_id": 7})
    shell.back()
    assert shell.current == "journal"
    shell.back()
    assert shell.current == "journal"
    with pytest.raises(KeyError):
        shell.open("nowhere")


def test_a_screen_that_is_not_done_is_not_left(shell):
    journal = shell.screen_widget("journal")
    journal.leavable = False
    shell.open("verify")
    assert shell.current == "journal"
    shell.close()
    assert shell.isVisible()
    journal.leavable = True
    shell.open("verify")
    assert shell.current == "verify"


def test_keys_walk_the_navigation(shell):
    QTest.keyClick(shell, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    assert shell.current == "verify"
    QTest.keyClick(shell, Qt.Key.Key_Backspace, Qt.KeyboardModifier.AltModifier)
    assert shell.current == "journal"


def test_an_area_folds_and_the_screen_that_is_open_stays_in_view(shell):
    navigation = shell.navigation
    ledger = navigation.groups[Area.LEDGER]
    QTest.keyClick(ledger.caption, Qt.Key.Key_Space)
    assert ledger.folded
    buttons = {each.objectName(): each for each in navigation.findChildren(QToolButton)}
    assert not buttons["to-journal"].isHidden()
    shell.open("verify")
    QTest.keyClick(ledger.caption, Qt.Key.Key_Space)
    assert not ledger.folded
    QTest.keyClick(ledger.caption, Qt.Key.Key_Space)
    assert buttons["to-journal"].isHidden()
    shell.open("journal")
    assert not ledger.folded
    assert not buttons["to-journal"].isHidden()


def test_of_many_screens_one_area_is_unfolded(qtbot):
    specs = [
        ScreenSpec(f"s{at}", "Journal", "file-text", (Area.LEDGER, Area.TRUST)[at % 2], Screen)
        for at in range(20)
    ]
    navigation = Navigation(specs)
    qtbot.addWidget(navigation)
    assert all(each.folded for each in navigation.groups.values())
    assert len(navigation.keys()) == 20
    navigation.show_current("s1")
    assert [each.folded for each in navigation.groups.values()] == [True, False]
    navigation.show_current("s2")
    assert [each.folded for each in navigation.groups.values()] == [False, True]


@pytest.mark.qt_log_ignore("keyToAscii Unhandled key code")
def test_a_letter_shortcut_works_with_an_arabic_layout_on(shell, qtbot):
    heard = []
    bind(shell, "Ctrl+S", lambda: heard.append("saved"))
    for letter in ("s", SAME_KEY["S"]):
        QTest.keyClick(shell, Qt.Key(ord(letter.upper())), Qt.KeyboardModifier.ControlModifier)
    assert heard == ["saved", "saved"]


def test_another_year_and_a_change_are_told_to_open_screens(shell, qtbot):
    journal = shell.screen_widget("journal")
    shell.header.findChild(QComboBox).currentTextChanged.emit("2025")
    assert journal.heard[-1] == ("year", "2025")
    context = journal.context
    session = context.session
    fund = NewFund("EU", "منحة", "Grant", Restriction.RESTRICTED)
    assert len(context.masters().funds) == 1
    with qtbot.waitSignal(context.work.changed):
        context.work.write(
            lambda: add_fund(session.book, session.by, fund),
            lambda _: None,
            changes=frozenset({Topic.CHART}),
        )
    qtbot.waitUntil(lambda: ("refresh", frozenset({Topic.CHART})) in journal.heard)
    assert len(context.masters().funds) == 2


def test_an_error_nobody_shows_is_said_across_the_top(shell):
    shell.context.work.refused.emit(UserError("file-missing", path="/a"))
    assert shell.banner.isVisible()
    assert "/a" in shell.banner.text()
    shell.open("verify")
    assert shell.banner.isHidden()


def test_dark_and_light_and_the_lock(shell, qtbot):
    shell.header.mode_asked.emit(Mode.DARK)
    assert theme_state().mode is Mode.DARK
    shell.header.mode_asked.emit(Mode.LIGHT)
    with qtbot.waitSignal(shell.locked):
        shell.header.lock_asked.emit()
    with qtbot.waitSignal(shell.closed):
        shell.close()


def test_the_status_tells_head_and_state(shell):
    shell.status.show_head("12345 67890")
    shell.status.show_state("Open", "danger")
    shell.context.toast("تم الترحيل")
    assert shell.toast.text() == "تم الترحيل"
    assert shell.toast.isVisible()
    language().set("en")
    assert "12345" in "".join(
        label.text() for label in shell.status.findChildren(QWidget) if hasattr(label, "text")
    )
