"""What a voucher says beside its lines: to whom or from whom, and by what means money passed."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import Enum


class PaymentMethod(Enum):
    """How the money of a voucher passes."""

    CASH = "cash"
    CHEQUE = "cheque"
    TRANSFER = "transfer"


@dataclass(frozen=True, slots=True)
class Voucher:
    """The head of a paper voucher.

    `party_name` is the name of somebody who stands in no directory; with a `partner_id` it is not
    kept, for the directory says it and can forget it;
    `cheque_bank` is the bank on which a cheque is drawn and `cheque_day` the day written on it.
    """

    method: PaymentMethod
    partner_id: int | None = None
    party_name: str = ""
    cheque_number: str = ""
    cheque_bank: str = ""
    cheque_day: dt.date | None = None
    transfer_reference: str = ""
