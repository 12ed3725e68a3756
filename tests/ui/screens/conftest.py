"""A program without a person: its own settings, its own home, real books, no viewer."""

import datetime as dt
import shutil
from dataclasses import dataclass, field

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication

from desktop.app import Program
from desktop.domain.trust.acting import Role
from desktop.services.trust.add_officer import add_officer
from desktop.services.trust.officers import NewOfficer
from desktop.services.trust.open_book import open_book
from desktop.services.trust.strength import LOWEST
from tests.books_made import PASSPHRASE, Clock, new_book, with_masters
from tests.ui.typing import type_text

CHAIR_PASSPHRASE = "سماء وزيتون 9"


def fill(ledger):
    """Post a small year: a grant, a donation, spending."""
    ledger.post(("1111", 1_250_500), ("4312", -1_250_500), narration="تبرع نقدي")
    ledger.post(("5113", 250_000), ("1111", -250_000), day=dt.date(2025, 4, 1), narration="سفر")
    ledger.post(("1111", 9_250_500, "EU"), ("4312", -9_250_500, "EU"), narration="دفعة منحة")


@dataclass
class Desk:
    """The program and what a test does with it."""

    program: Program
    qtbot: object
    home: object
    passphrase: str = PASSPHRASE
    shown: list = field(default_factory=list)

    @property
    def path(self):
        return self.home / "book.sijill"

    @property
    def start(self):
        return self.program.door.start

    @property
    def window(self):
        return self.program.open_book.window

    def door(self, book=None):
        door = self.program.show_door(book)
        self.settle()
        return door

    def settle(self):
        """Wait until nothing is under way."""
        self.qtbot.waitUntil(lambda: not self.program.work.busy, timeout=20_000)

    def until(self, ready):
        self.qtbot.waitUntil(ready, timeout=20_000)

    def type(self, widget, text, *keys):
        """Type a text and press keys, as a person at the keyboard does."""
        widget.setFocus()
        type_text(widget, text)
        self.press(widget, *keys)

    def press(self, widget, *keys):
        for key in keys:
            self.qtbot.keyClick(widget, key)

    def focused(self, widget):
        """Whether the keyboard goes to `widget` as soon as its window is in front."""
        return widget.window().focusWidget() is widget

    def unlocked(self):
        """Open the book through the door and return its window, checked."""
        self.door(self.path)
        page = self.start.unlock
        page.passphrase.line.setText(PASSPHRASE)
        page.unlock()
        self.until(lambda: self.program.open_book is not None)
        self.settle()
        return self.window

    def screen(self, key, **args):
        """Open a screen of the open book and return it, with all that it reads."""
        self.window.open(key, args)
        self.settle()
        return self.window.screen_widget(key)

    def drawn(self):
        """Let Qt throw away what is gone and paint what is there."""
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        QApplication.processEvents()


@pytest.fixture
def desk(qapp, qtbot, tmp_path):
    made = Desk(Program(qapp, tmp_path / "window.ini", tmp_path), qtbot, tmp_path)
    yield made
    door, opened = made.program.door, made.program.open_book
    made.program.close()
    for window in (door, opened.window if opened else None):
        if window is not None:
            window.hide()
            window.deleteLater()
    made.drawn()


@pytest.fixture(scope="session")
def shelf(tmp_path_factory):
    """Two books, made once: with the treasurer alone, and with a chair beside."""
    folder = tmp_path_factory.mktemp("shelf")
    # Written to yesterday: a book that lay still for a year is asked about the clock first.
    session = new_book(folder, clock=Clock(dt.datetime.now(dt.UTC) - dt.timedelta(days=1)))
    fill(with_masters(session))
    session.close()
    (folder / "two").mkdir()
    shutil.copytree(folder / "book.sijill", folder / "two" / "book.sijill")
    session = open_book(folder / "two" / "book.sijill", PASSPHRASE)
    chair = NewOfficer("رئيس المجلس", "Chair", frozenset({Role.CHAIR}), CHAIR_PASSPHRASE, code="O2")
    add_officer(session.book, session.by, chair, passphrase=PASSPHRASE, strength=LOWEST)
    session.close()
    return folder


@pytest.fixture
def book(shelf, tmp_path):
    """A small book with one officer, closed."""
    return shutil.copytree(shelf / "book.sijill", tmp_path / "book.sijill")


@pytest.fixture
def book_of_two(shelf, tmp_path):
    """The same with a chair beside the treasurer."""
    return shutil.copytree(shelf / "two" / "book.sijill", tmp_path / "book.sijill")
