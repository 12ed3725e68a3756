"""Cheques of real vouchers: written with them, settled, returned once, cancelled with them."""

import datetime as dt
from dataclasses import replace

import pytest

from desktop.domain.errors import UserError
from desktop.domain.ledger.entry import NewEntry, Series
from desktop.domain.ledger.voucher import PaymentMethod, Voucher
from desktop.domain.ledger.vouchers.cheque import ChequeDirection, ChequeState
from desktop.domain.ledger.vouchers.cheque_return import ChequeReturn
from desktop.domain.ledger.year import PeriodStatus
from desktop.domain.trust.controls import Control
from desktop.services.ledger.close_period import set_period
from desktop.services.ledger.post_entry import post_entry
from desktop.services.ledger.read_journal import view_entry
from desktop.services.ledger.reverse_entry import reverse_entry
from desktop.services.ledger.vouchers.list_cheques import list_cheques, view_cheque
from desktop.services.ledger.vouchers.return_cheque import return_cheque
from desktop.services.ledger.vouchers.settle_cheque import clear_cheque, reopen_cheque
from desktop.services.ledger.vouchers.void_voucher import void_voucher
from desktop.services.trust.verify_book import verify_book
from desktop.store.faults import BrokenRuleError
from desktop.store.queries.beside import entries_for
from desktop.store.queries.cheques import outstanding_cheques, void_reason
from tests.books_made import new_ledger

BANK = "1121"
DAY = dt.date(2025, 3, 10)


@pytest.fixture
def ledger(tmp_path):
    made = new_ledger(tmp_path)
    yield made
    assert verify_book(made.session.book, made.session.by).sound
    made.session.close()


def cheque(number="100", **more):
    return Voucher(PaymentMethod.CHEQUE, party_name="محل القرطاسية", cheque_number=number, **more)


def pay(ledger, number="100", amount=5_000, day=DAY, **more):
    return ledger.post(
        ("5113", amount),
        (BANK, -amount),
        day=day,
        series=Series.PAYMENT,
        voucher=cheque(number, **more),
    )


def take(ledger, number="77", amount=9_000, bank="مصرف الجمهورية"):
    return ledger.post(
        (BANK, amount),
        ("4211", -amount),
        day=DAY,
        series=Series.RECEIPT,
        voucher=cheque(number, cheque_bank=bank),
    )


def cheques(ledger, **wanted):
    return list_cheques(ledger.session.book, ledger.session.by, **wanted)


def refused(key, deed, *args, **more):
    with pytest.raises(UserError) as error:
        deed(*args, **more)
    assert error.value.key == key
    return error.value


def test_a_voucher_by_cheque_has_its_cheque(ledger):
    pay(ledger, "٠٠ 12", cheque_day=dt.date(2025, 3, 12))
    take(ledger)
    received, issued = cheques(ledger)
    assert (issued.direction, received.direction) == (
        ChequeDirection.ISSUED,
        ChequeDirection.RECEIVED,
    )
    assert (issued.number, issued.day, issued.amount) == ("0012", dt.date(2025, 3, 12), 5_000)
    assert (received.bank, received.day, received.state) == (
        "مصرف الجمهورية",
        DAY,
        ChequeState.OUTSTANDING,
    )
    assert {issued.account_id, received.account_id} == {ledger.accounts[BANK]}


def test_a_transfer_to_the_cash_box_is_a_cheque_of_the_bank(ledger):
    ledger.post(
        ("1111", 3_000), (BANK, -3_000), day=DAY, series=Series.TRANSFER, voucher=cheque("9")
    )
    (found,) = cheques(ledger)
    assert (found.direction, found.account_id) == (ChequeDirection.ISSUED, ledger.accounts[BANK])


def test_a_cheque_needs_an_account_of_money_and_a_number(ledger):
    session = ledger.session
    lines = (ledger.line("5113", 10), ledger.line("2211", -10))
    entry = NewEntry(DAY, Series.PAYMENT, "قيد", lines, voucher=cheque())
    refused("cheque-without-account", post_entry, session.book, session.by, entry)
    bare = replace(entry, voucher=cheque("  "))
    refused("voucher-cheque-number", post_entry, session.book, session.by, bare)
    assert cheques(ledger) == ()


def test_the_same_number_on_the_same_account_is_asked_about(ledger):
    pay(ledger, "100")
    session = ledger.session
    lines = (ledger.line("5113", 10), ledger.line(BANK, -10))
    again = NewEntry(DAY, Series.PAYMENT, "قيد", lines, voucher=cheque("١٠٠"))
    error = refused("cheque-number-used", post_entry, session.book, session.by, again)
    assert (error.fields["what"], error.fields["voucher"]) == ("100", "1 / 2025")
    post_entry(session.book, session.by, again, accepted=frozenset({Control.CHEQUE_NUMBER}))
    assert len(cheques(ledger)) == 2


def test_two_donors_may_give_cheques_of_one_number(ledger):
    take(ledger, "5", bank="أ")
    session = ledger.session
    lines = (ledger.line(BANK, 10), ledger.line("4211", -10))
    other = NewEntry(DAY, Series.RECEIPT, "قيد", lines, voucher=cheque("5", cheque_bank="ب"))
    post_entry(session.book, session.by, other)
    assert len(cheques(ledger)) == 2


