"""Whether what others owe was looked through."""

from __future__ import annotations

from typing import Final

from desktop.domain.ledger.account_use import AccountUse
from desktop.domain.ledger.closing.points import Amount, Found, absent, failing
from desktop.services.ledger.closing.balances import balances_of
from desktop.services.ledger.closing.check import Check, Looked
from desktop.text.words import Words, mark

_USES: Final = (
    AccountUse.RECEIVABLE,
    AccountUse.GRANT_RECEIVABLE,
    AccountUse.DUES_RECEIVABLE,
    AccountUse.LOAN,
    AccountUse.PREPAYMENT,
)


def _look(looked: Looked) -> Found:
    held = balances_of(looked, *_USES)
    if not held:
        return absent()
    still = [amount for amount in held.values() if amount]
    return failing(len(still), amount=Amount(sum(still)))


def _fails(words: Words, n: int, **fields: object) -> str:
    return words.plural(
        "{amount} are owed on one account. See whether each will be paid, and note it.",
        "{amount} are owed on {n} accounts. See whether each will be paid, and note it.",
        n,
        **fields,
    )


CHECK: Final = Check(
    key="receivables",
    place=140,
    title=mark("Receivables"),
    ok=mark("Nobody owes anything."),
    fails=_fails,
    absent=mark("There are no receivables in this book."),
    look=_look,
    screen="items",
)
