"""Cells of banks' files are read exactly, or refused: nothing is guessed, nothing becomes zero."""

import datetime as dt
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.currency import currency_of
from desktop.domain.errors import UserError
from desktop.domain.ledger.banks.account import is_iban, same_number
from desktop.domain.ledger.banks.cells import amount_in, day_in, day_orders, decimal_signs
from desktop.domain.ledger.banks.layout import (
    DayOrder,
    DecimalSign,
    Layout,
    Means,
    layout_of,
    layout_text,
)
from desktop.domain.ledger.banks.statement import (
    ReadStatement,
    StatementLine,
    digest_of_lines,
    known_lines,
    with_balances,
)

LYD, USD = currency_of("LYD"), currency_of("USD")
POINT, COMMA = DecimalSign.POINT, DecimalSign.COMMA


@given(st.integers(-(10**12), 10**12), st.sampled_from([POINT, COMMA]), st.booleans())
def test_what_a_bank_writes_is_read_back(minor, sign, grouped):
    whole, rest = divmod(abs(minor), 1000)
    text = f"{whole:,}.{rest:03d}" if grouped else f"{whole}.{rest:03d}"
    if sign is COMMA:
        text = text.translate(str.maketrans(".,", ",."))
    minus = "-" if minor < 0 else ""
    assert amount_in(minus + text, sign, LYD) == minor
    assert amount_in(text + minus, sign, LYD) == minor
    if minor < 0:
        assert amount_in(f"({text})", sign, LYD) == minor
        assert amount_in(f"{text} DR", sign, LYD) == minor


@pytest.mark.parametrize(
    ("text", "sign", "expected"),
    [
        ("١٬٢٣٤٫٥٠٠", POINT, 1_234_500),
        ("LYD 1,234.5", POINT, 1_234_500),
        ("\u200f1.234,50\u200f", COMMA, 1_234_500),
        ("1.234,50", None, 1_234_500),
        ("12", None, 12_000),
        (".5", POINT, 500),
        ("5.0000", POINT, 5_000),
        ("", POINT, None),
        ("-", POINT, None),
        (None, POINT, None),
        (7, None, 7_000),
        (Decimal("0.30000000000000004"), None, 300),
        (Decimal("-12.5"), COMMA, -12_500),
    ],
)
def test_amounts(text, sign, expected):
    assert amount_in(text, sign, LYD) == expected


@pytest.mark.parametrize(
    ("text", "sign", "key"),
    [
        ("1.234", None, "cell-decimal"),
        ("1,234", None, "cell-decimal"),
        ("1.234,50", POINT, "cell-amount"),
        ("1,234.50", COMMA, "cell-amount"),
        ("1.2345", POINT, "cell-amount"),
        ("1,23,456", POINT, "cell-amount"),
        ("3*4", POINT, "cell-amount"),
        ("12-05", POINT, "cell-amount"),
        ("--5", POINT, "cell-amount"),
        ("-5-", POINT, "cell-amount"),
        ("(5", POINT, "cell-amount"),
        ("=1+1", POINT, "cell-amount"),
        ("5 USD", POINT, "cell-amount"),
        ("1e5", POINT, "cell-amount"),
        ("1٢3", POINT, "cell-amount"),
        (Decimal("0.0005"), POINT, "cell-amount"),
        (Decimal("NaN"), POINT, "cell-amount"),
        (True, POINT, "cell-amount"),
        (dt.date(2025, 1, 1), POINT, "cell-amount"),
    ],
)
def test_amounts_that_are_refused(text, sign, key):
    with pytest.raises(UserError, match=key):
        amount_in(text, sign, LYD)


@pytest.mark.parametrize(
    ("text", "order", "expected"),
    [
        ("03/04/2025", DayOrder.DAY_FIRST, dt.date(2025, 4, 3)),
        ("03/04/2025", DayOrder.MONTH_FIRST, dt.date(2025, 3, 4)),
        ("2025-04-03", None, dt.date(2025, 4, 3)),
        ("٢٠٢٥/٠٤/٠٣", None, dt.date(2025, 4, 3)),
        ("20250403", None, dt.date(2025, 4, 3)),
        ("3.4.25", DayOrder.DAY_FIRST, dt.date(2025, 4, 3)),
        ("03/04/2025 10:22:05", DayOrder.DAY_FIRST, dt.date(2025, 4, 3)),
        (dt.datetime(2025, 4, 3, 23, 0), None, dt.date(2025, 4, 3)),  # noqa: DTZ001 - a cell's
        (dt.date(2025, 4, 3), None, dt.date(2025, 4, 3)),
    ],
)
def test_days(text, order, expected):
    assert day_in(text, order) == expected


