"""Whether every month is locked, or could be: nothing stands in it any more."""

from __future__ import annotations

from typing import Final

from desktop.domain.ledger.closing.points import Found, PointState
from desktop.domain.ledger.year import PeriodStatus
from desktop.services.ledger.closing.check import Check, Looked
from desktop.store.queries.closing import count_drafts, count_proposals
from desktop.text.words import Words, mark


def _look(looked: Looked) -> Found:
    unlocked = [
        each
        for each in looked.masters.periods
        if each.fiscal_year_id == looked.year.id and each.status is PeriodStatus.OPEN
    ]
    held = sum(
        bool(
            count_drafts(looked.conn, each.first_day, each.last_day)
            or count_proposals(looked.conn, each.first_day, each.last_day)
        )
        for each in unlocked
    )
    if held:
        return Found(PointState.FAILS, held)
    says = mark("Months that are not locked yet are locked by closing; nothing stands in them.")
    return Found(PointState.OK, len(unlocked), says=says if unlocked else None)


def _fails(words: Words, n: int, **fields: object) -> str:
    return words.plural(
        "In one month that is not locked drafts or proposals still stand.",
        "In {n} months that are not locked drafts or proposals still stand.",
        n,
        **fields,
    )


CHECK: Final = Check(
    key="months",
    place=60,
    title=mark("Months"),
    ok=mark("Every month is locked."),
    fails=_fails,
    absent="",
    look=_look,
    screen="years",
)
