"""Suppliers' bills: entered once, paid in part, reversed and entered again."""

import datetime as dt
from dataclasses import replace

import pytest

from desktop.domain.errors import UserError
from desktop.domain.ledger.bills.bill import BillState, NewBill, NewBillLine
from desktop.domain.ledger.open_items.item import Side
from desktop.services.ledger.bills.enter_bill import prepare_bill
from desktop.services.ledger.bills.list_bills import list_bills
from desktop.services.ledger.open_items.pay_items import Payment, prepare_payment
from desktop.services.trust.verify_book import verify_book
from tests.books_made import new_book, with_masters
from tests.services.ledger.open_items.items_made import (
    lines,
    open_of,
    partner,
    post_prepared,
    reverse,
)

DAY = dt.date(2025, 3, 15)


@pytest.fixture
def ledger(tmp_path):
    session = new_book(tmp_path)
    yield with_masters(session)
    session.close()


@pytest.fixture
def bill(ledger):
    account, fund = ledger.accounts["5114"], ledger.funds["GEN"]
    made = (NewBillLine(account, 900, fund, "ورق"), NewBillLine(account, 100, ledger.funds["EU"]))
    return NewBill(partner(ledger, "S1"), "INV-12/3", DAY, dt.date(2025, 4, 15), made)


def enter(ledger, bill):
    session = ledger.session
    return post_prepared(ledger, prepare_bill(session.book, session.by, bill, "فاتورة"))


def states(ledger, **more):
    found = list_bills(ledger.session.book, ledger.session.by, **more)
    return [(each.state, each.open) for each in found.bills]


def test_a_bill_is_owed_in_each_of_its_funds_until_its_day(ledger, bill):
    enter(ledger, bill)
    assert list(open_of(ledger).values()) == [900, 100]
    assert {line.due_day for line in lines(ledger).values()} == {bill.due_day}
    assert states(ledger) == [(BillState.OPEN, 1000)]
    assert states(ledger, due_by=dt.date(2025, 4, 14)) == []
    assert states(ledger, due_by=bill.due_day) == [(BillState.OPEN, 1000)]


@pytest.mark.parametrize("number", ["inv 12 3", "INV-12/3", "١٢-INV٣".replace("١٢-INV", "INV١٢/")])
def test_a_bill_is_not_entered_twice(ledger, bill, number):
    enter(ledger, bill)
    with pytest.raises(UserError, match="bill-twice") as found:
        enter(ledger, replace(bill, number=number))
    assert found.value.fields == {"number": "INV-12/3", "day": DAY, "bill": 1}
    enter(ledger, replace(bill, number=number, partner_id=partner(ledger, "S2")))


def test_a_reversed_bill_is_entered_again(ledger, bill):
    posted = enter(ledger, bill)
    reverse(ledger, posted.entry_id, dt.date(2025, 3, 20))
    assert states(ledger) == [(BillState.REVERSED, 0)]
    enter(ledger, bill)
    assert sorted(states(ledger), key=str) == [(BillState.CANCELLED, 0), (BillState.OPEN, 1000)]


def test_a_bill_is_paid_in_parts(ledger, bill):
    enter(ledger, bill)
    session = ledger.session
    for amount, state in ((600, BillState.PARTLY_PAID), (400, BillState.PAID)):
        payment = Payment(Side.PAYABLE, bill.partner_id, DAY, ledger.accounts["1111"], amount)
        post_prepared(ledger, prepare_payment(session.book, session.by, payment, "سداد"))
        assert states(ledger)[0][0] is state
    assert verify_book(session.book, session.by).sound


NO_BILLS = (
    ({"number": " -/"}, "bill-number-empty"),
    ({"due_day": dt.date(2025, 3, 14)}, "due-before"),
    ({"lines": ()}, "bill-empty"),
    ({"lines": (NewBillLine(1, 0, 1),)}, "bill-line-amount"),
    ({"partner_id": 99}, "bill-supplier"),
    ({"currency": "USD", "rate": ""}, "rate-missing"),
    ({"currency": "USD", "rate": "x"}, "rate-unreadable"),
    ({"document_id": 7}, "document-unknown"),
)


def test_a_bill_that_cannot_be(ledger, bill):
    for change, key in NO_BILLS:
        with pytest.raises(UserError, match=key):
            enter(ledger, replace(bill, **change))
    assert states(ledger) == []


def test_a_bill_in_dollars_is_owed_in_dollars(ledger, bill):
    enter(ledger, replace(bill, currency="USD", rate="4.85", rate_source="المصرف المركزي"))
    found = list(lines(ledger).values())
    assert [(line.foreign, line.amount) for line in found] == [(-900, -43650), (-100, -4850)]
