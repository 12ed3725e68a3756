"""Whether every year before is closed: results pass on in order of time."""

from __future__ import annotations

from typing import Final

from desktop.domain.ledger.closing.points import Found, absent, failing
from desktop.domain.ledger.year import YearStatus
from desktop.services.ledger.closing.check import YEARLY, Check, Looked
from desktop.text.words import Words, mark


def _look(looked: Looked) -> Found:
    before = [
        each for each in looked.masters.years.values() if each.first_day < looked.year.first_day
    ]
    if not before:
        return absent()
    still = [each.name for each in before if each.status is YearStatus.OPEN]
    return failing(len(still), blocks=True, year=still[0] if still else before[-1].name)


def _fails(words: Words, n: int, **fields: object) -> str:
    return words.plural(
        "The year {year} is still open. Close it first.",
        "{n} earlier years are still open, {year} the first of them. Close them first.",
        n,
        **fields,
    )


CHECK: Final = Check(
    key="earlier",
    place=20,
    title=mark("Earlier years"),
    ok=mark("Every year before is closed."),
    fails=_fails,
    absent=mark("This is the first year of the book."),
    look=_look,
    screen="years",
    purposes=YEARLY,
)
