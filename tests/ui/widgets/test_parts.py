"""Buttons, banners, states, progress: what they say, in which language, and what they send."""

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit

from desktop.domain.errors import UserError
from desktop.ui.widgets.badge import Badge
from desktop.ui.widgets.banner import Banner, Tone
from desktop.ui.widgets.button import Button, IconButton, Kind
from desktop.ui.widgets.dialogs import ask, show_bug
from desktop.ui.widgets.passphrase_edit import PassphraseEdit
from desktop.ui.widgets.progress_panel import ProgressPanel
from desktop.ui.widgets.search_edit import SearchEdit
from desktop.ui.widgets.segmented import Segmented
from desktop.ui.widgets.states import EmptyState, ErrorState
from desktop.ui.words import language, said
from tests.ui.typing import type_text


def test_a_button_follows_the_language(qtbot):
    button = Button("Cancel", Kind.PRIMARY, "x", "F2")
    qtbot.addWidget(button)
    assert "إلغاء" in button.text()
    assert button.accessibleName() == "إلغاء"
    language().set("en")
    assert button.accessibleName() == "Cancel"


def test_an_icon_button_has_a_name(qtbot):
    button = IconButton("lock", "Lock the book")
    qtbot.addWidget(button)
    assert button.accessibleName() == button.toolTip() == "أقفل الدفتر"
    button.set_icon("lock-open", "Back")
    assert button.accessibleName() == "رجوع"


def test_a_banner_says_an_error_in_the_language_of_the_moment(qtbot):
    banner = Banner()
    qtbot.addWidget(banner)
    assert banner.isHidden()
    banner.say(Tone.DANGER, UserError("file-missing", path="/media/usb"))
    arabic = banner.text()
    language().set("en")
    assert banner.text() != arabic
    assert "/media/usb" in banner.text()
    with qtbot.waitSignal(banner.dismissed):
        banner.findChild(IconButton).click()
    assert banner.isHidden()


def test_values_inside_a_sentence_keep_their_order():
    text = said(UserError("entry-unbalanced", difference="-0.250", currency="LYD"))
    assert "\u2066-0.250\u2069" in text
    nested = UserError("file-missing", path="/a")
    outer = UserError("import-entry-refused", file="a.ledger", line=5, reason=nested)
    assert "\u2066/a\u2069" in said(outer)


def test_states_say_what_to_do(qtbot):
    empty = EmptyState("book-open", "Home", "Loading", Button("Cancel"))
    failed = ErrorState(UserError("file-missing", path="/a"))
    for each in (empty, failed):
        qtbot.addWidget(each)
        each.show()
    with qtbot.waitSignal(failed.retried):
        failed.findChild(Button).click()


def test_progress_counts_and_stops_once(qtbot):
    panel = ProgressPanel("Loading")
    qtbot.addWidget(panel)
    panel.set_progress(1, 3)
    panel.set_progress(0, 0)
    panel.set_progress(5, 3)
    with qtbot.waitSignal(panel.cancelled):
        panel.findChild(Button).click()
    assert not panel.findChild(Button).isEnabled()
    panel.restart("Home")
    assert panel.findChild(Button).isEnabled()


def test_a_search_waits_for_a_pause_and_tells_a_word_once(qtbot):
    search = SearchEdit("Show")
    qtbot.addWidget(search)
    heard = []
    search.searched.connect(heard.append)
    with qtbot.waitSignal(search.searched):
        type_text(search, "منحة ")
    QTest.keyClick(search, Qt.Key.Key_Return)
    assert heard == ["منحة"]
    search.clear()
    assert heard == ["منحة", ""]


def test_the_eye_shows_and_hides(qtbot):
    edit = PassphraseEdit()
    qtbot.addWidget(edit)
    heard = []
    edit.text_changed.connect(heard.append)
    type_text(edit.line, "سر")
    assert heard[-1] == "سر"
    assert edit.line.echoMode() == QLineEdit.EchoMode.Password
    edit.line.actions()[0].trigger()
    assert edit.line.echoMode() == QLineEdit.EchoMode.Normal
    edit.line.actions()[0].trigger()
    assert edit.line.echoMode() == QLineEdit.EchoMode.Password
    with qtbot.waitSignal(edit.submitted):
        QTest.keyClick(edit.line, Qt.Key.Key_Return)
    edit.clear()
    assert edit.text() == ""


def test_one_segment_is_always_chosen(qtbot):
    segments = Segmented((("a", "Assets"), ("e", "Expenses")))
    qtbot.addWidget(segments)
    assert segments.key() == "a"
    segments.set_key("e")
    assert segments.key() == "e"
    with pytest.raises(KeyError):
        segments.set_key("z")


def test_a_badge_speaks_both_languages(qtbot):
    badge = Badge("Open", "success")
    qtbot.addWidget(badge)
    arabic = badge.text()
    language().set("en")
    assert (badge.text(), arabic != "Open") == ("Open", True)


def answer(key):
    def press():
        dialog = next(
            w for w in QApplication.topLevelWidgets() if isinstance(w, QDialog) and w.isVisible()
        )
        QTest.keyClick(dialog, key)

    QTimer.singleShot(0, press)


def test_a_question_is_answered_by_enter_or_escape(qapp):
    answer(Qt.Key.Key_Return)
    assert ask(None, "?", "?", "Close") is True
    answer(Qt.Key.Key_Escape)
    assert ask(None, "?", "?", "Close", Kind.DANGER) is False


def test_a_bug_is_told_calmly(qapp):
    answer(Qt.Key.Key_Return)
    show_bug(None, "20250309-1")
