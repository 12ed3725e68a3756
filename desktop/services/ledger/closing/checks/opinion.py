"""Whether the external auditor's opinion is attached to the year."""

from __future__ import annotations

from typing import Final

from desktop.domain.ledger.closing.points import Found, failing
from desktop.services.ledger.closing.check import YEARLY, Check, Looked
from desktop.store.queries.closing import count_attached
from desktop.text.words import mark


def _look(looked: Looked) -> Found:
    return failing(int(not count_attached(looked.conn, f"fiscal_year:{looked.year.id}")))


CHECK: Final = Check(
    key="opinion",
    place=260,
    title=mark("Auditor's opinion"),
    ok=mark("A document is attached to the year: the auditor's opinion."),
    fails=mark("No document is attached to the year: the auditor's opinion belongs there."),
    absent="",
    look=_look,
    screen="years",
    purposes=YEARLY,
)
