"""Advances: handed out, accounted for with and without scans, overdue, reversed."""

import datetime as dt
from dataclasses import replace

import pytest

from desktop.domain.errors import UserError
from desktop.domain.ledger.advances.advance import (
    AdvanceSettlement,
    AdvanceState,
    NewAdvance,
    SpentLine,
)
from desktop.domain.ledger.dimensions import PartnerKind
from desktop.domain.trust.settings import Setting
from desktop.services.archive.add_document import add_document
from desktop.services.archive.attach import attach, attached_to
from desktop.services.ledger.advances.account_for import prepare_settlement
from desktop.services.ledger.advances.hand_out import prepare_advance
from desktop.services.ledger.advances.list_advances import advance_file, list_advances
from desktop.services.trust.settings import change_setting
from desktop.services.trust.verify_book import verify_book
from tests.books_made import new_book, with_masters
from tests.services.ledger.open_items.items_made import partner, post_prepared, reverse

PDF = b"%PDF-1.4\n%%EOF\n"
DAY = dt.date(2025, 3, 1)
DUE = dt.date(2025, 3, 15)


@pytest.fixture
def ledger(tmp_path):
    session = new_book(tmp_path)
    yield with_masters(session)
    session.close()


@pytest.fixture
def advance(ledger):
    holder = partner(ledger, "E1", PartnerKind.STAFF)
    box, fund = ledger.accounts["1111"], ledger.funds["GEN"]
    return NewAdvance(holder, "ورشة في سبها", DAY, DUE, 1_000, fund, box, ledger.projects["P01"])


def hand_out(ledger, advance):
    session = ledger.session
    return post_prepared(ledger, prepare_advance(session.book, session.by, advance))


def account_for(ledger, *spent, returned=0, money="1111", day=DUE, **more):
    session = ledger.session
    made = AdvanceSettlement(
        1,
        day,
        tuple(SpentLine(ledger.accounts["5113"], amount) for amount in spent),
        returned,
        None if money is None else ledger.accounts[money],
        **more,
    )
    return post_prepared(ledger, prepare_settlement(session.book, session.by, made, "تسوية عهدة"))


def states(ledger, day=DUE):
    found = list_advances(ledger.session.book, ledger.session.by, day)
    return [(each.code, each.state, each.open) for each in found.advances]


def test_an_advance_is_open_then_overdue_then_settled(ledger, advance):
    hand_out(ledger, advance)
    assert states(ledger) == [("A1", AdvanceState.OPEN, 1_000)]
    assert states(ledger, dt.date(2025, 3, 16)) == [("A1", AdvanceState.OVERDUE, 1_000)]
    account_for(ledger, 600)
    assert states(ledger) == [("A1", AdvanceState.OPEN, 400)]
    account_for(ledger, 250, returned=150)
    assert states(ledger) == [("A1", AdvanceState.SETTLED, 0)]
    found = advance_file(ledger.session.book, ledger.session.by, "A1")
    assert [each.documents for each in found.accounted] == [0, 0]
    assert verify_book(ledger.session.book, ledger.session.by).sound


def test_who_spent_more_is_paid_the_difference(ledger, advance):
    hand_out(ledger, advance)
    with pytest.raises(UserError, match="advance-too-much"):
        account_for(ledger, 1_200)
    account_for(ledger, 1_200, returned=-200)
    assert states(ledger) == [("A1", AdvanceState.SETTLED, 0)]


NO_ACCOUNTS = (
    ((), {}, "advance-nothing"),
    ((0,), {}, "advance-line-amount"),
    ((5,), {"returned": 5, "money": None}, "advance-money-account"),
    ((5,), {"returned": 5, "money": "5114"}, "payment-account"),
    ((1_001,), {}, "advance-too-much"),
)


def test_an_account_that_cannot_be(ledger, advance):
    hand_out(ledger, advance)
    for spent, more, key in NO_ACCOUNTS:
        with pytest.raises(UserError, match=key):
            account_for(ledger, *spent, **more)
    assert states(ledger) == [("A1", AdvanceState.OPEN, 1_000)]