def test_how_a_cheque_stood_on_a_day(ledger):
    pay(ledger)
    book, by = ledger.session.book, ledger.session.by
    clear_cheque(book, by, 1, dt.date(2025, 4, 2))
    assert cheques(ledger)[0].state is ChequeState.CLEARED
    with book.inspect() as conn:
        account = ledger.accounts[BANK]
        assert len(outstanding_cheques(conn, account, dt.date(2025, 4, 1))) == 1
        assert outstanding_cheques(conn, account, dt.date(2025, 4, 2)) == ()
        assert outstanding_cheques(conn, account, dt.date(2025, 3, 9)) == ()
    refused("cheque-state", clear_cheque, book, by, 1, dt.date(2025, 4, 3))
    reopen_cheque(book, by, 1, "سطر كشف آخر")
    assert cheques(ledger, states=(ChequeState.OUTSTANDING,))[0].reason == "سطر كشف آخر"
    refused("cheque-event-day", clear_cheque, book, by, 1, dt.date(2025, 3, 9))


def test_a_returned_cheque_takes_its_voucher_back_and_books_the_fee(ledger):
    taken = take(ledger)
    book, by = ledger.session.book, ledger.session.by
    told = ChequeReturn(dt.date(2025, 4, 1), "لا يوجد رصيد كاف", 1_500)
    posted = return_cheque(book, by, 1, told)
    back = view_entry(book, by, posted.entry_id)
    assert back.reverses == taken.entry_id
    with book.inspect() as conn:
        first, second = entries_for(conn, "cheque:1")
    assert first == posted.entry_id
    fee = view_entry(book, by, second)
    assert [line.amount for line in fee.lines] == [1_500, -1_500]
    assert fee.lines[1].account_id == ledger.accounts[BANK]
    found = view_cheque(book, by, 1)
    assert (found.state, found.state_day, found.reason) == (
        ChequeState.RETURNED,
        dt.date(2025, 4, 1),
        "لا يوجد رصيد كاف",
    )
    refused("cheque-returned-already", return_cheque, book, by, 1, told)
    refused("cheque-returned-already", clear_cheque, book, by, 1, told.day)


def test_a_return_without_reason_or_with_a_bad_fee_changes_nothing(ledger):
    pay(ledger)
    book, by = ledger.session.book, ledger.session.by
    refused("cheque-return-reason", return_cheque, book, by, 1, ChequeReturn(DAY, " "))
    refused("cheque-fee", return_cheque, book, by, 1, ChequeReturn(DAY, "سبب", -1))
    refused("cheque-missing", return_cheque, book, by, 9, ChequeReturn(DAY, "سبب"))
    assert view_cheque(book, by, 1).state is ChequeState.OUTSTANDING


def test_a_void_voucher_keeps_its_number_and_cancels_its_cheque(ledger):
    posted = pay(ledger)
    book, by = ledger.session.book, ledger.session.by
    void_voucher(book, by, posted.entry_id, DAY, "كُتب مرتين")
    with book.inspect() as conn:
        assert void_reason(conn, posted.entry_id) == "كُتب مرتين"
    found = view_cheque(book, by, 1)
    assert (found.state, found.reason, found.voided) == (ChequeState.CANCELLED, "كُتب مرتين", True)
    entry = view_entry(book, by, posted.entry_id)
    assert (entry.number, entry.reversed_by is not None) == (posted.number, True)
    refused("void-already", void_voucher, book, by, posted.entry_id, DAY, "مرة أخرى")
    refused("void-of-void", void_voucher, book, by, entry.reversed_by, DAY, "إلغاء الإلغاء")


def test_a_plain_reversal_cancels_the_cheque_and_voids_nothing(ledger):
    posted = pay(ledger)
    book, by = ledger.session.book, ledger.session.by
    reverse_entry(book, by, posted.entry_id, DAY, "خطأ في الحساب")
    assert view_cheque(book, by, 1).state is ChequeState.CANCELLED
    with book.inspect() as conn:
        assert void_reason(conn, posted.entry_id) is None


def test_what_cannot_be_void(ledger):
    posted = pay(ledger)
    book, by = ledger.session.book, ledger.session.by
    refused("void-reason-empty", void_voucher, book, by, posted.entry_id, DAY, "  ")
    refused(
        "entry-reversal-before", void_voucher, book, by, posted.entry_id, dt.date(2025, 3, 9), "س"
    )
    clear_cheque(book, by, 1, DAY)
    refused("void-cheque-cleared", void_voucher, book, by, posted.entry_id, DAY, "سبب")
    assert view_entry(book, by, posted.entry_id).reversed_by is None


def test_a_void_in_a_closed_month_names_the_open_one(ledger):
    posted = pay(ledger)
    book, by = ledger.session.book, ledger.session.by
    set_period(book, by, "2025", 3, PeriodStatus.CLOSED)
    error = refused("void-month-closed", void_voucher, book, by, posted.entry_id, DAY, "سبب")
    assert error.fields["open_day"] == dt.date(2025, 4, 1)
    void_voucher(book, by, posted.entry_id, error.fields["open_day"], "سبب")


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE cheque SET amount = 1",
        "DELETE FROM cheque",
        "UPDATE cheque_event SET day = 20250101",
        "DELETE FROM cheque_event",
        "INSERT INTO cheque_event VALUES (9, 1, 'cleared', 20250401, '', 1, '2030-01-01')",
        "INSERT INTO cheque VALUES (9, 2, 'issued', 1, '1', '', 20250101, 5)",
        "INSERT INTO voiding VALUES (9, 2, 'x')",
    ],
)
def test_the_database_holds_it_too(ledger, statement):
    pay(ledger)
    ledger.post(("5113", 5), ("1111", -5), series=Series.PAYMENT)
    book, by = ledger.session.book, ledger.session.by
    return_cheque(book, by, 1, ChequeReturn(DAY, "سبب"))
    with pytest.raises(BrokenRuleError), book.inspect() as conn:
        conn.exec_driver_sql(statement)
