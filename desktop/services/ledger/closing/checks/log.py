"""Whether the book agrees with its log."""

from __future__ import annotations

from typing import Final

from desktop.domain.ledger.closing.points import Found, PointState
from desktop.services.ledger.closing.check import YEARLY, Check, Looked
from desktop.text.words import mark

_UNFINISHED: Final = mark("The check of the book against its log is not finished.")


def soundness(sound: bool | None) -> Found:
    """Return what the check of the book against its log came to; None: it is not finished."""
    if sound is None:
        return Found(PointState.FAILS, says=_UNFINISHED)
    return Found(PointState.OK) if sound else Found(PointState.FAILS, 1, blocks=True)


def _look(looked: Looked) -> Found:
    return soundness(looked.sound)


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
