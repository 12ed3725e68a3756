"""Dues, bills and advances by keyboard, in Arabic: what is asked, refused, posted and found again."""

import datetime as dt

import pytest
from PySide6.QtCore import Qt

from desktop.domain.ledger.advances.advance import AdvanceState
from desktop.domain.ledger.bills.bill import BillState, NewBill, NewBillLine
from desktop.domain.ledger.dimensions import NewPartner, PartnerKind
from desktop.domain.ledger.entry import NewEntry, Series
from desktop.domain.ledger.open_items.item import Side
from desktop.domain.trust.acting import Role
from desktop.domain.trust.approval_rules import NewRule
from desktop.services.ledger.add_masters import add_partner
from desktop.services.ledger.advances.list_advances import list_advances
from desktop.services.ledger.bills.enter_bill import prepare_bill
from desktop.services.ledger.bills.list_bills import list_bills
from desktop.services.ledger.dues.classes import add_class, dues_set_up, join_class, set_rate
from desktop.services.ledger.open_items.read_items import ItemsAsked, items_of
from desktop.services.trust.approvals.approve import approve
from desktop.services.trust.approvals.listing import waiting
from desktop.services.trust.approvals.rules import add_rule
from desktop.ui.work.topic import Topic
from tests.books_made import PASSPHRASE
from tests.services.ledger.open_items.items_made import bought, open_of, paid, post, post_prepared

ENTER, ESCAPE = Qt.Key.Key_Return, Qt.Key.Key_Escape
F2, F5, F7, F8 = Qt.Key.Key_F2, Qt.Key.Key_F5, Qt.Key.Key_F7, Qt.Key.Key_F8
NEW_YEAR = dt.date(2025, 1, 1)


def party(desk, code, kind):
    return desk.ask(add_partner, NewPartner(code, f"طرف {code}", "", kind))


def ready(qtbot, desk):
    qtbot.waitUntil(lambda: not desk.work.busy)


def dialog_of(qtbot, screen):
    qtbot.waitUntil(lambda: screen.dialog is not None and screen.dialog.isVisible())
    screen.dialog.activateWindow()
    qtbot.waitUntil(screen.dialog.isActiveWindow)
    return screen.dialog


def back(qtbot, screen):
    """Give the keyboard to the list, as a desktop does when a dialog is gone."""
    qtbot.waitUntil(lambda: screen.dialog is None)
    screen.activateWindow()
    qtbot.waitUntil(screen.isActiveWindow)
    screen.page.setFocus()


def show(qtbot, desk, screen, kind):
    screen.arrive({"kind": kind})
    ready(qtbot, desk)
    back(qtbot, screen)


def said(qtbot, desk, screen):
    """Wait for the words of what was posted, and read the lists again as the shell would."""
    qtbot.waitUntil(lambda: bool(desk.said))
    screen.refresh(frozenset({Topic.ENTRIES}))
    ready(qtbot, desk)
    desk.said.clear()
    back(qtbot, screen)


def faulty(qtbot, dialog, key):
    qtbot.waitUntil(lambda: dialog.form.control(key).property("faulty") == "true")


def test_dues_are_charged_after_they_were_shown(qtbot, desk, opened, typing):
    full = desk.ask(add_class, "F", "عامل", "")
    member = party(desk, "M1", PartnerKind.MEMBER)
    desk.ask(join_class, member, full, NEW_YEAR)
    screen = opened("dues", desk)
    show(qtbot, desk, screen, "charges")
    typing(screen, F7)
    dialog = dialog_of(qtbot, screen)
    typing(dialog, F2)
    faulty(qtbot, dialog, "class")  # no rate for the year
    (year,) = desk.context.masters().years
    desk.ask(set_rate, full, year, 120_000)
    typing(dialog, F2)
    qtbot.waitUntil(lambda: screen.property("preview") is not None)
    preview = screen.property("preview")
    assert [row.amount for row in preview.model.rows] == [120_000]
    preview.activateWindow()
    qtbot.waitUntil(preview.isActiveWindow)
    typing(preview, F2)
    said(qtbot, desk, screen)
    (charge,) = desk.ask(dues_set_up).charges
    assert (charge.members, charge.amount, charge.entry_id is None) == (1, 120_000, False)
    show(qtbot, desk, screen, "owed")
    typing(screen, F8)
    dialog = dialog_of(qtbot, screen)
    dialog.form.set_values({"amount": 50_000})
    typing(dialog, F2)
    qtbot.waitUntil(lambda: bool(desk.said))
    assert list(open_of(desk.ledger, Side.RECEIVABLE).values()) == [70_000]


