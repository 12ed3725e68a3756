"""Whether the accounts of suspense are at zero."""

from __future__ import annotations

from typing import Final

from desktop.domain.ledger.account_use import AccountUse
from desktop.domain.ledger.closing.points import Amount, Found, absent, failing
from desktop.services.ledger.closing.balances import balances_of
from desktop.services.ledger.closing.check import Check, Looked
from desktop.text.words import Words, mark


def _look(looked: Looked) -> Found:
    held = balances_of(looked, AccountUse.SUSPENSE)
    if not held:
        return absent()
    still = [amount for amount in held.values() if amount]
    return failing(len(still), amount=Amount(sum(map(abs, still))))


def _fails(words: Words, n: int, **fields: object) -> str:
    return words.plural(
        "One account of suspense still holds {amount}. Find out what it is.",
        "{n} accounts of suspense still hold {amount}. Find out what it is.",
        n,
        **fields,
    )


CHECK: Final = Check(
    key="suspense",
    place=210,
    title=mark("Suspense"),
    ok=mark("The accounts of suspense are at zero."),
    fails=_fails,
    absent=mark("No account of the chart is marked as suspense."),
    look=_look,
    screen="chart",
)
