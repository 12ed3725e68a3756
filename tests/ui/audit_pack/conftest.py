"""The desk of the ledger's screens, with payments and an internal auditor's office."""

import dataclasses
import datetime as dt

import pytest

from desktop.domain.ledger.entry import Series
from desktop.domain.trust.acting import Role
from tests.ui.ledger.conftest import desk, speak, typing

__all__ = ["desk", "speak", "typing"]


@pytest.fixture
def office(desk):
    for place in range(1, 6):
        desk.ledger.post(
            ("5113", 10_000 * place),
            ("1111", -10_000 * place),
            series=Series.PAYMENT,
            day=dt.date(2025, 3, place),
        )
    return desk


@pytest.fixture
def shown(office, qtbot):
    def call(screen):
        qtbot.addWidget(screen)
        screen.resize(1366 - 220, 768 - 110)
        with qtbot.waitExposed(screen):
            screen.show()
        screen.activateWindow()
        qtbot.waitUntil(lambda: not office.work.busy)
        return screen

    return call


@pytest.fixture
def auditor(office):
    """Let the officer at the keyboard be an internal auditor too."""
    context = office.context
    by = dataclasses.replace(
        context.session.by,
        roles=context.session.by.roles | {Role.INTERNAL_AUDITOR},
        allowed=None,
    )
    session = dataclasses.replace(context.session, by=by)
    return dataclasses.replace(context, session=session)
