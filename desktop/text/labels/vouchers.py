"""What the fixed choices of vouchers are called."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum
from typing import Final

from desktop.domain.ledger.vouchers.cheque import ChequeDirection, ChequeEventKind, ChequeState
from desktop.domain.ledger.vouchers.paper import PaperSize
from desktop.domain.ledger.vouchers.recurrence import Rhythm
from desktop.domain.trust.controls import Control
from desktop.domain.trust.settings import Setting
from desktop.text.words import mark

LABELS: Final[Mapping[Enum, str]] = {
    Control.CHEQUE_NUMBER: mark("the number of a cheque"),
    Setting.CHEQUE_CONTROL: mark("When a cheque number is used again"),
    Setting.VOUCHER_PAPER: mark("Paper of vouchers"),
    PaperSize.A5: mark("A5"),
    PaperSize.A4: mark("A4"),
    ChequeDirection.ISSUED: mark("Issued"),
    ChequeDirection.RECEIVED: mark("Received"),
    ChequeState.OUTSTANDING: mark("Outstanding"),
    ChequeState.CLEARED: mark("Cleared"),
    ChequeState.RETURNED: mark("Returned unpaid"),
    ChequeState.CANCELLED: mark("Cancelled"),
    ChequeEventKind.CLEARED: mark("Cleared"),
    ChequeEventKind.REOPENED: mark("Outstanding again"),
    ChequeEventKind.RETURNED: mark("Returned unpaid"),
    ChequeEventKind.CANCELLED: mark("Cancelled"),
    Rhythm.MONTHLY: mark("Every month"),
    Rhythm.QUARTERLY: mark("Every three months"),
    Rhythm.YEARLY: mark("Every year"),
}
