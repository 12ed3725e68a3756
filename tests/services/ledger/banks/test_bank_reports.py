"""The bank book runs from balance to balance, and the printed reconciliation adds up."""

import datetime as dt

import pypdfium2
import pytest

from desktop.domain.errors import UserError
from desktop.domain.ledger.schedules.schedule import Money, Said
from desktop.domain.ledger.statements.table import RowKind
from desktop.services.ledger.banks.match_lines import accept_sure
from desktop.services.ledger.banks.reconcile import finish_reconciliation
from desktop.services.ledger.reports.registry import choices_of, make_report
from desktop.services.ledger.reports.report import Asked
from desktop.services.ledger.reports.write_report import write_report
from desktop.text.words import words_of
from tests.services.ledger.banks.made import bank_of

ON = Asked(of="1121")


def said(schedule):
    return {
        cell.key: row.cells[-1]
        for row in schedule.rows
        for cell in row.cells[:2]
        if isinstance(cell, Said) and row.kind is not RowKind.HEADING
    }


def report(bank, name, asked=ON):
    return make_report(bank.book, bank.by, name, asked)


def test_the_bank_book_goes_from_balance_to_balance(bank):
    bank.pay(400_000, "2025-03-20", reference="D9")
    bank.pay(-150_000, "2025-03-10", cheque="000123")
    made = report(bank, "bank-book")
    amounts = [row.cells[6:9] for row in made.rows]
    assert amounts == [
        (None, None, 0),
        (None, 150_000, -150_000),
        (400_000, None, 250_000),
        (400_000, 150_000, None),
        (None, None, 250_000),
    ]
    until = report(bank, "bank-book", Asked(of="1121", day=dt.date(2025, 3, 15)))
    assert until.rows[-1].cells[8] == -150_000
    assert [each.code for each in choices_of(bank.book, bank.by, "bank-book")] == ["1121"]


def test_a_foreign_account_shows_both_currencies(bank, tmp_path):
    bank_of(bank.ledger, tmp_path, account_id=bank.ledger.accounts["1122"], currency="USD", iban="")
    made = report(bank, "bank-book", Asked(of="1122"))
    assert made.currency.code == "USD"
    assert isinstance(made.rows[0].cells[9], Money)


def test_the_printed_reconciliation_adds_up_and_is_signed_on_paper(bank, tmp_path):
    with pytest.raises(UserError, match="reconciliation-none"):
        report(bank, "reconciliation")
    bank.pay(400_000, "2025-03-20", reference="D9")
    bank.pay(-150_000, "2025-03-10", cheque="000123")
    bank.pay(90_000, "2025-03-31")
    bank.take(("2025-03-22", "إيداع", "D9", 400_000), opening=0)
    number = bank.start(400_000)
    accept_sure(bank.book, bank.by, number)
    finish_reconciliation(bank.book, bank.by, number)
    made = report(bank, "reconciliation")
    assert said(made) == {
        "book": 340_000,
        "outstanding-total": 150_000,
        "in-transit-total": -90_000,
        "expected": 400_000,
        "statement": 400_000,
        "difference": 0,
    }
    for language in ("ar", "en"):
        path = tmp_path / f"{language}.pdf"
        write_report(bank.book, bank.by, "reconciliation", ON, path, words_of(language))
        text = pypdfium2.PdfDocument(path)[0].get_textpage().get_text_bounded()
        assert "000123" in text
        assert "150.000" in text
