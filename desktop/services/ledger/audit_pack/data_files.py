"""The year as data: CSV and JSON, SAF-T-shaped XML, and tables named as ISO 21378 names them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any, Final

from sqlalchemy import Connection

from desktop import __version__
from desktop.domain.currency import Currency, currency_of
from desktop.domain.formats import decimal_text
from desktop.domain.ledger.masters import Organisation
from desktop.domain.ledger.year import FiscalYear
from desktop.exchange.audit_pack.folder import PackFolder
from desktop.exchange.audit_pack.saf_t import SafTHead, saf_t_pieces
from desktop.exchange.audit_pack.tables import Value, csv_pieces, json_pieces
from desktop.services.ledger.audit_pack.iso_tables import ISO_TABLES
from desktop.store.queries.audit_data import (
    ACCOUNTS,
    DATA,
    ENTRIES,
    LINES,
    DataTable,
    Kind,
)
from desktop.store.types import day_of

SAF_T: Final = "data/saf-t.xml"
_BY_NAME: Final = {table.name: table for table in DATA}
_MASTERS: Final = {
    "account": ACCOUNTS,
    "partner": _BY_NAME["partners"],
    "fund": _BY_NAME["funds"],
    "fund_line": _BY_NAME["fund-lines"],
    "project": _BY_NAME["projects"],
    "branch": _BY_NAME["branches"],
}
COUNT: Final = 2 * len(DATA) + len(ISO_TABLES) + 1
"""How many files the data makes."""


@dataclass(frozen=True, slots=True)
class OfYear:
    """What is read: one snapshot, one fiscal year; `made` is the day of the pack (UTC)."""

    conn: Connection
    organisation: Organisation
    year: FiscalYear
    made: dt.date

    def rows(self, table: DataTable) -> Iterator[tuple[Value, ...]]:
        """Yield the rows of a table in the words of programs."""
        cell = _cells(table, self.organisation.currency)
        for row in table.rows(self.conn, self.year.id):
            yield cell(row)

    def records(self, table: DataTable) -> Iterator[Mapping[str, Value]]:
        """Yield the rows by the names of their columns."""
        names = columns_of(table)
        return (dict(zip(names, row, strict=True)) for row in self.rows(table))


def write_data(of: OfYear, folder: PackFolder, told: Callable[[], None]) -> None:
    """Write every file of data; `told` after each. Raises UserError as the folder does."""
    for table in DATA:
        write_table(of, folder, "data/csv", table)
        told()
        folder.stream(
            f"data/json/{table.name}.json",
            partial(_json, of, table),
        )
        told()
    for iso in ISO_TABLES:
        places = [columns_of(iso.table).index(column) for _, column in iso.columns]
        names = [name for name, _ in iso.columns]
        folder.stream(f"data/iso21378/{iso.name}.csv", partial(_iso, of, iso.table, names, places))
        told()
    folder.stream(SAF_T, partial(_saf_t, of))
    told()


def write_table(of: OfYear, folder: PackFolder, below: str, table: DataTable) -> None:
    """Write one table as CSV; raises UserError as the folder does."""
    folder.stream(f"{below}/{table.name}.csv", partial(_csv, of, table))


def columns_of(table: DataTable) -> tuple[str, ...]:
    """Return the names of a table's columns."""
    return tuple(name for name, _ in table.columns)


def _csv(of: OfYear, table: DataTable) -> Iterator[bytes]:
    return csv_pieces(columns_of(table), of.rows(table))


def _json(of: OfYear, table: DataTable) -> Iterator[bytes]:
    return json_pieces(columns_of(table), of.rows(table))


def _iso(
    of: OfYear, table: DataTable, names: Sequence[str], places: Sequence[int]
) -> Iterator[bytes]:
    return csv_pieces(names, (tuple(row[at] for at in places) for row in of.rows(table)))


def _saf_t(of: OfYear) -> Iterator[bytes]:
    debit = credit = count = 0
    for row in ACCOUNTS.rows(of.conn, of.year.id):
        debit, credit = debit + row[_DEBIT], credit + row[_CREDIT]
    for _ in ENTRIES.rows(of.conn, of.year.id):
        count += 1
    currency = of.organisation.currency
    head = SafTHead(
        created=of.made,
        software="Sijill",
        version=__version__,
        organisation=of.organisation.name_ar or of.organisation.name_en,
        registration=str(of.organisation.book_id),
        currency=currency.code,
        first_day=of.year.first_day,
        last_day=of.year.last_day,
        totals=(count, decimal_text(debit, currency), decimal_text(credit, currency)),
    )
    masters = {name: of.records(table) for name, table in _MASTERS.items()}
    return saf_t_pieces(head, masters, of.records(ENTRIES), of.records(LINES))


_DEBIT, _CREDIT = (columns_of(ACCOUNTS).index(name) for name in ("debit", "credit"))


def _cells(table: DataTable, currency: Currency) -> Callable[[tuple[Any, ...]], tuple[Value, ...]]:
    kinds = tuple(kind for _, kind in table.columns)

    def cells(row: tuple[Any, ...]) -> tuple[Value, ...]:
        return tuple(
            value if kind is Kind.TEXT or kind is Kind.NUMBER else _said(row, at, kind, currency)
            for at, (value, kind) in enumerate(zip(row, kinds, strict=True))
        )

    return cells


def _said(row: tuple[Any, ...], at: int, kind: Kind, currency: Currency) -> Value:
    value = row[at]
    if value is None:
        return None
    if kind is Kind.DAY:
        return day_of(value).isoformat()
    if kind is Kind.FOREIGN:
        return decimal_text(value, currency_of(row[at - 1]))
    return decimal_text(value, currency)
