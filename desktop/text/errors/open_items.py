"""The sentences of dues, suppliers' bills, advances and what settles what."""

from __future__ import annotations

from typing import Final

from desktop.text.words import mark

SENTENCES: Final = {
    "settle-nothing": mark("The amount to settle is missing. Write one above zero."),
    "settle-side": mark(
        "These two lines lie on the same side, so that neither settles the other. Choose what is "
        "owed and a payment for it."
    ),
    "settle-party": mark(
        "These two lines belong to different parties. Choose lines of one party; to move a debt to "
        "another, post a journal entry first."
    ),
    "settle-account": mark(
        "These two lines stand on different accounts. Post a journal entry that moves the amount "
        "from one account to the other, then settle with its line."
    ),
    "settle-fund": mark(
        "These two lines belong to different funds, and one fund cannot pay for another. Post a "
        "transfer between the funds first, then settle with its line."
    ),
    "settle-currency": mark(
        "These two lines are in different currencies. Post a journal entry that changes one into "
        "the other at its rate, then settle with its line."
    ),
    "settle-too-much": mark(
        "That is more than is still open. Write at most what is open; what is paid beyond it stays "
        "with the party and waits."
    ),
    "settle-line": mark(
        "Line {position} of entry {entry_id} is no open item of a party, or its entry is reversed. "
        "Look at the list again."
    ),
    "settlement-missing": mark("There is no settlement {settlement}. Look at the list again."),
    "settlement-undone": mark("Settlement {settlement} was taken back before. Nothing is to do."),
    "payment-account": mark("Choose the cash box or bank account through which the money passes."),
    "payment-nothing": mark("The amount is missing. Write one above zero, or choose items."),
    "payment-too-little": mark(
        "The amount is less than the items that were chosen. Write all of it, or choose fewer."
    ),
    "payment-mixed": mark(
        "The items are in different currencies. Pay those of one currency at a time."
    ),
    "payment-fund": mark(
        "It is not clear to which fund the money belongs. Choose a fund for what is paid beyond "
        "the items."
    ),
    "due-before": mark(
        "The due day {due_day} lies before the day {day}. Correct one of the two days."
    ),
    "charge-span": mark(
        "The days to charge are not within the fiscal year {year} ({first_day} to {last_day}). "
        "Correct them."
    ),
    "charge-year-closed": mark(
        "The fiscal year {year} is closed, so its dues can no longer be charged. Choose an open "
        "year, or open this one again."
    ),
    "dues-rate-missing": mark(
        "The class {dues_class} has members and no rate for the year {year}. Set its rate, which "
        "may be zero, then charge."
    ),
    "charge-nobody": mark(
        "There is nobody to charge: no member of the class in these days, or all were charged "
        "before ({already})."
    ),
    "charge-twice": mark(
        "Some of these members were charged for these days in the meantime. Look at the list "
        "again; nothing was charged."
    ),
    "dues-class-taken": mark("There is already a class with the code {code}. Choose another code."),
    "dues-class-unknown": mark("There is no class of members {code}. Choose one of the list."),
    "dues-rate-amount": mark("The rate is an amount of zero or more. Correct it."),
    "dues-member-kind": mark("{partner} is no member. Choose a party of that kind, or enter one."),
    "dues-member-before": mark(
        "{partner} belongs to a class since {day} already. Choose another class and a later day."
    ),
    "dues-member-none": mark("{partner} belongs to no class on that day. Correct the day."),
    "waiver-reason": mark("Say why these dues are waived; the reason stays in the book."),
    "bill-number-empty": mark("The number of the bill is missing. Write it as it is printed."),
    "bill-empty": mark("The bill has no lines. Write at least one."),
    "bill-line-amount": mark(
        "Line {position} of the bill needs an amount above zero that the book takes."
    ),
    "bill-supplier": mark("Choose the supplier of the bill."),
    "bill-twice": mark(
        "Bill {number} of this supplier was entered before: it is of {day}, number {bill} in the "
        "list. Nothing was entered."
    ),
    "bill-missing": mark("There is no bill {bill} to pay. Look at the list of unpaid bills."),
    "advance-holder": mark(
        "An advance is held by a person. Choose who takes the money from staff, members or others."
    ),
    "advance-purpose": mark("Say what the advance is for."),
    "advance-amount": mark("The amount of the advance is missing. Write one above zero."),
    "advance-code-taken": mark(
        "There is already an advance with the code {code}. Choose another code."
    ),
    "advance-overdue": mark(
        "The holder has not accounted yet for what is overdue: {codes}. Settle it first, or go on "
        "knowingly."
    ),
    "advance-overdue-blocked": mark(
        "The holder has not accounted yet for what is overdue: {codes}. By the settings of the "
        "book no other advance is handed out before that."
    ),
    "advance-missing": mark(
        "There is no such advance, or its entry waits or is reversed. Look at the list again."
    ),
    "advance-nothing": mark("Write what was spent of the advance, or what comes back."),
    "advance-line-amount": mark("Line {position} of what was spent needs an amount above zero."),
    "advance-line-account": mark(
        "Line {position} of what was spent has an amount and no account. Choose one."
    ),
    "advance-money-account": mark(
        "Choose the cash box that takes the rest, or pays the difference."
    ),
    "advance-too-much": mark(
        "That is more than the advance. Write the difference to be paid to the holder as well."
    ),
    "partner-code-unknown": mark("There is no party with the code {code}. Choose one of the list."),
    "code-unknown": mark("Nothing in the book has the code {code}. Look at the lists of codes."),
    "spent-unreadable": mark("“{text}” says no account and amount. Write them as 5113=120.500."),
}
