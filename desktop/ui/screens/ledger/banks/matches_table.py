"""What was matched in a reconciliation, one match a row."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from PySide6.QtCore import QObject

from desktop.domain.currency import Currency
from desktop.domain.ledger.banks.reconciliation import Match
from desktop.text.words import mark
from desktop.ui.tables.column import Column, Kind
from desktop.ui.tables.rows_model import RowsModel
from desktop.ui.tables.table import Table
from desktop.ui.words import ui_words


def _amount(match: Match) -> int:
    return sum(line.amount for line in match.book or match.bank)


def _at_bank(match: Match) -> str:
    words = ui_words()
    if not match.bank:
        return words("without a line of the bank")
    return words("; ").join(line.description or line.reference for line in match.bank)


def _in_book(match: Match) -> str:
    return ui_words()("; ").join(line.text for line in match.book)


COLUMNS: Final = (
    Column("group", mark("Number"), Kind.CODE, width=7),
    Column("bank_day", mark("Day at the bank"), Kind.DAY, width=11, value=lambda m: _day(m.bank)),
    Column("amount", mark("Amount"), Kind.AMOUNT, width=13, value=_amount),
    Column("at_bank", mark("At the bank"), stretch=1, width=20, value=_at_bank),
    Column("book_day", mark("Day in the book"), Kind.DAY, width=11, value=lambda m: _day(m.book)),
    Column("in_book", mark("In the book"), stretch=1, width=20, value=_in_book),
)


def _day(lines: Sequence[Any]) -> object:
    return max((line.day for line in lines), default=None)


def matches_table(currency: Currency, parent: QObject) -> Table:
    """Return the table, empty."""
    return Table(RowsModel(COLUMNS, currency, parent))


def set_matches(table: Table, matches: Sequence[Match], currency: Currency) -> None:
    """Show these matches, the last one first, in the money of the account."""
    model = table.headed
    if isinstance(model, RowsModel):
        model.set_currency(currency)
        model.set_rows(tuple(reversed(matches)))
        table.pick(0)
