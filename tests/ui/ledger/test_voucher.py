"""The voucher as data: kept as typed, read with every fault in its place, summed, balanced."""

import datetime as dt
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.domain.ledger.chart import AccountKind, NewAccount
from desktop.domain.ledger.entry import Foreign, Series
from desktop.services.ledger.add_masters import add_account
from desktop.services.ledger.read_journal import masters_of
from desktop.ui.screens.ledger.voucher.amounts import with_amount, with_converted
from desktop.ui.screens.ledger.voucher.book_codes import BookCodes
from desktop.ui.screens.ledger.voucher.reading import read_voucher
from desktop.ui.screens.ledger.voucher.sums import missing_on, sums_of
from desktop.ui.screens.ledger.voucher.typed import TypedLine, TypedVoucher, from_json, to_json
from tests.books_made import new_ledger

TODAY = dt.date(2025, 6, 1)


@pytest.fixture(scope="module")
def codes(tmp_path_factory):
    ledger = new_ledger(tmp_path_factory.mktemp("voucher"))
    session = ledger.session
    bank = NewAccount(
        "1129", "مصرف بالدولار", "Dollar bank", AccountKind.ASSET, "112", currency="USD"
    )
    parents = {a.code for a in masters_of(session.book, session.by).accounts.values()}
    bank = replace(bank, parent_code="112" if "112" in parents else None)
    add_account(session.book, session.by, bank)
    yield BookCodes.of(masters_of(session.book, session.by))
    session.close()


def voucher(*lines, **more):
    head = {"day": "2025-03-01", "narration": "شراء", "lines": lines}
    return TypedVoucher(**{**head, **more})


def line(account="5113", debit="", credit="", fund="GEN", **more):
    return TypedLine(account=account, debit=debit, credit=credit, fund=fund, **more)


def faults(typed, codes):
    found = read_voucher(typed, codes, TODAY).faults
    return [(fault.line, fault.key, fault.error.key) for fault in found]


texts = st.text(alphabet='0123456789.,٠١ابتabc \u200f"\\{}\n', max_size=12)
typed_lines = st.builds(TypedLine, **dict.fromkeys(TypedLine.__slots__, texts))
vouchers = st.builds(
    TypedVoucher,
    series=st.sampled_from(Series),
    day=texts,
    narration=texts,
    reference=texts,
    rate_source=texts,
    lines=st.lists(typed_lines, max_size=5).map(tuple),
)


@settings(max_examples=40)
@given(vouchers)
def test_a_draft_gives_back_exactly_what_was_typed(typed):
    assert from_json(to_json(typed)) == typed


@settings(max_examples=40)
@given(vouchers)
def test_whatever_is_typed_can_be_read_or_is_refused_by_place(codes, typed):
    reading = read_voucher(typed, codes, TODAY)
    assert (reading.entry is None) == bool(reading.faults)
    sums_of(typed, codes)
    for at in range(len(typed.lines)):
        missing_on(typed, at, codes)


def test_a_good_voucher_becomes_the_entry(codes):
    typed = voucher(
        line("5113", "3*125.500", project="P01", memo="حبر"),
        TypedLine(fund="GEN"),
        line("1111", "", "376.5"),
        reference="ف-7",
    )
    reading = read_voucher(typed, codes, TODAY)
    assert reading.faults == ()
    assert [each.amount for each in reading.entry.lines] == [376_500, -376_500]
    assert reading.places == (0, 2)
    assert reading.entry.reference == "ف-7"
    assert reading.entry.lines[0].project_id == codes.projects["P01"].id


@pytest.mark.parametrize(
    ("typed", "fault"),
    [
        (voucher(line(debit="1.2345")), (0, "debit", "amount-too-many-decimals")),
        (voucher(line(credit="1.2345")), (0, "credit", "amount-too-many-decimals")),
        (voucher(line(debit="5", credit="5")), (0, "credit", "line-both-sides")),
        (voucher(line("9999", "5")), (0, "account", "code-not-found")),
        (voucher(line("", "5")), (0, "account", "cell-empty")),
        (voucher(line(debit="5", fund="XX")), (0, "fund", "code-not-found")),
        (voucher(line(debit="5", project="XX")), (0, "project", "code-not-found")),
        (voucher(line(debit="5", partner="XX")), (0, "partner", "code-not-found")),
        (voucher(line()), (0, "debit", "cell-empty")),
        (voucher(day="31/2/2025"), (None, "day", "day-not-in-calendar")),
        (voucher(narration=" "), (None, "narration", "narration-empty")),
        (voucher(line("1129", foreign="100")), (0, "rate", "rate-empty")),
        (voucher(line("1129", rate="4.85")), (0, "foreign", "amount-empty")),
        (
            voucher(line("1129", foreign="100", rate="4.85")),
            (None, "rate_source", "rate-source-empty"),
        ),
    ],
)
def test_each_fault_is_named_in_its_place(codes, typed, fault):
    assert faults(typed, codes) == [fault]


def test_every_fault_is_told_at_once(codes):
    assert len(faults(voucher(line("x", "1.2345", fund="y"), narration="", day=""), codes)) == 5


def test_another_currency_is_converted_and_kept(codes):
    typed = line("1129", foreign="-100", rate="4.850")
    converted = with_converted(typed, codes)
    assert (converted.debit, converted.credit) == ("", "485.000")
    reading = read_voucher(voucher(converted, rate_source="المصرف المركزي"), codes, TODAY)
    assert reading.entry.lines[0].amount == -485_000
    assert reading.entry.lines[0].foreign == Foreign("USD", -10_000, "4.85", "المصرف المركزي")


def test_what_cannot_be_converted_yet_has_no_base_amount(codes):
    typed = line("1129", "485.000", foreign="100", rate="")
    assert with_converted(typed, codes).debit == ""
    own = line("5113", "7")
    assert with_converted(own, codes) == own


def test_the_difference_is_told_as_a_whole_and_by_fund(codes):
    typed = voucher(line("5113", "10", fund="EU"), line("1111", credit="10", fund="GEN"))
    sums = sums_of(typed, codes)
    assert (sums.debit, sums.credit, sums.difference) == (10_000, 10_000, 0)
    assert sums.funds == (("EU", 10_000), ("GEN", -10_000))
    assert not sums.balanced
    assert not sums_of(voucher(), codes).balanced
    assert sums_of(voucher(line("5113", "1"), line("1111", "", "1")), codes).balanced


def test_the_missing_amount_is_the_funds_own_first(codes):
    lines = (
        line("5113", "10", fund="EU"),
        line("5113", "7", fund="GEN"),
        line("1111", fund="EU"),
        line("1111", fund="P"),
    )
    typed = voucher(*lines)
    assert missing_on(typed, 2, codes) == -10_000
    assert missing_on(typed, 3, codes) == -17_000
    filled = with_amount(lines[2], -10_000, codes)
    assert (filled.debit, filled.credit) == ("", "10.000")


def test_a_line_with_only_its_fund_is_blank():
    assert TypedLine(fund="GEN").blank
    assert not TypedLine(memo="x").blank
    assert TypedVoucher(lines=(TypedLine(fund="GEN"),)).blank
    assert not TypedVoucher(narration="x").blank
