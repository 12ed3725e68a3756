"""Which line settles which: held to the rules, or suggested, the oldest first."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace

from desktop.domain.errors import UserError
from desktop.domain.ledger.open_items.item import ItemLine, LineKey


@dataclass(frozen=True, slots=True)
class Settlement:
    """So much of one line settles another; amounts are positive, in minor units.

    `amount` is of the base currency; `foreign` of the items' own, None where they have none.
    """

    opening: LineKey
    settling: LineKey
    amount: int
    foreign: int | None = None


def check_settlement(opening: ItemLine, settling: ItemLine, amount: int) -> None:
    """Hold the rules of a settlement.

    Raises UserError `settle-nothing`, `settle-side`, `settle-party`, `settle-account`,
    `settle-fund`, `settle-currency` or `settle-too-much`.
    """
    if amount <= 0:
        raise UserError("settle-nothing")
    if not opening.opens or settling.opens:
        raise UserError("settle-side")
    if opening.partner_id != settling.partner_id:
        raise UserError("settle-party")
    if opening.account_id != settling.account_id:
        raise UserError("settle-account")
    if opening.fund_id != settling.fund_id:
        raise UserError("settle-fund")
    if opening.currency != settling.currency:
        raise UserError("settle-currency")
    if amount > opening.open or amount > settling.open:
        raise UserError("settle-too-much")


def foreign_share(line: ItemLine, amount: int) -> int | None:
    """Return how much of the line's own currency `amount` of the base currency is.

    The last part takes the rest, so that both run out together.
    """
    if line.foreign is None:
        return None
    if amount == line.open:
        return line.foreign_open
    return abs(line.foreign) * amount // abs(line.amount)


def suggest(lines: Iterable[ItemLine]) -> tuple[Settlement, ...]:
    """Return what would settle what, oldest due first, within party, account, fund and currency."""
    groups: dict[tuple[object, ...], list[ItemLine]] = defaultdict(list)
    for line in lines:
        if line.open > 0:
            at = (line.partner_id, line.account_id, line.fund_id, line.currency)
            groups[at].append(line)
    found: list[Settlement] = []
    for group in groups.values():
        opening = sorted((each for each in group if each.opens), key=_oldest)
        settling = sorted((each for each in group if not each.opens), key=_oldest)
        found.extend(_matched(opening, settling))
    return tuple(found)


def _matched(opening: list[ItemLine], settling: list[ItemLine]) -> Iterable[Settlement]:
    waiting = iter(settling)
    payer = next(waiting, None)
    for each in opening:
        item = each
        while payer is not None and item.open:
            amount = min(item.open, payer.open)
            shares = foreign_share(item, amount), foreign_share(payer, amount)
            foreign = None if shares[0] is None or shares[1] is None else min(shares[0], shares[1])
            yield Settlement(item.key, payer.key, amount, foreign)
            item, payer = _after(item, amount, foreign), _after(payer, amount, foreign)
            if not payer.open:
                payer = next(waiting, None)


def _after(line: ItemLine, amount: int, foreign: int | None) -> ItemLine:
    """Return the line as it stands once so much of it is settled."""
    return replace(
        line,
        settled=line.settled + amount,
        foreign_settled=line.foreign_settled + (foreign or 0),
    )


def allot(items: Iterable[ItemLine], amount: int) -> tuple[tuple[ItemLine, int], ...]:
    """Return (item, how much of it) that `amount` settles of `items`, oldest due first."""
    found: list[tuple[ItemLine, int]] = []
    for item in sorted((each for each in items if each.opens and each.open), key=_oldest):
        part = min(amount, item.open)
        if part > 0:
            found.append((item, part))
            amount -= part
    return tuple(found)


def _oldest(line: ItemLine) -> tuple[object, ...]:
    return line.due_day, line.day, line.entry_id, line.position
