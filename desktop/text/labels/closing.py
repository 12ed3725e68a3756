"""What the fixed choices of closing are called."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum
from typing import Final

from desktop.domain.ledger.closing.points import PointState
from desktop.domain.ledger.closing.year_deed import YearDeed
from desktop.domain.trust.acting import Act
from desktop.text.words import mark

LABELS: Final[Mapping[Enum, str]] = {
    PointState.OK: mark("In order"),
    PointState.FAILS: mark("To do"),
    PointState.EXPLAINED: mark("Explained"),
    PointState.NOT_APPLICABLE: mark("Does not apply"),
    YearDeed.CLOSED: mark("Year closed"),
    YearDeed.REOPEN_ASKED: mark("Reopening asked for"),
    YearDeed.REOPEN_DECLINED: mark("Reopening declined"),
    YearDeed.REOPENED: mark("Year reopened"),
    YearDeed.FILED: mark("Year filed"),
    Act.CLOSE_YEAR: mark("close and file fiscal years"),
    Act.REOPEN_YEAR: mark("ask or agree that a closed year be opened again"),
}
