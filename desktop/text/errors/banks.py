"""The sentences of bank accounts, statements and reconciliations."""

from __future__ import annotations

from typing import Final

from desktop.text.words import mark

SENTENCES: Final = {
    "bank-name-empty": mark("The name of the bank is missing. Write it."),
    "bank-text-long": mark("A text is longer than {most} characters. Shorten it."),
    "bank-iban": mark(
        "{iban} is not an IBAN: its letters or its check digits are not right. Compare it with "
        "what the bank wrote."
    ),
    "bank-account-missing": mark(
        "There is no bank account behind the account {account}. Enter it among the bank accounts."
    ),
    "bank-account-use": mark(
        "The account {account} is not used as a bank. Mark it as “bank” in the chart of "
        "accounts, then try again."
    ),
    "bank-account-twice": mark(
        "The account {account} has its bank account already. Change that one."
    ),
    "bank-account-currency": mark(
        "The account {account} holds {currency} and cannot be a bank account in {given}."
    ),
    "bank-account-in-use": mark(
        "There are statements of the account {account} in {currency}: its currency can no longer "
        "change."
    ),
    "cell-day-empty": mark("the day is missing"),
    "cell-day-form": mark("“{text}” is not a day"),
    "cell-day-none": mark("“{text}” is a day that no calendar has"),
    "cell-day-order": mark(
        "“{text}” can be read in two ways; say whether the day or the month stands first"
    ),
    "cell-amount": mark("“{text}” is not an amount in {currency} with this sign of decimals"),
    "cell-decimal": mark(
        "“{text}” can be read in two ways; say whether the point or the comma stands before the "
        "decimals"
    ),
    "layout-no-day": mark("No column is said to hold the day. Choose one."),
    "layout-no-amount": mark(
        "No column is said to hold the amount. Choose one for the amount, or one for what left "
        "the account and one for what came in."
    ),
    "layout-two-amounts": mark(
        "One column for the amount and others for money in and out contradict each other. Keep "
        "the one or the others."
    ),
    "layout-same-column": mark(
        "Column {column} is said to hold both “{one}” and “{other}”. Choose one of them."
    ),
    "layout-name": mark("A name of 1 to {most} characters is needed to save it. Write one."),
    "layout-missing": mark(
        "No way of reading called {name} is saved for this account. Choose another one."
    ),
    "statement-row": mark(
        "Row {row} of the file, {means}: {reason}. Correct how the columns are read, or the file. "
        "Nothing was taken in."
    ),
    "statement-row-amount": mark(
        "Row {row} of the file has a day and no amount. Correct how the columns are read, or the "
        "file. Nothing was taken in."
    ),
    "statement-row-both": mark(
        "Row {row} of the file has money going out and coming in at once. Correct how the columns "
        "are read, or the file."
    ),
    "statement-empty": mark(
        "There is no line with a day and an amount in the file. Correct how the columns are read, "
        "or choose another file."
    ),
    "statement-too-long": mark(
        "The statement has more than {most} lines. Ask the bank for a shorter time. Nothing was "
        "taken in."
    ),
    "statement-amount-large": mark("The amount in row {row} of the file is too large."),
    "statement-balance": mark(
        "The balance in row {row} of the file ({day}) does not follow from the one before it: "
        "lines are missing, or the amount column is the wrong one. Nothing was taken in."
    ),
    "statement-sum": mark(
        "Opening balance and movements do not make the closing balance of the file. Lines are "
        "missing, or the columns are the wrong ones. Nothing was taken in."
    ),
    "statement-two-accounts": mark(
        "The file speaks of more than one account or currency: {one} and {other}. Take them in "
        "one by one."
    ),
    "statement-other-account": mark(
        "The file is of the account {found}, and not of {number}, which stands behind {account}. "
        "Choose the right bank account, or the right file. Nothing was taken in."
    ),
    "statement-other-currency": mark(
        "The file is in {found}, and the bank account {account} in {currency}. Choose the right "
        "bank account, or the right file. Nothing was taken in."
    ),
    "statement-again": mark(
        "{file} is in the book already: it was taken in as {source}. Nothing was taken in again."
    ),
    "statement-nothing-new": mark(
        "Every line of {file} is in the book already. Nothing was taken in."
    ),
    "statement-missing": mark("There is no statement with the number {number} in the book."),
    "statement-undone": mark("The statement {number} is undone already."),
    "statement-reconciled": mark(
        "Lines of the statement {number} are part of a reconciliation. Take those matches back "
        "first, or undo the reconciliation."
    ),
    "statement-line-missing": mark("There is no line {number} in a statement of the book."),
    "statement-line-made": mark(
        "A voucher was made of this line already. Match it, or reverse that entry first."
    ),
    "ofx-malformed": mark(
        "{file} begins as an OFX file and cannot be read as one. Fetch it from the bank again, or "
        "ask for CSV."
    ),
    "ofx-several": mark(
        "{file} holds the statements of more than one account. Fetch one file for each account."
    ),
    "ofx-currency": mark("{file} does not say a currency that is known (“{code}”)."),
    "ofx-day": mark("Transaction {row} of the file: “{text}” is not a day."),
    "ofx-amount": mark("Transaction {row} of the file: {reason}."),
    "reconciliation-open": mark(
        "A reconciliation of {account} up to {day} is under way. Finish or undo it first."
    ),
    "reconciliation-before": mark(
        "{account} is reconciled up to {day}. Choose a later day, or undo that one first."
    ),
    "reconciliation-balance": mark(
        "No statement of {account} that ends on {day} says its balance. Write the balance of the "
        "bank's statement."
    ),
    "reconciliation-none-open": mark(
        "No reconciliation of {account} is under way. Begin one first."
    ),
    "reconciliation-day-missing": mark("The last day of the bank's statement is missing. Say it."),
    "reconciliation-none": mark("{account} has not been reconciled yet."),
    "reconciliation-missing": mark("There is no reconciliation with the number {number}."),
    "reconciliation-not-open": mark(
        "Reconciliation {number} is finished or undone. It can no longer be changed."
    ),
    "reconciliation-undone": mark("Reconciliation {number} is undone already."),
    "reconciliation-difference": mark(
        "{difference} {currency} stay unexplained. Find them, or write what the difference is, to "
        "finish all the same."
    ),
    "reconciliation-unmatched": mark(
        "{count} lines of the bank have nothing in the book. Match them, make vouchers of them, "
        "or write why they are left, to finish all the same."
    ),
    "reconciliation-reason": mark("Write why the reconciliation is undone."),
    "reconciliation-later": mark(
        "There is a later reconciliation up to {day}. Undo that one first."
    ),
    "match-empty": mark("Choose at least one line."),
    "match-many": mark(
        "Several lines of the bank cannot be matched with several of the book at once. Choose one "
        "line on one of the sides."
    ),
    "match-taken": mark("One of the lines is matched already, or is not of this account."),
    "match-sums": mark(
        "The lines of the bank make {bank} {currency}, those of the book {book} {currency}. They "
        "cannot be the same money."
    ),
    "match-missing": mark("There is no match with the number {number}."),
}
