"""Cheques, returns and voidings on their way through approvals: to the letter what was signed."""

import datetime as dt
from dataclasses import replace

import pytest

from desktop.domain.errors import UserError
from desktop.domain.ledger.entry import Series
from desktop.domain.ledger.voucher import PaymentMethod, Voucher
from desktop.domain.ledger.vouchers.cheque import ChequeState
from desktop.domain.ledger.vouchers.cheque_return import ChequeReturn
from desktop.domain.trust.controls import EVERY_CONTROL
from desktop.services.ledger.post_entry import post_entry
from desktop.services.ledger.vouchers.list_cheques import cheque_rows, view_cheque
from desktop.services.ledger.vouchers.return_cheque import propose_return, return_cheque
from desktop.services.ledger.vouchers.settle_cheque import clear_cheque
from desktop.services.ledger.vouchers.view_voucher import view_voucher
from desktop.services.ledger.vouchers.void_voucher import propose_voiding, void_voucher
from desktop.services.trust.approvals.approve import approve
from desktop.services.trust.approvals.listing import waiting
from desktop.services.trust.approvals.propose import propose_entry
from desktop.services.trust.approvals.refuse import refuse
from desktop.services.trust.verify_book import verify_book
from tests.books_made import PASSPHRASE
from tests.services.trust.approvals.conftest import SECRETS, office

__all__ = ["office"]

DAY = dt.date(2025, 3, 1)
TOLD = ChequeReturn(dt.date(2025, 3, 20), "لا رصيد", 500)


def entry(office, amount=5_000, number="77"):
    line = office.ledger.line
    lines = (line("5113", amount), line("1121", -amount))
    head = Voucher(PaymentMethod.CHEQUE, party_name="مورد", cheque_number=number)
    return replace(office.entry(), series=Series.PAYMENT, lines=lines, day=DAY, voucher=head)


def signed(office, *numbers, code="O2"):
    """Let the chair agree, and return to the treasurer's desk."""
    answers = approve(office.sit(code), numbers, passphrase=SECRETS[code])
    office.sit("O1")
    return answers


@pytest.fixture
def paid(office):
    """A cheque voucher that was posted by the chair's agreement; its id."""
    office.rule(1_000)
    made = propose_entry(office.sit("O1"), entry(office), passphrase=PASSPHRASE)
    session = office.session
    assert cheque_rows(session.book, session.by) == ()
    (answer,) = signed(office, made.proposal_id)
    yield answer.posted.entry_id
    assert verify_book(office.session.book, office.session.by).sound


def ask(office, verb, *args, **more):
    session = office.session
    return verb(session.book, session.by, *args, **more)


def test_the_last_approval_writes_the_cheque(office, paid):
    (row,) = ask(office, cheque_rows)
    assert (row.cheque.entry_id, row.cheque.number) == (paid, "77")


def test_a_number_used_meanwhile_is_asked_of_the_one_who_agrees(office):
    office.rule(1_000)
    session = office.sit("O1")
    made = propose_entry(session, entry(office), passphrase=PASSPHRASE)
    post_entry(session.book, session.by, entry(office, amount=900))
    (answer,) = signed(office, made.proposal_id)
    assert answer.problem.key == "cheque-number-used"
    answers = approve(
        office.sit("O2"), [made.proposal_id], passphrase=SECRETS["O2"], accepted=EVERY_CONTROL
    )
    assert answers[0].posted is not None


def test_a_voiding_waits_and_says_that_it_is_one(office, paid):
    with pytest.raises(UserError) as refused:
        ask(office, void_voucher, paid, DAY, "كُتب مرتين")
    assert refused.value.key == "approval-needed"
    made = propose_voiding(office.session, paid, DAY, "كُتب مرتين", passphrase=PASSPHRASE)
    (shown,) = ask(office, waiting)
    assert shown.content.beside.origin == f"voiding:{paid}"
    assert ask(office, view_voucher, paid).void is None
    signed(office, made.proposal_id)
    assert ask(office, view_voucher, paid).void == "كُتب مرتين"
    assert ask(office, view_cheque, 1).state is ChequeState.CANCELLED


def test_a_cheque_paid_before_the_voiding_is_signed_stops_it(office, paid):
    made = propose_voiding(office.session, paid, DAY, "خطأ", passphrase=PASSPHRASE)
    ask(office, clear_cheque, 1, DAY)
    (answer,) = signed(office, made.proposal_id)
    assert answer.problem.key == "void-cheque-cleared"
    assert ask(office, view_voucher, paid).void is None


def test_a_return_is_noted_at_once_and_booked_when_it_is_signed(office, paid):
    with pytest.raises(UserError) as refused:
        ask(office, return_cheque, 1, TOLD)
    assert refused.value.key == "approval-needed"
    assert ask(office, view_cheque, 1).state is ChequeState.OUTSTANDING
    made = propose_return(office.session, 1, TOLD, passphrase=PASSPHRASE)
    (row,) = ask(office, cheque_rows)
    assert (row.cheque.state, row.unbooked) == (ChequeState.RETURNED, True)
    with pytest.raises(UserError) as again:
        propose_return(office.session, 1, TOLD, passphrase=PASSPHRASE)
    assert again.value.key == "cheque-returned-already"
    signed(office, made.proposal_id)
    (row,) = ask(office, cheque_rows)
    assert not row.unbooked


def test_a_return_that_was_refused_is_booked_again_without_a_second_fee(office, paid):
    made = propose_return(office.session, 1, TOLD, passphrase=PASSPHRASE)
    refuse(office.sit("O2"), made.proposal_id, "غير واضح", passphrase=SECRETS["O2"])
    office.sit("O1")
    again = propose_return(office.session, 1, TOLD, passphrase=PASSPHRASE)
    signed(office, again.proposal_id)
    with office.session.book.inspect() as conn:
        counted = conn.exec_driver_sql(
            "SELECT count(*) FROM entry_origin WHERE subject = 'cheque:1'"
        ).scalar_one()
        events = conn.exec_driver_sql("SELECT count(*) FROM cheque_event").scalar_one()
    assert (counted, events) == (2, 1)  # the reversal and one fee; one return
