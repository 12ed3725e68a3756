"""The screens of backups in their states, drawn in both directions; nothing is cut off."""

import datetime as dt

import pytest
from PySide6.QtWidgets import QApplication

from desktop.domain.errors import UserError
from desktop.domain.trust.backups import BACKING_UP, Medium, Stage
from desktop.exchange import volume
from desktop.services.trust.backup.back_up import back_up
from desktop.services.trust.backup.move import move_to_new_computer
from desktop.services.trust.backup.rehearse import rehearse
from desktop.services.trust.open_book import open_book
from desktop.ui.screens.backup.document_dialog import DocumentDialog
from desktop.ui.screens.backup.secret_dialog import SecretDialog
from desktop.ui.screens.parts.drives import Drive
from desktop.ui.theme import Mode, apply_theme
from desktop.ui.words import language
from tests.books_made import PASSPHRASE
from tests.services.trust.backup.made import give_documents, some
from tests.ui.screens.test_pictures import cut_off

pytestmark = pytest.mark.screens
LANGUAGES = pytest.mark.parametrize("code", ["ar", "en"])


@pytest.fixture
def stick(tmp_path):
    folder = tmp_path / "SIJILL-A"
    folder.mkdir()
    return folder


@pytest.fixture
def draw(desk, grab, code):
    def picture(window, name):
        window.resize(1366, 768)
        window.show()
        desk.drawn()
        image = grab(window, f"{name}-{code}")
        assert (image.width(), image.height()) == (1366, 768)
        assert cut_off(window) == []

    language().set(code)
    return picture


def fits(card):
    """Whether the text of a card is as high as its lines of this width need."""
    text = card.text
    return card.isVisible() and text.height() >= text.heightForWidth(text.width())


def drives(stick):
    return (
        Drive(stick, "SIJILL-A", 15_400_000_000, False),
        Drive(stick.parent, "ذاكرة المكتب", 31_000_000_000, True),
    )


@LANGUAGES
def test_backups(desk, draw, book, stick, monkeypatch, code):
    desk.unlocked()
    screen = desk.screen("backups")
    screen.target._find = lambda: drives(stick)
    screen.target.look()
    desk.settle()
    draw(desk.window, "backups-never")
    screen.back_up()
    desk.settle()
    draw(desk.window, "backups-unchosen")
    monkeypatch.setattr(volume, "_PLUGGED", (f"{stick}/",))
    monkeypatch.setattr(volume, "name_of", lambda _folder: "SIJILL-A 4F2A-11C0")
    screen.target.set_folder(stick)
    give_documents(desk.program.open_book._session, some(12))
    screen.runner.began.emit()
    screen.runner._plan = BACKING_UP
    screen.runner._on_progress(BACKING_UP.step(Stage.READING_BACK, 40, 100), 1000)
    draw(desk.window, "backups-progress")
    screen.back_up()
    desk.settle()
    draw(desk.window, "backups-result")
    screen.start_over()
    desk.settle()
    session = desk.program.open_book._session
    for number in range(3):
        name = "SIJILL-B 9A01-77DE" if number % 2 else "SIJILL-A 4F2A-11C0"
        monkeypatch.setattr(volume, "name_of", lambda _folder, name=name: name)
        made = back_up(session, stick)
    found = rehearse(made.path, passphrase=PASSPHRASE, session=session)
    assert made.medium is Medium.STICK
    screen.start_over()
    desk.settle()
    desk.until(lambda: screen.history.height() >= screen.history.sizeHint().height())
    draw(desk.window, "backups")
    screen.result.show_rehearsal(found)
    screen.pages.setCurrentWidget(screen._done)
    draw(desk.window, "backups-rehearsed")
    (stick / "sijill-backups").rename(stick / "gone")
    screen.start_over()
    desk.settle()
    screen.fault.show_error(
        UserError("backup-missing", file=made.path.name, folder=str(made.path.parent))
    )
    draw(desk.window, "backups-refused")


@LANGUAGES
def test_overdue_and_moved(desk, draw, book, stick, code):
    session = open_book(book, PASSPHRASE)
    session.book._clock = lambda: dt.datetime.now(dt.UTC) - dt.timedelta(days=9)
    back_up(session, stick)
    session.close()
    desk.unlocked()
    desk.settle()
    draw(desk.window, "backups-reminder")
    screen = desk.screen("backups")
    screen.target._find = lambda: drives(stick)
    screen.target.look()
    screen.target.set_folder(stick)
    desk.settle()
    draw(desk.window, "backups-overdue")
    session = desk.program.open_book._session
    moved = move_to_new_computer(session, stick)
    screen.result.show_move(moved)
    screen.pages.setCurrentWidget(screen._done)
    draw(desk.window, "backups-moved-result")
    screen.start_over()
    desk.settle()
    desk.until(lambda: fits(screen.moved))
    draw(desk.window, "backups-moved")


@LANGUAGES
def test_restore(desk, draw, book, stick, code):
    session = open_book(book, PASSPHRASE)
    for _ in range(3):
        made = back_up(session, stick)
    session.close()
    made.path.write_bytes(made.path.read_bytes()[:-9])
    desk.door()
    desk.start.show_restore()
    door = desk.start.restore
    draw(desk.program.door, "restore")
    door.page.place.set_folder(stick)
    desk.settle()
    draw(desk.program.door, "restore-found")
    door.page.target.setText(str(book))
    door.page.passphrase.line.setText("wrong")
    door.page._on_restore()
    desk.settle()
    draw(desk.program.door, "restore-refused")
    door.page.passphrase.line.setText(PASSPHRASE)
    door.page._on_restore()
    desk.settle()
    draw(desk.program.door, "restore-done")


@LANGUAGES
def test_dialogs(desk, grab, code):
    language().set(code)
    desk.door()
    for name, dialog in (
        ("secret", SecretDialog("تجربة الاستعادة", "نص", "Rehearse a restore", desk.program.door)),
        ("document", DocumentDialog((), desk.program.door)),
    ):
        dialog.show()
        desk.drawn()
        grab(dialog, f"backup-dialog-{name}-{code}")
        assert cut_off(dialog) == []
        dialog.close()
        dialog.deleteLater()


@LANGUAGES
def test_dark(desk, draw, book, stick, code):
    apply_theme(QApplication.instance(), Mode.DARK)
    desk.unlocked()
    screen = desk.screen("backups")
    screen.target._find = lambda: drives(stick)
    screen.target.look()
    desk.settle()
    draw(desk.window, "backups-dark")
    apply_theme(QApplication.instance(), Mode.LIGHT)
