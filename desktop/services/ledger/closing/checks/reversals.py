"""Whether every reversal says why."""

from __future__ import annotations

from typing import Final

from desktop.domain.ledger.closing.points import Found, absent, failing
from desktop.services.ledger.closing.check import Check, Looked
from desktop.store.queries.closing import count_reversals, count_unexplained_reversals
from desktop.text.words import Words, mark


def _look(looked: Looked) -> Found:
    if not count_reversals(looked.conn, looked.year.id):
        return absent()
    return failing(count_unexplained_reversals(looked.conn, looked.year.id))


def _fails(words: Words, n: int, **fields: object) -> str:
    return words.plural(
        "{n} reversal does not say why. Note the reason here.",
        "{n} reversals do not say why. Note the reason here.",
        n,
        **fields,
    )


CHECK: Final = Check(
    key="reversals",
    place=240,
    title=mark("Reversals"),
    ok=mark("Every reversal says why."),
    fails=_fails,
    absent=mark("No entry of the year takes another one back."),
    look=_look,
    screen="journal",
)
