"""Cells are exact or refused; a mapping is kept and read back, and says what it lacks."""

import datetime as dt
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.currency import currency_of
from desktop.domain.errors import UserError
from desktop.domain.formats import format_amount
from desktop.domain.ledger.imports.cells import amount_of, day_of
from desktop.domain.ledger.imports.mapping import (
    DayOrder,
    DecimalSign,
    Meaning,
    TableKind,
    TableMapping,
    check_mapping,
    mapping_text,
    read_mapping,
)

LYD = currency_of("LYD")
DAYS = st.dates(dt.date(1900, 1, 1), dt.date(2199, 12, 31))
COLUMNS = st.dictionaries(st.sampled_from(Meaning), st.integers(0, 255), min_size=1)


@given(DAYS, st.sampled_from("-/."))
def test_a_day_is_read_in_its_order_alone(day, sign):
    written = {
        DayOrder.YEAR_FIRST: f"{day.year}{sign}{day.month}{sign}{day.day}",
        DayOrder.DAY_FIRST: f"{day.day:02}{sign}{day.month:02}{sign}{day.year}",
        DayOrder.MONTH_FIRST: f"{day.month}{sign}{day.day}{sign}{day.year}",
    }
    for order, text in written.items():
        assert day_of(text, order) == day
    assert day_of(day, DayOrder.DAY_FIRST) == day


def test_arabic_digits_are_days_too():
    assert day_of("٣١/١٢/٢٠٢٥", DayOrder.DAY_FIRST) == dt.date(2025, 12, 31)


@pytest.mark.parametrize(
    "cell", ["31/02/2025", "12/13/2025", "45000", 45_000, "أمس", "", None, True]
)
def test_what_is_no_day_is_refused(cell):
    with pytest.raises(UserError, match="import-cell-day"):
        day_of(cell, DayOrder.DAY_FIRST)


@given(st.integers(-(10**15), 10**15))
def test_amounts_are_exact_however_they_are_written(minor):
    exact = Decimal(minor).scaleb(-3)
    assert amount_of(exact, LYD, DecimalSign.POINT) == minor
    text = format_amount(minor, LYD)
    assert amount_of(text, LYD, DecimalSign.POINT) == minor
    swapped = text.translate(str.maketrans({".": ",", ",": "."}))
    assert amount_of(swapped, LYD, DecimalSign.COMMA) == minor


@pytest.mark.parametrize(
    "cell", [Decimal("1.2345"), "1.2345", "1.234,50", "ألف", 10**19, True, dt.date(2025, 1, 1)]
)
def test_amounts_that_are_none_are_refused(cell):
    with pytest.raises(UserError, match="import-cell-amount"):
        amount_of(cell, LYD, DecimalSign.POINT)


def test_the_comma_is_never_guessed():
    assert amount_of("1,500", LYD, DecimalSign.POINT) == 1_500_000
    assert amount_of("1,500", LYD, DecimalSign.COMMA) == 1_500
    assert amount_of(None, LYD, DecimalSign.COMMA) == 0


@given(COLUMNS, st.sampled_from(TableKind), st.text(max_size=20), st.none() | DAYS)
def test_a_mapping_is_read_back(columns, kind, sheet, day):
    pairs = (
        tuple(sorted((at, meaning) for meaning, at in columns.items()))
        if (len(set(columns.values())) == len(columns))
        else ((0, Meaning.ACCOUNT),)
    )
    made = TableMapping(
        kind,
        pairs,
        sheet,
        3,
        DayOrder.DAY_FIRST,
        DecimalSign.COMMA,
        "EU",
        (("بنك", "1121"),),
        day,
        "3111",
    )
    assert read_mapping(mapping_text(made)) == made


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "{}",
        '{"format": 1}',
        '{"format": "sijill-table-mapping-1", "columns": {"day": -1}}',
        '{"format": "sijill-table-mapping-1", "kind": "journal", "columns": {"day": 900}}',
        "[" * 5000,
    ],
)
def test_what_is_no_mapping_is_refused(text):
    with pytest.raises(UserError, match="mapping-unreadable"):
        read_mapping(text)


@pytest.mark.parametrize(
    ("columns", "key"),
    [
        ({1: Meaning.DAY, 2: Meaning.AMOUNT}, "mapping-column-missing"),
        ({1: Meaning.ACCOUNT, 2: Meaning.AMOUNT}, "mapping-column-missing"),
        ({1: Meaning.ACCOUNT, 2: Meaning.DAY}, "mapping-amounts"),
        (
            {0: Meaning.ACCOUNT, 1: Meaning.DAY, 2: Meaning.AMOUNT, 3: Meaning.DEBIT},
            "mapping-amounts",
        ),
        ({0: Meaning.ACCOUNT, 1: Meaning.ACCOUNT, 2: Meaning.DAY}, "mapping-column-twice"),
    ],
)
def test_a_mapping_says_what_it_lacks(columns, key):
    with pytest.raises(UserError, match=key):
        check_mapping(TableMapping(TableKind.JOURNAL, tuple(columns.items())))


def test_opening_balances_need_their_day():
    columns = ((0, Meaning.ACCOUNT), (1, Meaning.DEBIT), (2, Meaning.CREDIT))
    with pytest.raises(UserError, match="mapping-day-missing"):
        check_mapping(TableMapping(TableKind.OPENING, columns))
    check_mapping(TableMapping(TableKind.OPENING, columns, day=dt.date(2025, 1, 1)))
