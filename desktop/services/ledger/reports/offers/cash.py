"""Cash: the book of a box, and the record of a count."""

from __future__ import annotations

import datetime as dt
from typing import Final

from desktop.domain.currency import currency_of
from desktop.domain.errors import UserError
from desktop.domain.ledger.cash.count import Count
from desktop.domain.ledger.cash.schedules import (
    CASH_BOOK,
    CASH_COUNT,
    Span,
    book_schedule,
    count_schedule,
)
from desktop.domain.ledger.masters import Masters
from desktop.domain.ledger.reports import ReportGroup, Takes
from desktop.domain.ledger.schedules.schedule import Name, Schedule
from desktop.domain.trust.acting import Act, Acting
from desktop.services.ledger.cash.boxes import list_boxes
from desktop.services.ledger.cash.cash_book import cash_book
from desktop.services.ledger.cash.count_cash import list_counts
from desktop.services.ledger.reports.report import Asked, Choice, Report
from desktop.store.book import Book
from desktop.store.queries.cash import load_boxes, load_count
from desktop.store.queries.masters import load_masters
from desktop.text.amount_words import amount_in_words
from desktop.text.words import mark


def _book(book: Book, by: Acting, asked: Asked) -> Schedule:
    made = cash_book(book, by, asked.of, asked.year, (None, asked.day))
    span = Span(_organisation(made.masters), made.year, made.first_day, made.last_day)
    return book_schedule(span, made.box, made.currency, made.opening, made.days)


def _boxes(book: Book, by: Acting) -> tuple[Choice, ...]:
    return tuple(
        Choice(each.box.account.code, Name(each.box.account.name_ar, each.box.account.name_en))
        for each in list_boxes(book, by)
    )


def _count(book: Book, by: Acting, asked: Asked) -> Schedule:
    with book.read(by, Act.READ_LEDGER) as conn:
        masters = load_masters(conn)
        found = load_count(conn, int(asked.of)) if asked.of.isascii() and _small(asked.of) else None
        if found is None:
            raise UserError("count-missing", count=asked.of)
        boxes = {box.account.id: box for box in load_boxes(conn, masters)}
    box = boxes.get(found.account_id)
    if box is None:  # the account is no longer marked as a box; the record stays as it was
        raise UserError("cash-box-missing", account=masters.accounts[found.account_id].code)
    currency = currency_of(found.currency)
    in_words = Name(
        amount_in_words(found.counted, currency, "ar"),
        amount_in_words(found.counted, currency, "en"),
    )
    span = Span(_organisation(masters), _year(masters, found.day), found.day, found.day)
    return count_schedule(span, found, box, currency, in_words)


def _counts(book: Book, by: Acting) -> tuple[Choice, ...]:
    return tuple(
        Choice(str(each.count.id), _named(each.count, each.name_ar, each.name_en))
        for each in list_counts(book, by)
    )


def _named(count: Count, name_ar: str, name_en: str) -> Name:
    day = count.day.isoformat()
    return Name(f"{name_ar or name_en} {day}", f"{name_en or name_ar} {day}")


def _organisation(masters: Masters) -> Name:
    return Name(masters.organisation.name_ar, masters.organisation.name_en)


def _year(masters: Masters, day: dt.date) -> str:
    return next(
        (year.name for year in masters.years.values() if year.first_day <= day <= year.last_day), ""
    )


def _small(text: str) -> bool:
    return text.isdigit() and len(text) < 10


REPORTS: Final = (
    Report(
        CASH_BOOK,
        ReportGroup.TREASURY,
        _book,
        of=mark("Cash box"),
        choices=_boxes,
        must=True,
        takes=frozenset({Takes.DAY}),
    ),
    Report(
        CASH_COUNT,
        ReportGroup.TREASURY,
        _count,
        of=mark("Cash count"),
        choices=_counts,
        must=True,
        yearly=False,
    ),
)
