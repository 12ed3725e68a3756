"""Rounding and sharing of whole minor units, exactly."""

from __future__ import annotations

from fractions import Fraction


def rounded(value: Fraction) -> int:
    """Return the nearest whole number; a half goes to the even one (bankers' rounding)."""
    return round(value)


def in_shares(total: int, weights: list[int]) -> list[int]:
    """Return `total` split in proportion to `weights`, summing to `total` exactly.

    `weights` sum to something other than zero; what rounding leaves goes to the heaviest.
    """
    whole = sum(weights)
    shares = [rounded(Fraction(total * weight, whole)) for weight in weights]
    heaviest = max(range(len(weights)), key=lambda each: abs(weights[each]))
    shares[heaviest] += total - sum(shares)
    return shares
