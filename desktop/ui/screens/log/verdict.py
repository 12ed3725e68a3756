"""The one sentence about the book: what it is, what that means, and what to do next."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from desktop.domain.trust.evidence import ClockDoubt
from desktop.text.words import mark

if TYPE_CHECKING:
    from desktop.services.trust.evidence.look import Looked
    from desktop.services.trust.verify_book import Verification


class Verdict(Enum):
    """What is said of a book; the worst that holds."""

    UNCHECKED = "unchecked"
    CHECKING = "checking"
    SOUND = "sound"
    OLDER = "older"
    ALTERED = "altered"
    REWRITTEN = "rewritten"
    CLOCK_BEHIND = "clock_behind"
    CLOCK_AHEAD = "clock_ahead"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Said:
    """A verdict in words (message ids): in short for the foot of the window, and at length."""

    short: str
    title: str
    meaning: str
    step: str
    icon: str
    role: str
    tone: str


SAID: Final[Mapping[Verdict, Said]] = MappingProxyType(
    {
        Verdict.UNCHECKED: Said(
            mark("Not checked yet"),
            mark("The book was not checked yet"),
            mark("Nobody knows yet whether it is as it was recorded."),
            mark("Check it now; you can go on working meanwhile."),
            "clock",
            "info",
            "neutral",
        ),
        Verdict.CHECKING: Said(
            mark("Checking the book"),
            mark("The book is being checked"),
            mark("Every entry is compared with what the log says of it."),
            mark("Go on working: it does not disturb."),
            "clock",
            "info",
            "neutral",
        ),
        Verdict.SOUND: Said(
            mark("Sound"),
            mark("The book is sound"),
            mark("Every entry stands in it as it was posted; none is missing and none was added."),
            mark("There is nothing to do."),
            "shield-check",
            "success",
            "success",
        ),
        Verdict.OLDER: Said(
            mark("Older copy"),
            mark("This is an older copy of the book"),
            mark(
                "More was recorded in this book than stands here. That is so after a backup was "
                "restored, or when the folder of the book was copied back from elsewhere. Nothing "
                "in it need be wrong; the last part is missing."
            ),
            mark(
                "Look for the newer copy first and work in that one. If there is none any more, go "
                "on here: say why, and it is written into the log."
            ),
            "rotate-ccw",
            "warning",
            "warning",
        ),
        Verdict.ALTERED: Said(
            mark("Altered"),
            mark("The book was altered outside the program"),
            mark("What stands in it now is not what was recorded."),
            mark("What does not agree is named below, with what to do now."),
            "shield-alert",
            "danger",
            "danger",
        ),
        Verdict.REWRITTEN: Said(
            mark("Altered"),
            mark("The history of the book was rewritten"),
            mark(
                "The book agrees with itself, but not with what was filed or backed up before: "
                "somebody who has its keys wrote its past anew."
            ),
            mark(
                "Enter nothing more. Show this page to the chair and the internal auditor, and "
                "compare with the package that was filed."
            ),
            "shield-alert",
            "danger",
            "danger",
        ),
        Verdict.CLOCK_BEHIND: Said(
            mark("Clock is wrong"),
            mark("The computer's clock is wrong"),
            mark(
                "It shows {shown}, but the last record of this book is of {last}. New entries "
                "would carry a wrong day; their order in the log stays right."
            ),
            mark("Set the date of the computer right before you enter anything."),
            "calendar-clock",
            "warning",
            "warning",
        ),
        Verdict.CLOCK_AHEAD: Said(
            mark("Look at the clock"),
            mark("Is the computer's date right?"),
            mark(
                "It shows {shown}, and the last record of this book is of {last}: more than a year "
                "before. Either the book lay still for long, or the date is wrong."
            ),
            mark("If the date is right, go on. Otherwise set it right before you enter anything."),
            "calendar-clock",
            "warning",
            "warning",
        ),
        Verdict.REFUSED: Said(
            mark("Not checked"),
            mark("The book could not be checked"),
            mark("The reason stands below."),
            "",
            "triangle-alert",
            "warning",
            "warning",
        ),
    }
)

WARNINGS: Final = frozenset(
    {Verdict.OLDER, Verdict.REWRITTEN, Verdict.CLOCK_BEHIND, Verdict.CLOCK_AHEAD}
)
"""What is said before work begins: the screen that explains it opens by itself."""


def verdict_of(found: Verification | None, looked: Looked | None, *, altered: bool) -> Verdict:
    """Return the worst of what is known; `altered` says that something was found already."""
    if altered or (found is not None and not found.sound):
        return Verdict.ALTERED
    if looked is not None:
        if looked.rewritten:
            return Verdict.REWRITTEN
        if looked.older:
            return Verdict.OLDER
        if looked.clock is ClockDoubt.BEHIND:
            return Verdict.CLOCK_BEHIND
        if looked.clock is ClockDoubt.AHEAD:
            return Verdict.CLOCK_AHEAD
    return Verdict.UNCHECKED if found is None else Verdict.SOUND
