"""The rows of lists of advances."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from desktop.domain.ledger.advances.advance import (
    Advance,
    AdvanceState,
)
from desktop.domain.ledger.dimensions import Partner
from desktop.services.ledger.advances.list_advances import list_advances
from desktop.services.session import Session
from desktop.text.labels import LABELS
from desktop.text.words import mark
from desktop.ui.tables.column import Chip, Tone

OPEN_STATES: Final = frozenset({AdvanceState.OPEN, AdvanceState.OVERDUE})
_TONES: Final = {
    AdvanceState.WAITING: Tone.INFO,
    AdvanceState.OPEN: Tone.INFO,
    AdvanceState.OVERDUE: Tone.BAD,
    AdvanceState.SETTLED: Tone.GOOD,
    AdvanceState.REVERSED: Tone.NEUTRAL,
}


@dataclass(frozen=True, slots=True)
class AdvanceRow:
    """An advance with its holder; `days` are those past due."""

    advance: Advance
    partner: Partner
    days: int

    @property
    def chip(self) -> Chip:
        """How far it has come; a settlement without papers is marked."""
        if self.advance.unproven and self.advance.state is AdvanceState.SETTLED:
            return Chip(mark("Settled, no papers"), Tone.WARNING)
        return Chip(LABELS[self.advance.state], _TONES[self.advance.state])


@dataclass(frozen=True, slots=True)
class HolderRow:
    """What is in one person's hands."""

    partner: Partner
    count: int
    overdue: int
    open: int
    days: int

    @property
    def chip(self) -> Chip:
        """Whether something of it is overdue."""
        if self.overdue:
            return Chip(LABELS[AdvanceState.OVERDUE], Tone.BAD)
        return Chip(LABELS[AdvanceState.OPEN], Tone.INFO)


def advance_rows(session: Session) -> Sequence[AdvanceRow]:
    """Return every advance, the newest first."""
    found = list_advances(session.book, session.by)
    return tuple(
        AdvanceRow(
            each,
            found.partners[each.partner_id],
            max((found.day - each.due_day).days, 0) if each.state in OPEN_STATES else 0,
        )
        for each in found.advances
    )


def open_rows(session: Session) -> Sequence[AdvanceRow]:
    """Return what is to be accounted for, the oldest due first."""
    rows = [row for row in advance_rows(session) if row.advance.state in OPEN_STATES]
    return sorted(rows, key=lambda row: row.advance.due_day)


def holder_rows(session: Session) -> Sequence[HolderRow]:
    """Return what is in each person's hands, the most first."""
    found: dict[int, HolderRow] = {}
    for row in open_rows(session):
        held = found.get(row.partner.id, HolderRow(row.partner, 0, 0, 0, 0))
        late = row.advance.open if row.advance.state is AdvanceState.OVERDUE else 0
        found[row.partner.id] = replace(
            held,
            count=held.count + 1,
            overdue=held.overdue + late,
            open=held.open + row.advance.open,
            days=max(held.days, row.days),
        )
    return sorted(found.values(), key=lambda row: -row.open)
