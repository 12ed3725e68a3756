"""The log of proof in each of its verdicts, drawn in both directions; nothing is cut off."""

import datetime as dt
import shutil

import pytest

from desktop.services.trust.evidence.import_receipt import import_receipt
from desktop.services.trust.open_book import open_book
from desktop.ui.screens.log.verdict import Verdict
from desktop.ui.words import language
from tests.books_made import PASSPHRASE, Clock, Ledger
from tests.services.trust.evidence.conftest import enrol, file_package, receipt_for
from tests.services.trust.test_tamper_evidence import alter
from tests.ui.screens.test_pictures import LANGUAGES, cut_off

pytestmark = pytest.mark.screens


@pytest.fixture
def draw(desk, grab, code):
    def picture(name, scroll=0):
        window = desk.window
        window.resize(1366, 768)
        window.show()
        desk.drawn()
        bar = desk.screen("log")._scroll.verticalScrollBar()
        bar.setValue(scroll * bar.maximum() // 2)
        desk.drawn()
        grab(window, f"{name}-{code}")
        assert cut_off(window) == []

    language().set(code)
    return picture


def at(path, **more):
    return open_book(path, PASSPHRASE, **more)


def ledger_of(session):
    with session.book.inspect() as conn:
        accounts = dict(conn.exec_driver_sql("SELECT code, id FROM account").all())
        funds = dict(conn.exec_driver_sql("SELECT code, id FROM fund").all())
    return Ledger(session, accounts, funds, {})


@pytest.fixture
def filed(book, tmp_path):
    """The book after a package was filed and its receipt taken in."""
    session = at(book)
    enrol(session)
    row = file_package(session, tmp_path / "stick")
    import_receipt(session, receipt_for(row, at=dt.datetime.now(dt.UTC)))
    session.close()
    return book


@LANGUAGES
def test_sound_with_a_receipt(desk, draw, filed):
    desk.unlocked()
    for place in range(3):
        draw(f"log-sound-{place}", place)


@LANGUAGES
def test_older(desk, draw, filed, tmp_path):
    kept = shutil.copytree(filed, tmp_path / "kept.sijill")
    session = at(filed)
    ledger_of(session).post(("1111", 700), ("4312", -700))
    row = file_package(session, tmp_path / "stick2")
    session.close()
    shutil.rmtree(filed)
    shutil.copytree(kept, filed)
    session = at(filed)
    import_receipt(session, receipt_for(row, at=dt.datetime.now(dt.UTC)))
    session.close()
    desk.unlocked()
    assert desk.program.open_book.check.verdict is Verdict.OLDER
    draw("log-older")


@LANGUAGES
def test_rewritten(desk, draw, filed, tmp_path):
    kept = shutil.copytree(filed, tmp_path / "kept.sijill")
    session = at(filed)
    ledger_of(session).post(("1111", 900), ("4312", -900))
    row = file_package(session, tmp_path / "stick2")
    session.close()
    shutil.rmtree(filed)
    shutil.copytree(kept, filed)
    session = at(filed)
    for amount in range(1, 9):
        ledger_of(session).post(("1111", amount), ("4312", -amount))
    import_receipt(session, receipt_for(row, at=dt.datetime.now(dt.UTC)))
    session.close()
    desk.unlocked()
    assert desk.program.open_book.check.verdict is Verdict.REWRITTEN
    draw("log-rewritten")


@LANGUAGES
def test_clock(desk, draw, book, tmp_path):
    future = dt.datetime.now(dt.UTC) + dt.timedelta(days=750)
    session = at(book, clock=Clock(future))
    ledger_of(session).post(("1111", 700), ("4312", -700))
    session.close()
    desk.unlocked()
    draw("log-clock")


@LANGUAGES
def test_altered(desk, draw, filed):
    alter(filed, "UPDATE entry SET narration = 'x' WHERE id = 1")
    desk.unlocked()
    draw("log-altered")


@LANGUAGES
def test_authority(desk, grab, book, code):
    language().set(code)
    desk.unlocked()
    screen = desk.screen("log")
    screen.enter_authority()
    dialog = screen._dialog
    dialog.name.setText("مفوضية المجتمع المدني")
    dialog.key.setText("x")
    dialog.accept()
    desk.settle()
    desk.drawn()
    grab(dialog, f"log-authority-{code}")
    assert dialog.fault.error.key == "authority-key-unread"
    dialog.reject()
