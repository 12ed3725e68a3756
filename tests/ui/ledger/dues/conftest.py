"""The sample foundation behind the screens of dues, bills and advances."""

import datetime as dt
from dataclasses import dataclass, field

import pytest

from desktop.services.ledger.read_journal import masters_of
from desktop.ui.screens.ledger.dues.specs import DUES_SCREENS
from desktop.ui.shell.spec import Context
from desktop.ui.work.work import Work
from tests.books_made import Clock, new_sample
from tests.ui.ledger.conftest import desk, speak, typing

NOW = dt.datetime(2026, 1, 10, 9, tzinfo=dt.UTC)

__all__ = ["desk", "speak", "typing"]


@dataclass
class Foundation:
    """A book, the workers, and what the screens said and where they went."""

    session: object
    work: Work
    context: Context = None
    said: list = field(default_factory=list)
    went: list = field(default_factory=list)


@pytest.fixture
def foundation(tmp_path, speak):
    session = new_sample(tmp_path / "book", clock=Clock(NOW))
    made = Foundation(session, Work())
    made.context = Context(
        session=session,
        work=made.work,
        currency=masters_of(session.book, session.by).organisation.currency,
        masters=lambda: masters_of(session.book, session.by),
        year=lambda: "2025",
        go=lambda key, args: made.went.append((key, dict(args))),
        back=lambda: None,
        toast=made.said.append,
    )
    yield made
    made.work.close()
    session.close()


@pytest.fixture
def opened(qtbot):
    """`opened("bills", foundation)` opens a screen and waits for its rows."""

    def call(key, of):
        spec = next(each for each in DUES_SCREENS if each.key == key)
        screen = spec.make(of.context)
        screen.resize(1366 - 208, 768 - 120)
        qtbot.addWidget(screen)
        screen.show()
        screen.activateWindow()
        qtbot.waitUntil(screen.isActiveWindow)
        qtbot.waitUntil(lambda: not of.work.busy)
        screen.setFocus()
        return screen

    return call
