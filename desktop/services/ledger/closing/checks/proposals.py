"""Whether entries of these days still wait for approval."""

from __future__ import annotations

from typing import Final

from desktop.domain.ledger.closing.points import Found, failing
from desktop.services.ledger.closing.check import ALL, Check, Looked
from desktop.store.queries.closing import count_proposals
from desktop.text.words import Words, mark


def _look(looked: Looked) -> Found:
    return failing(count_proposals(looked.conn, looked.first_day, looked.last_day))


def _fails(words: Words, n: int, **fields: object) -> str:
    return words.plural(
        "{n} entry waits for approval. Once the year is closed it cannot be posted.",
        "{n} entries wait for approval. Once the year is closed they cannot be posted.",
        n,
        **fields,
    )


CHECK: Final = Check(
    key="proposals",
    place=80,
    title=mark("Approvals"),
    ok=mark("No entry waits for approval."),
    fails=_fails,
    absent="",
    look=_look,
    screen="approvals",
    purposes=ALL,
)
