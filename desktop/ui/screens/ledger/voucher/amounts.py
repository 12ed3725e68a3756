"""What the amounts of a typed line come to, in minor units of the currency they are typed in."""

from __future__ import annotations

from dataclasses import replace

from desktop.domain.amounts import parse_amount
from desktop.domain.errors import UserError
from desktop.domain.formats import format_amount
from desktop.domain.ledger.entry import Foreign
from desktop.domain.ledger.rate import base_amount, parse_rate
from desktop.ui.screens.ledger.voucher.book_codes import BookCodes
from desktop.ui.screens.ledger.voucher.typed import TypedLine


def foreign_of(line: TypedLine, codes: BookCodes, source: str = "") -> tuple[int, Foreign] | None:
    """Return (base amount, foreign part) of a line in another currency, None for any other line.

    `source` says where the rate is from. Raises UserError as `parse_amount` and `parse_rate` do.
    """
    currency = codes.foreign_currency(line.account)
    if currency is None:
        return None
    minor = parse_amount(line.foreign, currency)
    rate = parse_rate(line.rate)
    base = base_amount(minor, currency, rate, codes.base)
    return base, Foreign(currency.code, minor, rate, source)


def amount_of(line: TypedLine, codes: BookCodes) -> int:
    """Return the signed amount of a line (debit positive), zero where none is typed.

    Raises UserError `line-both-sides` where debit and credit both hold an amount, or as
    `parse_amount` does for a text that is none.
    """
    debit = parse_amount(line.debit, codes.typed) if line.debit.strip() else 0
    credit = parse_amount(line.credit, codes.typed) if line.credit.strip() else 0
    if debit and credit:
        raise UserError("line-both-sides")
    return debit - credit


def amount_or_zero(line: TypedLine, codes: BookCodes) -> int:
    """Return what `amount_of` gives, counting a text that cannot be read as nothing yet."""
    try:
        return amount_of(line, codes)
    except UserError:
        return 0


def with_amount(line: TypedLine, minor: int, codes: BookCodes) -> TypedLine:
    """Return the line with a signed amount on its side, and the other side empty."""
    text = format_amount(abs(minor), codes.typed) if minor else ""
    return replace(line, debit=text if minor > 0 else "", credit=text if minor < 0 else "")


def with_converted(line: TypedLine, codes: BookCodes) -> TypedLine:
    """Return the line with its base amount worked out anew from amount and rate.

    Where one of the two cannot be read yet, both sides are empty; a line in the book's currency
    stays as it is.
    """
    try:
        found = foreign_of(line, codes)
    except UserError:
        return with_amount(line, 0, codes)
    return line if found is None else with_amount(line, found[0], codes)
