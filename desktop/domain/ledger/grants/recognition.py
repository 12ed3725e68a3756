"""How much of a grant that was put off has become income by now."""

from __future__ import annotations

from collections.abc import Iterable

from desktop.domain.ledger.grants.agreement import Recognition
from desktop.domain.ledger.grants.grant import Grant, Receipt


def earned(grant: Grant, receipts: Iterable[Receipt], spent: int) -> int:
    """Return what of the grant is income by now, in minor units of the base currency.

    `spent` is what was spent from its fund so far. At once: whatever came in; as spent: no more
    than was spent and no more than came in; by conditions: the instalments whose condition is met.
    """
    came = tuple(receipts)
    everything = sum(each.base for each in came)
    if grant.recognition is Recognition.IMMEDIATE:
        return everything
    if grant.recognition is Recognition.AS_SPENT:
        return min(max(spent, 0), everything)
    met = {each.id for each in grant.tranches if grant.is_met(each)}
    return sum(each.base for each in came if each.tranche_id in met)


def to_recognise(
    grant: Grant, receipts: Iterable[Receipt], *, spent: int, recognised: int, deferred: int
) -> int:
    """Return what is still to be booked as income; never more than is put off (`deferred`).

    `recognised` is what recognition booked before; what was income on receipt counts as well.
    """
    came = tuple(receipts)
    already = recognised + sum(each.income for each in came)
    return max(min(earned(grant, came, spent) - already, deferred), 0)
