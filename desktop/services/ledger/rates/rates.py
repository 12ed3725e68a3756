"""Note a rate of exchange, and list those that count."""

from __future__ import annotations

import datetime as dt

from desktop.domain.errors import UserError
from desktop.domain.ledger.rates.table import NewRate, Rate, check_jump, clean_rate
from desktop.domain.trust.acting import Act, Acting
from desktop.store.book import Book
from desktop.store.queries.rates import last_rate, load_rates
from desktop.store.tables.cash import exchange_rate
from desktop.store.tx import Tx


def list_rates(book: Book, by: Acting) -> tuple[Rate, ...]:
    """Return the rates that count, the newest day first."""
    with book.read(by, Act.READ_LEDGER) as conn:
        return load_rates(conn)


def add_rate(book: Book, by: Acting, rate: NewRate, *, sure: bool = False) -> int:
    """Note a rate and return its id; a rate of the same day noted before no longer counts.

    `sure` passes over a rate that is far from the one before. Raises UserError as `clean_rate`
    and `check_jump` do, or `rate-in-future`.
    """
    with book.begin(by, Act.MANAGE_CHART) as tx:
        clean = clean_rate(rate, tx.masters().organisation.currency)
        refuse_future(clean, tx.recorded_at.date())
        if not sure:
            before = last_rate(tx.conn, clean.currency, clean.day)
            check_jump(clean, None if before is None else before.rate)
        return write_rate(tx, clean)


def refuse_future(rate: NewRate, today: dt.date) -> None:
    """Raise UserError `rate-in-future` for a day after tomorrow's morning (clocks differ)."""
    if rate.day > today + dt.timedelta(days=1):
        raise UserError("rate-in-future", day=rate.day, currency=rate.currency)


def write_rate(tx: Tx, rate: NewRate) -> int:
    """Write a clean rate; one that is noted already in the same words is left as it is."""
    held = last_rate(tx.conn, rate.currency, rate.day)
    if held is not None and (held.day, held.rate, held.source) == (
        rate.day,
        rate.rate,
        rate.source,
    ):
        return held.id
    return tx.insert(
        exchange_rate,
        currency=rate.currency,
        day=rate.day,
        rate=rate.rate,
        source=rate.source,
        officer_id=tx.by.officer_id,
        recorded_at=tx.recorded_at,
    )
