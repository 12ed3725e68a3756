"""`sijill list`: the funds, their budget lines, the projects, the branches or the partners."""

from __future__ import annotations

import datetime as dt
from argparse import Namespace
from collections.abc import Callable
from typing import Final

from desktop.cli.columns import table
from desktop.cli.exit_codes import Exit
from desktop.cli.opening import opened
from desktop.cli.terminal import Terminal
from desktop.domain.currency import Currency
from desktop.domain.formats import decimal_text, format_amount
from desktop.domain.ledger.dimensions import Branch, Fund, FundLine, Partner, Project
from desktop.services.ledger.list_masters import Dimensions, list_dimensions
from desktop.text.labels import label
from desktop.text.words import Words


def run(options: Namespace, terminal: Terminal) -> int:
    """Show what was asked for."""
    with opened(options, terminal) as session:
        found = list_dimensions(session.book, session.by)
    if options.json:
        terminal.json(_JSON[options.what](found))
        return Exit.DONE
    figures = _FIGURES.get(options.what, frozenset())
    for line in table(_ROWS[options.what](found, terminal.words), terminal.words, figures):
        terminal.say(line)
    return Exit.DONE


def _head(each: Fund | FundLine | Project | Branch | Partner) -> dict[str, object]:
    return {
        "code": each.code,
        "name_ar": each.name_ar or None,
        "name_en": each.name_en or None,
        "active": each.active,
    }


def _funds_json(found: Dimensions) -> dict[str, object]:
    return {
        "currency": found.currency.code,
        "funds": [
            {
                **_head(each.fund),
                "restriction": each.fund.restriction.value,
                "nature": None if each.terms is None else each.terms.nature.value,
                "balance": decimal_text(each.balance, found.currency),
            }
            for each in found.funds
        ],
    }


def _projects_json(found: Dimensions) -> dict[str, object]:
    return {
        "projects": [
            {**_head(each), "first_day": _day(each.first_day), "last_day": _day(each.last_day)}
            for each in found.projects
        ]
    }


def _partners_json(found: Dimensions) -> dict[str, object]:
    return {"partners": [{**_head(each), "kind": each.kind.value} for each in found.partners]}


def _branches_json(found: Dimensions) -> dict[str, object]:
    return {"branches": [_head(each) for each in found.branches]}


def _lines_json(found: Dimensions) -> dict[str, object]:
    return {
        "currency": found.currency.code,
        "fund_lines": [
            {
                **_head(each.line),
                "fund": each.fund.code,
                "amount": _amount(each.line.amount, found.currency),
                "zakat_head": each.line.zakat_head.value if each.line.zakat_head else None,
                "grant": None if each.grant is None else each.grant.code,
                "granted": None
                if each.grant is None
                else _amount(each.granted, each.grant.currency),
                "granted_currency": None if each.grant is None else each.grant.currency.code,
            }
            for each in found.fund_lines
        ],
    }


def _amount(amount: int | None, currency: Currency) -> str | None:
    return None if amount is None else decimal_text(amount, currency)


def _funds_rows(found: Dimensions, words: Words) -> list[tuple[str, ...]]:
    currency: Currency = found.currency
    return [
        (
            each.fund.code,
            words.of(each.fund.name_ar, each.fund.name_en),
            label(each.fund.restriction, words),
            format_amount(each.balance, currency),
        )
        for each in found.funds
    ]


def _projects_rows(found: Dimensions, words: Words) -> list[tuple[str, ...]]:
    return [
        (
            each.code,
            words.of(each.name_ar, each.name_en),
            _day(each.first_day) or "",
            _day(each.last_day) or "",
        )
        for each in found.projects
    ]


def _partners_rows(found: Dimensions, words: Words) -> list[tuple[str, ...]]:
    return [
        (each.code, words.of(each.name_ar, each.name_en), label(each.kind, words))
        for each in found.partners
    ]


def _branches_rows(found: Dimensions, words: Words) -> list[tuple[str, ...]]:
    return [(each.code, words.of(each.name_ar, each.name_en)) for each in found.branches]


def _lines_rows(found: Dimensions, words: Words) -> list[tuple[str, ...]]:
    return [
        (
            each.line.code,
            each.fund.code,
            words.of(each.line.name_ar, each.line.name_en),
            _amount(each.line.amount, found.currency) or "",
        )
        for each in found.fund_lines
    ]


def _day(day: dt.date | None) -> str | None:
    return None if day is None else day.isoformat()


_JSON: Final[dict[str, Callable[[Dimensions], dict[str, object]]]] = {
    "funds": _funds_json,
    "projects": _projects_json,
    "partners": _partners_json,
    "branches": _branches_json,
    "fund-lines": _lines_json,
}
_ROWS: Final[dict[str, Callable[[Dimensions, Words], list[tuple[str, ...]]]]] = {
    "funds": _funds_rows,
    "projects": _projects_rows,
    "partners": _partners_rows,
    "branches": _branches_rows,
    "fund-lines": _lines_rows,
}
_FIGURES: Final = {"funds": frozenset({3}), "fund-lines": frozenset({3})}
"""Columns that stand at the right."""
