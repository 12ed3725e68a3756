"""`sijill list`: the funds, the projects or the partners."""

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
from desktop.domain.ledger.dimensions import Fund, Partner, Project
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
    figures = frozenset({3}) if options.what == "funds" else frozenset()
    for line in table(_ROWS[options.what](found, terminal.words), terminal.words, figures):
        terminal.say(line)
    return Exit.DONE


def _head(each: Fund | Project | Partner) -> dict[str, object]:
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


def _day(day: dt.date | None) -> str | None:
    return None if day is None else day.isoformat()


_JSON: Final[dict[str, Callable[[Dimensions], dict[str, object]]]] = {
    "funds": _funds_json,
    "projects": _projects_json,
    "partners": _partners_json,
}
_ROWS: Final[dict[str, Callable[[Dimensions, Words], list[tuple[str, ...]]]]] = {
    "funds": _funds_rows,
    "projects": _projects_rows,
    "partners": _partners_rows,
}
