"""Whether advances held by persons are settled, or listed and explained."""

from __future__ import annotations

from typing import Final

from desktop.domain.ledger.account_use import AccountUse
from desktop.domain.ledger.advances.advance import AdvanceState
from desktop.domain.ledger.closing.points import Amount, Found, absent, failing
from desktop.services.ledger.closing.balances import balances_of
from desktop.services.ledger.closing.check import Check, Looked
from desktop.store.queries.advances import load_advances
from desktop.text.words import Words, mark

_STANDING: Final = frozenset({AdvanceState.OPEN, AdvanceState.OVERDUE})


def _look(looked: Looked) -> Found:
    held = balances_of(looked, AccountUse.ADVANCE)
    advances = load_advances(looked.conn, looked.year.last_day)
    still = [each for each in advances if each.state in _STANDING]
    if not held and not advances:
        return absent()
    if still:
        return failing(len(still), amount=Amount(sum(each.open for each in still)))
    left = [amount for amount in held.values() if amount]
    return failing(len(left), amount=Amount(sum(left)))


def _fails(words: Words, n: int, **fields: object) -> str:
    return words.plural(
        "{n} advance is not settled: {amount} is with its holder.",
        "{n} advances are not settled: {amount} is with their holders.",
        n,
        **fields,
    )


CHECK: Final = Check(
    key="advances",
    place=130,
    title=mark("Advances"),
    ok=mark("Every advance is settled."),
    fails=_fails,
    absent=mark("No advance was ever handed out."),
    look=_look,
    screen="advances",
)
