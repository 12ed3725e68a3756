"""Backing up, rehearsing, moving and restoring by the window, with a real stick's folder."""

import datetime as dt

import pytest
from PySide6.QtCore import Qt

from desktop.services.archive.add_document import add_document
from desktop.services.trust.backup.back_up import back_up
from desktop.services.trust.backup.list_backups import list_backups
from desktop.services.trust.backup.state import last_backup, list_kept
from desktop.services.trust.open_book import open_book
from desktop.store.queries.masters import load_organisation
from desktop.ui.screens.backup import history_deeds
from desktop.ui.screens.backup import screen as module
from desktop.ui.screens.backup.document_dialog import Wanted
from desktop.ui.words import language
from tests.books_made import PASSPHRASE

SPACE = Qt.Key.Key_Space


@pytest.fixture
def stick(tmp_path):
    folder = tmp_path / "stick"
    folder.mkdir()
    return folder


@pytest.fixture
def screen(desk, book, stick):
    desk.unlocked()
    made = desk.screen("backups")
    made.target.set_folder(stick)
    return made


def session_of(desk):
    return desk.program.open_book._session


def test_f2_backs_up_and_says_so_only_when_it_is_there(desk, screen, stick):
    assert screen.state.title.text().endswith("لا توجد نسخة مُتحقَّق منها بعد")
    desk.press(screen, Qt.Key.Key_F2)
    desk.settle()
    assert screen.result.isVisible()
    assert screen.result.title.text().endswith("تمّت النسخة الاحتياطية وفُحصت")
    assert len(list_backups(stick).backups) == 1
    desk.press(screen.result.back_button, SPACE)
    desk.settle()
    assert screen.state.title.text().endswith("آخر نسخة مُتحقَّق منها: اليوم")
    assert len(screen.history.model.rows) == 1


def test_without_a_place_nothing_begins(desk, screen, stick):
    screen.target.folder = None
    desk.press(screen, Qt.Key.Key_F2)
    desk.settle()
    assert screen.fault.error.key == "target-unchosen"
    assert not list(stick.iterdir())


def test_a_stick_that_was_pulled_out(desk, screen, stick):
    stick.rename(stick.with_name("pocket"))
    screen.back_up()
    desk.settle()
    assert screen.fault.error.key == "write-folder-missing"
    assert screen.backup_button.isVisible()
    assert last_backup(session_of(desk).book, session_of(desk).by) is None


def test_cancelling(desk, screen, stick):
    screen.runner.began.connect(screen.runner._on_cancel)
    screen.back_up()
    screen.runner._on_cancel()
    desk.settle()
    assert not screen.runner.busy
    assert screen.backup_button.isVisible()
    assert list_backups(stick).refused == ()


def test_a_rehearsal_asks_for_the_passphrase(desk, screen, monkeypatch):
    screen.back_up()
    desk.settle()
    screen.start_over()
    desk.settle()
    monkeypatch.setattr(history_deeds, "ask_secret", lambda *_: "wrong")
    desk.press(screen, Qt.Key.Key_F6)
    desk.settle()
    assert screen.fault.error.key == "wrong-passphrase"
    monkeypatch.setattr(history_deeds, "ask_secret", lambda *_: PASSPHRASE)
    desk.press(screen, Qt.Key.Key_F6)
    desk.settle()
    assert screen.result.title.text().endswith("يمكن استعادة هذه النسخة")
    (kept,) = list_kept(session_of(desk).book, session_of(desk).by)
    assert kept.rehearsed_at is not None
    monkeypatch.setattr(history_deeds, "ask_secret", lambda *_: None)
    screen.start_over()
    screen.deeds.rehearse()
    assert not screen.runner.busy


def test_moving_is_asked_and_the_way_back_is_deliberate(desk, screen, stick, monkeypatch):
    monkeypatch.setattr(module, "ask", lambda *_: False)
    desk.press(screen.move_button, SPACE)
    desk.settle()
    assert not list(stick.iterdir())
    monkeypatch.setattr(module, "ask", lambda *_: True)
    desk.press(screen.move_button, SPACE)
    desk.settle()
    assert (stick / "READ-ME-sijill.txt").exists()
    assert screen.result.isVisible()
    screen.start_over()
    desk.settle()
    assert screen.moved.isVisible()
    desk.press(screen.moved.stay_button, SPACE)
    desk.settle()
    assert not screen.moved.isVisible()


