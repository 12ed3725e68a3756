"""Foreign money in dinars: whole-number arithmetic, rounded half to even, as the rates say."""

from __future__ import annotations

from decimal import ROUND_HALF_EVEN, Decimal, localcontext

_CENTS_TO_DIRHAMS = 10


def in_dirhams(cents: int, rate: str) -> int:
    """Return cents (of a currency with two decimals) in dirhams at `rate` dinars for one unit."""
    worth = Decimal(cents) * Decimal(rate) * _CENTS_TO_DIRHAMS
    return int(worth.quantize(Decimal(1), rounding=ROUND_HALF_EVEN))


def average_rate(dirhams: int, cents: int) -> str:
    """Return dinars for one unit where `cents` cost `dirhams`, to 18 digits."""
    with localcontext() as context:
        context.prec, context.rounding = 18, ROUND_HALF_EVEN
        rate = Decimal(dirhams) / Decimal(cents * _CENTS_TO_DIRHAMS)
        return format(rate.normalize(), "f")
