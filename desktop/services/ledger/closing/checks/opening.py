"""Whether the balances with which the year began balance, fund by fund."""

from __future__ import annotations

from typing import Final

from desktop.domain.ledger.closing.opening import opening_faults
from desktop.domain.ledger.closing.points import Amount, Found, absent, failing
from desktop.services.ledger.closing.check import YEARLY, Check, Looked
from desktop.store.queries.closing import opening_lines
from desktop.text.words import Words, mark


def _look(looked: Looked) -> Found:
    faults = opening_faults(looked.source, opening_lines(looked.conn, looked.year.id))
    if faults is None:
        return absent()
    return failing(len(faults), blocks=True, amount=Amount(sum(map(abs, faults.values()))))


def _fails(words: Words, n: int, **fields: object) -> str:
    return words.plural(
        "The opening balances of one fund do not balance: {amount} is left over.",
        "The opening balances of {n} funds do not balance: {amount} is left over.",
        n,
        **fields,
    )


CHECK: Final = Check(
    key="opening",
    place=30,
    title=mark("Opening balances"),
    ok=mark("The opening balances balance in every fund."),
    fails=_fails,
    absent=mark("The book begins with this year and without opening balances."),
    look=_look,
    screen="statements",
    purposes=YEARLY,
)
