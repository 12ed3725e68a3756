"""A bank's file goes into the book once, whole, and comes out of it as one."""

import datetime as dt
from dataclasses import replace
from decimal import Decimal

import pytest
from openpyxl import Workbook

from desktop.domain.errors import UserError
from desktop.domain.ledger.banks.account import NewBankAccount
from desktop.domain.ledger.banks.layout import DayOrder, DecimalSign, Layout, Means
from desktop.domain.log.finding import Fault
from desktop.services.ledger.banks.accounts import add_bank_account, list_bank_accounts
from desktop.services.ledger.banks.import_statement import (
    import_statement,
    list_statements,
    undo_statement,
)
from desktop.services.ledger.banks.layouts import list_layouts, save_layout
from desktop.services.ledger.banks.preview_statement import open_file
from desktop.services.trust.verify_book import verify_book
from desktop.store.queries.banks import lines_of_statement
from tests.services.ledger.banks.made import IBAN, statement_text

FEE = ("2025-03-15", "عمولة كشف", "F1", -2_500)
PAID = ("2025-03-16", "صك 000123", "123", -150_000)
GIFT = ("2025-03-20", "إيداع تبرع", "D9", 400_000)


def refused(bank, content, **more):
    with pytest.raises(UserError) as error:
        bank.plan(content, **more)
    assert not list_statements(bank.book, bank.by)
    return error.value


def test_arabic_headings_are_understood_and_the_balances_checked(bank):
    plan = bank.plan(statement_text(FEE, PAID, GIFT, opening=1_000_000))

    assert [line.amount for line in plan.taken] == [-2_500, -150_000, 400_000]
    assert (plan.statement.opening, plan.statement.closing) == (1_000_000, 1_247_500)
    assert plan.taken[1].reference == "123"
    assert plan.taken[0].day == dt.date(2025, 3, 15)


def test_a_statement_is_sealed_and_every_line_of_it(bank):
    done = bank.take(FEE, PAID, GIFT)
    assert verify_book(bank.book, bank.by).sound

    with bank.book.inspect() as conn:
        conn.exec_driver_sql("DROP TRIGGER statement_line_no_update")
        conn.exec_driver_sql("UPDATE statement_line SET description = 'x' WHERE position = 2")
        conn.commit()
    found = {each.fault: each.subject for each in verify_book(bank.book, bank.by).findings}
    assert found[Fault.ALTERED] == f"bank_statement:{done.statement_id}"


def test_the_same_file_is_refused_and_overlapping_lines_are_left_out(bank):
    bank.take(FEE, PAID)
    with pytest.raises(UserError, match="statement-again"):
        bank.plan(statement_text(FEE, PAID))

    plan = bank.plan(statement_text(FEE, PAID, GIFT), "longer.csv")
    assert [line.amount for line in plan.known] == [-2_500, -150_000]
    assert plan.overlaps[0].source == "statement.csv"
    done = import_statement(bank.ledger.session, plan)
    assert (done.lines, done.left_out) == (1, 2)

    longer = bank.plan(statement_text(FEE, PAID, GIFT) + "\n", "again.csv")
    with pytest.raises(UserError, match="statement-nothing-new"):
        import_statement(bank.ledger.session, longer)


def test_two_true_equal_lines_stay_two(bank):
    rows = "date,details,amount\n2025-03-05,fee,-2.50\n2025-03-05,fee,-2.50\n"
    import_statement(bank.ledger.session, bank.plan(rows))

    third = rows + "2025-03-05,fee,-2.50\n"
    plan = bank.plan(third, "more.csv")
    assert (len(plan.known), len(plan.taken)) == (2, 1)


def test_an_undone_statement_can_be_taken_in_again(bank):
    done = bank.take(FEE, PAID)
    undo_statement(bank.book, bank.by, done.statement_id)
    again = bank.take(FEE, PAID)

    assert again.left_out == 0
    assert [each.undone for each in list_statements(bank.book, bank.by)] == [True, False]
    with pytest.raises(UserError, match="statement-undone"):
        undo_statement(bank.book, bank.by, done.statement_id)
    with pytest.raises(UserError, match="statement-missing"):
        undo_statement(bank.book, bank.by, 99)


def test_the_file_of_another_account_or_currency_is_refused_with_what_was_found(bank):
    other = "date,details,amount,account number\n2025-03-05,fee,-2.50,0100999888777\n"
    assert refused(bank, other).fields["found"] == "0100999888777"
    mine = other.replace("0100999888777", IBAN[-15:])
    assert len(bank.plan(mine).taken) == 1
    dollars = "date,details,amount,currency\n2025-03-05,fee,-2.50,USD\n"
    assert refused(bank, dollars).fields["found"] == "USD"
    above = "رقم الحساب: 0100999888777\ndate,details,amount\n2025-03-05,fee,-2.50\n"
    assert refused(bank, above).fields["found"] == "0100999888777"
    two = dollars.replace("USD", "LYD") + "2025-03-06,fee,-2.50,USD\n"
    assert refused(bank, two).key == "statement-two-accounts"


def test_windows_1256_is_read_and_said(bank):
    path = bank.file(statement_text(FEE).encode("cp1256"))
    opened = open_file(bank.book, bank.by, bank.id, path)
    assert opened.file.guessed
    assert bank.plan(statement_text(FEE).encode("cp1256")).taken[0].description == "عمولة كشف"


