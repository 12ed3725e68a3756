"""The guided hand-over of an office: by keyboard, refused, and in pictures."""

import pytest
from PySide6.QtCore import Qt

from desktop.domain.trust.acting import Role
from desktop.services.trust.officers import list_officers
from desktop.ui.words import language
from tests.books_made import PASSPHRASE
from tests.ui.screens.conftest import CHAIR_PASSPHRASE
from tests.ui.screens.test_pictures import LANGUAGES, cut_off

ENTER, SPACE = Qt.Key.Key_Return, Qt.Key.Key_Space


def roles(desk):
    session = desk.program.open_book._session
    return {each.code: each.roles for each in list_officers(session.book, session.by)}


def at_signing(desk, target):
    """Walk to the last page: the treasurer's office, from the first officer to the second."""
    desk.unlocked()
    screen = desk.screen("hand-over")
    screen.who.office.setCurrentIndex(screen.who.office.findData(Role.TREASURER))
    assert (screen.who.giver.currentData(), screen.who.receiver.currentData()) == ("O1", "O2")
    desk.press(screen.next_button, SPACE)
    desk.settle()
    assert screen.pages.currentWidget() is screen.review
    desk.press(screen.next_button, SPACE)
    screen.things.remarks.setPlainText("سُلّمت المفاتيح كاملة.")
    desk.press(screen.next_button, SPACE)
    assert screen.pages.currentWidget() is screen.sign
    screen.sign.path.setText(str(target))
    return screen


def test_an_office_passes_by_keyboard(desk, book_of_two, tmp_path):
    target = tmp_path / "report.pdf"
    screen = at_signing(desk, target)
    desk.type(screen.sign.giver.line, PASSPHRASE, ENTER)
    desk.type(screen.sign.receiver.line, CHAIR_PASSPHRASE, ENTER)
    desk.settle()
    assert roles(desk) == {"O1": {Role.CHAIR}, "O2": {Role.CHAIR, Role.TREASURER}}
    assert target.read_bytes().startswith(b"%PDF")
    assert screen.done_text.isVisible()
    assert not screen.sign.giver.text()
    desk.press(screen.finish_button, SPACE)
    desk.settle()
    assert desk.window.current == "officers"


@pytest.mark.parametrize("wrong", ["giver", "receiver"])
def test_a_wrong_passphrase_is_said_beside_its_field(desk, book_of_two, tmp_path, wrong):
    target = tmp_path / "report.pdf"
    screen = at_signing(desk, target)
    screen.sign.giver.line.setText("x" if wrong == "giver" else PASSPHRASE)
    screen.sign.receiver.line.setText("x" if wrong == "receiver" else CHAIR_PASSPHRASE)
    desk.press(screen.next_button, SPACE)
    desk.settle()
    assert screen.sign._fields[wrong]._error.key == "hand-over-passphrase"
    assert roles(desk)["O2"] == {Role.CHAIR}
    assert not target.exists()
    assert screen.next_button.isEnabled()


def test_leaving_forgets_the_passphrases(desk, book_of_two, tmp_path):
    screen = at_signing(desk, tmp_path / "r.pdf")
    screen.sign.giver.line.setText(PASSPHRASE)
    desk.screen("officers")
    assert not screen.sign.giver.text()


def test_a_book_of_one_asks_for_another_officer(desk, book):
    desk.unlocked()
    screen = desk.screen("hand-over")
    desk.press(screen.next_button, SPACE)
    desk.settle()
    assert screen.fault.error.key == "hand-over-to-self"


@pytest.mark.screens
@LANGUAGES
def test_pictures(desk, book_of_two, grab, code, tmp_path):
    language().set(code)
    desk.unlocked()
    desk.window.resize(1366, 768)

    def draw(name):
        desk.drawn()
        grab(desk.window, f"{name}-{code}")
        assert cut_off(desk.window) == []

    screen = desk.screen("hand-over")
    screen.who.office.setCurrentIndex(screen.who.office.findData(Role.TREASURER))
    draw("hand-over-1")
    for number in (2, 3, 4):
        screen.go_on()
        desk.settle()
        assert screen.pages.currentIndex() == number - 1
        draw(f"hand-over-{number}")
    screen.sign.giver.line.setText("x")
    screen.go_on()
    desk.settle()
    draw("hand-over-wrong")
    screen.sign.path.setText(str(tmp_path / "r.pdf"))
    screen.sign.giver.line.setText(PASSPHRASE)
    screen.sign.receiver.line.setText(CHAIR_PASSPHRASE)
    screen.go_on()
    desk.settle()
    draw("hand-over-done")
