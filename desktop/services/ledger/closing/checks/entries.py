"""Whether the year has any entry at all."""

from __future__ import annotations

from typing import Final

from desktop.domain.ledger.closing.points import Found, PointState
from desktop.services.ledger.closing.check import YEARLY, Check, Looked
from desktop.store.queries.closing import count_entries
from desktop.text.words import mark


def _look(looked: Looked) -> Found:
    count = count_entries(looked.conn, looked.year.id)
    return Found(PointState.OK if count else PointState.FAILS, count)


CHECK: Final = Check(
    key="entries",
    place=50,
    title=mark("Entries"),
    ok=mark("The year has entries."),
    fails=mark("There is not one figure in this year. Is it the right year?"),
    absent="",
    look=_look,
    screen="journal",
    purposes=YEARLY,
)
