"""The words of assets with their depreciation."""

from __future__ import annotations

from typing import Final

from desktop.text.schedules.words import ScheduleWords
from desktop.text.words import mark

KEY: Final = "assets"

WORDS: Final = ScheduleWords(
    title=mark("Fixed assets and their depreciation"),
    subtitle=mark("From {first_day} to {last_day}"),
    columns={
        "name": mark("Class or asset"),
        "cost-opening": mark("Cost at the beginning"),
        "additions": mark("Additions"),
        "cost-disposals": mark("Disposals at cost"),
        "cost-closing": mark("Cost at the end"),
        "gathered-opening": mark("Depreciation at the beginning"),
        "charge": mark("Charge of the period"),
        "gathered-disposals": mark("Depreciation of disposals"),
        "gathered-closing": mark("Depreciation at the end"),
        "book-value": mark("Net book value"),
    },
    said={
        "class": mark("Total of the class"),
        "total": mark("Total"),
        "ledger": mark("By the accounts of the ledger"),
        "difference": mark("Difference: ledger less register"),
    },
    notes={
        "difference": mark(
            "The register differs from the ledger. Enter the assets that are missing, or look for "
            "entries on these accounts that no asset belongs to."
        )
    },
)
