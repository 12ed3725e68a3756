"""The log's state for a chair, and the verdict on a file, with and without a book."""

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QGuiApplication

from desktop.services.disclosure.verify.check import Result
from desktop.services.trust.log_head import log_head
from desktop.ui.screens.log.book_check import CheckState
from desktop.ui.screens.verify.check_list import CheckList
from desktop.ui.words import language
from tests.services.disclosure.packages import good
from tests.services.trust.test_tamper_evidence import alter


@pytest.fixture
def package(tmp_path):
    path = tmp_path / "package.asice"
    path.write_bytes(good())
    return path


def test_the_head_is_shown_and_its_note_copied(desk, book):
    desk.unlocked()
    screen = desk.screen("log")
    session = desk.program.open_book._session
    head = log_head(session.book, session.by)
    assert screen.note.text.toPlainText() == head.note
    assert head.short in screen.head._holder.accessibleName()
    desk.press(screen.note.copy_button, Qt.Key.Key_Space)
    assert QGuiApplication.clipboard().text() == head.note


def test_a_sound_book_is_called_sound_and_can_be_checked_again(desk, book):
    desk.unlocked()
    screen = desk.screen("log")
    assert screen.state.title.text().endswith("الدفتر سليم")
    assert screen.findings.isHidden()
    desk.press(screen.check_button, Qt.Key.Key_F9)
    assert desk.program.open_book.check.state is CheckState.RUNNING
    desk.settle()
    assert desk.program.open_book.check.state is CheckState.SOUND


def test_an_altered_book_names_the_entry_and_what_to_do(desk, book):
    alter(book, "UPDATE entry SET narration = 'x' WHERE id = 1")
    desk.unlocked()
    assert desk.program.open_book.check.state is CheckState.ALTERED
    desk.press(desk.window.status._why, Qt.Key.Key_Space)
    desk.settle()
    screen = desk.window.screen_widget("log")
    assert desk.window.current == "log"
    assert screen.findings.isVisible()
    screen.findings._on_copy()
    assert "2025" in QGuiApplication.clipboard().text()
    language().set("en")
    assert (
        "was changed outside the program"
        in screen.findings._rows.itemAt(0).widget().accessibleName()
    )
    export = desk.screen("export")
    assert not export.export_button.isEnabled()


def test_a_check_can_be_stopped(desk, book):
    desk.unlocked()
    check = desk.program.open_book.check
    check.start()
    check.stop()
    desk.settle()
    assert check.state is CheckState.SOUND


def checked(desk, file, enrolled=""):
    desk.door()
    desk.start.show_verify()
    desk.start.verify.enrolled.setText(enrolled)
    desk.start.verify.check(file)
    desk.settle()
    return desk.start.verify


def test_a_package_is_accepted_without_any_book(desk, package):
    screen = checked(desk, package)
    assert screen.card.title.text().endswith("مقبولة")
    rows = screen.findChild(CheckList)
    assert len(rows._checks) == len(screen.verdict.checks)
    language().set("en")
    assert screen.card.title.text() == "Accepted"


def test_an_altered_package_is_refused_and_the_reason_stands_first(desk, package):
    data = bytearray(package.read_bytes())
    data[len(data) // 2] ^= 1
    package.write_bytes(bytes(data))
    screen = checked(desk, package)
    assert screen.card.title.text().endswith("مرفوضة")
    assert screen.findChild(CheckList)._checks[0].result is Result.FAILED


def test_the_sheet_of_another_organisation_refuses(desk, package):
    assert not checked(desk, package, "12345 " * 8).verdict.accepted


def test_a_sheet_that_cannot_be_read_and_a_file_that_is_gone_are_said(desk, package, tmp_path):
    screen = checked(desk, package, "123")
    assert screen._fault.error.key == "enrolled-unreadable"
    assert screen.drop.isVisible()
    screen.enrolled.clear()
    screen.check(tmp_path / "gone.asice")
    desk.settle()
    assert screen._fault.error.key == "package-file-unreadable"


def dropped(screen, *files):
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(file)) for file in files])
    place = QPointF(5, 5)
    event = QDropEvent(
        place,
        Qt.DropAction.CopyAction,
        mime,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    screen.drop.dropEvent(event)


def test_one_file_is_dropped_at_a_time(desk, package):
    desk.door()
    desk.start.show_verify()
    screen = desk.start.verify
    dropped(screen, package, package)
    assert screen._fault.error.key == "package-several"
    dropped(screen, package)
    desk.settle()
    assert screen.verdict.accepted
