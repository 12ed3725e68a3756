"""Which accounts the chart shows: found by folded words, with the headings above them."""

from __future__ import annotations

from collections.abc import Sequence

from desktop.domain.folding import fold, wrong_layout
from desktop.services.ledger.chart_balances import AccountBalance


def shown_accounts(
    chart: Sequence[AccountBalance], words: str, *, hide_zero: bool
) -> tuple[AccountBalance, ...]:
    """Return the accounts that hold every word in code or name, and every heading above them.

    Words are folded, and tried in the other keyboard layout where they find nothing. With
    `hide_zero` accounts go that hold nothing, themselves and below.
    """
    there = [each for each in chart if not hide_zero or each.own or each.whole]
    found = _matching(there, words)
    turned = wrong_layout(words)
    if not found and turned:
        found = _matching(there, turned)
    parents = {each.account.id: each.account.parent_id for each in chart}
    wanted: set[int] = set()
    for each in found:
        above: int | None = each.account.id
        while above is not None and above not in wanted:
            wanted.add(above)
            above = parents[above]
    return tuple(each for each in there if each.account.id in wanted)


def _matching(chart: Sequence[AccountBalance], words: str) -> list[AccountBalance]:
    asked = fold(words).split()
    return [
        each
        for each in chart
        if all(
            word in fold(f"{each.account.code} {each.account.name_ar} {each.account.name_en}")
            for word in asked
        )
    ]


def family(chart: Sequence[AccountBalance], account_id: int) -> tuple[int, ...]:
    """Return an account and all below it, by id: what its whole balance is made of."""
    below = {account_id}
    grew = True
    while grew:
        more = {each.account.id for each in chart if each.account.parent_id in below}
        grew = not more <= below
        below |= more
    return tuple(sorted(below))
