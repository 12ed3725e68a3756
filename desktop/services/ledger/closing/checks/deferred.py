"""Whether what was earned of grants received in advance has become income."""

from __future__ import annotations

from typing import Final

from desktop.domain.ledger.closing.points import Amount, Found, absent, failing
from desktop.domain.ledger.grants.recognition import to_recognise
from desktop.services.ledger.closing.check import Check, Looked
from desktop.services.ledger.grants.figures import read_figures
from desktop.store.queries.grants import load_grants
from desktop.text.words import Words, mark


def _look(looked: Looked) -> Found:
    grants = [each for each in load_grants(looked.conn) if each.first_day <= looked.year.last_day]
    if not grants:
        return absent()
    left = []
    for grant in grants:
        found = read_figures(
            looked.conn, looked.masters, grant, grant.first_day, looked.year.last_day
        )
        left.append(
            to_recognise(
                grant,
                found.receipts,
                spent=found.total_spent,
                recognised=found.recognised,
                deferred=found.deferred,
            )
        )
    due = [amount for amount in left if amount]
    return failing(len(due), amount=Amount(sum(due)))


def _fails(words: Words, n: int, **fields: object) -> str:
    return words.plural(
        "{n} grant has {amount} that was earned and is not income yet.",
        "{n} grants have {amount} that was earned and is not income yet.",
        n,
        **fields,
    )


CHECK: Final = Check(
    key="deferred",
    place=180,
    title=mark("Grants in advance"),
    ok=mark("What was earned of grants is income."),
    fails=_fails,
    absent=mark("The book has no grant agreement of this year or before."),
    look=_look,
    screen="grants",
)
