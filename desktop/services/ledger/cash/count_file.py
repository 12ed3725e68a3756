"""Read a cash count from a JSON file, as a script or another program writes it.

{"box": "1111", "day": "2026-03-31", "counted_by": "…", "witnessed_by": "…",
"surprise": true, "total": "1250.500",
"lines": [{"piece": "note", "value": "50", "quantity": 20}, …]}
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from desktop.domain.amounts import parse_amount
from desktop.domain.currency import Currency, currency_of
from desktop.domain.errors import UserError
from desktop.domain.ledger.cash.count import CountLine, NewCount, Piece
from desktop.domain.trust.acting import Act, Acting
from desktop.services.ledger.cash.boxes import box_called
from desktop.store.book import Book
from desktop.store.queries.masters import load_masters

_LARGEST: Final = 100_000
_TEXTS: Final = ("counted_by", "witnessed_by", "third", "note")


def read_count(book: Book, by: Acting, path: Path) -> NewCount:
    """Return the count that a file tells; amounts in it are texts.

    Raises UserError `file-missing`, `file-not-regular`, `file-unreadable`, `count-file` (field
    `place`: what is missing or wrong), `cash-box-missing`, or as `parse_amount` does.
    """
    said = _object(path)
    with book.read(by, Act.READ_LEDGER) as conn:
        box = box_called(conn, load_masters(conn), _text(said, "box", path, needed=True))
    currency = currency_of(box.currency)
    try:
        day = dt.date.fromisoformat(_text(said, "day", path, needed=True))
    except ValueError as error:
        raise _wrong(path, "day") from error
    lines = said.get("lines")
    if not isinstance(lines, list):
        raise _wrong(path, "lines")
    surprise = said.get("surprise", False)
    if not isinstance(surprise, bool):
        raise _wrong(path, "surprise")
    stated = None
    if "total" in said:
        stated = parse_amount(_text(said, "total", path, needed=True), currency)
    texts = {key: _text(said, key, path) for key in _TEXTS}
    return NewCount(
        box.account.id,
        day,
        tuple(_line(line, currency, path) for line in lines),
        surprise=surprise,
        stated=stated,
        **texts,
    )


def _object(path: Path) -> Mapping[str, Any]:
    try:
        if not path.is_file():
            raise UserError("file-not-regular" if path.exists() else "file-missing", path=str(path))
        with path.open("rb") as file:
            data = file.read(_LARGEST + 1)
    except (OSError, ValueError) as error:
        raise UserError("file-unreadable", path=str(path)) from error
    try:
        if len(data) > _LARGEST:
            raise _wrong(path, "{")
        said = json.loads(data.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise _wrong(path, "{") from error
    if not isinstance(said, dict):
        raise _wrong(path, "{")
    return said


def _line(said: object, currency: Currency, path: Path) -> CountLine:
    if not isinstance(said, dict):
        raise _wrong(path, "lines")
    quantity = said.get("quantity")
    if not isinstance(quantity, int) or isinstance(quantity, bool):
        raise _wrong(path, "quantity")
    try:
        piece = Piece(said.get("piece"))
    except ValueError as error:
        raise _wrong(path, "piece") from error
    return CountLine(piece, parse_amount(_text(said, "value", path), currency), quantity)


def _text(said: Mapping[str, Any], key: str, path: Path, *, needed: bool = False) -> str:
    found = said.get(key, "")
    if not isinstance(found, str) or (needed and not found.strip()):
        raise _wrong(path, key)
    return found.strip()


def _wrong(path: Path, place: str) -> UserError:
    return UserError("count-file", file=path.name, place=place)
