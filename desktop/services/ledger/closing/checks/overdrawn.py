"""Whether a restricted fund or an endowment has spent more than it held."""

from __future__ import annotations

from typing import Final

from desktop.domain.ledger.closing.points import Amount, Found, absent, failing
from desktop.domain.ledger.dimensions import Restriction
from desktop.domain.ledger.statements.net_assets import fund_movements
from desktop.services.ledger.closing.check import YEARLY, Check, Looked
from desktop.text.words import Words, mark


def _look(looked: Looked) -> Found:
    bound = [
        each
        for each in fund_movements(looked.source, looked.year)
        if each.fund.restriction is not Restriction.UNRESTRICTED
    ]
    if not bound:
        return absent()
    below = [each.closing for each in bound if each.closing < 0]
    return failing(len(below), amount=Amount(-sum(below)))


def _fails(words: Words, n: int, **fields: object) -> str:
    return words.plural(
        "One restricted fund has spent {amount} more than it held.",
        "{n} restricted funds have spent {amount} more than they held.",
        n,
        **fields,
    )


CHECK: Final = Check(
    key="overdrawn",
    place=200,
    title=mark("Restricted funds"),
    ok=mark("No restricted fund is overdrawn."),
    fails=_fails,
    absent=mark("There is no restricted fund in this year."),
    look=_look,
    screen="statements",
    purposes=YEARLY,
)
