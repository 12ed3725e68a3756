"""Months by name: those in use in Libya and those of old books."""

from __future__ import annotations

import gettext
from datetime import date

import pytest

from desktop.domain.days import parse_day
from desktop.domain.folding import fold
from desktop.text.months import month_name, months_of_import
from desktop.text.words import Words


def test_english_names_are_the_msgids() -> None:
    words = Words("en", gettext.NullTranslations())
    assert [month_name(n, words) for n in (1, 5, 12)] == ["January", "May", "December"]
    for month in (0, 13):
        with pytest.raises(ValueError, match="no such month"):
            month_name(month, words)


@pytest.mark.parametrize(
    ("name", "month"),
    [
        ("يناير", 1), ("أي النار", 1), ("النوار", 2), ("الربيع", 3), ("الطير", 4), ("الماء", 5),
        ("الصيف", 6), ("ناصر", 7), ("هانيبال", 8), ("الفاتح", 9), ("التمور", 10), ("الحرث", 11),
        ("الكانون", 12), ("ابريل", 4), ("ديسمبر", 12), ("MARCH", 3),
    ],
)  # fmt: skip
def test_old_and_new_names_are_understood(name: str, month: int) -> None:
    assert months_of_import()[fold(name)] == month


def test_every_month_has_names_and_no_name_two_months() -> None:
    months = months_of_import()
    assert set(months.values()) == set(range(1, 13))
    assert parse_day("1 الفاتح 2009", date(2025, 1, 1), months=months) == date(2009, 9, 1)
