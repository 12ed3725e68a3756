"""Where on the voucher a refusal of the book belongs."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from desktop.domain.errors import UserError
from desktop.ui.screens.ledger.voucher.reading import CellFault

_CELLS: Final[Mapping[str, str]] = {
    "account-unknown": "account",
    "account-heading": "account",
    "account-inactive": "account",
    "account-currency": "account",
    "fund-unknown": "fund",
    "project-unknown": "project",
    "partner-unknown": "partner",
    "branch-unknown": "branch",
    "fund-line-unknown": "fund_line",
    "fund-line-fund": "fund_line",
    "entry-zero-line": "debit",
    "entry-amount-too-large": "debit",
    "slip-own-account": "account",
    "slip-transfer-account": "account",
    "slip-two-currencies": "account",
}
_HEAD: Final[Mapping[str, str]] = {
    "narration-empty": "narration",
    "day-without-year": "day",
    "year-closed": "day",
    "period-closed": "day",
    "voucher-partner-unknown": "party",
    "voucher-party-erased": "party",
    "voucher-cheque-number": "cheque_number",
    "cheque-number-used": "cheque_number",
    "cheque-without-account": "account",
    "slip-account": "account",
    "slip-means": "account",
}

_TEXTS: Final = frozenset(
    {"narration", "reference", "party", "cheque_number", "cheque_bank", "transfer_reference"}
)


def place_of(error: UserError, places: tuple[int, ...]) -> CellFault | None:
    """Return the place of a refusal, None where it is about the whole.

    `places` are the lines of the form that the entry's lines were made of; the field `position`
    counts the entry's lines from 1.
    """
    if error.key in _HEAD:
        return CellFault(None, _HEAD[error.key], error)
    field = error.fields.get("field")
    if field in _TEXTS:
        return CellFault(None, str(field), error)
    position = error.fields.get("position")
    if error.key in _CELLS and isinstance(position, int) and 0 < position <= len(places):
        return CellFault(places[position - 1], _CELLS[error.key], error)
    return None
