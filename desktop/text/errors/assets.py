"""The sentences of fixed assets."""

from __future__ import annotations

from typing import Final

from desktop.text.words import mark

SENTENCES: Final = {
    "asset-name": mark("The name of the asset is missing. Write it."),
    "asset-code-taken": mark("There is already an asset with the tag {code}. Choose another."),
    "asset-class-missing": mark("The class of the asset is not in the book. Choose one."),
    "asset-class-code-taken": mark(
        "There is already a class of assets with the code {code}. Choose another code."
    ),
    "asset-class-account": mark(
        "The account {account} is not marked as “{use}”. Choose one that is, or mark it in the "
        "chart of accounts."
    ),
    "asset-project-missing": mark("The project of the asset is not in the book. Choose one."),
    "asset-party-missing": mark(
        "The donor or custodian is not in the directory. Choose one from the list."
    ),
    "depreciation-nothing": mark("Nothing is due to be written off by {day}."),
    "depreciation-waiting": mark(
        "A depreciation run waits for approval. Let it be approved or refused first."
    ),
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
