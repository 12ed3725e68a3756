"""Every screen of the doors in its states, drawn in both directions; nothing is cut off."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLabel

from desktop.services.ledger.reports.report import Asked
from desktop.ui.theme import Mode, apply_theme
from desktop.ui.words import language
from tests.books_made import PASSPHRASE, new_book
from tests.services.disclosure.packages import good
from tests.services.trust.test_tamper_evidence import alter

pytestmark = pytest.mark.screens

LANGUAGES = pytest.mark.parametrize("code", ["ar", "en"])


@pytest.fixture
def draw(desk, grab, code):
    """Draw a window at the size of an old laptop and look for what does not fit."""

    def picture(window, name):
        window.resize(1366, 768)
        window.show()
        desk.drawn()
        image = grab(window, f"{name}-{code}")
        assert (image.width(), image.height()) == (1366, 768)
        assert cut_off(window) == []

    language().set(code)
    return picture


def cut_off(window):
    """Buttons and labels of one line that are narrower than their text."""
    tight = []
    for each in (*window.findChildren(QAbstractButton), *window.findChildren(QLabel)):
        one_line = isinstance(each, QAbstractButton) or not each.wordWrap()
        if each.isVisible() and one_line and each.text() and not each.visibleRegion().isEmpty():
            wanted = each.fontMetrics().horizontalAdvance(each.text())
            if wanted > each.width() + 1:
                tight.append((each.text(), wanted, each.width()))
    return tight


@LANGUAGES
def test_books(desk, draw, book):
    desk.door()
    draw(desk.program.door, "start-empty")
    desk.program.remembered.opened(desk.home / "gone.sijill", "O1")
    desk.program.remembered.opened(book, "O1")
    desk.start.show_books()
    draw(desk.program.door, "start-books")


@LANGUAGES
def test_unlock(desk, draw, book_of_two):
    desk.door(book_of_two)
    draw(desk.program.door, "unlock")
    page = desk.start.unlock
    for _ in range(3):
        page.passphrase.line.setText("x")
        page.unlock()
        desk.settle()
    draw(desk.program.door, "unlock-wrong")
    desk.start.ask_passphrase(desk.home / "gone.sijill")
    desk.settle()
    draw(desk.program.door, "unlock-missing")


@LANGUAGES
def test_create(desk, draw):
    desk.door()
    desk.start.show_create()
    desk.settle()
    page = desk.start.create_book
    draw(desk.program.door, "create-1")
    page.go_on()
    draw(desk.program.door, "create-1-error")
    page.organisation.name_ar.setText("مؤسسة الواحة للتنمية")
    page.organisation.name_en.setText("Oasis Foundation")
    page.go_on()
    page.officer.officer_ar.setText("مريم السنوسي")
    page.officer.passphrase.line.setText("12345678")
    draw(desk.program.door, "create-2")
    page.officer.passphrase.line.setText("نخلة عالية وبحر هادئ")
    page.officer.again.line.setText("نخلة عالية وبحر هادئ")
    page.go_on()
    draw(desk.program.door, "create-3")
    desk.start.show_sample()
    draw(desk.program.door, "sample")
    desk.start.progress.restart()
    desk.start.progress.set_progress(40, 100)
    desk.start._show(desk.start.progress)
    draw(desk.program.door, "start-progress")


@LANGUAGES
def test_dark(desk, draw, book, qapp):
    apply_theme(qapp, Mode.DARK)
    desk.door(book)
    draw(desk.program.door, "unlock-dark")
    desk.unlocked()
    desk.screen("log")
    draw(desk.window, "log-dark")
    desk.screen("statements", name="financial-position")
    draw(desk.window, "statements-dark")
    apply_theme(qapp, Mode.LIGHT)


@LANGUAGES
def test_statements(desk, draw, book):
    desk.unlocked()
    for name in ("trial-balance", "activities", "cash-flows", "trend", "journal", "grant"):
        desk.screen("statements", name=name)
        draw(desk.window, f"statements-{name}")
    screen = desk.screen("statements", name="notes")
    draw(desk.window, "statements-notes")
    desk.screen("notes")
    draw(desk.window, "notes")
    screen = desk.screen("statements", name="trial-balance")
    desk.press(screen.table, Qt.Key.Key_Return)
    desk.settle()
    draw(desk.window, "statements-lines")
    screen.show_statement()
    screen.paper.save("trial-balance", Asked("2025"), desk.home / "no" / "t.pdf")
    desk.settle()
    draw(desk.window, "statements-refused")


@LANGUAGES
def test_empty_statements(desk, draw, tmp_path):
    new_book(tmp_path).close()
    desk.unlocked()
    desk.screen("statements")
    draw(desk.window, "statements-empty")


@LANGUAGES
def test_export(desk, draw, book_of_two):
    desk.unlocked()
    screen = desk.screen("export")
    draw(desk.window, "export")
    screen.target.set_folder(desk.home)
    first = next(each for each in screen.signers.rows if each.signer.acting)
    first.passphrase.line.setText("wrong")
    screen.export()
    desk.settle()
    draw(desk.window, "export-wrong")
    first.passphrase.line.setText(PASSPHRASE)
    screen.export()
    desk.until(lambda: screen.progress._share.text() != "")
    draw(desk.window, "export-progress")
    desk.settle()
    draw(desk.window, "export-result")


@LANGUAGES
def test_verify(desk, draw):
    file = desk.home / "package.asice"
    file.write_bytes(good())
    desk.door()
    desk.start.show_verify()
    draw(desk.program.door, "verify")
    desk.start.verify.check(file)
    desk.settle()
    draw(desk.program.door, "verify-accepted")
    file.write_bytes(good()[:-3])
    desk.start.verify.check(file)
    desk.settle()
    draw(desk.program.door, "verify-refused")
    desk.start.verify.enrolled.setText("1")
    desk.start.verify.check(file)
    desk.settle()
    draw(desk.program.door, "verify-unread")


@LANGUAGES
def test_log(desk, draw, book):
    desk.unlocked()
    desk.screen("log")
    draw(desk.window, "log-sound")
    desk.program.open_book.check.start()
    draw(desk.window, "log-checking")
    desk.settle()


@LANGUAGES
def test_altered_log(desk, draw, book):
    alter(book, "UPDATE entry SET narration = 'x' WHERE id = 1")
    alter(book, "UPDATE line SET amount = amount + 1 WHERE entry_id = 2 AND position = 1")
    desk.unlocked()
    desk.screen("log")
    draw(desk.window, "log-altered")
