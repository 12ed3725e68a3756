"""Take in a table of rates from a file: tried first, and then all of it or nothing."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from desktop.domain.errors import UserError
from desktop.domain.ledger.rates.table import NewRate, check_jump
from desktop.domain.trust.acting import Act, Acting
from desktop.exchange.importers.rate_table import BadRow, read_rates
from desktop.services.ledger.rates.rates import refuse_future, write_rate
from desktop.store.book import Book
from desktop.store.queries.rates import last_rate
from desktop.store.tx import Tx

__all__ = ["BadRow", "RatesTaken", "import_rates"]


@dataclass(frozen=True, slots=True)
class RatesTaken:
    """What a file of rates came to: how many were new, how many known, the rows that are wrong.

    With a wrong row, or at a try, nothing was written.
    """

    added: int
    known: int
    bad: tuple[BadRow, ...]
    written: bool


class _OnlyTriedError(Exception):
    """Leaves the transaction without keeping anything."""


def import_rates(
    book: Book, by: Acting, path: Path, source: str, *, dry_run: bool = False, sure: bool = False
) -> RatesTaken:
    """Note the rates of a CSV file; `source` holds for the rows that name none.

    `sure` passes over rates that are far from those before them. Raises UserError as
    `rate_table.read_rates` does for a file that is none; faults of rows are in the answer.
    """
    taken = RatesTaken(0, 0, (), written=False)
    try:
        with book.begin(by, Act.MANAGE_CHART) as tx:
            taken = _take(tx, path, source, sure=sure)
            _leave(tried=dry_run or bool(taken.bad))
    except _OnlyTriedError:
        return taken
    return RatesTaken(taken.added, taken.known, taken.bad, written=True)


def _leave(*, tried: bool) -> None:
    if tried:
        raise _OnlyTriedError


def _take(tx: Tx, path: Path, source: str, *, sure: bool) -> RatesTaken:
    today = tx.recorded_at.date()
    read = read_rates(path, tx.masters().organisation.currency, source, today)
    bad = list(read.bad)
    added = known = 0
    for row, rate in sorted(read.rates, key=lambda each: (each[1].day, each[0])):
        try:
            refuse_future(rate, today)
        except UserError as error:
            bad.append(BadRow(row, "day", error))
            continue
        before = last_rate(tx.conn, rate.currency, rate.day)
        if before is not None and _same(rate, (before.day, before.rate, before.source)):
            known += 1
            continue
        try:
            if not sure:
                check_jump(rate, None if before is None else before.rate)
        except UserError as error:
            bad.append(BadRow(row, "rate", error))
            continue
        write_rate(tx, rate)
        added += 1
    bad.sort(key=lambda each: each.row)
    return RatesTaken(added, known, tuple(bad), written=False)


def _same(rate: NewRate, held: tuple[object, ...]) -> bool:
    return (rate.day, rate.rate, rate.source) == held
