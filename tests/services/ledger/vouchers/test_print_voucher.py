"""Printed vouchers: what stands on them, in both sizes, counted, and void across where they are."""

import datetime as dt
import io

import pypdfium2
import pytest

from desktop.domain.ledger.dimensions import NewPartner, PartnerKind
from desktop.domain.ledger.entry import Foreign, NewEntry, Series
from desktop.domain.ledger.voucher import PaymentMethod, Voucher
from desktop.domain.ledger.vouchers.paper import PaperSize
from desktop.services.ledger.add_masters import add_partner
from desktop.services.ledger.post_entry import post_entry
from desktop.services.ledger.vouchers.print_voucher import print_voucher
from desktop.services.ledger.vouchers.void_voucher import void_voucher
from desktop.services.trust.verify_book import verify_book
from desktop.text.words import words_of
from tests.books_made import new_ledger

DAY = dt.date(2025, 3, 10)
SIZES = {PaperSize.A5: (420, 595), PaperSize.A4: (595, 842)}


@pytest.fixture
def ledger(tmp_path):
    made = new_ledger(tmp_path)
    yield made
    made.session.close()


@pytest.fixture
def paid(ledger):
    session = ledger.session
    partner = NewPartner("S01", "شركة النخبة للقرطاسية", "Elite Stationery", PartnerKind.SUPPLIER)
    head = Voucher(
        PaymentMethod.CHEQUE,
        add_partner(session.book, session.by, partner),
        cheque_number="000451",
        cheque_day=DAY,
    )
    return ledger.post(
        ("5113", 1_250_750, "EU", "P01"),
        ("5111", 749_250, "EU"),
        ("2113", -100_000, "EU"),
        ("1121", -1_900_000, "EU"),
        day=DAY,
        series=Series.PAYMENT,
        narration="شراء قرطاسية ومستلزمات دورة مارس",
        voucher=head,
    ).entry_id


def printed(ledger, entry_id, size=PaperSize.A5, language="en"):
    session = ledger.session
    pdf = print_voucher(session.book, session.by, entry_id, size, words_of(language))
    return pypdfium2.PdfDocument(io.BytesIO(pdf))


def text_of(reader):
    said = " ".join(page.get_textpage().get_text_range() for page in reader)
    return " ".join(said.replace("\u00a0", " ").split())


@pytest.mark.parametrize("size", list(PaperSize))
def test_it_says_everything_that_is_signed(ledger, paid, size):
    reader = printed(ledger, paid, size)
    assert tuple(round(side) for side in reader[0].get_size()) == SIZES[size]
    assert len(reader) == 1
    said = text_of(reader)
    for each in (
        "Test Foundation",
        "Payment voucher",
        "1 / 2025",
        "2025-03-10",
        "Elite Stationery",
        "000451",
        "1,900.000 LYD",
        "-100.000",
        "2,000.000",
        "one thousand nine hundred",
        "EU grant",
        "Training",
        "Original",
        "Treasurer or cashier",
        "Received by",
        "Log head",
    ):
        assert each.casefold() in said.casefold(), each


def test_every_printing_is_counted_and_logged(ledger, paid):
    assert "Original" in text_of(printed(ledger, paid))
    said = text_of(printed(ledger, paid, PaperSize.A4))
    assert "Copy 2" in said
    assert "Original" not in said
    session = ledger.session
    with session.book.inspect() as conn:
        rows = conn.exec_driver_sql("SELECT kind, subject FROM access").fetchall()
    assert [tuple(row) for row in rows] == [("printed", "entry:2025:payment:1")] * 2
    assert verify_book(session.book, session.by).sound


def test_a_void_voucher_says_so_across(ledger, paid):
    session = ledger.session
    before = text_of(printed(ledger, paid))
    void_voucher(session.book, session.by, paid, DAY, "written twice")
    said = text_of(printed(ledger, paid))
    assert "Void since 2025-03-10" in said
    assert "written twice" in said
    assert said.count("Void") > before.count("Void") + 1


@pytest.mark.parametrize("language", ["ar", "en"])
def test_a_journal_entry_shows_both_sides(ledger, language):
    posted = ledger.post(("5113", 900), ("2211", -900), day=DAY)
    said = text_of(printed(ledger, posted.entry_id, language=language))
    assert said.count("0.900") >= 3


def test_money_in_another_currency_is_named_in_it(ledger):
    session = ledger.session
    money = ledger.line("1122", -485_000, foreign=Foreign("USD", -10_000, "4.85", "CBL"))
    lines = (ledger.line("5113", 485_000), money)
    head = Voucher(PaymentMethod.TRANSFER, party_name="X")
    entry = NewEntry(DAY, Series.PAYMENT, "fees", lines, voucher=head)
    made = post_entry(session.book, session.by, entry)
    said = text_of(printed(ledger, made.entry_id))
    assert "100.00 USD" in said
    assert "485.000 LYD" in said