NO_ADVANCES = (
    ({"purpose": " "}, "advance-purpose"),
    ({"due_day": dt.date(2025, 2, 28)}, "due-before"),
    ({"amount": 0}, "advance-amount"),
    ({"partner_id": 99}, "advance-holder"),
    ({"money_account_id": 1}, "payment-account"),
)


def test_an_advance_that_cannot_be(ledger, advance):
    for change, key in NO_ADVANCES:
        with pytest.raises(UserError, match=key):
            hand_out(ledger, replace(advance, **change))


def test_a_supplier_holds_no_advance(ledger, advance):
    with pytest.raises(UserError, match="advance-holder"):
        hand_out(ledger, replace(advance, partner_id=partner(ledger, "S1")))


def test_a_code_is_taken_once(ledger, advance):
    hand_out(ledger, replace(advance, code="W7"))
    with pytest.raises(UserError, match="advance-code-taken"):
        hand_out(ledger, replace(advance, code="W7"))


@pytest.mark.parametrize(
    ("rule", "knowingly", "key"),
    [
        ("inform", False, None),
        ("warn", False, "advance-overdue"),
        ("warn", True, None),
        ("block", True, "advance-overdue-blocked"),
    ],
)
def test_the_holder_of_an_overdue_advance(ledger, advance, rule, knowingly, key):
    change_setting(ledger.session.book, ledger.session.by, Setting.ADVANCE_OVERDUE, rule)
    hand_out(ledger, advance)
    after = dt.date(2025, 4, 1)
    late = replace(advance, day=after, due_day=after, knowingly=knowingly)
    if key is None:
        hand_out(ledger, late)
        found = list_advances(ledger.session.book, ledger.session.by, after).advances[0]
        assert (found.knowingly, found.rule.value) == (True, rule)
    else:
        with pytest.raises(UserError, match=f"^.*{key}.*$") as error:
            hand_out(ledger, late)
        assert error.value.fields["codes"] == "A1"


def test_a_reversed_account_opens_the_advance_again(ledger, advance):
    hand_out(ledger, advance)
    posted = account_for(ledger, 1_000)
    reverse(ledger, posted.entry_id, DUE)
    assert states(ledger) == [("A1", AdvanceState.OPEN, 1_000)]
    account_for(ledger, 900, returned=100)
    assert states(ledger) == [("A1", AdvanceState.SETTLED, 0)]


def test_a_reversed_advance_is_not_accounted_for(ledger, advance):
    posted = hand_out(ledger, advance)
    reverse(ledger, posted.entry_id, DUE)
    assert states(ledger) == [("A1", AdvanceState.REVERSED, 0)]
    with pytest.raises(UserError, match="advance-missing"):
        account_for(ledger, 900)


def test_a_settlement_without_papers_is_marked(ledger, advance):
    session = ledger.session
    hand_out(ledger, advance)
    document = add_document(session, PDF, title="فاتورة فندق", name="hotel.pdf")
    proven = SpentLine(ledger.accounts["5113"], 600, document_id=document.id)
    made = AdvanceSettlement(1, DUE, (proven,))
    posted = post_prepared(ledger, prepare_settlement(session.book, session.by, made, "تسوية أولى"))
    assert not unproven(ledger)
    rest = account_for(ledger, 400)
    assert unproven(ledger)
    found = advance_file(session.book, session.by, "A1")
    assert [each.documents for each in found.accounted] == [1, 0]
    attach(session, document.id, f"entry:2025:journal:{rest.number}")
    assert not unproven(ledger)
    assert attached_to(session.book, session.by, document.id)[0] == "advance_settlement:1"
    reverse(ledger, posted.entry_id, DUE)
    assert states(ledger) == [("A1", AdvanceState.OPEN, 600)]
    missing = AdvanceSettlement(1, DUE, (SpentLine(ledger.accounts["5113"], 5, document_id=99),))
    prepared = prepare_settlement(session.book, session.by, missing, "تسوية")
    with pytest.raises(UserError, match="document-unknown"):
        post_prepared(ledger, prepared)
    assert verify_book(session.book, session.by).sound


def unproven(ledger):
    (found,) = list_advances(ledger.session.book, ledger.session.by, DUE).advances
    return found.unproven