def test_a_bill_is_typed_once_and_paid(qtbot, desk, opened, typing):
    supplier = party(desk, "S1", PartnerKind.SUPPLIER)
    screen = opened("bills", desk)
    show(qtbot, desk, screen, "bills")
    ledger = desk.ledger
    values = {
        "supplier": supplier,
        "number": "12/A",
        "day": dt.date(2025, 3, 1),
        "due_day": dt.date(2025, 2, 1),
        "account_1": ledger.accounts["5114"],
        "amount_1": 900_000,
        "account_2": ledger.accounts["5113"],
        "amount_2": 100_000,
        "fund": ledger.funds["GEN"],
    }
    typing(screen, F5)
    dialog = dialog_of(qtbot, screen)
    dialog.form.set_values(values)
    typing(dialog, F2)
    faulty(qtbot, dialog, "due_day")
    dialog.form.set_values({"due_day": dt.date(2025, 3, 31)})
    typing(dialog, F2)
    said(qtbot, desk, screen)
    (bill,) = desk.ask(list_bills).bills
    assert (bill.state, bill.open) == (BillState.OPEN, 1_000_000)
    typing(screen, F5)
    dialog = dialog_of(qtbot, screen)
    dialog.form.set_values({**values, "number": "12 a", "due_day": dt.date(2025, 3, 31)})
    typing(dialog, F2)
    faulty(qtbot, dialog, "number")
    assert len(desk.ask(list_bills).bills) == 1
    assert dialog.form.values()["number"] == "12 a"
    typing(dialog, ESCAPE)
    back(qtbot, screen)
    typing(screen, F7)
    dialog = dialog_of(qtbot, screen)
    assert dialog.form.values()["amount"] == 1_000_000
    dialog.form.set_values({"amount": 600_000})
    typing(dialog, F2)
    said(qtbot, desk, screen)
    assert [each.state for each in desk.ask(list_bills).bills] == [BillState.PARTLY_PAID]


def hand_out(desk, holder, day, due):
    ledger = desk.ledger
    return {
        "holder": holder,
        "amount": 500_000,
        "purpose": "ورشة",
        "day": day,
        "due_day": due,
        "money": ledger.accounts["1111"],
        "fund": ledger.funds["GEN"],
    }


def test_an_advance_is_handed_out_and_accounted_for(qtbot, desk, opened, typing):
    holder = party(desk, "E1", PartnerKind.STAFF)
    screen = opened("advances", desk)
    show(qtbot, desk, screen, "open")
    typing(screen, F5)
    dialog = dialog_of(qtbot, screen)
    dialog.form.set_values(hand_out(desk, holder, dt.date(2025, 3, 1), dt.date(2025, 3, 10)))
    typing(dialog, F2)
    said(qtbot, desk, screen)
    assert screen.page.model.rows[0].days > 0
    typing(screen, F5)
    dialog = dialog_of(qtbot, screen)
    dialog.form.set_values(hand_out(desk, holder, dt.date(2025, 5, 1), dt.date(2025, 5, 9)))
    typing(dialog, F2)
    faulty(qtbot, dialog, "knowingly")
    typing(dialog, ESCAPE)
    back(qtbot, screen)
    typing(screen, F7)
    dialog = dialog_of(qtbot, screen)
    accounts = desk.ledger.accounts
    spent = {"account_1": accounts["5113"], "amount_1": 450_000, "returned": 60_000}
    dialog.form.set_values({**spent, "day": dt.date(2025, 3, 9)})
    typing(dialog, F2)
    faulty(qtbot, dialog, "returned")
    dialog.form.set_values({"returned": 50_000})
    typing(dialog, F2)
    said(qtbot, desk, screen)
    (advance,) = desk.ask(list_advances).advances
    assert advance.state is AdvanceState.SETTLED
    assert screen.page.empty


