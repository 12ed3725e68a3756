"""How the columns of somebody's table are meant, so that its rows can become entries."""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import dataclass
from enum import Enum
from typing import Any, Final

from desktop.domain.errors import UserError

FORMAT: Final = "sijill-table-mapping-1"
MOST_COLUMNS: Final = 256


class TableKind(Enum):
    """What the rows are: lines of entries, or the balances with which a book begins."""

    JOURNAL = "journal"
    OPENING = "opening"


class Meaning(Enum):
    """What a column holds."""

    DAY = "day"
    NUMBER = "number"
    NARRATION = "narration"
    REFERENCE = "reference"
    ACCOUNT = "account"
    DEBIT = "debit"
    CREDIT = "credit"
    AMOUNT = "amount"
    FUND = "fund"
    PROJECT = "project"
    PARTNER = "partner"
    BRANCH = "branch"
    CURRENCY = "currency"
    FOREIGN_AMOUNT = "foreign_amount"
    RATE = "rate"
    MEMO = "memo"


class DayOrder(Enum):
    """In which order a written day says year, month and day."""

    YEAR_FIRST = "year_first"
    DAY_FIRST = "day_first"
    MONTH_FIRST = "month_first"


class DecimalSign(Enum):
    """What stands before the decimals of a written amount; the other one groups thousands."""

    POINT = "point"
    COMMA = "comma"


@dataclass(frozen=True, slots=True)
class TableMapping:
    """The meaning of a table.

    `columns` are (place from 0, meaning); `header_row` is the row of headings as the file counts
    (0: there is none), rows up to it are passed over. `fund` is the code for lines that name none
    ("": the first fund of the book). `accounts` are (what the file says, code of the book) where
    they differ. For opening balances `day` is their day and `rest` the code of the account that
    takes what is missing in a fund ("": they must balance by themselves).
    """

    kind: TableKind
    columns: tuple[tuple[int, Meaning], ...]
    sheet: str = ""
    header_row: int = 1
    day_order: DayOrder = DayOrder.YEAR_FIRST
    decimal_sign: DecimalSign = DecimalSign.POINT
    fund: str = ""
    accounts: tuple[tuple[str, str], ...] = ()
    day: dt.date | None = None
    rest: str = ""

    def place(self, meaning: Meaning) -> int | None:
        """Return the column that holds `meaning`, from 0."""
        return next((at for at, meant in self.columns if meant is meaning), None)


def check_mapping(mapping: TableMapping) -> None:
    """Raise UserError `mapping-column-twice`, `mapping-column-missing` or `mapping-day-missing`."""
    meant = [meaning for _, meaning in mapping.columns]
    for meaning in meant:
        if meant.count(meaning) > 1:
            raise UserError("mapping-column-twice", column=meaning)
    needed = [Meaning.ACCOUNT]
    if mapping.kind is TableKind.JOURNAL:
        needed.append(Meaning.DAY)
    elif mapping.day is None:
        raise UserError("mapping-day-missing")
    for meaning in needed:
        if meaning not in meant:
            raise UserError("mapping-column-missing", column=meaning)
    amounts = {Meaning.DEBIT, Meaning.CREDIT, Meaning.AMOUNT} & set(meant)
    if not amounts or (Meaning.AMOUNT in amounts) is (len(amounts) > 1):
        raise UserError("mapping-amounts")


def mapping_text(mapping: TableMapping) -> str:
    """Return the mapping as JSON that a person can keep and mend."""
    said: dict[str, Any] = {
        "format": FORMAT,
        "kind": mapping.kind.value,
        "sheet": mapping.sheet,
        "header_row": mapping.header_row,
        "columns": {meaning.value: at for at, meaning in mapping.columns},
        "day_order": mapping.day_order.value,
        "decimal_sign": mapping.decimal_sign.value,
        "fund": mapping.fund,
        "accounts": dict(mapping.accounts),
        "day": None if mapping.day is None else mapping.day.isoformat(),
        "rest": mapping.rest,
    }
    return json.dumps(said, ensure_ascii=False, indent=1) + "\n"


def read_mapping(text: str) -> TableMapping:
    """Return the mapping that `mapping_text` wrote; raises UserError `mapping-unreadable`."""
    try:
        said = json.loads(text)
        if said["format"] != FORMAT:
            raise UserError("mapping-unreadable")
        columns = tuple(
            sorted((_column(at), Meaning(name)) for name, at in said["columns"].items())
        )
        return TableMapping(
            kind=TableKind(said["kind"]),
            columns=columns,
            sheet=_text(said.get("sheet", "")),
            header_row=_whole(said.get("header_row", 1)),
            day_order=DayOrder(said.get("day_order", "year_first")),
            decimal_sign=DecimalSign(said.get("decimal_sign", "point")),
            fund=_text(said.get("fund", "")),
            accounts=tuple((_text(a), _text(b)) for a, b in said.get("accounts", {}).items()),
            day=None if said.get("day") is None else dt.date.fromisoformat(said["day"]),
            rest=_text(said.get("rest", "")),
        )
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
        raise UserError("mapping-unreadable") from error


def _column(value: object) -> int:
    at = _whole(value)
    if at >= MOST_COLUMNS:
        raise ValueError(at)
    return at


def _whole(value: object) -> int:
    if type(value) is not int or value < 0:
        raise ValueError(value)
    return value


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError(value)
    return value
