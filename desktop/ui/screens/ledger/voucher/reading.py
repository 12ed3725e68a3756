"""Read a typed voucher: the entry that can be posted, or every fault with its place."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from desktop.domain.days import parse_day
from desktop.domain.errors import UserError
from desktop.domain.hygiene import clean_name
from desktop.domain.ledger.entry import Foreign, NewEntry, NewLine
from desktop.ui.screens.ledger.voucher.amounts import amount_of, foreign_of
from desktop.ui.screens.ledger.voucher.book_codes import BookCodes
from desktop.ui.screens.ledger.voucher.typed import TypedLine, TypedVoucher


@dataclass(frozen=True, slots=True)
class CellFault:
    """What is wrong, and where: `line` is None for a field of the head."""

    line: int | None
    key: str
    error: UserError


@dataclass(frozen=True, slots=True)
class Reading:
    """The entry, or None while there are faults; `places` are the lines that it was made of."""

    entry: NewEntry | None
    faults: tuple[CellFault, ...]
    places: tuple[int, ...]


def read_voucher(voucher: TypedVoucher, codes: BookCodes, today: dt.date) -> Reading:
    """Read the form; blank lines do not count.

    Rules of the book as a whole (balance, open year, funds) are asked when posting.
    """
    faults: list[CellFault] = []
    day = read_day(voucher.day, today, faults)
    if not voucher.narration.strip():
        faults.append(CellFault(None, "narration", UserError("narration-empty")))
    source = read_source(voucher, faults)
    lines: list[NewLine] = []
    places: list[int] = []
    for at, typed in enumerate(voucher.lines):
        if typed.blank:
            continue
        places.append(at)
        line = read_line(at, typed, codes, source, faults)
        if line is not None:
            lines.append(line)
    foreign = any(line.foreign is not None for line in lines)
    if foreign and not voucher.rate_source.strip():
        faults.append(CellFault(None, "rate_source", UserError("rate-source-empty")))
    if faults or day is None:
        return Reading(None, tuple(faults), tuple(places))
    entry = NewEntry(
        day,
        voucher.series,
        voucher.narration,
        tuple(lines),
        voucher.reference,
        origin=voucher.origin or None,
    )
    return Reading(entry, (), tuple(places))


def read_day(
    text: str, today: dt.date, faults: list[CellFault], key: str = "day"
) -> dt.date | None:
    """Read a day of the head; a text that is none is a fault of `key`."""
    try:
        return parse_day(text, today)
    except UserError as error:
        faults.append(CellFault(None, key, error))
        return None


def read_source(voucher: TypedVoucher, faults: list[CellFault]) -> str:
    """Read where rates are from, cleaned."""
    try:
        return clean_name(voucher.rate_source, field="rate_source")
    except UserError as error:
        faults.append(CellFault(None, "rate_source", error))
        return ""


def read_line(
    at: int, typed: TypedLine, codes: BookCodes, source: str, faults: list[CellFault]
) -> NewLine | None:
    """Read one line; what is wrong with it goes to `faults`, and None is returned."""
    before = len(faults)
    account = codes.accounts.get(typed.account)
    if account is None:
        faults.append(_unknown(at, "account", typed.account))
    fund = codes.funds.get(typed.fund)
    if fund is None:
        faults.append(_unknown(at, "fund", typed.fund))
    project = codes.projects.get(typed.project)
    if typed.project and project is None:
        faults.append(_unknown(at, "project", typed.project))
    partner = codes.partners.get(typed.partner)
    if typed.partner and partner is None:
        faults.append(_unknown(at, "partner", typed.partner))
    branch = codes.branches.get(typed.branch)
    if typed.branch and branch is None:
        faults.append(_unknown(at, "branch", typed.branch))
    fund_line = codes.fund_lines.get(typed.fund_line)
    if typed.fund_line and fund_line is None:
        faults.append(_unknown(at, "fund_line", typed.fund_line))
    amount, foreign = _amounts(at, typed, codes, source, faults)
    if len(faults) > before or account is None or fund is None:
        return None
    return NewLine(
        account.id,
        amount,
        fund.id,
        None if project is None else project.id,
        None if partner is None else partner.id,
        typed.memo,
        foreign,
        None if branch is None else branch.id,
        None if fund_line is None else fund_line.id,
    )


def _unknown(at: int, key: str, typed: str) -> CellFault:
    if not typed.strip():
        return CellFault(at, key, UserError("cell-empty"))
    return CellFault(at, key, UserError("code-not-found", typed=typed))


def _amounts(
    at: int, typed: TypedLine, codes: BookCodes, source: str, faults: list[CellFault]
) -> tuple[int, Foreign | None]:
    try:
        found = foreign_of(typed, codes, source)
        if found is not None:
            return found
    except UserError as error:
        key = "rate" if error.key.startswith("rate-") else "foreign"
        faults.append(CellFault(at, key, error))
        return 0, None
    for key in ("debit", "credit"):
        try:
            amount_of(TypedLine(**{key: getattr(typed, key)}), codes)
        except UserError as error:
            faults.append(CellFault(at, key, error))
            return 0, None
    try:
        amount = amount_of(typed, codes)
    except UserError as error:
        faults.append(CellFault(at, "credit", error))
        return 0, None
    if not amount:
        faults.append(CellFault(at, "debit", UserError("cell-empty")))
    return amount, None
