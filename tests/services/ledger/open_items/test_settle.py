"""What settles what: never more than is open, never across what must be kept apart."""

import datetime as dt

import pytest
import sqlalchemy as sa

from desktop.domain.errors import UserError
from desktop.domain.ledger.open_items.item import Side
from desktop.domain.trust.acting import Act
from desktop.services.ledger.open_items.read_items import settlements_for
from desktop.services.ledger.open_items.settle import settle, settle_suggested, undo_settlement
from desktop.services.trust.verify_book import verify_book
from desktop.store.faults import BrokenRuleError
from desktop.store.tables.open_items import settlement
from tests.books_made import new_book, with_masters
from tests.services.ledger.open_items.items_made import (
    DAY,
    bought,
    lines,
    open_of,
    paid,
    partner,
    reverse,
)


@pytest.fixture
def ledger(tmp_path):
    session = new_book(tmp_path)
    yield with_masters(session)
    session.close()


@pytest.fixture
def supplier(ledger):
    return partner(ledger, "S1")


def do_settle(ledger, opening, settling, amount=None):
    return settle(ledger.session.book, ledger.session.by, opening, settling, amount)


def test_a_payment_settles_a_bill_in_part(ledger, supplier):
    bill, payment = bought(ledger, supplier, 900), paid(ledger, supplier, 400)
    do_settle(ledger, bill, payment)
    assert open_of(ledger) == {bill: 500}


def test_what_is_paid_beyond_waits(ledger, supplier):
    bill, payment = bought(ledger, supplier, 300), paid(ledger, supplier, 500)
    do_settle(ledger, bill, payment)
    assert open_of(ledger) == {payment: -200}


@pytest.mark.parametrize(
    ("amount", "key"), [(301, "settle-too-much"), (0, "settle-nothing"), (-1, "settle-nothing")]
)
def test_an_amount_that_cannot_be(ledger, supplier, amount, key):
    bill, payment = bought(ledger, supplier, 300), paid(ledger, supplier, 500)
    with pytest.raises(UserError, match=key):
        do_settle(ledger, bill, payment, amount)


def test_another_party_another_fund_or_the_same_side_is_refused(ledger, supplier):
    bill = bought(ledger, supplier, 300)
    other = paid(ledger, partner(ledger, "S2"), 300)
    of_fund = paid(ledger, supplier, 300, fund="EU")
    again = bought(ledger, supplier, 300)
    for settling, key in (
        (other, "settle-party"),
        (of_fund, "settle-fund"),
        (again, "settle-side"),
        ((bill[0], 1), "settle-line"),
    ):
        with pytest.raises(UserError, match=key):
            do_settle(ledger, bill, settling)


def test_what_was_settled_is_taken_back_by_a_row(ledger, supplier):
    bill, payment = bought(ledger, supplier, 300), paid(ledger, supplier, 300)
    found = do_settle(ledger, bill, payment)
    assert open_of(ledger) == {}
    undo_settlement(ledger.session.book, ledger.session.by, found)
    assert open_of(ledger) == {bill: 300, payment: -300}
    with pytest.raises(UserError, match="settlement-undone"):
        undo_settlement(ledger.session.book, ledger.session.by, found)
    with pytest.raises(UserError, match="settlement-missing"):
        undo_settlement(ledger.session.book, ledger.session.by, found + 1)
    (row,) = settlements_for(ledger.session.book, ledger.session.by, bill)
    assert (row.undone, row.amount) == (True, 300)


def test_a_reversed_payment_frees_what_it_settled(ledger, supplier):
    bill, payment = bought(ledger, supplier, 300), paid(ledger, supplier, 300)
    do_settle(ledger, bill, payment)
    reverse(ledger, payment[0], dt.date(2025, 4, 1))
    assert open_of(ledger) == {bill: 300}
    again = paid(ledger, supplier, 300)
    do_settle(ledger, bill, again)
    assert open_of(ledger) == {}
    with pytest.raises(UserError, match="settle-line"):
        do_settle(ledger, bill, payment)


def test_a_reversed_bill_frees_its_payment(ledger, supplier):
    bill, payment = bought(ledger, supplier, 300), paid(ledger, supplier, 300)
    do_settle(ledger, bill, payment)
    reverse(ledger, bill[0])
    assert open_of(ledger) == {payment: -300}


def test_a_list_of_before_knows_nothing_of_later(ledger, supplier):
    bill = bought(ledger, supplier, 300, dt.date(2025, 1, 10))
    payment = paid(ledger, supplier, 300, dt.date(2025, 2, 10))
    do_settle(ledger, bill, payment)
    reverse(ledger, bill[0], dt.date(2025, 5, 1))
    assert open_of(ledger, day=dt.date(2025, 1, 31)) == {bill: 300}
    assert open_of(ledger, day=dt.date(2025, 2, 28)) == {}
    assert open_of(ledger, day=dt.date(2025, 5, 1)) == {payment: -300}


def test_the_oldest_is_suggested_first(ledger, supplier):
    late = bought(ledger, supplier, 200, dt.date(2025, 3, 1))
    early = bought(ledger, supplier, 200, dt.date(2025, 1, 1))
    payment = paid(ledger, supplier, 300, dt.date(2025, 4, 1))
    settle_suggested(ledger.session.book, ledger.session.by, Side.PAYABLE)
    assert open_of(ledger) == {late: 100}
    assert lines(ledger, settled=True)[early].settled == 200
    assert lines(ledger, settled=True)[payment].open == 0


@pytest.mark.parametrize(
    ("values", "rule"),
    [
        ({"amount": 301}, "settlement-exceeds"),
        ({"settling_position": 2}, "settlement-joins"),
        ({"undoes_id": 1}, "settlement-undoes"),
    ],
)
def test_the_database_holds_the_rules_too(ledger, supplier, values, rule):
    bill, payment = bought(ledger, supplier, 300), paid(ledger, supplier, 900)
    if rule == "settlement-undoes":
        do_settle(ledger, bill, payment, 100)
    row = {
        "opening_entry_id": bill[0],
        "opening_position": bill[1],
        "settling_entry_id": payment[0],
        "settling_position": payment[1],
        "amount": 300,
        "officer_id": 1,
        "recorded_at": dt.datetime(2025, 6, 2, tzinfo=dt.UTC),
        **values,
    }
    session = ledger.session
    with (
        pytest.raises(BrokenRuleError, match=rule),
        session.book.begin(session.by, Act.POST_ENTRY) as tx,
    ):
        tx.insert(settlement, **row)


def test_settlements_are_never_changed(ledger, supplier):
    bill, payment = bought(ledger, supplier, 300), paid(ledger, supplier, 300)
    do_settle(ledger, bill, payment)
    session = ledger.session
    for statement in (sa.update(settlement).values(amount=1), sa.delete(settlement)):
        with (
            pytest.raises(BrokenRuleError, match="kept"),
            session.book.begin(session.by, Act.POST_ENTRY) as tx,
        ):
            tx.conn.execute(statement)


def test_the_log_agrees_with_it_all(ledger, supplier):
    bill, payment = bought(ledger, supplier, 300), paid(ledger, supplier, 300, DAY)
    undo_settlement(ledger.session.book, ledger.session.by, do_settle(ledger, bill, payment))
    assert verify_book(ledger.session.book, ledger.session.by).findings == ()
