"""Whether the statements of the year balance."""

from __future__ import annotations

from typing import Final

from desktop.domain.ledger.closing.opening import imbalances
from desktop.domain.ledger.closing.points import Found, failing
from desktop.domain.ledger.statements.sums import balance_at_end
from desktop.services.ledger.closing.check import YEARLY, Check, Looked
from desktop.text.words import Words, mark


def _look(looked: Looked) -> Found:
    ends = balance_at_end(looked.source, looked.year)
    return failing(len(imbalances(ends, looked.source.funds)), blocks=True)


def _fails(words: Words, n: int, **fields: object) -> str:
    return words.plural(
        "The statements do not balance in one fund. Look at the trial balance first.",
        "The statements do not balance in {n} funds. Look at the trial balance first.",
        n,
        **fields,
    )


CHECK: Final = Check(
    key="balanced",
    place=40,
    title=mark("Statements"),
    ok=mark("The statements balance, in the whole and in every fund."),
    fails=_fails,
    absent="",
    look=_look,
    screen="statements",
    purposes=YEARLY,
)
