"""Cheques and recurring vouchers as lists: noted, returned, drafted, left out, by keys."""

import datetime as dt
import json

import pytest
from PySide6.QtCore import Qt

from desktop.domain.ledger.vouchers.cheque import ChequeState
from desktop.domain.ledger.vouchers.recurrence import NewRecurrence, Rhythm
from desktop.services.ledger.drafts import list_drafts
from desktop.services.ledger.vouchers.list_cheques import view_cheque
from desktop.services.ledger.vouchers.recurring import add_recurrence, list_recurring
from desktop.services.ledger.vouchers.templates import add_template, list_templates
from desktop.ui.screens.ledger.vouchers import recurring_register
from desktop.ui.screens.ledger.vouchers.cheques_register import ChequesScreen
from desktop.ui.screens.ledger.vouchers.recurring_register import RECURRING
from desktop.ui.screens.registers.screen import RegisterScreen
from tests.ui.vouchers.test_posted_voucher import pay

F7 = Qt.Key.Key_F7
RENT = json.dumps(
    {
        "v": 1,
        "series": "payment",
        "narration": "إيجار المقر",
        "slip": {"account": "1121", "method": "cheque", "party_name": "المالك"},
        "lines": [{"account": "5112", "debit": "900.000", "fund": "GEN"}],
    }
)


@pytest.fixture
def show(desk, qtbot):
    def shown(screen):
        qtbot.addWidget(screen)
        screen.resize(1150, 640)
        with qtbot.waitExposed(screen):
            screen.show()
        screen.activateWindow()
        settle(desk, qtbot)
        return screen

    return shown


def settle(desk, qtbot):
    qtbot.waitUntil(lambda: not desk.work.busy)


def answered(desk, qtbot, screen, **values):
    """Fill in the form that stands open, and agree."""
    qtbot.waitUntil(lambda: screen.dialog is not None and screen.dialog.isVisible())
    screen.dialog.form.set_values(values)
    dialog = screen.dialog
    dialog.accept()
    settle(desk, qtbot)
    return dialog


def state(desk):
    return desk.ask(view_cheque, 1).state


def test_a_cheque_is_noted_as_paid_and_as_not_paid_after_all(desk, qtbot, show, typing):
    pay(desk)
    screen = show(ChequesScreen(desk.context))
    assert [row.cheque.number for row in screen.page.model.rows] == ["451"]
    typing(screen, F7)
    answered(desk, qtbot, screen, day=dt.date(2025, 3, 20))
    assert state(desk) is ChequeState.CLEARED
    assert "451" in desk.said[-1]
    screen.kinds.set_key("all")
    screen._on_kind("all")
    settle(desk, qtbot)
    screen._on_deed("F9")
    answered(desk, qtbot, screen, reason="سطر آخر")
    assert state(desk) is ChequeState.OUTSTANDING


def test_a_return_is_booked_with_its_fee(desk, qtbot, show):
    entry = pay(desk)
    screen = show(ChequesScreen(desk.context))
    screen._on_deed("F8")
    dialog = answered(desk, qtbot, screen, day=dt.date(2025, 3, 9), reason="لا رصيد", fee=1_500)
    assert dialog.isVisible()  # the day is before the voucher's
    dialog.form.set_values({"day": dt.date(2025, 3, 20), "reason": "لا رصيد", "fee": 1_500})
    dialog.accept()
    qtbot.waitUntil(lambda: bool(desk.said))
    found = desk.ask(view_cheque, 1)
    assert (found.state, found.taken_back) == (ChequeState.RETURNED, True)
    screen.kinds.set_key("returned")
    screen._on_kind("returned")
    settle(desk, qtbot)
    assert [row.unbooked for row in screen.page.model.rows] == [False]
    desk.said.clear()
    screen._on_deed("F8")  # once is enough
    assert screen.dialog is None
    screen._on_opened(screen.page.model.rows[0])
    assert desk.went[-1] == ("entry", {"entry": entry})


@pytest.fixture
def rent(desk, monkeypatch):
    monkeypatch.setattr(recurring_register, "_today", lambda: dt.date(2025, 4, 15))
    template = desk.ask(add_template, "إيجار المقر", RENT)
    desk.ask(add_recurrence, NewRecurrence(template, Rhythm.MONTHLY, 1, dt.date(2025, 3, 1)))


def test_what_is_due_opens_as_a_draft_on_its_own_form(desk, qtbot, show, rent):
    screen = show(RegisterScreen(desk.context, RECURRING))
    assert [due.day for due in screen.page.model.rows] == [
        dt.date(2025, 3, 1),
        dt.date(2025, 4, 1),
    ]
    screen._on_deed("F2")
    key, args = desk.went[-1]
    assert key == "payment-form"
    assert json.loads(args["content"])["origin"] == "recurrence:1:2025-03-01"
    screen._on_deed("F9")
    qtbot.waitUntil(lambda: len(desk.ask(list_drafts)) == 2)
    screen.reload()
    settle(desk, qtbot)
    screen._on_deed("F2")
    assert set(desk.went[-1][1]) == {"draft"}
    screen._on_deed("F8")
    answered(desk, qtbot, screen, reason="أُعفينا منه")
    screen.reload()
    settle(desk, qtbot)
    assert [due.day for due in screen.page.model.rows] == [dt.date(2025, 4, 1)]


def test_a_template_is_made_to_recur_and_put_aside(desk, qtbot, show, rent):
    screen = show(RegisterScreen(desk.context, RECURRING))
    screen.kinds.set_key("templates")
    screen._on_kind("templates")
    settle(desk, qtbot)
    screen._on_deed("F7")
    dialog = answered(desk, qtbot, screen, month_day="٤٠")
    assert dialog.isVisible()
    dialog.form.set_values({"month_day": "٣١", "rhythm": "yearly"})
    dialog.accept()
    settle(desk, qtbot)
    found = desk.ask(list_recurring, dt.date(2025, 4, 15))
    assert {each.recurrence.rule.month_day for each in found} == {1, 31}
    screen._on_deed("F2")
    assert desk.went[-1][0] == "payment-form"
    screen._on_deed("F8")
    settle(desk, qtbot)
    assert desk.ask(list_templates) == ()
