"""A real small book, the work threads and a window's context, for the ledger's screens."""

import datetime as dt
from dataclasses import dataclass, field
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from desktop.services.ledger.read_journal import masters_of
from desktop.ui.shell.spec import Context
from desktop.ui.theme import Mode, apply_theme
from desktop.ui.words import language
from desktop.ui.work.work import Work
from tests.books_made import Ledger, new_ledger
from tests.ui.typing import type_text

TODAY = dt.date(2025, 6, 1)


@dataclass
class Desk:
    """What a screen stands on, and what it said."""

    ledger: Ledger
    work: Work
    context: Any = None
    said: list = field(default_factory=list)
    went: list = field(default_factory=list)

    @property
    def session(self):
        return self.ledger.session

    def ask(self, verb, *arguments, **more):
        """Call a service as the test itself."""
        return verb(self.session.book, self.session.by, *arguments, **more)


@pytest.fixture
def speak(qapp):
    """Dress the window and speak Arabic; tests may switch."""
    apply_theme(qapp, Mode.LIGHT)
    language().set("ar")
    yield language().set
    language().set("ar")
    qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


@pytest.fixture
def desk(tmp_path, speak):
    ledger = new_ledger(tmp_path)
    work = Work()
    made = Desk(ledger, work)
    made.context = Context(
        session=ledger.session,
        work=work,
        currency=masters_of(ledger.session.book, ledger.session.by).organisation.currency,
        masters=lambda: masters_of(ledger.session.book, ledger.session.by),
        year=lambda: "2025",
        go=lambda key, args: made.went.append((key, dict(args))),
        back=lambda: made.went.append(("back", {})),
        toast=made.said.append,
    )
    yield made
    work.close()
    ledger.session.close()


@pytest.fixture
def typing(qtbot):
    """`typing(widget, "5113", Qt.Key.Key_Return)` types texts and keys where the focus is."""

    def press(window, *keys):
        for each in keys:
            target = window.focusWidget() or window
            if isinstance(each, str):
                type_text(target, each)
            elif isinstance(each, tuple):
                QTest.keyClick(target, each[0], each[1])
            else:
                QTest.keyClick(target, each)

    return press
