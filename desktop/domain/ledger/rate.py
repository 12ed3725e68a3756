"""Exchange rates: exact decimal text, and the amount in the book's currency that comes of them."""

from __future__ import annotations

import re
from decimal import ROUND_HALF_EVEN, Decimal, localcontext
from typing import Final

from desktop.domain.currency import Currency
from desktop.domain.digits import ARABIC_DECIMAL, western
from desktop.domain.errors import UserError

_RATE: Final = re.compile(r"[0-9]{1,9}(?:\.[0-9]{1,12})?")
_EXACT: Final = 60
"""Digits enough for any amount (18) times any rate (21) without rounding on the way."""


def parse_rate(text: str) -> str:
    """Return a rate as it is kept: plain digits with a point, no zeros that say nothing.

    Raises UserError `rate-empty`, `rate-unreadable` (field `text`) or `rate-zero`.
    """
    plain = western(text.strip()).replace(ARABIC_DECIMAL, ".")
    if not plain:
        raise UserError("rate-empty")
    if _RATE.fullmatch(plain) is None:
        raise UserError("rate-unreadable", text=text)
    whole, _, decimals = plain.partition(".")
    whole, decimals = whole.lstrip("0") or "0", decimals.rstrip("0")
    if whole == "0" and not decimals:
        raise UserError("rate-zero")
    return f"{whole}.{decimals}" if decimals else whole


def base_amount(minor: int, currency: Currency, rate: str, base: Currency) -> int:
    """Return minor units of `base` for minor units of `currency` at `rate`.

    `rate` is what `parse_rate` gives: units of `base` for one unit of `currency`. The product is
    exact; only the last step rounds, half to even, to the minor unit of `base`.
    """
    with localcontext() as context:
        context.prec = _EXACT
        worth = (Decimal(minor) * Decimal(rate)).scaleb(base.exponent - currency.exponent)
        return int(worth.quantize(Decimal(1), rounding=ROUND_HALF_EVEN))
