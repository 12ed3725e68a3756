"""Whether the last day of the year has passed."""

from __future__ import annotations

from typing import Final

from desktop.domain.ledger.closing.points import Found, failing
from desktop.services.ledger.closing.check import Check, Looked
from desktop.text.words import mark


def _look(looked: Looked) -> Found:
    running = looked.today <= looked.year.last_day
    return failing(int(running), blocks=True, day=looked.year.last_day)


CHECK: Final = Check(
    key="over",
    place=10,
    title=mark("End of the year"),
    ok=mark("The year is over: its last day was {day}."),
    fails=mark("The year runs until {day}. It can be closed from the day after."),
    absent="",
    look=_look,
)
