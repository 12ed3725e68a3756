"""Whether what the organisation owes was looked through."""

from __future__ import annotations

from typing import Final

from desktop.domain.ledger.account_use import AccountUse
from desktop.domain.ledger.closing.points import Amount, Found, absent, failing
from desktop.services.ledger.closing.balances import balances_of
from desktop.services.ledger.closing.check import Check, Looked
from desktop.text.words import Words, mark

_USES: Final = (
    AccountUse.PAYABLE,
    AccountUse.ACCRUED_EXPENSE,
    AccountUse.WITHHOLDING,
    AccountUse.HELD_FOR_OTHERS,
)


def _look(looked: Looked) -> Found:
    held = balances_of(looked, *_USES)
    if not held:
        return absent()
    still = [-amount for amount in held.values() if amount]
    return failing(len(still), amount=Amount(sum(still)))


def _fails(words: Words, n: int, **fields: object) -> str:
    return words.plural(
        "{amount} stand as debts on one account. See whether each is still owed.",
        "{amount} stand as debts on {n} accounts. See whether each is still owed.",
        n,
        **fields,
    )


CHECK: Final = Check(
    key="payables",
    place=150,
    title=mark("Payables"),
    ok=mark("The organisation owes nothing."),
    fails=_fails,
    absent=mark("There are no payables in this book."),
    look=_look,
    screen="items",
)
