"""The book locks itself: after as long as was set, with what was typed kept; guessing stays slow."""

from PySide6.QtCore import Qt

from desktop.domain.trust.settings import Setting
from desktop.services.ledger.drafts import list_drafts
from desktop.services.trust.open_book import open_book
from desktop.services.trust.settings import change_setting
from desktop.ui.screens.start.remembered import Remembered
from desktop.ui.widgets.dialogs import Dialog
from desktop.ui.work.topic import Topic
from tests.books_made import PASSPHRASE

ENTER = Qt.Key.Key_Return
HALF_TYPED = "إيجار المقر عن شهر"


def test_a_half_typed_voucher_survives_the_lock(desk, book):
    desk.unlocked()
    form = desk.screen("entry-form")
    desk.type(form.head.field("narration"), HALF_TYPED)
    desk.program.open_book.idle.passed.emit()
    desk.settle()
    assert desk.program.open_book is None
    assert desk.start.unlock.isVisible()
    session = open_book(book, PASSPHRASE)
    (draft,) = list_drafts(session.book, session.by)
    session.close()
    assert HALF_TYPED in draft.content


def test_the_minutes_are_those_of_the_book_and_change_at_once(desk, book):
    session = open_book(book, PASSPHRASE)
    change_setting(session.book, session.by, Setting.LOCK_MINUTES, "12")
    session.close()
    desk.unlocked()
    opened = desk.program.open_book
    assert opened.idle._timer.interval() == 12 * 60_000
    mine = opened._session
    desk.program.work.write(
        lambda: change_setting(mine.book, mine.by, Setting.LOCK_MINUTES, "1"),
        lambda _: None,
        changes=frozenset({Topic.SETTINGS}),
    )
    desk.settle()
    assert opened.idle._timer.interval() == 60_000
    assert opened.idle._timer.isActive()


def test_a_question_that_stands_open_does_not_keep_the_book_open(desk, book):
    desk.unlocked()
    asking = Dialog("?", "?", parent=desk.window)
    asking.open()
    desk.program.open_book.idle.passed.emit()
    desk.settle()
    assert desk.program.open_book is None


def test_the_wait_after_failures_survives_a_restart(desk, book):
    desk.door(book)
    page = desk.start.unlock
    for _ in range(3):
        desk.type(page.passphrase.line, "x", ENTER)
        desk.settle()
    again = Remembered(desk.home / "window.ini")
    assert again.failures(book) == 3
    again.forget(book)
    assert Remembered(desk.home / "window.ini").failures(book) == 3
    desk.until(page.passphrase.isEnabled)
    desk.type(page.passphrase.line, PASSPHRASE, ENTER)
    desk.until(lambda: desk.program.open_book is not None)
    assert Remembered(desk.home / "window.ini").failures(book) == 0


def test_a_damaged_count_of_failures_counts_as_none(tmp_path):
    file = tmp_path / "window.ini"
    file.write_text("[failures]\n|b=many\n|c=99999999\n", encoding="utf-8")
    kept = Remembered(file)
    for name in ("/b", "/c"):
        assert 0 <= kept.failures(tmp_path.__class__(name)) <= 1000