@pytest.mark.parametrize(
    ("text", "order", "key"),
    [
        ("31/02/2025", DayOrder.DAY_FIRST, "cell-day-none"),
        ("2025-13-01", None, "cell-day-none"),
        ("01/01/1066", DayOrder.DAY_FIRST, "cell-day-none"),
        ("03/04/2025", None, "cell-day-order"),
        ("03/04/2025", DayOrder.YEAR_FIRST, "cell-day-form"),
        ("yesterday", DayOrder.DAY_FIRST, "cell-day-form"),
        ("03/04-2025", DayOrder.DAY_FIRST, "cell-day-form"),
        (None, DayOrder.DAY_FIRST, "cell-day-empty"),
        (Decimal(45000), DayOrder.DAY_FIRST, "cell-day-form"),
    ],
)
def test_days_that_are_refused(text, order, key):
    with pytest.raises(UserError, match=key):
        day_in(text, order)


def test_only_what_leaves_one_reading_is_told():
    assert decimal_signs(["1.234", "12"]) == {POINT, COMMA}
    assert decimal_signs(["1.234", "0.500"]) == {POINT}
    assert decimal_signs(["1.234", "1.234,50"]) == {COMMA}
    assert decimal_signs(["1.234.567"]) == {COMMA}
    assert decimal_signs(["12.50"]) == {POINT}
    assert day_orders(["03/04/2025"]) == {DayOrder.DAY_FIRST, DayOrder.MONTH_FIRST}
    assert day_orders(["03/04/2025", "13/04/2025"]) == {DayOrder.DAY_FIRST}
    assert day_orders(["2025-04-03"]) == {DayOrder.YEAR_FIRST}


LINES = st.lists(
    st.builds(
        StatementLine,
        day=st.dates(dt.date(2025, 1, 1), dt.date(2025, 1, 5)),
        amount=st.integers(-3, 3).filter(bool),
        reference=st.sampled_from(["", "A"]),
    ),
    min_size=1,
    max_size=12,
)


@given(LINES, LINES)
def test_as_many_lines_are_known_as_the_book_holds(read, held):
    def count(lines, line):
        return sum(
            (e.day, e.amount, e.reference) == (line.day, line.amount, line.reference) for e in lines
        )

    known = known_lines(read, held)
    for line in read:
        assert count(known, line) == min(count(read, line), count(held, line))


@given(LINES, st.integers(-100, 100))
def test_balances_follow_from_amounts_in_either_direction(lines, opening):
    lines = sorted(lines, key=lambda line: line.day)
    running, made = opening, []
    for line in lines:
        running += line.amount
        made.append(StatementLine(line.day, line.amount, line.description, line.reference, running))
    for given_lines in (made, made[::-1]):
        read = with_balances(ReadStatement(tuple(given_lines)))
        assert read.closing - read.opening == running - opening
    assert with_balances(ReadStatement(tuple(made), opening=opening)).closing == running
    if len(made) > 1:
        broken = StatementLine(made[0].day, made[0].amount, balance=made[0].balance + 1)
        with pytest.raises(UserError, match=r"statement-(balance|sum)"):
            with_balances(ReadStatement((broken, *made[1:]), opening=opening))


def test_the_mark_of_the_bank_says_more_than_equal_amounts():
    day = dt.date(2025, 1, 1)
    one, two = (StatementLine(day, 5, bank_id=mark) for mark in ("a", "b"))
    assert known_lines([one, two], [one]) == (one,)


def test_the_digest_sees_every_part_of_a_line():
    line = StatementLine(dt.date(2025, 1, 1), 5, "d", "r", 5, "m")
    others = [
        StatementLine(dt.date(2025, 1, 2), 5, "d", "r", 5, "m"),
        StatementLine(line.day, 6, "d", "r", 5, "m"),
        StatementLine(line.day, 5, "x", "r", 5, "m"),
        StatementLine(line.day, 5, "d", "x", 5, "m"),
        StatementLine(line.day, 5, "d", "r", None, "m"),
        StatementLine(line.day, 5, "d", "r", 5, "x"),
    ]
    assert len({digest_of_lines([each]) for each in (line, *others)}) == 7
    assert digest_of_lines([line, others[0]]) != digest_of_lines([others[0], line])


def test_numbers_of_accounts_are_compared_as_banks_shorten_them():
    iban = "LY83002048000020100120361"
    assert is_iban(iban)
    assert not is_iban(iban.replace("83", "84", 1))
    assert same_number("020100120361", "", iban)
    assert same_number(iban, "20100120361", "")
    assert same_number("020-1001 20361", "0020100120361", "")
    assert same_number("020100120362", "", iban) is False
    assert same_number("", "1", iban) is None
    assert same_number("5", "", "") is None


def test_a_layout_is_kept_as_text():
    layout = Layout({Means.DAY: 3, Means.AMOUNT: 0}, 4, DayOrder.DAY_FIRST, COMMA, ("a", "ب"))
    assert layout_of(layout_text(layout)) == layout
    assert layout_of(layout_text(Layout())) == Layout()