def test_an_item_is_settled_and_opened_again(qtbot, desk, opened, typing):
    supplier = party(desk, "S1", PartnerKind.SUPPLIER)
    bill, payment = bought(desk.ledger, supplier, 300), paid(desk.ledger, supplier, 200)
    screen = opened("items", desk)
    show(qtbot, desk, screen, "items")
    screen.page.table.pick([row.line.key for row in screen.page.model.rows].index(bill))
    typing(screen, F7)
    dialog = dialog_of(qtbot, screen)
    dialog.form.set_values({"payment": payment})
    typing(dialog, F2)
    faulty(qtbot, dialog, "amount")
    dialog.form.set_values({"amount": 200})
    typing(dialog, F2)
    said(qtbot, desk, screen)
    assert open_of(desk.ledger) == {bill: 100}
    screen.page.table.pick([row.line.key for row in screen.page.model.rows].index(bill))
    typing(screen, F8)
    said(qtbot, desk, screen)
    assert open_of(desk.ledger)[bill] == 300


def test_a_payment_that_needs_approval_waits_and_settles_once_it_is_given(
    qtbot, desk, opened, typing
):
    supplier = party(desk, "S1", PartnerKind.SUPPLIER)
    bill = bought(desk.ledger, supplier, 300)
    desk.ask(add_rule, NewRule(frozenset({Role.CHAIR}), 100, self_allowed=True))
    screen = opened("items", desk)
    show(qtbot, desk, screen, "payables")
    typing(screen, F7)
    dialog = dialog_of(qtbot, screen)
    typing(dialog, F2)
    qtbot.waitUntil(lambda: getattr(screen.property("consenting"), "dialog", None) is not None)
    screen.property("consenting").dialog.agreed.emit(PASSPHRASE, "")
    qtbot.waitUntil(lambda: bool(desk.said))
    assert open_of(desk.ledger) == {bill: 300}
    (proposal,) = desk.ask(waiting)
    (answer,) = approve(desk.session, (proposal.id,), passphrase=PASSPHRASE)
    assert answer.posted is not None, answer.problem
    assert open_of(desk.ledger) == {}


@pytest.mark.parametrize("key", ["dues", "items", "bills", "advances"])
def test_empty_screens_take_keys_without_harm(qtbot, desk, opened, typing, key):
    screen = opened(key, desk)
    typing(screen, F7, F8, ENTER)
    ready(qtbot, desk)
    found = desk.ask(items_of, ItemsAsked(Side.PAYABLE))
    assert found.lines == ()
    if screen.dialog is not None:
        typing(screen.dialog, ESCAPE)


def test_what_was_paid_in_advance_is_set_against_a_bill(qtbot, desk, opened, typing):
    supplier = party(desk, "S1", PartnerKind.SUPPLIER)
    ledger = desk.ledger
    line = NewBillLine(ledger.accounts["5114"], 300, ledger.funds["GEN"])
    bill = NewBill(supplier, "7", NEW_YEAR, NEW_YEAR, (line,))
    post_prepared(ledger, desk.ask(prepare_bill, bill, "فاتورة"))
    screen = opened("bills", desk)
    show(qtbot, desk, screen, "bills")
    typing(screen, F8)
    qtbot.waitUntil(lambda: bool(desk.said))  # nothing was paid in advance yet
    desk.said.clear()
    lines = ledger.line("1215", 200, partner_id=supplier), ledger.line("1111", -200)
    post(ledger, NewEntry(NEW_YEAR, Series.PAYMENT, "دفعة مقدمة", lines))
    back(qtbot, screen)
    typing(screen, F8)
    dialog = dialog_of(qtbot, screen)
    typing(dialog, F2)
    said(qtbot, desk, screen)
    assert list(open_of(ledger).values()) == [100]
    assert open_of(ledger, Side.PREPAYMENT) == {}


def test_a_bill_in_dollars_is_paid_at_the_rate_typed(qtbot, desk, opened, typing):
    supplier = party(desk, "S1", PartnerKind.SUPPLIER)
    ledger = desk.ledger
    line = NewBillLine(ledger.accounts["5114"], 100_00, ledger.funds["GEN"])
    bill = NewBill(supplier, "7", NEW_YEAR, NEW_YEAR, (line,), "", "USD", "5", "مصرف")
    post_prepared(ledger, desk.ask(prepare_bill, bill, "فاتورة"))
    screen = opened("bills", desk)
    show(qtbot, desk, screen, "bills")
    typing(screen, F7)
    dialog = dialog_of(qtbot, screen)
    typing(dialog, F2)
    faulty(qtbot, dialog, "rate")  # the book knows none
    dialog.form.set_values({"rate": "5.1", "source": "مصرف"})
    typing(dialog, F2)
    said(qtbot, desk, screen)
    assert open_of(ledger) == {}
    assert [each.state for each in desk.ask(list_bills).bills] == [BillState.PAID]
