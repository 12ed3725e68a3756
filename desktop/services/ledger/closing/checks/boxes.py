"""Whether every cash box was counted at the end."""

from __future__ import annotations

import datetime as dt
from typing import Final

from desktop.domain.ledger.closing.points import Found, absent, failing
from desktop.services.ledger.closing.check import ALL, Check, Looked
from desktop.store.queries.closing import uncounted_boxes
from desktop.text.words import Words, mark

_NEAR: Final = dt.timedelta(days=3)
"""A count near the last day stands for it: that day may be a holiday."""


def _look(looked: Looked) -> Found:
    last = looked.last_day
    found = uncounted_boxes(looked.conn, last - _NEAR, last + _NEAR)
    return failing(found.failing, day=last) if found.there else absent()


def _fails(words: Words, n: int, **fields: object) -> str:
    return words.plural(
        "{n} cash box was not counted within three days of {day}.",
        "{n} cash boxes were not counted within three days of {day}.",
        n,
        **fields,
    )


CHECK: Final = Check(
    key="boxes",
    place=120,
    title=mark("Cash boxes"),
    ok=mark("Every cash box was counted at the end."),
    fails=_fails,
    absent=mark("No cash box is kept with its holder and its counts."),
    look=_look,
    screen="chart",
    purposes=ALL,
)
