"""The sentences of the window itself: faults of ours, and what forms refuse."""

from __future__ import annotations

from typing import Final

from desktop.text.words import mark

SENTENCES: Final = {
    "program-fault": mark(
        "The program made a mistake (reference {reference}). What was saved before is safe. Try "
        "again; if it happens again, send the reference with the log file."
    ),
    "rate-empty": mark("The rate is missing. Write the price of one unit, for example 4.85."),
    "rate-unreadable": mark(
        "The rate “{text}” cannot be read. Write digits with a point before the decimals, for "
        "example 4.85."
    ),
    "rate-zero": mark("The rate is zero. Write the price of one unit, for example 4.85."),
    "rate-source-empty": mark(
        "The voucher has amounts in another currency. Write where their rate is from, for example "
        "the Central Bank of Libya."
    ),
    "line-both-sides": mark(
        "The line has an amount on both sides. Keep the debit or the credit, and empty the other."
    ),
    "cell-empty": mark("Something is missing here. Fill it in, or remove the line (Ctrl+Delete)."),
    "code-not-found": mark("“{typed}” is not in the list. Choose one from the list."),
    "balance-by-rate": mark(
        "The account of this line holds another currency: write its amount and the rate, and "
        "balance the entry on another line."
    ),
    "nothing-to-repeat": mark("There is no line above whose cell could be repeated."),
    "nothing-missing": mark("The entry balances; there is no amount to fill in."),
}
