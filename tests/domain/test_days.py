"""Days as typed, steps, weeks, and the Hijri calendar beside them."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QCalendar, QDate

from desktop.domain.days import (
    FIRST_YEAR,
    LAST_YEAR,
    is_weekend,
    iso_day,
    month_span,
    parse_day,
    shift_day,
    week_start,
)
from desktop.domain.digits import Digits
from desktop.domain.errors import UserError
from desktop.domain.formats import DayStyle, format_day
from desktop.domain.hijri import HijriDay, from_hijri, month_length, to_hijri

TODAY = date(2025, 3, 15)
_days = st.dates(date(FIRST_YEAR, 1, 1), date(LAST_YEAR, 12, 31))


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2025-03-15", date(2025, 3, 15)),
        ("2025/3/5", date(2025, 3, 5)),
        ("15/3/2025", date(2025, 3, 15)),
        ("15-3-2025", date(2025, 3, 15)),
        ("15.03.2025", date(2025, 3, 15)),
        ("١٥/٣/٢٠٢٥", date(2025, 3, 15)),
        ("۲۰۲۵-۰۳-۱۵", date(2025, 3, 15)),
        (" 29/2/2024 ", date(2024, 2, 29)),
        ("\u20662025-03-15\u2069", date(2025, 3, 15)),
        ("t", TODAY),
        ("T", TODAY),
        ("ت", TODAY),
        ("+", date(2025, 3, 16)),
        ("-", date(2025, 3, 14)),
        ("−", date(2025, 3, 14)),
        ("+17", date(2025, 4, 1)),
        ("-٧٤", date(2024, 12, 31)),
    ],
)
def test_reads(text: str, day: date) -> None:
    assert parse_day(text, TODAY) == day


def test_steps_start_from_the_day_that_is_shown() -> None:
    shown = date(2024, 2, 28)
    assert parse_day("+2", TODAY, shown=shown) == date(2024, 3, 1)
    assert parse_day("t", TODAY, shown=shown) == TODAY


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("", "empty"),
        (" ", "empty"),
        ("15/3", "bad-form"),
        ("15", "bad-form"),
        ("15/3/25", "bad-form"),
        ("15/3-2025", "bad-form"),
        ("20250315", "bad-form"),
        ("2025-03-15T00:00", "bad-form"),
        ("yesterday", "bad-form"),
        ("15 مارس 2025", "bad-form"),
        ("+99999", "bad-form"),
        ("30/2/2025", "not-in-calendar"),
        ("29/2/2025", "not-in-calendar"),
        ("2025-13-01", "not-in-calendar"),
        ("0/1/2025", "not-in-calendar"),
        ("15/3/1446", "year-out-of-range"),
        ("15/3/2200", "year-out-of-range"),
    ],
)
def test_refuses(text: str, key: str) -> None:
    with pytest.raises(UserError) as caught:
        parse_day(text, TODAY)
    assert caught.value.key == f"day-{key}"
    assert caught.value.fields["text"] == text


def test_month_names_are_read_where_they_are_given() -> None:
    months = {"مارس": 3, "اي النار": 1}
    assert parse_day("15 مارس 2025", TODAY, months=months) == TODAY
    assert parse_day("١ أي  النار ١٩٩٩", TODAY, months=months) == date(1999, 1, 1)
    assert parse_day("15-مارس-2025", TODAY, months=months) == TODAY
    with pytest.raises(UserError) as caught:
        parse_day("15 مارص 2025", TODAY, months=months)
    assert caught.value.key == "day-unknown-month"
    assert caught.value.fields["month"] == "مارص"


@given(_days, st.sampled_from(DayStyle), st.sampled_from(Digits))
def test_what_is_shown_can_be_typed(day: date, style: DayStyle, digits: Digits) -> None:
    assert parse_day(format_day(day, style=style, digits=digits), TODAY) == day


def test_steps_stay_in_the_years_in_use() -> None:
    assert shift_day(date(FIRST_YEAR, 1, 2), -1) == date(FIRST_YEAR, 1, 1)
    assert shift_day(date(LAST_YEAR, 12, 30), 1) == date(LAST_YEAR, 12, 31)
    with pytest.raises(UserError, match="day-year-out-of-range"):
        shift_day(date(LAST_YEAR, 12, 31), 1)
    with pytest.raises(UserError, match="day-year-out-of-range"):
        parse_day("-1", TODAY, shown=date(FIRST_YEAR, 1, 1))


def test_iso_is_strict() -> None:
    assert iso_day("2025-03-15") == TODAY
    for text in ("20250315", "2025-W11-6", "2025-3-15", " 2025-03-15", "2025-02-30", "٢٠٢٥-٠٣-١٥"):
        with pytest.raises(ValueError, match=r"ISO day|day is out of range|must be in"):
            iso_day(text)


def test_month_span() -> None:
    assert month_span(2024, 2) == (date(2024, 2, 1), date(2024, 2, 29))
    assert month_span(2025, 12) == (date(2025, 12, 1), date(2025, 12, 31))


@given(_days)
def test_a_week_starts_on_saturday(day: date) -> None:
    start = week_start(day)
    assert start.strftime("%A") == "Saturday"
    assert start <= day < start + timedelta(days=7)
    assert week_start(day, first=0).strftime("%A") == "Monday"


def test_the_weekend_is_friday_and_saturday() -> None:
    week = [date(2025, 3, 15) + timedelta(days=n) for n in range(7)]
    assert [d.strftime("%a") for d in week if is_weekend(d)] == ["Sat", "Fri"]


@pytest.mark.parametrize(
    ("day", "hijri"),
    [
        (date(622, 7, 19), HijriDay(1, 1, 1)),
        (date(2000, 4, 6), HijriDay(1421, 1, 1)),
        (date(2025, 3, 1), HijriDay(1446, 9, 1)),
        (date(2025, 6, 27), HijriDay(1447, 1, 1)),
    ],
)
def test_known_hijri_days(day: date, hijri: HijriDay) -> None:
    assert to_hijri(day) == hijri
    assert from_hijri(hijri) == day


def test_qt_agrees_on_every_hijri_day_of_three_centuries() -> None:
    civil = QCalendar(QCalendar.System.IslamicCivil)
    day = date(FIRST_YEAR, 1, 1)
    while day.year <= LAST_YEAR:
        parts = civil.partsFromDate(QDate(day.year, day.month, day.day))
        ours = to_hijri(day)
        assert (ours.year, ours.month, ours.day) == (parts.year, parts.month, parts.day)
        day += timedelta(days=3)


def test_qt_agrees_on_the_length_of_every_hijri_month_of_a_cycle() -> None:
    civil = QCalendar(QCalendar.System.IslamicCivil)
    for year in range(1420, 1451):
        for month in range(1, 13):
            assert month_length(year, month) == civil.daysInMonth(month, year), (year, month)


@given(_days, st.integers(-1, 1))
def test_hijri_has_an_inverse(day: date, shift: int) -> None:
    hijri = to_hijri(day, shift=shift)
    assert 1 <= hijri.day <= month_length(hijri.year, hijri.month)
    assert from_hijri(hijri, shift=shift) == day
    assert to_hijri(day + timedelta(days=shift)) == hijri


@pytest.mark.parametrize(
    "hijri", [HijriDay(1446, 13, 1), HijriDay(1446, 0, 1), HijriDay(1446, 2, 30), HijriDay(0, 1, 1)]
)
def test_no_such_hijri_day(hijri: HijriDay) -> None:
    with pytest.raises(ValueError, match="no such Hijri"):
        from_hijri(hijri)


def test_a_hijri_day_moves_by_one_at_most() -> None:
    with pytest.raises(ValueError, match="one day at most"):
        to_hijri(TODAY, shift=2)
