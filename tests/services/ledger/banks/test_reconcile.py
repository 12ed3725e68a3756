"""A reconciliation is put down and taken up, finished at zero, and undone only by a reason."""

import datetime as dt
from dataclasses import replace

import pytest

from desktop.domain.errors import UserError
from desktop.domain.ledger.banks.account import NewBankAccount
from desktop.domain.ledger.banks.reconciliation import Figures, ReconciliationState
from desktop.domain.ledger.entry import Foreign, NewEntry, NewLine, Series
from desktop.domain.ledger.vouchers.cheque import ChequeState
from desktop.domain.trust.acting import Role
from desktop.services.ledger.banks.accounts import change_bank_account
from desktop.services.ledger.banks.import_statement import undo_statement
from desktop.services.ledger.banks.line_voucher import LineVoucher, entry_of_line
from desktop.services.ledger.banks.match_lines import (
    Pairing,
    accept_sure,
    match_lines,
    release_match,
    suggest_matches,
)
from desktop.services.ledger.banks.reconcile import (
    finish_reconciliation,
    list_reconciliations,
    start_reconciliation,
    undo_reconciliation,
)
from desktop.services.ledger.post_entry import post_entry
from desktop.services.ledger.reverse_entry import reverse_entry
from desktop.services.ledger.vouchers.list_cheques import list_cheques
from desktop.services.trust.verify_book import verify_book
from desktop.store.faults import BrokenRuleError
from tests.services.ledger.banks.made import END, bank_of


@pytest.fixture
def month(bank):
    """A month: a gift and two cheques in the book; the bank knows one cheque, and its own fee."""
    bank.pay(400_000, "2025-03-20", reference="D9")
    bank.pay(-150_000, "2025-03-10", cheque="000123")
    bank.pay(-60_000, "2025-03-28", cheque="000124")
    bank.take(
        ("2025-03-14", "عمولة", "", -2_500),
        ("2025-03-15", "صك 123", "123", -150_000),
        ("2025-03-22", "إيداع", "D9", 400_000),
        opening=0,
    )
    return bank


def book_amounts(place):
    return [line.amount for line in place.book]


def error_of(work, *args, **more):
    with pytest.raises(UserError) as error:
        work(*args, **more)
    return error.value.key


def test_a_month_is_reconciled_with_an_outstanding_cheque_and_a_charge_of_the_bank(month):
    book, by = month.book, month.by
    number = month.start(247_500)
    assert month.place(number).figures == Figures(
        190_000, 60_000 + 150_000, 400_000, 247_500, 247_500
    )

    assert accept_sure(book, by, number) == 2
    place = month.place(number)
    assert book_amounts(place) == [-60_000]
    assert place.figures == Figures(190_000, 60_000, 0, 247_500, -2_500)
    assert place.figures.difference == -2_500
    assert error_of(finish_reconciliation, book, by, number) == "reconciliation-difference"

    fee = place.bank[0]
    told = LineVoucher(month.ledger.accounts["5216"], month.ledger.funds["GEN"], "عمولة مصرفية")
    entry = entry_of_line(book, by, fee.id, told)
    assert (entry.series, entry.origin) == (Series.PAYMENT, f"statement_line:{fee.id}")
    post_entry(book, by, entry)
    assert error_of(entry_of_line, book, by, fee.id, told) == "statement-line-made"
    assert accept_sure(book, by, number) == 1

    figures = finish_reconciliation(book, by, number)
    assert (figures.difference, figures.outstanding) == (0, 60_000)
    states = {each.number: (each.state, each.state_day) for each in list_cheques(book, by)}
    assert states["000123"] == (ChequeState.CLEARED, dt.date(2025, 3, 15))
    assert states["000124"][0] is ChequeState.OUTSTANDING
    assert verify_book(book, by).sound


