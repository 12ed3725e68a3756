"""What a schedule says: its titles, headings, facts, notes, and the text of every cell."""

from __future__ import annotations

import datetime as dt
from enum import Enum

from desktop.domain.currency import Currency
from desktop.domain.formats import format_amount, format_day
from desktop.domain.ledger.schedules.schedule import (
    Cell,
    Column,
    Fact,
    Holds,
    Money,
    Name,
    Said,
    Schedule,
)
from desktop.text.labels import label
from desktop.text.schedules import SCHEDULES
from desktop.text.words import Words


def schedule_title(schedule: Schedule, words: Words) -> str:
    """Return the title of the schedule."""
    return words(SCHEDULES[schedule.key].title)


def schedule_subtitle(schedule: Schedule, words: Words) -> str:
    """Return what it is about and of which days, as its title says them; days are ISO."""
    subject = schedule.subject
    return words(
        SCHEDULES[schedule.key].subtitle,
        subject="" if subject is None else words.of(subject.ar, subject.en),
        first_day=format_day(schedule.first_day),
        last_day=format_day(schedule.last_day),
    )


def heading_text(schedule: Schedule, column: Column, words: Words) -> str:
    """Return the heading of `column`; one without words has an empty heading."""
    return words(SCHEDULES[schedule.key].columns[column.key])


def fact_texts(schedule: Schedule, fact: Fact, words: Words) -> tuple[str, str]:
    """Return what a fact names, and its value; an `int` is an amount."""
    said = words(SCHEDULES[schedule.key].facts[fact.key])
    return said, cell_text(schedule, fact.value, Holds.AMOUNT, words)


def note_texts(schedule: Schedule, words: Words) -> tuple[str, ...]:
    """Return the texts below the table."""
    return tuple(words(SCHEDULES[schedule.key].notes[note]) for note in schedule.notes)


def signatory_texts(schedule: Schedule, words: Words) -> tuple[str, ...]:
    """Return who signs, in order."""
    said = SCHEDULES[schedule.key].signatories
    return tuple(words(said[key]) for key in schedule.signatories)


def cell_text(schedule: Schedule, cell: Cell, holds: Holds, words: Words) -> str:
    """Return a cell as people read it; nothing is isolated, an amount of zero is "0.000"."""
    match cell:
        case Name(arabic, english):
            text = words.of(arabic, english)
        case Said(key, fields):
            text = words(SCHEDULES[schedule.key].said[key], **dict(fields))
        case Money(minor, currency):
            text = money_text(minor, currency)
        case Enum():
            text = label(cell, words)
        case dt.date():
            text = format_day(cell)
        case int():
            text = _number(cell, holds, schedule.currency)
        case _:
            text = cell or ""
    return text


def money_text(minor: int, currency: Currency) -> str:
    """Return an amount of another currency, with its code."""
    return f"{format_amount(minor, currency)} {currency.code}"


def _number(value: int, holds: Holds, currency: Currency) -> str:
    match holds:
        case Holds.AMOUNT:
            return format_amount(value, currency)
        case Holds.PERCENT:
            return percent_text(value)
    return f"{value:,}"


def percent_text(hundredths: int) -> str:
    """Return hundredths of one per cent for people: 1250 is "12.50%"."""
    sign = "-" if hundredths < 0 else ""
    return f"{sign}{abs(hundredths) // 100:,}.{abs(hundredths) % 100:02d}%"


def plain_percent(hundredths: int) -> str:
    """Return hundredths of one per cent for programs: 1250 is "12.50"."""
    return percent_text(hundredths).removesuffix("%").replace(",", "")
