"""The rows of the queue: what a person sees of a proposal before opening it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from desktop.domain.ledger.entry import Series
from desktop.domain.ledger.masters import Masters
from desktop.domain.trust.approvals import ProposalStatus
from desktop.services.trust.approvals.listing import Proposal
from desktop.text.words import Words, mark
from desktop.ui.tables.column import Chip, Column, Kind, Tone

TICK: Final = "\u2713"


@dataclass(frozen=True, slots=True)
class QueueRow:
    """One proposal in the words of now; `amount` in minor units, `ticked` for bulk approval."""

    proposal: Proposal
    tick: str
    day: dt.date | None
    series: Series | None
    amount: int
    maker: str
    fund: str
    project: str
    narration: str
    wanting: str
    age: str
    state: Chip


COLUMNS: Final = (
    Column("tick", mark("Ticked"), width=4),
    Column("day", mark("Date"), Kind.DAY, width=9),
    Column("series", mark("Kind"), width=13),
    Column("amount", mark("Amount"), Kind.AMOUNT, width=12),
    Column("narration", mark("Narration"), stretch=4, width=14),
    Column("fund", mark("Fund"), stretch=1, width=10),
    Column("project", mark("Project"), stretch=1, width=8),
    Column("maker", mark("Made by"), Kind.CODE, width=6),
    Column("wanting", mark("Still needed"), width=9),
    Column("age", mark("Waits for"), width=6),
    Column("state", mark("State"), Kind.BADGE, width=11),
)

MAY_BE_EMPTY: Final = frozenset({"project", "wanting", "age"})
"""Columns that are left out while nothing stands in them."""

_STATES: Final[Mapping[ProposalStatus, Chip]] = {
    ProposalStatus.WAITING: Chip(mark("Waiting"), Tone.WARNING),
    ProposalStatus.POSTED: Chip(mark("Posted"), Tone.GOOD),
    ProposalStatus.REFUSED: Chip(mark("Refused"), Tone.BAD),
    ProposalStatus.WITHDRAWN: Chip(mark("Withdrawn"), Tone.NEUTRAL),
}
_MINE: Final = Chip(mark("Waits for you"), Tone.WARNING)
_ALTERED: Final = Chip(mark("Altered"), Tone.BAD)


def row_of(
    proposal: Proposal, masters: Masters, words: Words, now: dt.datetime, *, ticked: bool
) -> QueueRow:
    """Return the row of a proposal."""
    content = proposal.content
    funds = {each.code: each for each in masters.funds.values()}
    projects = {each.code: each for each in masters.projects.values()}
    lines = () if content is None else content.lines
    fund_codes = dict.fromkeys(line.fund for line in lines)
    project_codes = dict.fromkeys(line.project for line in lines if line.project is not None)
    joint = words(", ")
    waits = proposal.status is ProposalStatus.WAITING
    state = _MINE if proposal.mine else _STATES[proposal.status]
    return QueueRow(
        proposal=proposal,
        tick=TICK if ticked else "",
        day=None if content is None else content.day,
        series=None if content is None else content.series,
        amount=proposal.amount,
        maker=proposal.maker,
        fund=joint.join(words.of(funds[c].name_ar, funds[c].name_en) for c in fund_codes),
        project=joint.join(
            words.of(projects[c].name_ar, projects[c].name_en) for c in project_codes
        ),
        narration="" if content is None else content.narration,
        wanting=(words.plural("{n} approval", "{n} approvals", proposal.missing) if waits else ""),
        age=age_text(now - proposal.recorded_at, words) if waits else "",
        state=_ALTERED if content is None else state,
    )


def age_text(age: dt.timedelta, words: Words) -> str:
    """Return how long something waits, in whole days or hours."""
    if age.days >= 1:
        return words.plural("{n} day", "{n} days", age.days)
    hours = int(age.total_seconds() // 3600)
    if hours >= 1:
        return words.plural("{n} hour", "{n} hours", hours)
    return words("just now")