def test_a_finished_one_is_undone_by_a_reason_and_its_cheques_are_out_again(month):
    book, by = month.book, month.by
    number = month.start(247_500)
    accept_sure(book, by, number)
    finish_reconciliation(book, by, number, "عمولة لم تقيد بعد")
    held = list_reconciliations(book, by)[0]
    assert (held.state, held.difference) == (ReconciliationState.FINISHED, -2_500)

    assert (
        error_of(match_lines, book, by, number, [Pairing(bank=(1,))]) == "reconciliation-not-open"
    )
    assert error_of(undo_reconciliation, book, by, number, " ") == "reconciliation-reason"
    undo_reconciliation(book, by, number, "خطأ في الرصيد")
    assert error_of(undo_reconciliation, book, by, number, "x") == "reconciliation-undone"
    again = month.start(247_500)
    assert len(month.place(again).bank) == 3
    assert {each.state for each in list_cheques(book, by)} == {ChequeState.OUTSTANDING}
    assert verify_book(book, by).sound


def test_it_is_put_down_and_taken_up_where_it_was(month):
    book, by = month.book, month.by
    number = month.start(1)
    accept_sure(book, by, number)
    assert month.start(247_500) == number
    place = month.place(number)
    assert (place.reconciliation.balance, len(place.matches)) == (247_500, 2)
    later = dt.date(2025, 4, 30)
    assert error_of(start_reconciliation, book, by, month.id, later, 1) == "reconciliation-open"
    release_match(book, by, number, 1)
    assert len(month.place(number).matches) == 1
    assert error_of(release_match, book, by, number, 1) == "match-missing"


def test_days_follow_each_other_and_balances_come_from_the_statement(month):
    book, by = month.book, month.by
    day = dt.date(2025, 3, 22)
    assert error_of(start_reconciliation, book, by, month.id, END) == "reconciliation-balance"
    first = start_reconciliation(book, by, month.id, day)
    assert month.place(first).reconciliation.balance == 247_500
    finish_reconciliation(book, by, first, "للتجربة")
    assert error_of(start_reconciliation, book, by, month.id, day, 0) == "reconciliation-before"
    second = start_reconciliation(book, by, month.id, END, 0)
    assert error_of(undo_reconciliation, book, by, first, "x") == "reconciliation-later"
    undo_reconciliation(book, by, second, "x")


def test_what_was_outstanding_then_stays_so_on_paper_when_the_bank_has_paid_since(month):
    book, by = month.book, month.by
    first = month.start(247_500)
    accept_sure(book, by, first)
    finish_reconciliation(book, by, first, "عمولة")
    month.take(("2025-04-02", "صك", "124", -60_000), opening=247_500, name="april.csv")
    second = month.start(187_500, dt.date(2025, 4, 30))
    accept_sure(book, by, second)

    assert book_amounts(month.place(second)) == []
    assert book_amounts(month.place(first)) == [-60_000]
    assert month.place(first).figures.outstanding == 60_000


def test_sums_must_be_the_same_and_no_line_counts_twice(month):
    book, by = month.book, month.by
    number = month.start(247_500)
    place = month.place(number)
    gift, cheque = place.book[1].key, place.book[0].key
    fee, paid, deposit = (line.id for line in place.bank)

    def refused(*pairings):
        key = error_of(match_lines, book, by, number, pairings)
        assert month.place(number).matches == ()
        return key

    assert refused(Pairing()) == "match-empty"
    assert refused(Pairing((paid,), (gift,))) == "match-sums"
    assert refused(Pairing((fee,))) == "match-sums"
    assert refused(Pairing((paid, deposit), (cheque, gift))) == "match-many"
    one = Pairing((paid,), (cheque,))
    assert refused(one, one) == "match-taken"
    assert refused(Pairing((paid,), ((999, 1),))) == "match-taken"
    assert (
        match_lines(book, by, number, [Pairing(book=(cheque, gift)), Pairing((deposit,), ())][:1])
        == 1
    )
    cleared = month.place(number).matches[0]
    assert (len(cleared.book), cleared.bank) == (2, ())


def test_a_deposit_of_several_slips_and_a_payment_in_parts(bank):
    for amount in (70_000, 80_000, 95_000):
        bank.pay(amount, "2025-03-12")
    bank.pay(-90_000, "2025-03-18")
    bank.take(
        ("2025-03-13", "إيداع نقدي", "", 245_000),
        ("2025-03-18", "تحويل 1", "", -50_000),
        ("2025-03-19", "تحويل 2", "", -40_000),
        opening=0,
    )
    number = bank.start(155_000)
    found = suggest_matches(bank.book, bank.by, number)
    shapes = {(len(each.bank), len(each.book)): each.sure for each in found}
    assert shapes == {(1, 3): False, (2, 1): False}
    match_lines(bank.book, bank.by, number, [Pairing(e.bank, e.book) for e in found])
    assert finish_reconciliation(bank.book, bank.by, number).difference == 0


