"""The doors by keyboard: what opens, what is refused and said, what is remembered."""

import shutil

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from desktop.domain.errors import UserError
from desktop.services.trust.open_book import open_book
from desktop.ui.screens.idle import Idle
from desktop.ui.screens.log.book_check import CheckState
from desktop.ui.screens.start.book_button import BookButton
from desktop.ui.theme import Mode, theme_state
from desktop.ui.words import language, said
from tests.books_made import PASSPHRASE

ENTER = Qt.Key.Key_Return


def told(desk):
    return desk.start.unlock._fault.error.key


def test_typing_the_passphrase_opens_the_book_and_checks_it(desk, book):
    desk.door(book)
    page = desk.start.unlock
    assert desk.focused(page.passphrase.line)
    desk.type(page.passphrase.line, PASSPHRASE, ENTER)
    desk.until(lambda: desk.program.open_book is not None)
    desk.settle()
    assert desk.window.isVisible()
    assert desk.program.open_book.check.state is CheckState.SOUND
    assert desk.program.door is None
    assert desk.window.current == "journal"


def test_a_wrong_passphrase_is_said_in_its_place(desk, book):
    desk.door(book)
    page = desk.start.unlock
    desk.type(page.passphrase.line, "nonsense", ENTER)
    desk.settle()
    assert told(desk) == "wrong-passphrase"
    assert page._fault.isVisible()
    assert page.passphrase.line.isEnabled()
    assert page.passphrase.line.selectedText()
    desk.type(page.passphrase.line, PASSPHRASE, ENTER)
    desk.until(lambda: desk.program.open_book is not None)


def test_after_several_failures_one_waits_but_is_never_locked_out(desk, book):
    desk.door(book)
    page = desk.start.unlock
    for _ in range(3):
        desk.type(page.passphrase.line, "x", ENTER)
        desk.settle()
    assert not page.passphrase.isEnabled()
    assert "ثانيتين" in page._pause.text()
    language().set("en")
    assert page._pause.text() == "You can try again in 2 seconds."
    desk.until(page.passphrase.isEnabled)
    desk.type(page.passphrase.line, PASSPHRASE, ENTER)
    desk.until(lambda: desk.program.open_book is not None)


def test_leaving_the_page_does_not_shorten_the_wait(desk, book):
    desk.door(book)
    page = desk.start.unlock
    for _ in range(3):
        desk.type(page.passphrase.line, "x", ENTER)
        desk.settle()
    desk.start.show_books()
    desk.start.ask_passphrase(book)
    desk.settle()
    assert not page.open_button.isEnabled()


def missing(book):
    shutil.rmtree(book)


def damaged_slots(book):
    (book / "slots.json").write_bytes(b"{}")


def lost_database(book):
    (book / "book.db").unlink()


@pytest.mark.parametrize(
    ("harm", "key"),
    [
        (missing, "book-missing"),
        (damaged_slots, "slots-damaged"),
        (lost_database, "book-incomplete"),
    ],
)
def test_a_book_that_cannot_be_asked_says_why_and_offers_others(desk, book, harm, key):
    harm(book)
    desk.door(book)
    page = desk.start.unlock
    assert told(desk) == key
    assert not page.passphrase.isVisible()
    desk.press(page._back, Qt.Key.Key_Space)
    assert desk.start.books.isVisible()


def test_a_damaged_database_is_said_after_the_passphrase(desk, book):
    (book / "book.db").write_bytes(b"\0" * 8192)
    desk.door(book)
    desk.type(desk.start.unlock.passphrase.line, PASSPHRASE, ENTER)
    desk.settle()
    assert told(desk) == "book-key-mismatch"


def test_a_book_in_use_elsewhere_is_said(desk, book):
    other = open_book(book, PASSPHRASE)
    desk.door(book)
    desk.type(desk.start.unlock.passphrase.line, PASSPHRASE, ENTER)
    desk.settle()
    assert told(desk) == "book-in-use"
    other.close()


