"""What `sijill year` answers, for people and for programs."""

from __future__ import annotations

from collections.abc import Iterable

from desktop.domain.currency import Currency
from desktop.domain.formats import decimal_text, format_amount
from desktop.domain.ledger.closing.fund_closing import ClosingPlan
from desktop.services.ledger.closing.checklist import Point
from desktop.services.ledger.closing.close_year import Closed
from desktop.services.ledger.closing.say_point import say_point, shown_in
from desktop.services.ledger.list_masters import YearMonths
from desktop.text.labels import label
from desktop.text.words import Words

AMOUNTS_OF_PLAN = frozenset({3})


def year_rows(years: Iterable[YearMonths], words: Words) -> list[tuple[str, ...]]:
    """Return a row for each month of each year."""
    return [
        (
            each.year.name,
            str(month.number),
            month.first_day.isoformat(),
            month.last_day.isoformat(),
            label(month.status, words),
        )
        for each in years
        for month in each.months
    ]


def year_json(each: YearMonths) -> dict[str, object]:
    """Return a year with its months."""
    year = each.year
    return {
        "year": year.name,
        "first_day": year.first_day.isoformat(),
        "last_day": year.last_day.isoformat(),
        "status": year.status.value,
        "months": [
            {
                "month": month.number,
                "first_day": month.first_day.isoformat(),
                "last_day": month.last_day.isoformat(),
                "status": month.status.value,
            }
            for month in each.months
        ],
    }


def point_rows(points: Iterable[Point], currency: Currency, words: Words) -> list[tuple[str, ...]]:
    """Return a row for each point: its key, how it stands, and the sentence."""
    shown = shown_in(currency)
    return [
        (
            point.check.key,
            label(point.state, words),
            say_point(point, words, shown),
            "" if point.note is None else point.note.reason,
        )
        for point in points
    ]


def point_json(point: Point, currency: Currency, words: Words) -> dict[str, object]:
    """Return a point; `screen` is where the window shows it."""
    return {
        "point": point.check.key,
        "title": words(point.check.title),
        "state": point.state.value,
        "count": point.found.count,
        "blocks": point.blocks,
        "says": say_point(point, words, shown_in(currency)),
        "explained": None if point.note is None else point.note.reason,
        "screen": point.check.screen,
    }


def plan_rows(plan: ClosingPlan, currency: Currency, words: Words) -> list[tuple[str, ...]]:
    """Return a row for each fund: into which account its result goes, and how much."""
    return [
        (
            each.fund.code,
            words.of(each.fund.name_ar, each.fund.name_en),
            "" if each.into is None else each.into.code,
            format_amount(each.result, currency),
        )
        for each in plan.closings
    ]


def plan_json(plan: ClosingPlan, accounts: dict[int, str], currency: Currency) -> dict[str, object]:
    """Return the closing entries by fund, and the movement of each fund's net assets."""
    return {
        "closings": [
            {
                "fund": each.fund.code,
                "result": decimal_text(each.result, currency),
                "into": None if each.into is None else each.into.code,
                "lines": [
                    {
                        "account": accounts[line.account_id],
                        "amount": decimal_text(line.amount, currency),
                    }
                    for line in each.lines
                ],
            }
            for each in plan.closings
        ],
        "net_assets": [
            {
                "fund": each.fund.code,
                "opening": decimal_text(each.opening, currency),
                "income": decimal_text(each.income, currency),
                "expenses": decimal_text(each.expenses, currency),
                "transfers": decimal_text(each.transfers, currency),
                "closing": decimal_text(each.closing, currency),
            }
            for each in plan.movements
        ],
    }


def closed_json(done: Closed) -> dict[str, object]:
    """Return what closing came to."""
    return {
        "year": done.year_name,
        "status": "closed",
        "entries": [each.number for each in done.posted],
        "left_open": [point.check.key for point in done.checklist.left],
    }
