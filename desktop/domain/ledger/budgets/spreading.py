"""Spread a year's amount over its months: evenly, or as an earlier year went."""

from __future__ import annotations

from collections.abc import Sequence


def evenly(amount: int, months: int) -> tuple[int, ...]:
    """Return equal months, in minor units; what does not divide falls on the last one."""
    share, rest = divmod(amount, months)
    return (*(share,) * (months - 1), share + rest)


def by_weights(amount: int, weights: Sequence[int]) -> tuple[int, ...]:
    """Return months in proportion to `weights`, rounded down; the rest falls on the last one.

    A negative weight (a month that gave back) counts as nothing; where no weight is left, the
    amount is spread evenly.
    """
    usable = [max(weight, 0) for weight in weights]
    whole = sum(usable)
    if not whole:
        return evenly(amount, len(usable))
    shares = [amount * weight // whole for weight in usable]
    shares[-1] += amount - sum(shares)
    return tuple(shares)
