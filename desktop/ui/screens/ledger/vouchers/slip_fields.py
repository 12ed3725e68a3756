"""The fields of a paper voucher's head: what they are called, and how they lie in rows."""

from __future__ import annotations

from typing import Final

from desktop.text.words import mark

TITLES: Final = {
    "day": mark("Date"),
    "party": mark("Paid to"),
    "account": mark("Out of"),
    "cheque_number": mark("Number of the cheque"),
    "cheque_bank": mark("Drawn on the bank"),
    "cheque_day": mark("Date of the cheque"),
    "transfer_reference": mark("Reference of the transfer"),
    "narration": mark("For"),
    "reference": mark("Paper reference"),
    "rate": mark("Rate"),
    "rate_source": mark("Source of the rate"),
}
OF_RECEIPTS: Final = {"party": mark("Received from"), "account": mark("Into")}
ROWS: Final = (
    (("day", 2), ("party", 5), ("account", 5)),
    (("cheque_number", 3), ("cheque_bank", 5), ("cheque_day", 3), ("transfer_reference", 5)),
    (("narration", 8), ("reference", 2), ("rate", 2), ("rate_source", 3)),
)
"""(key, share of the width), row by row; the keyboard visits them in this order."""
