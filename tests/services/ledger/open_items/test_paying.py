"""Vouchers that pay or receive items: chosen, oldest first, in part, beyond, in foreign money."""

import datetime as dt

import pytest

from desktop.domain.errors import UserError
from desktop.domain.ledger.entry import Foreign, NewEntry, NewLine, Series
from desktop.domain.ledger.open_items.item import Side
from desktop.domain.trust.acting import Role
from desktop.services.ledger.bills.apply_prepayment import prepare_prepayment
from desktop.services.ledger.open_items.pay_items import Payment, prepare_payment
from desktop.services.ledger.read_journal import view_entry
from tests.books_made import new_book, with_masters
from tests.services.ledger.open_items.items_made import (
    DAY,
    bought,
    open_of,
    paid,
    partner,
    post,
    post_prepared,
    reverse,
)


@pytest.fixture
def ledger(tmp_path):
    session = new_book(tmp_path, roles=frozenset({Role.CHAIR, Role.TREASURER}))
    yield with_masters(session)
    session.close()


@pytest.fixture
def supplier(ledger):
    return partner(ledger, "S1")


def pay(ledger, supplier, side=Side.PAYABLE, money="1111", **more):
    session = ledger.session
    payment = Payment(side, supplier, DAY, ledger.accounts[money], **more)
    return prepare_payment(session.book, session.by, payment, "سداد")


def lines_of(ledger, posted):
    session = ledger.session
    codes = {each: code for code, each in ledger.accounts.items()}
    entry = view_entry(session.book, session.by, posted.entry_id)
    return [(codes[line.account_id], line.amount) for line in entry.lines]


def test_one_voucher_pays_several_bills(ledger, supplier):
    one, two = bought(ledger, supplier, 300), bought(ledger, supplier, 500)
    posted = post_prepared(ledger, pay(ledger, supplier, items={one: None, two: 200}))
    assert posted.series is Series.PAYMENT
    assert lines_of(ledger, posted) == [("1111", -500), ("2111", 300), ("2111", 200)]
    assert open_of(ledger) == {two: 300}


def test_an_amount_pays_the_oldest_and_the_rest_waits(ledger, supplier):
    bought(ledger, supplier, 300, dt.date(2025, 1, 1))
    late = bought(ledger, supplier, 200, dt.date(2025, 2, 1))
    post_prepared(ledger, pay(ledger, supplier, amount=400))
    assert open_of(ledger) == {late: 100}
    posted = post_prepared(ledger, pay(ledger, supplier, amount=130))
    assert open_of(ledger) == {(posted.entry_id, 3): -30}


def test_each_fund_pays_its_own(ledger, supplier):
    bought(ledger, supplier, 300), bought(ledger, supplier, 500, fund="EU")
    posted = post_prepared(ledger, pay(ledger, supplier, amount=800))
    assert lines_of(ledger, posted)[:2] == [("1111", -300), ("1111", -500)]
    assert open_of(ledger) == {}


def test_money_owed_to_us_comes_in_by_a_receipt(ledger):
    member = partner(ledger, "M1")
    entry = NewEntry(
        DAY,
        Series.JOURNAL,
        "دين",
        (ledger.line("1218", 700, partner_id=member), ledger.line("4512", -700)),
    )
    item = post(ledger, entry), 1
    posted = post_prepared(ledger, pay(ledger, member, Side.RECEIVABLE, items={item: 600}))
    assert posted.series is Series.RECEIPT
    assert open_of(ledger, Side.RECEIVABLE) == {item: 100}


NO_PAYMENTS = (
    ({}, "payment-nothing"),
    ({"amount": 0}, "payment-nothing"),
    ({"amount": 50}, "payment-fund"),
    ({"amount": 5, "money": "5114"}, "payment-account"),
    ({"items": {(99, 1): None}}, "settle-line"),
)


def test_a_payment_that_cannot_be(ledger, supplier):
    for more, key in NO_PAYMENTS:
        with pytest.raises(UserError, match=key):
            pay(ledger, supplier, **more)


def test_too_much_or_too_little_for_what_was_chosen(ledger, supplier):
    bill = bought(ledger, supplier, 300)
    for more, key in (
        ({"items": {bill: 301}}, "settle-too-much"),
        ({"items": {bill: 0}}, "settle-nothing"),
        ({"items": {bill: None}, "amount": 200}, "payment-too-little"),
    ):
        with pytest.raises(UserError, match=key):
            pay(ledger, supplier, **more)


def test_what_was_settled_in_the_meantime_is_not_paid_again(ledger, supplier):
    bill = bought(ledger, supplier, 300)
    prepared = pay(ledger, supplier, items={bill: None})
    post_prepared(ledger, pay(ledger, supplier, items={bill: None}))
    with pytest.raises(UserError, match="settle-line"):
        post_prepared(ledger, prepared)


def test_a_reversed_payment_can_be_made_again(ledger, supplier):
    bill = bought(ledger, supplier, 300)
    posted = post_prepared(ledger, pay(ledger, supplier, items={bill: None}))
    reverse(ledger, posted.entry_id)
    assert open_of(ledger) == {bill: 300}
    post_prepared(ledger, pay(ledger, supplier, items={bill: None}))
    assert open_of(ledger) == {}


@pytest.mark.parametrize(
    ("rate", "difference"), [("5.2", ("5219", 200_000)), ("4.9", ("4511", -100_000))]
)
def test_foreign_bills_are_paid_at_the_rate_of_the_day(ledger, supplier, rate, difference):
    """1,000 dollars owed at 5.000; what the day's rate makes of it is realised."""
    at = Foreign("USD", -100_000, "5", "مصرف")
    entry = NewEntry(
        DAY,
        Series.JOURNAL,
        "شراء بالدولار",
        (
            ledger.line("5114", 5_000_000),
            NewLine(
                ledger.accounts["2111"],
                -5_000_000,
                ledger.funds["GEN"],
                partner_id=supplier,
                foreign=at,
            ),
        ),
    )
    bill = post(ledger, entry), 2
    more = {"items": {bill: None}, "rate": rate, "rate_source": "مصرف", "money": "1111"}
    posted = post_prepared(ledger, pay(ledger, supplier, **more))
    assert difference in lines_of(ledger, posted)
    assert open_of(ledger) == {}


def test_a_payment_in_advance_is_applied_to_the_bill(ledger, supplier):
    entry = NewEntry(
        DAY,
        Series.PAYMENT,
        "دفعة مقدمة",
        (ledger.line("1215", 200, partner_id=supplier), ledger.line("1111", -200)),
    )
    advance, bill = (post(ledger, entry), 1), bought(ledger, supplier, 300)
    session = ledger.session
    said = {"day": DAY, "narration": "خصم الدفعة"}
    post_prepared(ledger, prepare_prepayment(session.book, session.by, advance, bill, **said))
    assert open_of(ledger) == {bill: 100}
    assert open_of(ledger, Side.PREPAYMENT) == {}
    other = paid(ledger, supplier, 10)
    with pytest.raises(UserError, match="settle-line"):
        prepare_prepayment(session.book, session.by, other, bill, **said)
