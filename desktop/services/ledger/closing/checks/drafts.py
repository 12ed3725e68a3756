"""Whether drafts are left in these days."""

from __future__ import annotations

from typing import Final

from desktop.domain.ledger.closing.points import Found, failing
from desktop.services.ledger.closing.check import ALL, Check, Looked
from desktop.store.queries.closing import count_drafts
from desktop.text.words import Words, mark


def _look(looked: Looked) -> Found:
    return failing(count_drafts(looked.conn, looked.first_day, looked.last_day))


def _fails(words: Words, n: int, **fields: object) -> str:
    return words.plural(
        "{n} draft is not posted yet. Post it or throw it away.",
        "{n} drafts are not posted yet. Post them or throw them away.",
        n,
        **fields,
    )


CHECK: Final = Check(
    key="drafts",
    place=70,
    title=mark("Drafts"),
    ok=mark("No draft is left."),
    fails=_fails,
    absent="",
    look=_look,
    screen="entry-form",
    purposes=ALL,
)
