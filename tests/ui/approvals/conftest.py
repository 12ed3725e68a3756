"""The ledger's desk with a second and a third officer; tests change who sits at it."""

import datetime as dt
from dataclasses import replace

import pytest

from desktop.services.ledger.read_journal import masters_of
from desktop.ui.shell.spec import Context
from desktop.ui.work.work import Work
from tests.services.trust.approvals.conftest import Office
from tests.ui.ledger.conftest import speak, typing  # noqa: F401 - fixtures

NOW = dt.datetime(2025, 6, 3, 12, 0, tzinfo=dt.UTC)


class Seat:
    """One officer at the window, with what the window said and where it went."""

    def __init__(self, office):
        self.office = office
        self.work = Work()
        self.said, self.went = [], []
        masters = masters_of(office.session.book, office.session.by)
        self.context = Context(
            session=office.session,
            work=self.work,
            currency=masters.organisation.currency,
            masters=lambda: masters,
            year=lambda: "2025",
            go=lambda key, args: self.went.append((key, dict(args))),
            back=lambda: self.went.append(("back", {})),
            toast=self.said.append,
        )

    def sit(self, code):
        """Let another officer sit down; screens made before are of no use then."""
        session = self.office.sit(code)
        self.context = replace(self.context, session=session)
        return session


@pytest.fixture
def seat(tmp_path, speak):  # noqa: F811 - the fixture
    office = Office(tmp_path)
    made = Seat(office)
    yield made
    made.work.close()
    office.session.close()


@pytest.fixture
def show(qtbot, seat):
    """`show(widget)` puts a screen into the window and waits until it has read."""

    def put(widget):
        qtbot.addWidget(widget)
        widget.resize(1366 - 220, 768 - 110)
        with qtbot.waitExposed(widget):
            widget.show()
        widget.activateWindow()
        qtbot.waitUntil(lambda: not seat.work.busy)
        widget.setFocus()
        return widget

    return put
