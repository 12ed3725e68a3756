"""The sentences of fixed assets."""

from __future__ import annotations

from typing import Final

from desktop.text.words import mark

SENTENCES: Final = {
    "asset-cost": mark("The cost of {asset} must be more than nothing. Correct it."),
    "asset-residual": mark(
        "The residual value of {asset} must be nothing or more, and less than its cost."
    ),
    "asset-life": mark("The life of {asset} must be from 1 to {most} months."),
    "asset-depreciated": mark(
        "What was written off of {asset} before may not be more than its cost less its residual "
        "value."
    ),
    "asset-service-day": mark(
        "{asset} goes into service before it was acquired. Correct the days."
    ),
    "asset-value-source": mark(
        "{asset} was given: say where its value is from (an invoice, a price list, an estimate)."
    ),
}
