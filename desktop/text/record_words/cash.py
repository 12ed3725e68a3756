"""The words of the records of cash and currencies."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from desktop.text.words import mark

SUBJECTS: Final[Mapping[str, str]] = {
    "exchange_rate": mark("rate of exchange {key}"),
    "revaluation": mark("revaluation {key}"),
    "revaluation_line": mark("line {key} of a revaluation"),
    "cash_box": mark("cash box {key}"),
    "cash_count": mark("cash count {key}"),
    "cash_count_line": mark("line {key} of a cash count"),
}

COLUMNS: Final[Mapping[str, str]] = {
    "book": mark("Balance by the book"),
    "cash_count_id": mark("Cash count"),
    "counted": mark("Counted"),
    "counted_by": mark("Counted by"),
    "foreign_amount": mark("Amount in its own currency"),
    "holder_officer_id": mark("Held by the officer"),
    "holder_partner_id": mark("Held by the partner"),
    "most": mark("May hold at most"),
    "piece": mark("Note or coin"),
    "quantity": mark("How many"),
    "rate": mark("Rate"),
    "rate_day": mark("Day of the rate"),
    "rate_source": mark("Source of the rate"),
    "revaluation_id": mark("Revaluation"),
    "surprise": mark("Surprise count"),
    "third": mark("Third person"),
    "witnessed_by": mark("Witnessed by"),
}

KINDS: Final[Mapping[str, str]] = {
    "exchange_rate": mark("Rates of exchange"),
    "revaluation": mark("Revaluations"),
    "cash_box": mark("Cash boxes"),
    "cash_count": mark("Cash counts"),
}