def test_officers_are_chosen_and_the_last_one_is_offered(desk, book_of_two):
    desk.door(book_of_two)
    page = desk.start.unlock
    assert page.who.isVisible()
    page.who.setCurrentIndex(page.who.findData("O2"))
    desk.type(page.passphrase.line, "سماء وزيتون 9", ENTER)
    desk.until(lambda: desk.program.open_book is not None)
    desk.settle()
    assert desk.program.remembered.last_officer(book_of_two) == "O2"


def test_books_are_remembered_and_those_that_are_gone_can_be_forgotten(desk, book, tmp_path):
    gone = tmp_path / "gone.sijill"
    desk.program.remembered.opened(gone, "O1")
    desk.program.remembered.opened(book, "O1")
    desk.door()
    buttons = desk.start.books.findChildren(BookButton)
    assert [(each.book.name, each.book.there) for each in buttons] == [
        ("book", True),
        ("gone", False),
    ]
    assert desk.focused(buttons[0])
    desk.start.books.forgotten.emit(gone)
    assert [each.name for each in desk.program.remembered.books()] == ["book"]
    desk.drawn()
    desk.press(desk.start.books.findChildren(BookButton)[0], Qt.Key.Key_Space)
    desk.settle()
    assert desk.start.unlock.isVisible()


def test_locking_closes_the_book_and_asks_again(desk, book):
    desk.unlocked()
    desk.window.header.lock_asked.emit()
    desk.settle()
    assert desk.program.open_book is None
    assert desk.start.unlock.isVisible()
    desk.settle()
    open_book(book, PASSPHRASE).close()


def test_a_book_that_nobody_watches_is_locked(desk, book, qtbot):
    desk.unlocked()
    desk.program.open_book.idle.passed.emit()
    desk.settle()
    assert desk.program.open_book is None
    assert desk.start.unlock.isVisible()


def test_a_key_is_a_sign_of_a_person(desk, book, qtbot):
    desk.door()
    idle = Idle(desk.program, 400)
    with qtbot.assertNotEmitted(idle.passed):
        for _ in range(5):
            begun = idle._timer.remainingTime()
            qtbot.waitUntil(lambda begun=begun: idle._timer.remainingTime() < begun - 50)
            desk.press(desk.start, Qt.Key.Key_Shift)
    with qtbot.waitSignal(idle.passed):
        pass
    idle.stop()


def test_language_and_brightness_are_changed_at_the_door_and_kept(desk):
    desk.door()
    desk.press(desk.start._language, Qt.Key.Key_Space)
    assert QGuiApplication.layoutDirection() is Qt.LayoutDirection.LeftToRight
    assert desk.start.books.create_button.accessibleName() == "Create a new book"
    desk.press(desk.start._mode, Qt.Key.Key_Space)
    assert theme_state().mode is Mode.DARK
    assert (desk.program.remembered.language, desk.program.remembered.mode) == ("en", "dark")


def test_nothing_about_people_stands_in_the_settings(desk, book):
    desk.unlocked()
    desk.program.remembered.save()
    text = (desk.home / "window.ini").read_text(encoding="utf-8")
    assert "book.sijill" in text
    assert "Test Foundation" not in text
    assert "Treasurer" not in text


def test_a_fault_of_ours_is_told_with_its_reference(desk, qtbot, monkeypatch):
    desk.door()
    seen = []
    monkeypatch.setattr(
        "desktop.ui.widgets.dialogs.show_bug", lambda parent, reference: seen.append(reference)
    )
    desk.program.work.read(lambda: 1 // 0, seen.append)
    desk.settle()
    assert len(seen[0]) == 6


def test_every_refusal_at_the_door_is_a_sentence_in_both_languages(desk, book):
    desk.door(book)
    page = desk.start.unlock
    page._on_refused(UserError("book-newer", revision="r9"))
    for code in ("ar", "en"):
        language().set(code)
        assert page._fault.accessibleName() == said(
            UserError("book-newer", revision="\u2068r9\u2069")
        )
