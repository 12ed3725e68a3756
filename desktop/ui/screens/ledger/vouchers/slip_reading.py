"""Read a typed receipt, payment or transfer: its entry, or every fault with its place."""

from __future__ import annotations

import datetime as dt
from typing import Final

from desktop.domain.days import parse_day
from desktop.domain.errors import UserError
from desktop.domain.ledger.account_use import AccountUse
from desktop.domain.ledger.entry import NewLine, Series
from desktop.domain.ledger.rate import parse_rate
from desktop.domain.ledger.voucher import PaymentMethod, Voucher
from desktop.domain.ledger.vouchers.cheque import cheque_number
from desktop.domain.ledger.vouchers.slip import (
    Figures,
    Slip,
    SlipLine,
    figures_of,
    money_currency,
    slip_entry,
)
from desktop.ui.screens.ledger.refusals import place_of
from desktop.ui.screens.ledger.voucher.amounts import amount_or_zero
from desktop.ui.screens.ledger.voucher.book_codes import BookCodes
from desktop.ui.screens.ledger.voucher.reading import (
    CellFault,
    Reading,
    read_day,
    read_line,
    read_source,
)
from desktop.ui.screens.ledger.voucher.typed import TypedSlip, TypedVoucher

USUAL: Final = {
    (Series.PAYMENT, AccountUse.CASH_BOX): PaymentMethod.CASH,
    (Series.PAYMENT, AccountUse.BANK): PaymentMethod.CHEQUE,
    (Series.RECEIPT, AccountUse.CASH_BOX): PaymentMethod.CASH,
    (Series.RECEIPT, AccountUse.BANK): PaymentMethod.TRANSFER,
    (Series.TRANSFER, AccountUse.CASH_BOX): PaymentMethod.CASH,
    (Series.TRANSFER, AccountUse.BANK): PaymentMethod.CHEQUE,
}
"""The means that money usually passes by, proposed as soon as the account is chosen."""


def codes_for(voucher: TypedVoucher, codes: BookCodes) -> BookCodes:
    """Return `codes` for lines that are typed in the currency of the voucher's account."""
    account = None if voucher.slip is None else codes.accounts.get(voucher.slip.account)
    passes = codes.base if account is None else money_currency(account, codes.masters)
    return BookCodes.of(codes.masters, None if passes == codes.base else passes)


def figures(voucher: TypedVoucher, codes: BookCodes) -> Figures:
    """Return gross, withheld and net of what can be read, in the currency typed in."""
    return figures_of(amount_or_zero(line, codes) for line in voucher.lines)


def read_slip(voucher: TypedVoucher, codes: BookCodes, today: dt.date) -> Reading:
    """Read the form; `codes` are those of `codes_for`. Blank lines do not count.

    Rules of the book as a whole (open year, funds) are asked when posting.
    """
    slip, faults = voucher.slip or TypedSlip(), list[CellFault]()
    day = read_day(voucher.day, today, faults)
    if not voucher.narration.strip():
        faults.append(CellFault(None, "narration", UserError("narration-empty")))
    account = codes.accounts.get(slip.account)
    if account is None:
        key = "code-not-found" if slip.account.strip() else "cell-empty"
        fields = {"typed": slip.account} if slip.account.strip() else {}
        faults.append(CellFault(None, "account", UserError(key, **fields)))
    head = _head(slip, codes, today, faults)
    source, rate = read_source(voucher, faults), _rate(voucher, codes, faults)
    lines, places = _lines(voucher, codes, source, faults)
    if faults or day is None or account is None or head is None:
        return Reading(None, tuple(faults), places)
    made = Slip(
        voucher.series,
        day,
        voucher.narration,
        account.id,
        tuple(_slip_line(line) for line in lines),
        head,
        voucher.reference,
        rate,
        source,
        voucher.origin or None,
    )
    try:
        return Reading(slip_entry(made, codes.masters), (), places)
    except UserError as error:
        fault = place_of(error, places) or CellFault(0, "debit", error)
        return Reading(None, (fault,), places)


def _head(
    slip: TypedSlip, codes: BookCodes, today: dt.date, faults: list[CellFault]
) -> Voucher | None:
    party = codes.partners.get(slip.party)
    if slip.party and party is None:
        faults.append(CellFault(None, "party", UserError("code-not-found", typed=slip.party)))
    try:
        method = PaymentMethod(slip.method)
    except ValueError:
        return None  # no account is chosen yet, and that is said
    if method is not PaymentMethod.CHEQUE:
        reference = slip.transfer_reference if method is PaymentMethod.TRANSFER else ""
        party_id = None if party is None else party.id
        return Voucher(method, party_id, slip.party_name, transfer_reference=reference)
    if not cheque_number(slip.cheque_number):
        faults.append(CellFault(None, "cheque_number", UserError("voucher-cheque-number")))
    written: dt.date | None = None
    if slip.cheque_day.strip():
        try:
            written = parse_day(slip.cheque_day, today)
        except UserError as error:
            faults.append(CellFault(None, "cheque_day", error))
    return Voucher(
        method,
        None if party is None else party.id,
        slip.party_name,
        slip.cheque_number,
        slip.cheque_bank,
        written,
    )


def _rate(voucher: TypedVoucher, codes: BookCodes, faults: list[CellFault]) -> str:
    """Return the rate of the account's currency, "" where it is the book's."""
    if codes.passing is None:
        return ""
    if not voucher.rate_source.strip():
        faults.append(CellFault(None, "rate_source", UserError("rate-source-empty")))
    try:
        return parse_rate(voucher.slip.rate if voucher.slip is not None else "")
    except UserError as error:
        faults.append(CellFault(None, "rate", error))
        return ""


def _lines(
    voucher: TypedVoucher, codes: BookCodes, source: str, faults: list[CellFault]
) -> tuple[list[NewLine], tuple[int, ...]]:
    lines: list[NewLine] = []
    places: list[int] = []
    for at, typed in enumerate(voucher.lines):
        if typed.blank:
            continue
        places.append(at)
        line = read_line(at, typed, codes, source, faults)
        if line is not None:
            lines.append(line)
    if not places:
        faults.append(CellFault(0, "account", UserError("slip-nothing")))
    foreign = any(line.foreign is not None for line in lines)
    if foreign and not voucher.rate_source.strip():
        faults.append(CellFault(None, "rate_source", UserError("rate-source-empty")))
    return lines, tuple(places)


def _slip_line(line: NewLine) -> SlipLine:
    return SlipLine(
        line.account_id,
        line.amount,
        line.fund_id,
        line.project_id,
        line.branch_id,
        line.fund_line_id,
        line.memo,
        line.foreign,
    )