def test_an_entry_and_its_reversal_need_no_bank(bank):
    posted = bank.pay(-5_000, "2025-03-10")
    reverse_entry(bank.book, bank.by, posted.entry_id, dt.date(2025, 3, 11), "خطأ")
    number = bank.start(0)
    assert accept_sure(bank.book, bank.by, number) == 1
    assert finish_reconciliation(bank.book, bank.by, number) == Figures(0, 0, 0, 0, 0)


def test_a_statement_is_not_undone_while_a_line_of_it_is_matched(month):
    number = month.start(247_500)
    accept_sure(month.book, month.by, number)
    assert error_of(undo_statement, month.book, month.by, 1) == "statement-reconciled"
    with pytest.raises(BrokenRuleError, match="reconciled"), month.book.inspect() as conn:
        conn.exec_driver_sql("UPDATE bank_statement SET undone = 1")
    undo_reconciliation(month.book, month.by, number, "x")
    undo_statement(month.book, month.by, 1)


def test_the_database_itself_keeps_what_is_finished(month):
    number = month.start(247_500)
    accept_sure(month.book, month.by, number)
    finish_reconciliation(month.book, month.by, number, "x")
    for statement in (
        "UPDATE reconciled_line SET active = 0",
        "DELETE FROM reconciled_line",
        "UPDATE reconciliation SET balance = 0",
        "UPDATE statement_line SET amount = 1",
        "INSERT INTO reconciled_line VALUES (99, 1, 9, 1, 1, NULL, 1)",
        "INSERT INTO statement_line VALUES (99, 1, 9, 20250301, 1, '', '', NULL, '')",
    ):
        with pytest.raises(BrokenRuleError), month.book.inspect() as conn:
            conn.exec_driver_sql(statement)


def test_lines_before_the_day_that_was_settled_elsewhere_do_not_wait(month):
    new = NewBankAccount(
        month.ledger.accounts["1121"], "الجمهورية", "LYD", settled_until=dt.date(2025, 3, 12)
    )
    change_bank_account(month.book, month.by, month.id, new)
    number = month.start(0)
    assert book_amounts(month.place(number)) == [400_000, -60_000]
    in_dollars = replace(new, currency="USD")
    assert (
        error_of(change_bank_account, month.book, month.by, month.id, in_dollars)
        == "bank-account-in-use"
    )


def test_an_account_in_dollars_is_reconciled_in_dollars(bank, tmp_path):
    ledger = bank.ledger
    usd = bank_of(ledger, tmp_path, account_id=ledger.accounts["1122"], currency="USD", iban="")
    made = Foreign("USD", 10_000, "4.85", "CBL")
    lines = (
        NewLine(ledger.accounts["1122"], 485_000, ledger.funds["GEN"], foreign=made),
        NewLine(ledger.accounts["4211"], -485_000, ledger.funds["GEN"]),
    )
    post_entry(bank.book, bank.by, NewEntry(dt.date(2025, 3, 1), Series.RECEIPT, "منحة", lines))
    usd.take(("2025-03-01", "منحة", "", 100_000), ("2025-03-20", "رسوم", "", -5_000), opening=0)
    number = usd.start(9_500)
    assert usd.place(number).figures.book == 10_000
    fee = next(line for line in usd.place(number).bank if line.amount < 0)
    told = LineVoucher(
        ledger.accounts["5216"], ledger.funds["GEN"], "رسوم", rate="4.9", rate_source="CBL"
    )
    post_entry(bank.book, bank.by, entry_of_line(bank.book, bank.by, fee.id, told))
    assert accept_sure(bank.book, bank.by, number) == 2
    assert finish_reconciliation(bank.book, bank.by, number).book == 9_500


def test_only_who_holds_the_duty_reconciles(month):
    secretary = replace(month.by, roles=frozenset({Role.SECRETARY}), allowed=None)
    assert (
        error_of(start_reconciliation, month.book, secretary, month.id, END, 0) == "not-permitted"
    )
    number = month.start(0)
    assert error_of(accept_sure, month.book, secretary, number) == "not-permitted"
    assert month.place(number).matches == ()
