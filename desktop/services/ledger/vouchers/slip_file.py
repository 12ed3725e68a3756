"""Read a receipt, payment or transfer from a JSON file, as a script writes it.

{"series": "payment", "day": "2026-03-31", "account": "1121", "method": "cheque",
"party": "S01", "cheque_number": "000451", "narration": "…", "reference": "…",
"lines": [{"account": "5113", "amount": "120.500", "fund": "GEN", "project": "P01"},
          {"account": "2113", "amount": "-6.025", "fund": "GEN"}]}
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final, Protocol, TypeVar

from desktop.domain.amounts import parse_amount
from desktop.domain.currency import Currency
from desktop.domain.errors import UserError
from desktop.domain.ledger.entry import NewEntry, Series
from desktop.domain.ledger.masters import Masters
from desktop.domain.ledger.rate import parse_rate
from desktop.domain.ledger.voucher import PaymentMethod, Voucher
from desktop.domain.ledger.vouchers.slip import (
    SLIPS,
    Slip,
    SlipLine,
    money_currency,
    slip_entry,
)
from desktop.domain.trust.acting import Act, Acting
from desktop.store.book import Book
from desktop.store.queries.masters import load_masters

_LARGEST: Final = 1 << 20


class _Coded(Protocol):
    @property
    def id(self) -> int:
        """Its id in the book."""

    @property
    def code(self) -> str:
        """Its code."""


C = TypeVar("C", bound=_Coded)


def read_slip_file(book: Book, by: Acting, path: Path) -> NewEntry:
    """Return the entry of the voucher that a file tells.

    Amounts in it are texts, below zero for what is withheld. Raises UserError `file-missing`,
    `file-not-regular`, `file-unreadable`, `voucher-file` (field `place`: what is missing or
    wrong), `code-unknown`, or as `parse_amount`, `parse_rate` and `slip_entry` do.
    """
    said = _object(path)
    with book.read(by, Act.READ_LEDGER) as conn:
        masters = load_masters(conn)
    series = _one_of(said, "series", Series, path)
    if series not in SLIPS:
        raise _wrong(path, "series")
    account_id = _coded(masters.accounts, _text(said, "account", path, needed=True))
    currency = money_currency(masters.accounts[account_id], masters)
    lines = said.get("lines")
    if not isinstance(lines, list):
        raise _wrong(path, "lines")
    foreign = currency != masters.organisation.currency
    slip = Slip(
        series,
        _day(said, "day", path) or _missing(path, "day"),
        _text(said, "narration", path, needed=True),
        account_id,
        tuple(_line(line, at, currency, masters, path) for at, line in enumerate(lines, start=1)),
        _head(said, masters, path),
        _text(said, "reference", path),
        parse_rate(_text(said, "rate", path, needed=True)) if foreign else "",
        _text(said, "rate_source", path, needed=foreign),
    )
    return slip_entry(slip, masters)


def _head(said: Mapping[str, Any], masters: Masters, path: Path) -> Voucher:
    party = _text(said, "party", path)
    return Voucher(
        _one_of(said, "method", PaymentMethod, path),
        _coded(masters.partners, party) if party else None,
        _text(said, "party_name", path),
        _text(said, "cheque_number", path),
        _text(said, "cheque_bank", path),
        _day(said, "cheque_day", path),
        _text(said, "transfer_reference", path),
    )


def _line(said: Any, at: int, currency: Currency, masters: Masters, path: Path) -> SlipLine:
    place = f"lines[{at}]"
    if not isinstance(said, Mapping):
        raise _wrong(path, place)

    def code(key: str, known: Mapping[int, C]) -> int | None:
        text = _text(said, key, path, place=place)
        return _coded(known, text) if text else None

    return SlipLine(
        _coded(masters.accounts, _text(said, "account", path, needed=True, place=place)),
        parse_amount(_text(said, "amount", path, needed=True, place=place), currency),
        _coded(masters.funds, _text(said, "fund", path, needed=True, place=place)),
        code("project", masters.projects),
        code("branch", masters.branches),
        code("budget_line", masters.fund_lines),
        _text(said, "memo", path, place=place),
    )


def _object(path: Path) -> Mapping[str, Any]:
    if not path.exists():
        raise UserError("file-missing", path=str(path))
    if not path.is_file():
        raise UserError("file-not-regular", path=str(path))
    try:
        if path.stat().st_size > _LARGEST:
            raise _wrong(path, "size")
        said = json.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise UserError("file-unreadable", path=str(path)) from error
    except (ValueError, RecursionError) as error:
        raise _wrong(path, "json") from error
    if not isinstance(said, Mapping):
        raise _wrong(path, "json")
    return said


def _text(
    said: Mapping[str, Any], key: str, path: Path, *, needed: bool = False, place: str = ""
) -> str:
    text = said.get(key) or ""
    if not isinstance(text, str) or (needed and not text.strip()):
        raise _wrong(path, f"{place}.{key}" if place else key)
    return text


def _day(said: Mapping[str, Any], key: str, path: Path) -> dt.date | None:
    text = _text(said, key, path)
    if not text:
        return None
    try:
        return dt.date.fromisoformat(text)
    except ValueError as error:
        raise _wrong(path, key) from error


E = TypeVar("E", Series, PaymentMethod)


def _one_of(said: Mapping[str, Any], key: str, kind: type[E], path: Path) -> E:
    try:
        return kind(_text(said, key, path, needed=True))
    except ValueError as error:
        raise _wrong(path, key) from error


def _coded(known: Mapping[int, C], code: str) -> int:
    for each in known.values():
        if each.code == code:
            return each.id
    raise UserError("code-unknown", code=code)


def _missing(path: Path, place: str) -> dt.date:
    raise _wrong(path, place)


def _wrong(path: Path, place: str) -> UserError:
    return UserError("voucher-file", file=path.name, place=place)
