"""Whether the book agrees with its log."""

from __future__ import annotations

from typing import Final

from desktop.domain.ledger.closing.points import Found, PointState
from desktop.services.ledger.closing.check import YEARLY, Check, Looked
from desktop.text.words import mark

_UNFINISHED: Final = mark("The check of the book against its log is not finished.")


def _look(looked: Looked) -> Found:
    if looked.sound is None:
        return Found(PointState.FAILS, says=_UNFINISHED)
    if looked.sound:
        return Found(PointState.OK)
    return Found(PointState.FAILS, 1, blocks=True)


CHECK: Final = Check(
    key="log",
    place=90,
    title=mark("Log of proof"),
    ok=mark("The book agrees with its log."),
    fails=mark("The book was altered outside the program. Look at the log first."),
    absent="",
    look=_look,
    screen="log",
    purposes=YEARLY,
)
