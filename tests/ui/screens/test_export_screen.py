"""Exporting by the screen: who signs, what is refused, what lies there afterwards."""

import shutil

import pytest
from PySide6.QtCore import Qt

from desktop.ui.screens.disclosure.readiness import Standing
from desktop.ui.words import language
from tests.books_made import PASSPHRASE
from tests.ui.screens.conftest import CHAIR_PASSPHRASE

SPACE = Qt.Key.Key_Space


@pytest.fixture
def out(tmp_path):
    folder = tmp_path / "stick"
    folder.mkdir()
    return folder


@pytest.fixture
def screen(desk, book_of_two, out):
    desk.unlocked()
    made = desk.screen("export")
    made.target.set_folder(out)
    return made


def row(screen, code):
    return next(each for each in screen.signers.rows if each.signer.code == code)


def test_what_is_missing_is_said_and_nothing_begins(desk, screen, out):
    desk.press(screen.export_button, SPACE)
    assert row(screen, "O1")._error.key == "signer-passphrase-empty"
    row(screen, "O1").tick.setChecked(False)
    screen.export()
    assert screen.fault.error.key == "nobody-signs"
    row(screen, "O1").tick.setChecked(True)
    row(screen, "O1").passphrase.line.setText(PASSPHRASE)
    screen.target.folder = None
    screen.export()
    assert screen.fault.error.key == "target-unchosen"
    assert not list(out.iterdir())


def test_two_officers_sign_in_turn_and_the_package_verifies(desk, screen, out):
    chair = row(screen, "O2")
    assert not chair.passphrase.isEnabled()
    chair.tick.setChecked(True)
    desk.type(row(screen, "O1").passphrase.line, PASSPHRASE, Qt.Key.Key_Return)
    assert desk.focused(chair.passphrase.line)
    desk.type(chair.passphrase.line, CHAIR_PASSPHRASE, Qt.Key.Key_Return)
    assert desk.focused(screen.export_button)
    desk.press(screen.export_button, SPACE)
    desk.settle()
    assert screen.result.isVisible()
    assert {path.suffix for path in out.iterdir()} == {".asice", ".pdf", ".txt"}
    assert row(screen, "O1").passphrase.text() == ""
    for code, said in (("en", "signed by 2 officers"), ("ar", "وقّعها مسؤولان")):
        language().set(code)
        assert said in screen.result._what.text()
    desk.press(screen.result.verify_button, SPACE)
    desk.settle()
    verify = desk.window.screen_widget("verify")
    assert desk.window.current == "verify"
    assert verify.verdict.accepted


def test_a_wrong_passphrase_is_said_of_whom_and_may_be_typed_again(desk, screen, out):
    chair = row(screen, "O2")
    chair.tick.setChecked(True)
    row(screen, "O1").passphrase.line.setText(PASSPHRASE)
    chair.passphrase.line.setText("wrong")
    desk.press(desk.window, Qt.Key.Key_F2)
    screen.export()
    desk.settle()
    assert chair._error.key == "signer-passphrase-wrong"
    assert "رئيس المجلس" in chair._wrong.text()
    assert row(screen, "O1").passphrase.text() == PASSPHRASE
    assert not list(out.iterdir())
    chair.passphrase.line.setText(CHAIR_PASSPHRASE)
    screen.export()
    desk.settle()
    assert screen.result.isVisible()


def test_a_stick_that_was_pulled_out_is_said(desk, screen, out):
    shutil.rmtree(out)
    row(screen, "O1").passphrase.line.setText(PASSPHRASE)
    screen.export()
    desk.settle()
    assert screen.fault.error.key == "write-folder-missing"
    assert screen.signers.isVisible()
    assert screen.export_button.isEnabled()


def test_stopping_leaves_nothing_behind(desk, screen, out):
    row(screen, "O1").passphrase.line.setText(PASSPHRASE)
    screen.export()
    desk.until(lambda: screen.progress._share.text() != "")
    desk.press(screen.progress._cancel, SPACE)
    desk.settle()
    assert screen.signers.isVisible()
    assert not list(out.iterdir())
    assert "أُوقف" in desk.window.toast.text()


def test_points_follow_who_signs_and_how_the_check_ended(desk, screen):
    def standing(key):
        return next(each.standing for each in screen.points._points if each.key == key)

    assert standing("signers") is Standing.LOOK
    row(screen, "O2").tick.setChecked(True)
    assert standing("signers") is Standing.READY
    assert standing("log") is Standing.READY


def test_passphrases_do_not_stay_when_the_screen_is_left(desk, screen):
    row(screen, "O1").passphrase.line.setText(PASSPHRASE)
    desk.window.open("log")
    assert row(screen, "O1").passphrase.text() == ""
