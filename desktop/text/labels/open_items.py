"""What the fixed choices of dues, suppliers and advances are called."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum
from typing import Final

from desktop.domain.ledger.advances.advance import AdvanceState
from desktop.domain.ledger.bills.bill import BillState
from desktop.domain.ledger.dues.dues import PartYear
from desktop.domain.ledger.open_items.ages import AgeSteps
from desktop.domain.ledger.open_items.item import Side
from desktop.text.words import mark

LABELS: Final[Mapping[Enum, str]] = {
    Side.RECEIVABLE: mark("Owed to us"),
    Side.PAYABLE: mark("Owed by us"),
    Side.ADVANCE: mark("Advances"),
    Side.PREPAYMENT: mark("Paid in advance"),
    AgeSteps.SHORT: mark("30, 60, 90 and 180 days"),
    AgeSteps.LONG: mark("90, 180, 365 and 730 days"),
    PartYear.WHOLE: mark("All of it"),
    PartYear.MONTHS: mark("By months begun"),
    PartYear.HALF: mark("Half of it for half the time or less"),
    BillState.WAITING: mark("Waiting for approval"),
    BillState.OPEN: mark("Unpaid"),
    BillState.PARTLY_PAID: mark("Partly paid"),
    BillState.PAID: mark("Paid"),
    BillState.REVERSED: mark("Reversed"),
    BillState.CANCELLED: mark("Cancelled"),
    AdvanceState.WAITING: mark("Waiting for approval"),
    AdvanceState.OPEN: mark("Open"),
    AdvanceState.OVERDUE: mark("Overdue"),
    AdvanceState.SETTLED: mark("Settled"),
    AdvanceState.REVERSED: mark("Reversed"),
}
