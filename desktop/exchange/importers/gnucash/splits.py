"""Splits of a GnuCash transaction as postings, each with its exact worth in the base currency."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Final
from xml.etree.ElementTree import Element

from desktop.domain.currency import Currency
from desktop.domain.ledger.imported import ImportedCost, ImportedPosting
from desktop.exchange.importers.gnucash.accounts import GnucashAccount
from desktop.exchange.importers.gnucash.source import text_of

_LONGEST: Final = 40
"""Characters of a fraction; the largest amount of a book has far fewer digits."""


@dataclass(frozen=True, slots=True)
class Split:
    """One split.

    `value` is in minor units of the transaction's currency, `quantity` in those of `currency`: the
    account's, or the transaction's own where the account holds no money.
    """

    account: GnucashAccount
    value: int
    quantity: int
    currency: Currency
    memo: str


def read_split(element: Element, account: GnucashAccount, currency: Currency) -> Split | None:
    """Return a split, None where an amount is no fraction or has more decimals than its currency.

    Of an account that holds shares only the value is kept; how many they were is said in the memo.
    """
    memo = " ".join(text_of(element, "split:memo").split())
    value = _minor(text_of(element, "split:value"), currency)
    if value is None:
        return None
    if account.currency is None:
        held = _fraction(text_of(element, "split:quantity"))
        said = "" if held is None else f"{held.numerator / held.denominator:g}"
        joined = " \u00b7 ".join(part for part in (memo, said) if part)
        return Split(account, value, value, currency, joined)
    quantity = _minor(text_of(element, "split:quantity"), account.currency)
    return None if quantity is None else Split(account, value, quantity, account.currency, memo)


def postings_of(
    splits: Sequence[Split], currency: Currency, base: Currency, number: int
) -> tuple[ImportedPosting, ...] | None:
    """Return the postings of one transaction; their base amounts sum to zero.

    None where the transaction is in another currency than `base` and no split tells its worth.
    """
    worths = _worths(splits, currency, base)
    if worths is None:
        return None
    return tuple(
        ImportedPosting(
            split.account.path,
            split.quantity,
            split.currency.code,
            worth,
            None if split.currency == base else ImportedCost(worth, base.code, None),
            split.memo,
            (),
            number,
        )
        for split, worth in zip(splits, worths, strict=True)
    )


def _worths(splits: Sequence[Split], currency: Currency, base: Currency) -> list[int] | None:
    """Return what each split is worth in `base`, the rounding on the largest."""
    if currency == base:
        return [split.value for split in splits]
    known = [split for split in splits if split.currency == base and split.value]
    if not known:
        return None
    quantity = sum(abs(split.quantity) for split in known)
    rate = Fraction(quantity, sum(abs(split.value) for split in known))
    worths = [
        split.quantity if split.currency == base else round(split.value * rate) for split in splits
    ]
    rest = sum(worths)
    if rest:
        foreign = [at for at, split in enumerate(splits) if split.currency != base]
        if not foreign:
            return None
        largest = max(foreign, key=lambda at: abs(worths[at]))
        worths[largest] -= rest
    return worths


def _minor(text: str, currency: Currency) -> int | None:
    found = _fraction(text)
    if found is None:
        return None
    exact = found * currency.scale
    return exact.numerator if exact.denominator == 1 else None


def _fraction(text: str) -> Fraction | None:
    above, _, below = text.partition("/")
    if len(text) > _LONGEST or not above.lstrip("-").isdecimal() or not (below or "1").isdecimal():
        return None
    under = int(below or "1")
    return Fraction(int(above), under) if under else None
