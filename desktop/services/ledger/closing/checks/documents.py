"""Whether a document lies beside every voucher of receipt and payment."""

from __future__ import annotations

from typing import Final

from desktop.domain.ledger.closing.points import Found, failing
from desktop.services.ledger.closing.check import Check, Looked
from desktop.store.queries.closing import count_undocumented
from desktop.text.words import Words, mark


def _look(looked: Looked) -> Found:
    return failing(count_undocumented(looked.conn, looked.first_day, looked.last_day))


def _fails(words: Words, n: int, **fields: object) -> str:
    return words.plural(
        "{n} voucher has no document beside it.",
        "{n} vouchers have no document beside them.",
        n,
        **fields,
    )


CHECK: Final = Check(
    key="documents",
    place=230,
    title=mark("Documents"),
    ok=mark("A document lies beside every voucher."),
    fails=_fails,
    absent="",
    look=_look,
    screen="journal",
)
