"""The sentences about the age of a backup and about the sticks, in the language of now."""

from __future__ import annotations

import datetime as dt

from desktop.domain.isolates import isolate_ltr, isolate_name
from desktop.domain.trust.backups import Advice, Due, Kept, Rotation, days_between
from desktop.text.labels import label
from desktop.ui.words import ui_words

_MEGABYTE = 1_000_000


def age(due: Due) -> str:
    """Return the line that says how old the last verified backup is."""
    words = ui_words()
    if due.days is None:
        return words("There is no verified backup yet")
    if due.days == 0:
        return words("Last verified backup: today")
    return words.plural(
        "Last verified backup: {n} day ago", "Last verified backup: {n} days ago", due.days
    )


def meaning(due: Due) -> str:
    """Return what follows from it."""
    words = ui_words()
    if due.days is None:
        return words("If this computer breaks or is stolen now, the whole book is gone.")
    if due.overdue:
        return words.plural(
            "More than {n} day is too long: what was written since then would be lost.",
            "More than {n} days is too long: what was written since then would be lost.",
            due.limit,
        )
    return words("It was read back from its place and compared with the log, page by page.")


def advice(rotation: Rotation, now: dt.datetime) -> str:
    """Return which stick to take next, or nothing."""
    words = ui_words()
    name = isolate_name(rotation.volume)
    days = days_between(rotation.last, now) if rotation.last is not None else 0
    match rotation.advice:
        case Advice.SECOND_STICK:
            return words(
                "All backups are on one stick. Use a second one in turn, and keep it in another "
                "place."
            )
        case Advice.OTHER_STICK:
            return words("Next is the other stick: {name}.", name=name)
        case Advice.OTHER_OLD:
            return words.plural(
                "The same stick was used twice in a row, and the other one, {name}, is {n} day "
                "old. Take that one now.",
                "The same stick was used twice in a row, and the other one, {name}, is {n} days "
                "old. Take that one now.",
                days,
                name=name,
            )
    return ""


def day(moment: dt.datetime) -> str:
    """Return the local day and time of a moment, for a table."""
    return f"{moment.astimezone():%Y-%m-%d %H:%M}"


def place(kept: Kept) -> str:
    """Return where a backup lies: the name of the stick, or that it is a folder."""
    words = ui_words()
    medium = label(kept.medium, words)
    return f"{medium}: {isolate_name(kept.volume)}" if kept.volume else medium


def megabytes(count: int) -> str:
    """Return bytes as megabytes with one decimal, isolated."""
    words = ui_words()
    return words("{size} MB", size=isolate_ltr(f"{count / _MEGABYTE:,.1f}"))
