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
        "The residual value of {asset} must be nothing or more, and no more than its cost."
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
    "asset-missing": mark("The asset is not in the register. Choose one from the list."),
    "asset-unknown": mark("No asset has the tag {code}. Look it up in the register."),
    "asset-not-standing": mark(
        "The acquisition of {asset} is not posted: it waits for approval, was refused or was taken "
        "back."
    ),
    "asset-count-missing": mark("There is no count of assets with the number {count}."),
    "asset-count-none": mark("No count of assets is open. Open one first."),
    "asset-count-open": mark(
        "The count of {day} is not finished yet. Finish it before another is opened."
    ),
    "asset-count-future": mark("{day} has not come yet. Open the count on a day that has."),
    "asset-count-nothing": mark("There was no asset to count on {day}."),
    "asset-count-finished": mark("This count is finished; nothing is added to it."),
    "asset-count-asset": mark("{asset} was not there on the day of the count."),
    "asset-count-place": mark("Say where {asset} was found."),
    "asset-count-people": mark("Write the names of two different people who counted."),
    "asset-count-left": mark(
        "Nothing was said yet of {asset}, and of others perhaps. Count them all, then finish."
    ),
    "asset-report-unknown": mark("No class and no asset has the code {code}."),
    "asset-line-missing": mark(
        "This line has no asset left to make of it. Choose one of the list “To be registered”."
    ),
    "asset-line-cost": mark("{asset} costs more than what is left of its line. Correct the cost."),
    "asset-line-fund": mark("{asset} belongs to the fund of its line. Choose that fund."),
    "asset-gone": mark("{asset} left on {day}; it can no longer be moved."),
    "move-reason": mark("Say why {asset} moves."),
    "move-day": mark("{asset} was moved or acquired on {day}; choose that day or a later one."),
    "move-future": mark("{day} has not come yet. Enter the move of {asset} when it happens."),
    "move-nothing": mark("{asset} is already there, in the same hands. Change one of them."),
    "disposal-twice": mark("{asset} left on {day} already. Nothing was written."),
    "disposal-waiting": mark(
        "A disposal of {asset} waits for approval. Let it be approved or refused first."
    ),
    "disposal-reason": mark("Say why {asset} leaves."),
    "disposal-early": mark("{asset} was acquired on {day}; it cannot leave before that."),
    "disposal-future": mark("{day} has not come yet. Enter the disposal of {asset} then."),
    "disposal-charged": mark(
        "{asset} is written off through {day}. Choose that day or a later one, or reverse the "
        "depreciation run first."
    ),
    "disposal-proceeds": mark(
        "Only an asset that is sold brings money. Correct the kind or the proceeds of {asset}."
    ),
    "disposal-money": mark("Say which cash box, bank or receivable takes what {asset} brings."),
    "disposal-account": mark(
        "What a sale brings goes to a cash box, a bank account or a receivable. Choose one."
    ),
}
