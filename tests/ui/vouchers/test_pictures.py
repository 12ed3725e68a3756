"""The screens of vouchers drawn in both directions, at the size of an old laptop."""

import datetime as dt

import pytest
from PySide6.QtCore import Qt

from desktop.domain.ledger.dimensions import NewBranch, NewPartner, PartnerKind
from desktop.domain.ledger.entry import Series
from desktop.domain.ledger.vouchers.cheque_return import ChequeReturn
from desktop.domain.ledger.vouchers.recurrence import NewRecurrence, Rhythm
from desktop.services.ledger.add_masters import add_branch, add_partner
from desktop.services.ledger.vouchers.recurring import add_recurrence
from desktop.services.ledger.vouchers.return_cheque import return_cheque
from desktop.services.ledger.vouchers.settle_cheque import clear_cheque
from desktop.services.ledger.vouchers.templates import add_template
from desktop.services.ledger.vouchers.void_voucher import void_voucher
from desktop.ui.screens.ledger.entry_view import EntryView
from desktop.ui.screens.ledger.vouchers import recurring_register
from desktop.ui.screens.ledger.vouchers.cheques_register import ChequesScreen
from desktop.ui.screens.ledger.vouchers.slip_form import SlipForm
from desktop.ui.screens.registers.screen import RegisterScreen
from tests.ui.ledger.conftest import TODAY
from tests.ui.vouchers.test_posted_voucher import pay
from tests.ui.vouchers.test_registers import RENT

pytestmark = pytest.mark.screens
ENTER, F2, F6 = Qt.Key.Key_Return, Qt.Key.Key_F2, Qt.Key.Key_F6
LANGUAGES = pytest.mark.parametrize("code", ["ar", "en"])


@pytest.fixture
def draw(grab, qapp, qtbot):
    """Show a screen at the room that it has beside navigation, and take its picture."""

    def picture(widget, name=None, keys=()):
        qtbot.addWidget(widget)
        widget.resize(1158, 682)
        with qtbot.waitExposed(widget):
            widget.show()
        widget.activateWindow()
        return widget

    def take(widget, name):
        for _ in range(3):
            qapp.processEvents()
        grab(widget, name)

    picture.take = take
    return picture


@LANGUAGES
def test_the_paper_forms(desk, draw, speak, typing, code):
    speak(code)
    desk.ask(add_partner, NewPartner("S01", "شركة النخبة للقرطاسية", "Elite", PartnerKind.SUPPLIER))
    desk.ask(add_branch, NewBranch("BEN", "بنغازي", "Benghazi"))
    form = draw(SlipForm(desk.context, Series.PAYMENT, today=lambda: TODAY))
    draw.take(form, f"voucher-payment-empty-{code}")
    form.head.begin()
    typing(form, ENTER, "S01", ENTER, "1121", ENTER, "000451", ENTER, ENTER)
    typing(form, "شراء قرطاسية ومستلزمات دورة مارس", ENTER, "ف-17", ENTER)
    typing(form, "5113", ENTER, "1250.750", ENTER, "5111", ENTER, "980", ENTER)
    typing(form, F6, "2000*5/100", ENTER)
    draw.take(form, f"voucher-payment-{code}")
    typing(form, F2)
    form.keeper.begin()
    receipt = draw(SlipForm(desk.context, Series.RECEIPT, today=lambda: TODAY))
    receipt.head.begin()
    typing(receipt, ENTER, "عائلة المرحوم سالم", ENTER, ENTER, F2)
    draw.take(receipt, f"voucher-receipt-refused-{code}")
    receipt.keeper.begin()
    transfer = draw(SlipForm(desk.context, Series.TRANSFER, today=lambda: TODAY))
    draw.take(transfer, f"voucher-transfer-{code}")


@LANGUAGES
def test_a_posted_voucher(desk, draw, speak, qtbot, code):
    speak(code)
    entry = pay(desk)
    view = draw(EntryView(desk.context, today=lambda: TODAY))
    view.arrive({"entry": entry})
    qtbot.waitUntil(lambda: not desk.work.busy)
    draw.take(view, f"voucher-posted-{code}")
    view.back.ask(view.voiding)
    draw.take(view, f"voucher-voiding-{code}")
    desk.ask(void_voucher, entry, TODAY, "كُتب مرتين بالخطأ")
    view.back.hide()
    view.arrive({"entry": entry})
    qtbot.waitUntil(lambda: not desk.work.busy)
    draw.take(view, f"voucher-void-{code}")


@LANGUAGES
def test_the_registers(desk, draw, speak, qtbot, monkeypatch, code):
    speak(code)
    monkeypatch.setattr(recurring_register, "_today", lambda: dt.date(2025, 4, 15))
    empty = draw(RegisterScreen(desk.context, recurring_register.RECURRING))
    qtbot.waitUntil(lambda: not desk.work.busy)
    draw.take(empty, f"voucher-recurring-empty-{code}")
    for number in ("451", "452", "453"):
        pay(desk, number)
    desk.ask(clear_cheque, 2, dt.date(2025, 3, 20))
    desk.ask(return_cheque, 3, ChequeReturn(dt.date(2025, 3, 21), "لا رصيد"))
    cheques = draw(ChequesScreen(desk.context))
    cheques.kinds.set_key("all")
    cheques._on_kind("all")
    qtbot.waitUntil(lambda: not desk.work.busy)
    draw.take(cheques, f"voucher-cheques-{code}")
    cheques._on_deed("F8")
    template = desk.ask(add_template, "إيجار المقر", RENT)
    desk.ask(add_recurrence, NewRecurrence(template, Rhythm.MONTHLY, 1, dt.date(2025, 2, 1)))
    due = draw(RegisterScreen(desk.context, recurring_register.RECURRING))
    qtbot.waitUntil(lambda: not desk.work.busy)
    draw.take(due, f"voucher-due-{code}")
