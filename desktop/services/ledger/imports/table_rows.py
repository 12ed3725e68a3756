"""Rows of a table as lines of entries, each fault with its row, its column and its reason."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from desktop.domain.currency import Currency, currency_of
from desktop.domain.errors import UserError
from desktop.domain.ledger.entry import Foreign, NewLine
from desktop.domain.ledger.imports.cells import amount_of, day_of, text_of
from desktop.domain.ledger.imports.mapping import Meaning, TableMapping
from desktop.domain.ledger.masters import Masters
from desktop.domain.ledger.rate import parse_rate
from desktop.exchange.importers.tabular.grid import GridRow, column_letter
from desktop.services.ledger.imports.known_names import KnownNames

RATE_SOURCE = "table"


@dataclass(frozen=True, slots=True)
class RowFault:
    """What is wrong in a row; `column` is the letter of the column, "" for the row as a whole.

    `number` and `narration` are what the row says to whom its entry belongs.
    """

    row: int
    column: str
    reason: UserError
    number: str = ""
    narration: str = ""


@dataclass(frozen=True, slots=True)
class TableLine:
    """A row that was understood; `number` is what holds the lines of an entry together."""

    row: int
    day: dt.date | None
    number: str
    narration: str
    reference: str
    line: NewLine


class _BadRow(Exception):  # noqa: N818 - it carries a fault, it is none of its own
    def __init__(self, fault: RowFault) -> None:
        super().__init__()
        self.fault = fault


class RowReader:
    """Reads one row after the other; raises nothing, but answers a fault."""

    def __init__(self, masters: Masters, mapping: TableMapping) -> None:
        self._masters, self._mapping = masters, mapping
        self._known = KnownNames(masters, mapping)
        self._base = masters.organisation.currency
        first = min(masters.funds.values(), key=lambda each: each.id)
        by_code = {fund.code: fund.id for fund in masters.funds.values()}
        self._fund = by_code.get(mapping.fund, first.id)

    def read(self, row: GridRow) -> TableLine | RowFault | None:
        """Return the line, or what is wrong; None for a row without any amount."""
        try:
            return self._line(row)
        except _BadRow as bad:
            return bad.fault

    def _line(self, row: GridRow) -> TableLine | None:
        base = self._amount(row)
        foreign = self._foreign(row, base)
        if base == 0 and foreign is None:
            return None
        day = self._day(row)
        line = NewLine(
            account_id=self._named(row, Meaning.ACCOUNT, needed=True) or 0,
            amount=base,
            fund_id=self._named(row, Meaning.FUND) or self._fund,
            project_id=self._named(row, Meaning.PROJECT),
            partner_id=self._named(row, Meaning.PARTNER),
            memo=self._text(row, Meaning.MEMO),
            foreign=foreign,
            branch_id=self._named(row, Meaning.BRANCH),
        )
        return TableLine(
            row.number,
            day,
            self._text(row, Meaning.NUMBER),
            self._text(row, Meaning.NARRATION),
            self._text(row, Meaning.REFERENCE),
            line,
        )

    def _text(self, row: GridRow, meaning: Meaning) -> str:
        at = self._mapping.place(meaning)
        return "" if at is None else " ".join(text_of(row.cell(at)).split())

    def _bad(self, row: GridRow, meaning: Meaning, reason: UserError) -> _BadRow:
        at = self._mapping.place(meaning)
        letter = "" if at is None else column_letter(at)
        number, narration = self._text(row, Meaning.NUMBER), self._text(row, Meaning.NARRATION)
        return _BadRow(RowFault(row.number, letter, reason, number, narration))

    def _day(self, row: GridRow) -> dt.date | None:
        at = self._mapping.place(Meaning.DAY)
        if at is None or row.cell(at) is None:
            return None
        try:
            return day_of(row.cell(at), self._mapping.day_order)
        except UserError as error:
            raise self._bad(row, Meaning.DAY, error) from error

    def _named(self, row: GridRow, meaning: Meaning, *, needed: bool = False) -> int | None:
        text = self._text(row, meaning)
        if not text and not needed:
            return None
        try:
            return self._known.find(meaning, text)
        except UserError as error:
            raise self._bad(row, meaning, error) from error

    def _amount(self, row: GridRow) -> int:
        """Return the amount in the base currency, debit positive."""
        found = {
            meaning: self._minor(row, meaning, self._base)
            for meaning in (Meaning.DEBIT, Meaning.CREDIT, Meaning.AMOUNT)
            if self._mapping.place(meaning) is not None
        }
        if Meaning.AMOUNT in found:
            return found[Meaning.AMOUNT]
        debit, credit = found.get(Meaning.DEBIT, 0), found.get(Meaning.CREDIT, 0)
        if debit and credit:
            raise self._bad(row, Meaning.DEBIT, UserError("import-cell-two-sides"))
        return debit - credit

    def _minor(self, row: GridRow, meaning: Meaning, currency: Currency) -> int:
        at = self._mapping.place(meaning)
        try:
            return (
                0 if at is None else amount_of(row.cell(at), currency, self._mapping.decimal_sign)
            )
        except UserError as error:
            raise self._bad(row, meaning, error) from error

    def _foreign(self, row: GridRow, base: int) -> Foreign | None:
        """Return the amount in another currency, with the sign of the line."""
        code = self._text(row, Meaning.CURRENCY).upper()
        if not code or code == self._base.code:
            return None
        try:
            currency = currency_of(code)
        except UserError as error:
            raise self._bad(row, Meaning.CURRENCY, error) from error
        amount = abs(self._minor(row, Meaning.FOREIGN_AMOUNT, currency))
        if not amount or not base:
            raise self._bad(
                row, Meaning.FOREIGN_AMOUNT, UserError("import-cell-foreign", currency=code)
            )
        try:
            rate = parse_rate(self._text(row, Meaning.RATE))
        except UserError as error:
            raise self._bad(row, Meaning.RATE, error) from error
        return Foreign(code, amount if base > 0 else -amount, rate, RATE_SOURCE)
