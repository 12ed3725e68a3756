"""Where money came from, with what arrived in a foreign currency kept apart and persons unnamed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from desktop.domain.currency import Currency
from desktop.domain.ledger.chart import Account
from desktop.domain.ledger.dimensions import Partner, PartnerKind

NAMED: Final = frozenset({PartnerKind.DONOR, PartnerKind.SUPPLIER, PartnerKind.AUTHORITY})
"""Kinds of partner that a package names; members, staff and others are counted."""


@dataclass(frozen=True, slots=True)
class FundingSource:
    """The year's income of one account from one partner in one currency.

    `amount` is in minor units of the base currency, income positive; `original` is the same money
    in minor units of `currency`. `partner` is None where the lines name nobody.
    """

    account: Account
    partner: Partner | None
    amount: int
    currency: Currency
    original: int


@dataclass(frozen=True, slots=True)
class FundingLine:
    """What a package says of one source: a partner by name, or `count` partners of one kind.

    Both `partner` and `kind` are None where the book names nobody. Amounts as in `FundingSource`.
    """

    account: Account
    partner: Partner | None
    kind: PartnerKind | None
    count: int
    amount: int
    currency: Currency
    original: int


def funding_lines(sources: Iterable[FundingSource]) -> tuple[FundingLine, ...]:
    """Return the lines, the largest first; persons who are not to be named are added up by kind."""
    groups: dict[tuple[str, str, str, str], list[FundingSource]] = {}
    for source in sources:
        partner = source.partner
        named = partner is not None and partner.kind in NAMED
        kind = "" if partner is None else partner.kind.value
        who = partner.code if named and partner is not None else ""
        key = (source.account.code, source.currency.code, kind, who)
        groups.setdefault(key, []).append(source)
    lines = [_line(group) for _, group in sorted(groups.items())]
    return tuple(sorted((line for line in lines if line.amount), key=lambda line: -line.amount))


def split_by_currency(
    lines: Iterable[FundingLine], base: Currency
) -> tuple[tuple[FundingLine, ...], tuple[FundingLine, ...]]:
    """Return the lines in the base currency and those in others, each in the order given.

    The book doesn't hold where a donor is at home, so the currency is what can honestly be told.
    """
    every = tuple(lines)
    home = tuple(line for line in every if line.currency == base)
    return home, tuple(line for line in every if line.currency != base)


def _line(group: list[FundingSource]) -> FundingLine:
    first = group[0]
    partner = first.partner
    named = partner is not None and partner.kind in NAMED
    return FundingLine(
        account=first.account,
        partner=partner if named else None,
        kind=None if partner is None else partner.kind,
        count=len({source.partner.id for source in group if source.partner is not None}),
        amount=sum(source.amount for source in group),
        currency=first.currency,
        original=sum(source.original for source in group),
    )
