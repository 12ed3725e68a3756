"""Read an organisation's own chart of accounts from a CSV file."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from desktop.domain.currency import currency_of
from desktop.domain.errors import UserError
from desktop.domain.ledger.account_use import AccountUse
from desktop.domain.ledger.chart import AccountKind, ExpenseFunction, NewAccount

COLUMNS: Final = (
    "code",
    "name_ar",
    "name_en",
    "kind",
    "parent",
    "function",
    "currency",
    "postable",
    "use",
)
_NEEDED: Final = frozenset({"code", "kind"})
_LARGEST: Final = 10_000_000
_YES: Final = frozenset({"", "1", "yes", "true", "\u0646\u0639\u0645"})
_NO: Final = frozenset({"0", "no", "false", "\u0644\u0627"})


def read_chart(path: Path) -> tuple[NewAccount, ...]:
    """Return the accounts of a CSV file (UTF-8, header with `COLUMNS`), in its order.

    An empty `postable` means yes. Raises UserError `file-missing`, `file-not-regular`,
    `file-unreadable`, `chart-not-csv`, or for a row `chart-row` (fields `file`, `line`,
    `column`, `value`).
    """
    try:
        if not path.is_file():
            raise UserError("file-not-regular" if path.exists() else "file-missing", path=str(path))
        with path.open("rb") as file:
            data = file.read(_LARGEST + 1)
    except (OSError, ValueError) as error:
        raise UserError("file-unreadable", path=str(path)) from error
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UserError("chart-not-csv", file=path.name) from error
    rows = csv.DictReader(io.StringIO(text), strict=True)
    try:
        if len(data) > _LARGEST or not set(rows.fieldnames or ()) >= _NEEDED:
            raise UserError("chart-not-csv", file=path.name)
        return tuple(_account(path.name, rows.line_num, row) for row in rows)
    except csv.Error as error:
        raise UserError("chart-not-csv", file=path.name) from error


def _account(file: str, line: int, row: Mapping[str, str | None]) -> NewAccount:
    cells = {column: (row.get(column) or "").strip() for column in COLUMNS}

    def refuse(column: str) -> UserError:
        return UserError("chart-row", file=file, line=line, column=column, value=cells[column])

    if not cells["code"]:
        raise refuse("code")
    if not cells["name_ar"] and not cells["name_en"]:
        raise refuse("name_ar")
    try:
        kind = AccountKind(cells["kind"])
    except ValueError as error:
        raise refuse("kind") from error
    try:
        function = ExpenseFunction(cells["function"]) if cells["function"] else None
    except ValueError as error:
        raise refuse("function") from error
    try:
        use = AccountUse(cells["use"]) if cells["use"] else None
    except ValueError as error:
        raise refuse("use") from error
    if cells["currency"]:
        currency_of(cells["currency"])
    postable = cells["postable"].lower()
    if postable not in _YES | _NO:
        raise refuse("postable")
    return NewAccount(
        code=cells["code"],
        name_ar=cells["name_ar"],
        name_en=cells["name_en"],
        kind=kind,
        parent_code=cells["parent"] or None,
        function=function,
        currency=cells["currency"] or None,
        postable=postable in _YES,
        use=use,
    )
