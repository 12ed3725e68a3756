"""The words of the records of dues, suppliers and advances."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from desktop.text.words import mark

SUBJECTS: Final[Mapping[str, str]] = {
    "settlement": mark("settlement {key}"),
    "settling": mark("what a payment is to settle {key}"),
    "settling_item": mark("item of a payment {key}"),
    "dues_class": mark("class of members {key}"),
    "dues_rate": mark("rate of dues {key}"),
    "dues_member": mark("membership of a class {key}"),
    "dues_charge": mark("charge of dues {key}"),
    "dues_waiver": mark("waiver of dues {key}"),
    "bill": mark("bill {key}"),
    "bill_line": mark("line of a bill {key}"),
    "advance": mark("advance {key}"),
    "advance_settlement": mark("settlement of an advance {key}"),
    "advance_scan": mark("scan behind an advance {key}"),
}

COLUMNS: Final[Mapping[str, str]] = {
    "advance_id": mark("Advance"),
    "advance_settlement_id": mark("Settlement of the advance"),
    "bill_id": mark("Bill"),
    "cancelled": mark("Cancelled"),
    "class_id": mark("Class of members"),
    "due_day": mark("Due day"),
    "foreign_amount": mark("Amount in its own currency"),
    "knowingly": mark("Past a warning"),
    "members": mark("Members"),
    "number_key": mark("Number as compared"),
    "opening_entry_id": mark("Entry of the item"),
    "opening_position": mark("Line of the item"),
    "rule": mark("Rule"),
    "settling_entry_id": mark("Entry that settles"),
    "settling_id": mark("Payment"),
    "settling_position": mark("Line that settles"),
    "undoes_id": mark("Takes back"),
}

KINDS: Final[Mapping[str, str]] = {
    "settlement": mark("Settlements"),
    "bill": mark("Bills"),
    "advance": mark("Advances"),
    "dues_charge": mark("Charges of dues"),
}
