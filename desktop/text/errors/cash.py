"""The sentences of cash boxes, counts, rates of exchange and revaluations."""

from __future__ import annotations

from typing import Final

from desktop.text.words import mark

SENTENCES: Final = {
    "cash-below-zero": mark(
        "The cash box {what} would be left with {after} {currency}: more would be paid than lies "
        "in it. Confirm that it is to be posted all the same."
    ),
    "cash-below-zero-blocked": mark(
        "The cash box {what} would be left with {after} {currency}: more would be paid than lies "
        "in it. An officer who may pass over controls has to sign for it, with a reason."
    ),
    "foreign-sign": mark(
        "Line {position}: the amount in {currency} and the amount beside it have different "
        "signs. Debit or credit both."
    ),
    "foreign-nothing": mark(
        "Line {position}: an amount of nothing in another currency is only for revaluing money, "
        "receivables and payables; {account} is none of these. Write the amount."
    ),
    "rate-own-currency": mark(
        "{currency} is the currency of the book and needs no rate. Choose another currency."
    ),
    "rate-jump": mark(
        "{rate} for one {currency} is far from {before}, the rate before it. Look whether the "
        "point stands in its place and the two currencies are not exchanged; if it is right, "
        "confirm it."
    ),
    "rate-in-future": mark(
        "{day} is in the future: a rate for {currency} is not known yet. Correct the day."
    ),
    "rate-old": mark(
        "The rate for {currency} is of {day}, {age} days ago. Note a newer one in the table of "
        "rates, or go on with it."
    ),
    "rate-missing": mark(
        "No rate for {currency} is known on {day} or before. Note it in the table of rates, then "
        "try again."
    ),
    "rates-too-many": mark(
        "{file} has more than {most} rows. Divide it and import the parts one after the other."
    ),
    "rates-column-missing": mark(
        "{file} has no column “{column}”. Its first row has to name the columns currency, day, "
        "rate and source."
    ),
    "rates-day": mark("“{text}” is no day. Write year-month-day, for example 2026-01-31."),
    "rates-refused": mark(
        "{file}: {count} of its rows cannot be taken in, so nothing was written. Correct them and "
        "import the file again."
    ),
    "deal-amount": mark("Both amounts have to be more than nothing."),
    "deal-fee": mark("A fee is nothing or more."),
    "deal-same": mark("The two accounts are the same. Choose another one."),
    "deal-one-currency": mark(
        "Both accounts are in {currency}, so nothing is exchanged. Use a transfer voucher."
    ),
    "deal-amounts-differ": mark(
        "Both sides are in {currency}; so the two amounts have to be the same. The fee has a "
        "field of its own."
    ),
    "deal-rate-needed": mark(
        "Neither account is in the currency of the book. Note the rate for one {currency} on "
        "{day} first."
    ),
    "deal-no-value": mark(
        "One of the lines comes to nothing in the currency of the book. Correct the amounts."
    ),
    "deal-holds-too-little": mark(
        "{account} holds {held} {currency} of this fund, and {wanted} are to leave it. Correct "
        "the amount, the fund or the account."
    ),
    "revaluation-no-rate": mark(
        "No rate for {currency} is known on {day} or before. Note the closing rate first, then "
        "revalue."
    ),
    "revaluation-old-rate": mark(
        "The last rate for {currency} is of {rate_day}, {age} days before {day}. Note the rate of "
        "the closing day, or confirm that this one is to be used."
    ),
    "revaluation-nothing": mark(
        "Nothing is held in another currency on {day}, so there is nothing to revalue."
    ),
    "revaluation-done": mark(
        "{account} has been revalued on {day} already (revaluation {revaluation}). Reverse that "
        "one first."
    ),
    "revaluation-missing": mark("There is no revaluation {revaluation} in the book."),
    "revaluation-reversed": mark(
        "Revaluation {revaluation} has no entry that could be reversed (any more)."
    ),
    "cash-box-missing": mark(
        "{account} is no cash box of this book. Choose one from the list, or mark the account as "
        "a cash box in the chart."
    ),
    "cash-box-use": mark(
        "{account} is not marked as a cash box. Mark it in the chart of accounts, then try again."
    ),
    "cash-box-two-holders": mark(
        "One person holds a cash box: choose an officer or a partner for {account}, not both."
    ),
    "cash-box-limit": mark("The limit of {account} has to be more than nothing."),
    "cash-box-holder": mark(
        "The holder of {account} is not in the book. Choose an officer or a partner."
    ),
    "count-unreadable": mark(
        "A number of notes or coins cannot be read. Write whole numbers only."
    ),
    "count-lines": mark("A count has at most {most} kinds of notes and coins."),
    "count-value": mark("A note or coin is worth more than nothing. Correct its value."),
    "count-quantity": mark("The number of pieces of {value} is below nothing or too large."),
    "count-twice": mark("{value} is counted twice. Put both together."),
    "count-sum": mark(
        "The notes and coins come to {total}, but {stated} is written as the total. Count again "
        "or correct one of them; what was typed is kept."
    ),
    "count-too-much": mark("So much money is beyond what a book can hold. Correct the numbers."),
    "count-nobody": mark("Who counted? Write the name."),
    "count-no-witness": mark(
        "A count needs a second person who watched it. Write another name than that of the one "
        "who counted."
    ),
    "count-future": mark("{day} is in the future. Correct the day of the count."),
    "count-agrees": mark("Count {count} agrees with the book; there is no difference to post."),
    "count-settled": mark(
        "The difference of count {count} is posted already, or waits for approval."
    ),
    "count-missing": mark("There is no cash count {count} in the book."),
    "count-file": mark(
        "{file} is no cash count: “{place}” is missing or not as it should be. See the manual for "
        "an example."
    ),
}
