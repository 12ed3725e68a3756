"""Schedules for programs: amounts as decimal strings, days ISO, keys that never change."""

from __future__ import annotations

import datetime as dt
from enum import Enum
from typing import Final

from desktop.domain.formats import decimal_text
from desktop.domain.ledger.schedules.schedule import (
    Cell,
    Fact,
    Holds,
    Money,
    Name,
    Row,
    Said,
    Schedule,
)
from desktop.text.schedule_labels import (
    cell_text,
    fact_texts,
    heading_text,
    plain_percent,
    schedule_title,
)
from desktop.text.words import Words

Json = dict[str, object]
_AS_TEXT: Final = frozenset({Holds.AMOUNT, Holds.PERCENT})


def schedule_json(schedule: Schedule, words: Words) -> Json:
    """Return the schedule: its head, its facts, its columns, and rows with a value for each."""
    subject = schedule.subject
    return {
        "statement": schedule.key,
        "title": schedule_title(schedule, words),
        "organisation": words.of(schedule.organisation.ar, schedule.organisation.en),
        "currency": schedule.currency.code,
        "exponent": schedule.currency.exponent,
        "year": schedule.year,
        "prior_year": None,
        "first_day": schedule.first_day.isoformat(),
        "last_day": schedule.last_day.isoformat(),
        "notes": list(schedule.notes),
        "subject": None if subject is None else words.of(subject.ar, subject.en),
        "facts": [_fact(schedule, fact, words) for fact in schedule.facts],
        "columns": [
            {
                "key": column.key,
                "label": heading_text(schedule, column, words),
                "holds": column.holds.value,
            }
            for column in schedule.columns
        ],
        "rows": [_row(schedule, row, words) for row in schedule.rows],
    }


def _fact(schedule: Schedule, fact: Fact, words: Words) -> Json:
    return {
        "key": fact.key,
        "label": fact_texts(schedule, fact, words)[0],
        "value": _value(schedule, fact.value, Holds.AMOUNT, words),
    }


def _row(schedule: Schedule, row: Row, words: Words) -> Json:
    return {
        "kind": row.kind.value,
        "level": row.level,
        "subject": None if row.link is None else row.link.subject,
        "entry": None if row.link is None else row.link.entry_id,
        "values": {
            column.key: _value(schedule, cell, column.holds, words)
            for column, cell in zip(schedule.columns, row.cells, strict=False)
        },
    }


def _value(schedule: Schedule, cell: Cell, holds: Holds, words: Words) -> object:
    """Return a cell: an amount of another currency is an object with its code."""
    match cell:
        case Money(minor, currency):
            return {"amount": decimal_text(minor, currency), "currency": currency.code}
        case Name() | Said():
            return cell_text(schedule, cell, holds, words)
        case Enum():
            return cell.value
        case dt.date():
            return cell.isoformat()
        case int() if holds in _AS_TEXT:
            amount = holds is Holds.AMOUNT
            return decimal_text(cell, schedule.currency) if amount else plain_percent(cell)
    return cell
