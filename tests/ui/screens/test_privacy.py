"""The privacy screen: by keyboard, and in pictures."""

import datetime as dt
import zipfile
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog

from desktop.domain.ledger.dimensions import NewPartner, PartnerKind
from desktop.domain.ledger.entry import NewEntry, Series
from desktop.services.ledger.add_masters import add_partner
from desktop.services.ledger.post_entry import post_entry
from desktop.services.trust import crash_reports
from desktop.services.trust.verify_book import verify_book
from desktop.ui.words import language
from tests.books_made import new_ledger
from tests.ui.screens.test_pictures import LANGUAGES, cut_off

NAME = "سالم مفتاح الفيتوري"


@pytest.fixture
def reports(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    return crash_reports.folder()


@pytest.fixture
def window(desk, tmp_path, reports):
    ledger = new_ledger(tmp_path)
    book, by = ledger.session.book, ledger.session.by
    partner = add_partner(book, by, NewPartner("S1", NAME, "Salem Fituri", PartnerKind.STAFF))
    paid = replace(ledger.line("5113", 700), partner_id=partner)
    lines = (paid, ledger.line("1111", -700))
    post_entry(book, by, NewEntry(dt.date(2025, 3, 1), Series.PAYMENT, f"مكافأة {NAME}", lines))
    ledger.session.close()
    return desk.unlocked()


def chosen(desk):
    screen = desk.screen("privacy")
    desk.type(screen.person.pick, "S1", Qt.Key.Key_Return)
    desk.settle()
    return screen


def test_a_person_is_erased_by_keyboard(desk, window):
    screen = chosen(desk)
    card = screen.person
    assert card.erase.isEnabled()
    desk.press(card.erase, Qt.Key.Key_Space)
    dialog = card.dialog
    desk.type(dialog.reason, " ", Qt.Key.Key_Return)
    assert dialog.isVisible(), "without a reason nothing happens"
    desk.type(dialog.reason, "طلبه صاحبه", Qt.Key.Key_Return)
    desk.until(lambda: dialog.result() == QDialog.DialogCode.Accepted)
    desk.settle()
    session = desk.program.open_book._session
    with session.book.inspect() as conn:
        row = conn.exec_driver_sql("SELECT name_ar, name_en FROM partner WHERE code = 'S1'").one()
    assert tuple(row) == ("[S1]", "[S1]")
    assert verify_book(session.book, session.by).findings == ()
    assert card.pick.picked() is None
    assert not card.erase.isEnabled()
    desk.type(card.pick, "S1", Qt.Key.Key_Return)
    assert card.pick.picked() is None, "who was erased is not offered again"


def test_all_that_is_held_is_taken_out(desk, window, tmp_path):
    card = chosen(desk).person
    assert card.take_out.isEnabled()
    card.take_out_to(tmp_path / "person.zip")
    desk.settle()
    assert zipfile.is_zipfile(tmp_path / "person.zip")
    assert card.take_out.isEnabled()
    card.take_out_to(tmp_path / "person.zip")
    desk.settle()
    assert card.fault.error.key == "write-target-exists"


def test_escape_erases_nothing(desk, window):
    card = chosen(desk).person
    desk.press(card.erase, Qt.Key.Key_Space)
    desk.press(card.dialog, Qt.Key.Key_Escape)
    desk.settle()
    assert card.dialog.result() == QDialog.DialogCode.Rejected
    assert card.erase.isEnabled()


def test_reports_are_shown_whole_saved_and_deleted(desk, window, reports, tmp_path):
    screen = desk.screen("privacy")
    assert screen.faults.save.isHidden()
    crash_reports.keep_report(reports, "A1B2C3", ValueError(NAME))
    screen = desk.screen("privacy")
    assert "A1B2C3" in screen.faults.text.toPlainText()
    assert NAME not in screen.faults.text.toPlainText()
    screen.faults.save_to(tmp_path / "out.txt")
    desk.settle()
    assert "A1B2C3" in (tmp_path / "out.txt").read_text(encoding="utf-8")
    screen.faults.save_to(tmp_path / "out.txt")
    desk.settle()
    assert screen.faults.fault.error.key == "write-target-exists"
    assert len(crash_reports.reports(reports)) == 1


@pytest.mark.screens
@LANGUAGES
def test_pictures(desk, window, reports, grab, code):
    language().set(code)
    window.resize(1366, 768)

    def draw(name):
        desk.drawn()
        grab(window, f"{name}-{code}")
        assert cut_off(window) == []

    desk.screen("privacy")
    draw("privacy-empty")
    crash_reports.keep_report(reports, "A1B2C3", ValueError(NAME))
    screen = chosen(desk)
    draw("privacy-person")
    screen.person.erase.click()
    desk.drawn()
    grab(screen.person.dialog, f"privacy-erase-{code}")
    screen.person.dialog.reject()
