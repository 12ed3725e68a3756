"""The sentences of vouchers: cheques, voiding, templates."""

from __future__ import annotations

from typing import Final

from desktop.text.words import mark

SENTENCES: Final = {
    "cheque-without-account": mark(
        "A voucher by cheque needs a line on a bank account or cash box. Choose the account, or "
        "mark it as one in the chart of accounts."
    ),
    "cheque-number-used": mark(
        "Cheque {what} of account {account} stands on voucher {voucher} already. Check the number, "
        "or confirm that this one has the same."
    ),
    "cheque-number-blocked": mark(
        "Cheque {what} of account {account} stands on voucher {voucher} already. Check the number; "
        "where it is right, an officer who may pass over controls has to sign for it, with a "
        "reason."
    ),
    "cheque-missing": mark("There is no cheque {cheque} in this book."),
    "cheque-returned-already": mark(
        "Cheque {number} was returned on {day} already. A cheque comes back once; make a new "
        "voucher for a new one."
    ),
    "cheque-state": mark("Cheque {number} stands as: {state}. This cannot happen to it any more."),
    "cheque-event-day": mark(
        "Cheque {number} was written on a voucher of {voucher_day}; nothing happens to it before, "
        "on {day}. Correct the day."
    ),
    "cheque-return-reason": mark("Say why the bank returned the cheque, as its slip says."),
    "cheque-fee": mark("The bank's fee is zero or more."),
    "void-of-void": mark(
        "{series} number {number} takes another entry back, so it cannot be void itself. Post the "
        "voucher that was right anew."
    ),
    "void-already": mark(
        "{series} number {number} has been taken back already; it cannot be made void again."
    ),
    "void-reason-empty": mark("Say why the voucher is void: the reason stands on it for good."),
    "void-month-closed": mark(
        "The month of {day} is closed. Date the voiding {open_day} or later: that is the first "
        "open day."
    ),
    "void-cheque-cleared": mark(
        "The bank paid cheque {number} on {day}: money has passed, so its voucher cannot be void. "
        "Book what is paid back as a new voucher."
    ),
    "voucher-party-erased": mark(
        "The data of party {code} has been erased. Choose another party, or write the name on the "
        "voucher."
    ),
    "recurrence-month-day": mark("The day of the month is from 1 to 31."),
    "recurrence-days": mark(
        "The last day ({last_day}) is before the first one ({first_day}). Correct one of them."
    ),
    "slip-account": mark(
        "{account} is no cash box and no bank account. Choose one through which the money passes."
    ),
    "slip-means": mark(
        "Account {account} does not go with this means of payment ({method}): cash comes out of a "
        "cash box, cheques and transfers out of a bank account. Choose another account or means."
    ),
    "slip-own-account": mark(
        "Line {position}: {account} is the account that the money passes through. Write what the "
        "money is for; its other side is made by the form."
    ),
    "slip-transfer-account": mark(
        "Line {position}: {account} is no cash box, bank account or account of bank charges. A "
        "transfer moves money between your own accounts; pay others by a payment voucher."
    ),
    "slip-two-currencies": mark(
        "Line {position}: account {account} is kept in {given} and the money is {currency}. Write "
        "this as a journal entry, with the rate of each."
    ),
    "slip-nothing": mark("Write at least one line: what the money is for, and how much."),
    "slip-fund-negative": mark(
        "More is withheld of fund {fund} than is paid from it. Correct the amounts, or the fund of "
        "a line."
    ),
    "template-missing": mark("There is no voucher template {template} in this book."),
    "template-name-empty": mark("Give the template a name by which you find it again."),
    "template-name-taken": mark("There is a template called {name} already. Choose another name."),
    "template-content": mark(
        "This is not the text of a voucher form. Make the template from a voucher."
    ),
    "recurrence-missing": mark("There is no recurring voucher {recurrence} in this book."),
    "skip-reason-empty": mark("Say why this voucher is left out: the reason is kept."),
    "occurrence-unknown": mark(
        "Nothing of this recurring voucher is due on {day}, or it was left out already."
    ),
    "voucher-unknown": mark("There is no {series} number {number} in {year}."),
    "voucher-file": mark(
        "{file} does not tell a voucher: {place} is missing or wrong. What such a file says stands "
        "in the manual of commands."
    ),
}
