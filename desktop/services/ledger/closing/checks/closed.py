"""Whether the year that is filed is closed."""

from __future__ import annotations

from typing import Final

from desktop.domain.ledger.closing.points import Found, failing
from desktop.domain.ledger.year import YearStatus
from desktop.services.ledger.closing.check import Check, Looked, Purpose
from desktop.text.words import mark


def _look(looked: Looked) -> Found:
    return failing(int(looked.year.status is YearStatus.OPEN))


_SAYS: Final = mark(
    "The year is not closed: the package will say that its figures can still change."
)
CHECK: Final = Check(
    key="closed",
    place=5,
    title=mark("Closing"),
    ok=mark("The year is closed."),
    fails=_SAYS,
    absent="",
    look=_look,
    screen="years",
    purposes=frozenset({Purpose.FILING}),
)