def test_what_can_be_read_in_two_ways_is_asked_and_never_guessed(bank):
    rows = 'date,details,amount\n03/04/2025,fee,"1,234"\n'
    error = refused(bank, rows)
    assert (error.key, error.fields["reason"].key) == ("statement-row", "cell-decimal")
    told = Layout({Means.DAY: 0, Means.AMOUNT: 2}, decimal=DecimalSign.COMMA)
    assert refused(bank, rows, layout=told).fields["reason"].key == "cell-day-order"
    told = replace(told, days=DayOrder.MONTH_FIRST)
    line = bank.plan(rows, layout=told).taken[0]
    assert (line.amount, line.day) == (1_234, dt.date(2025, 3, 4))
    told = replace(told, days=DayOrder.DAY_FIRST, decimal=DecimalSign.POINT)
    line = bank.plan(rows, layout=told).taken[0]
    assert (line.amount, line.day) == (1_234_000, dt.date(2025, 4, 3))


@pytest.mark.parametrize(
    ("content", "key"),
    [
        ("", "table-empty"),
        ("date,details,amount\n", "statement-empty"),
        ("date,details,amount\n31/02/2025,x,1.000\n", "statement-row"),
        ("date,details,amount\n2025-03-01,x,\n", "statement-row-amount"),
        ("date,details,debit,credit\n2025-03-01,x,1,1\n", "statement-row-both"),
        ("date,amount,balance\n2025-03-01,5.0,5.0\n2025-03-02,1.0,7.0\n", "statement-balance"),
        ("OFXHEADER:100\n", "ofx-malformed"),
        ("a,b\n1,2\n", "layout-no-day"),
        (b"%PDF-1.7\x00\x01", "table-not-text"),
        (b"PK\x03\x04nothing", "table-not-workbook"),
    ],
)
def test_bad_files_are_refused_by_name(bank, content, key):
    assert refused(bank, content).key == key


def test_a_workbook_with_its_own_days_and_numbers_needs_no_questions(bank, tmp_path):
    book = Workbook()
    book.active.append(["مصرف الجمهورية"])
    book.active.append(["تاريخ الحركة", "البيان", "المبلغ", "الرصيد"])
    book.active.append([dt.date(2025, 3, 4), "إيداع", 1250.1, 1250.1])
    book.active.append([dt.date(2025, 3, 5), "عمولة", Decimal("-0.3"), 0.1 + 1249.7])
    book.active.append(["الإجمالي", None, 1249.8])
    book.save(tmp_path / "statement.xlsx")
    plan = bank.plan((tmp_path / "statement.xlsx").read_bytes(), "statement.xlsx")
    assert [line.amount for line in plan.taken] == [1_250_100, -300]
    assert plan.statement.closing == 1_249_800


def test_a_saved_layout_is_known_by_its_headings(bank):
    content = 'Date,Text,Value\n03/04/2025,fee,"1,234"\n'
    layout = Layout(
        {Means.DAY: 0, Means.DESCRIPTION: 1, Means.AMOUNT: 2},
        days=DayOrder.DAY_FIRST,
        decimal=DecimalSign.POINT,
        headings=("Date", "Text", "Value"),
    )
    save_layout(bank.book, bank.by, bank.id, "الجمهورية", layout)
    assert list_layouts(bank.book, bank.by, bank.id)[0].layout == layout
    opened = open_file(bank.book, bank.by, bank.id, bank.file(content))
    assert (opened.from_saved, opened.layout) == ("الجمهورية", layout)
    assert bank.plan(content).taken[0].amount == 1_234_000
    with pytest.raises(UserError, match="layout-missing"):
        open_file(bank.book, bank.by, bank.id, bank.file(content), saved="x")


def test_a_bank_account_stands_behind_an_account_that_is_used_as_a_bank(bank):
    accounts, (book, by) = bank.ledger.accounts, (bank.book, bank.by)

    def refused_account(**changed):
        new = NewBankAccount(
            **{"account_id": accounts["1122"], "bank": "b", "currency": "USD"} | changed
        )
        with pytest.raises(UserError) as error:
            add_bank_account(book, by, new)
        return error.value.key

    assert refused_account(account_id=accounts["1111"]) == "bank-account-use"
    assert refused_account(account_id=accounts["1121"], currency="LYD") == "bank-account-twice"
    assert refused_account(currency="EUR") == "bank-account-currency"
    assert refused_account(currency="XXX") == "unknown-currency"
    assert refused_account(bank=" ") == "bank-name-empty"
    assert refused_account(iban="LY84002048000020100120361") == "bank-iban"
    bank.take(FEE)
    standing = list_bank_accounts(book, by)[0]
    assert (standing.statement_until, standing.waiting_bank) == (dt.date(2025, 3, 15), 1)


def test_the_lines_in_the_book_are_those_that_were_shown(bank):
    plan = bank.plan(statement_text(FEE, PAID, GIFT))
    done = import_statement(bank.ledger.session, plan)
    with bank.book.inspect() as conn:
        held = lines_of_statement(conn, done.statement_id)
    assert held == tuple(replace(line, row=0) for line in plan.taken)