def test_a_document_is_taken_out_and_lost_ones_put_back(desk, screen, stick, monkeypatch):
    session = session_of(desk)
    document = add_document(session, b"%PDF-1.4 x", title="إيصال")
    screen.back_up()
    desk.settle()
    screen.start_over()
    desk.settle()
    blob = next(path for path in session.book.folder.blobs.rglob("*") if path.is_file())
    blob.unlink()
    out = stick.parent / "out.pdf"
    asked = []

    def wanted(_parent, documents):
        asked.append([each.id for each in documents])
        return Wanted(document.id, out, PASSPHRASE)

    monkeypatch.setattr(history_deeds, "ask_document", wanted)
    desk.press(screen.history.document_button, SPACE)
    desk.settle()
    desk.until(out.exists)
    desk.settle()
    assert out.read_bytes() == b"%PDF-1.4 x"
    assert asked == [[document.id]]
    desk.press(screen.history.mend_button, SPACE)
    desk.settle()
    assert blob.exists()


def test_old_ones_are_counted_before_they_go(desk, screen, stick, monkeypatch):
    session = session_of(desk)
    start = dt.datetime.now(dt.UTC)
    for number in range(12):
        session.book._clock = lambda at=start + dt.timedelta(seconds=number): at
        back_up(session, stick)
    asked = []
    monkeypatch.setattr(history_deeds, "ask", lambda *told: asked.append(told[2]) or True)
    screen.reload()
    desk.settle()
    desk.press(screen.history.prune_button, SPACE)
    desk.settle()
    desk.until(lambda: len(list_backups(stick, thorough=False).backups) == 10)
    desk.settle()
    assert "نسختين" in asked[0]


def test_the_reminder_is_one_line_and_only_where_it_is_due(desk, book, stick):
    desk.unlocked()
    session = session_of(desk)
    with session.book.inspect() as conn:
        began = load_organisation(conn).created_at
    for days, said in ((8, "لا توجد نسخة مُتحقَّق منها بعد"), (3, "")):
        desk.window.banner.clear()
        session.book._clock = lambda at=began + dt.timedelta(days=days): at
        desk.program.open_book.reminder.ask()
        desk.settle()
        assert desk.window.banner.isHidden() == (not said)
        assert said in desk.window.banner.text()


def test_the_screen_follows_the_language(desk, screen):
    language().set("en")
    assert screen.state.title.text() == "There is no verified backup yet"
    assert ("F2", "back up now") in screen.key_hints()
    language().set("ar")


def test_a_book_is_restored_from_the_start_page(desk, book, stick, tmp_path):
    session = open_book(book, PASSPHRASE)
    back_up(session, stick)
    session.close()
    desk.door()
    desk.start.books.restore_button.click()
    door = desk.start.restore
    assert not door.page.restore_button.isEnabled()
    door.page.place.set_folder(stick)
    desk.settle()
    assert len(door.page.found.model.rows) == 1
    door.page.target.setText(str(tmp_path / "again"))
    desk.press(door.page.restore_button, SPACE)
    assert door.page._secret._error.key == "passphrase-empty"
    desk.type(door.page.passphrase.line, PASSPHRASE, Qt.Key.Key_Return)
    desk.settle()
    assert door.done.isVisible()
    assert door.page.passphrase.text() == ""
    desk.press(door.done.open_button, SPACE)
    desk.settle()
    assert desk.start.unlock.isVisible()
    desk.start.unlock.passphrase.line.setText(PASSPHRASE)
    desk.start.unlock.unlock()
    desk.until(lambda: desk.program.open_book is not None)
    desk.settle()
    assert desk.program.open_book.path == tmp_path / "again.sijill"


def test_a_place_without_backups(desk, book, stick):
    desk.door()
    desk.start.show_restore()
    page = desk.start.restore.page
    page.place.set_folder(stick)
    desk.settle()
    assert page.found.isVisible()
    assert not page.restore_button.isEnabled()
    page.place.set_folder(stick / "gone")
    desk.settle()
    assert page._fault.error.key == "write-folder-missing"
