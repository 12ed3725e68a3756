"""The log of proof with receipts, older copies, a wrong clock, and a check that takes long."""

import datetime as dt
import shutil

import pytest
from PySide6.QtCore import Qt

from desktop.services.trust import check_book
from desktop.services.trust.evidence.list_receipts import list_receipts
from desktop.services.trust.open_book import open_book
from desktop.services.trust.rotate_log_key import key_groups
from desktop.ui.screens.log import book_check
from desktop.ui.screens.log.book_check import BookCheck, CheckState
from desktop.ui.screens.log.verdict import SAID, Verdict
from tests.books_made import PASSPHRASE, Clock
from tests.services.trust.evidence.conftest import KEY, enrol, file_package, receipt_for
from tests.ui.screens.test_log_pictures import ledger_of


def opened(book):
    return open_book(book, PASSPHRASE)


@pytest.fixture
def receipt(book, tmp_path):
    """The receipt for a package that the book filed; the book does not know it yet."""
    session = opened(book)
    row = file_package(session, tmp_path / "stick")
    session.close()
    file = tmp_path / "stick" / "desk.receipt"
    file.write_bytes(receipt_for(row, at=dt.datetime.now(dt.UTC)))
    return file


def test_an_authority_is_entered_and_its_receipt_taken_in(desk, receipt):
    desk.unlocked()
    screen = desk.screen("log")
    screen.take_in([receipt])
    desk.settle()
    assert screen.fault.error.key == "receipt-authority-unknown"
    screen.enter_authority()
    dialog = screen._dialog
    dialog.name.setText("مفوضية المجتمع المدني")
    dialog.key.setText(KEY)
    dialog.groups.setText("1" * 40)
    dialog.accept()
    desk.settle()
    assert dialog.fault.error.key == "authority-key-differs"
    dialog.groups.setText(key_groups(KEY))
    dialog.accept()
    desk.settle()
    assert not dialog.isVisible()
    screen.take_in([receipt, receipt])
    desk.settle()
    assert screen.fault.error is None
    session = desk.program.open_book._session
    assert len(list_receipts(session.book, session.by)) == 1
    assert "مفوضية" in screen.facts._receipt.answer.text()
    assert desk.program.open_book.check.verdict is Verdict.SOUND


def older(book, receipt, tmp_path):
    """Leave the book as it was before it filed what `receipt` is for; it has taken that in."""
    session = opened(book)
    enrol(session)
    session.close()
    kept = shutil.copytree(book, tmp_path / "kept.sijill")
    session = opened(book)
    row = file_package(session, tmp_path / "stick2")
    session.close()
    shutil.rmtree(book)
    shutil.copytree(kept, book)
    receipt.write_bytes(receipt_for(row, at=dt.datetime.now(dt.UTC)))


def test_an_older_copy_is_explained_and_accepted_with_a_reason(desk, book, receipt, tmp_path):
    older(book, receipt, tmp_path)
    desk.unlocked()
    screen, check = desk.screen("log"), desk.program.open_book.check
    assert screen.older.isHidden()
    screen.take_in([receipt])
    desk.settle()
    assert check.verdict is Verdict.OLDER
    assert screen.older.isVisible()
    desk.press(screen.older.button, Qt.Key.Key_Space)
    desk.settle()
    assert check.verdict is Verdict.OLDER
    desk.type(screen.older.reason, "تلف القرص", Qt.Key.Key_Return)
    desk.settle()
    assert check.verdict is Verdict.SOUND
    assert screen.older.isHidden()


def test_a_copy_that_this_computer_knows_to_be_older_is_said_at_once(desk, book, tmp_path):
    kept = shutil.copytree(book, tmp_path / "kept.sijill")
    desk.unlocked()
    session = desk.program.open_book._session
    ledger_of(session).post(("1111", 700), ("4312", -700))
    desk.window.header.lock_asked.emit()
    desk.until(lambda: desk.program.open_book is None)
    desk.settle()
    shutil.rmtree(book)
    shutil.copytree(kept, book)
    desk.unlocked()
    assert desk.window.current == "log"
    assert desk.program.open_book.check.verdict is Verdict.OLDER
    assert desk.window.status._state.text() == "نسخة أقدم"


def test_a_clock_that_is_behind_is_said_before_work_begins(desk, book):
    session = open_book(book, PASSPHRASE, clock=Clock(dt.datetime.now(dt.UTC) + dt.timedelta(740)))
    ledger_of(session).post(("1111", 700), ("4312", -700))
    session.close()
    desk.unlocked()
    assert desk.window.current == "log"
    assert desk.program.open_book.check.verdict is Verdict.CLOCK_BEHIND


def test_a_paper_is_compared(desk, book):
    desk.unlocked()
    screen = desk.screen("log")
    compare = screen.compare
    session = desk.program.open_book._session
    for typed, expected in (
        (desk.window.status._head, "كما هو الآن"),
        ("12345 " * 8, "لم يكن لهذا الدفتر"),
    ):
        compare.typed.setText(typed)
        desk.press(compare.typed, Qt.Key.Key_Return)
        desk.settle()
        assert expected in compare.answer.text()
    earlier = desk.window.status._head
    ledger_of(session).post(("1111", 700), ("4312", -700))
    compare.typed.setText(earlier)
    compare.compare()
    desk.settle()
    assert "حين بلغت" in compare.answer.text()
    compare.typed.setText("1")
    compare.compare()
    desk.settle()
    assert compare._field._error.key == "head-digits"


def test_a_check_beyond_its_budget_goes_on_at_leisure(desk, book, monkeypatch):
    """Other long work gets its turn between two slices, and what is done is said."""
    monkeypatch.setattr(check_book, "ENTRIES_AT_ONCE", 1)
    monkeypatch.setattr(book_check, "_SLICE", 0.0)
    monkeypatch.setattr(book_check, "_SMALL_SLICE", 0.0)
    monkeypatch.setattr(book_check, "_PAUSE", 1)
    desk.unlocked()
    screen = desk.screen("log")
    session, work = desk.program.open_book._session, desk.program.work
    check = BookCheck(session, work, desk.window, budget=0.0)
    seen, between = [], []

    def changed():
        if check.state is CheckState.CONTINUING and check.reached.until:
            seen.append(check.reached)
            screen.facts.show_facts(check)
            assert "فُحص حتى" in screen.facts._check.answer.text()
            if not between:
                work.long(lambda _: check.state, between.append)

    check.changed.connect(changed)
    check.start()
    desk.until(lambda: check.state is CheckState.SOUND)
    assert [each.done for each in seen] == sorted({each.done for each in seen})
    assert between == [CheckState.CONTINUING]
    assert check.finished is not None


def test_a_check_at_leisure_can_be_stopped_in_its_pause(desk, book, monkeypatch):
    monkeypatch.setattr(book_check, "_SLICE", 0.0)
    desk.unlocked()
    check = BookCheck(desk.program.open_book._session, desk.program.work, desk.window, budget=0.0)
    check.start()
    desk.until(lambda: check.state is CheckState.CONTINUING)
    check.stop()
    assert check.state is CheckState.WAITING
    check.start()
    assert check.running
    check.stop()
    desk.settle()


def test_every_verdict_has_its_words():
    assert set(SAID) == set(Verdict)
