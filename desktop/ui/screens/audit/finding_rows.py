"""The rows of the list of findings."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from desktop.domain.trust.findings import FindingRow, FindingStatus
from desktop.text.exceptions import about_text
from desktop.text.labels import LABELS
from desktop.text.words import mark
from desktop.ui.screens.audit.hits import TONES
from desktop.ui.tables.column import Chip, Column, Kind, Tone
from desktop.ui.words import ui_words

_STATES: Final[Mapping[FindingStatus, Tone]] = {
    FindingStatus.OPEN: Tone.WARNING,
    FindingStatus.ANSWERED: Tone.INFO,
    FindingStatus.CLOSED: Tone.GOOD,
}
_OVERDUE: Final = Chip(mark("Overdue"), Tone.BAD)


@dataclass(frozen=True, slots=True)
class ToldFinding:
    """A finding with what is known of it today."""

    finding: FindingRow
    overdue: bool


def told(finding: FindingRow, today: dt.date) -> ToldFinding:
    """Return the row of a finding."""
    return ToldFinding(finding, finding.overdue(today))


def _state(row: ToldFinding) -> Chip:
    status = row.finding.status
    return _OVERDUE if row.overdue else Chip(LABELS[status], _STATES[status])


def _severity(row: ToldFinding) -> Chip:
    return Chip(LABELS[row.finding.severity], TONES[row.finding.severity])


COLUMNS: Final = (
    Column("number", mark("Number"), Kind.CODE, width=4, value=lambda row: str(row.finding.id)),
    Column("severity", mark("Severity"), Kind.BADGE, width=8, value=_severity),
    Column(
        "about",
        mark("About"),
        stretch=1,
        width=15,
        value=lambda row: about_text(row.finding.subject, ui_words()),
    ),
    Column(
        "text",
        mark("What was found"),
        stretch=3,
        width=10,
        value=lambda row: " ".join(row.finding.text.split()),
    ),
    Column("due", mark("Due on"), Kind.DAY, width=10, value=lambda row: row.finding.due),
    Column("state", mark("State"), Kind.BADGE, width=9, value=_state),
)
