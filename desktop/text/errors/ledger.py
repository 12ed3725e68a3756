"""The sentences of posting, the masters and imports."""

from __future__ import annotations

from typing import Final

from desktop.text.words import mark

SENTENCES: Final = {
    "name-empty": mark("The name is missing. Write it in Arabic or in English."),
    "code-empty": mark("The code is missing. Write a short one, in letters or digits."),
    "chart-template-unknown": mark(
        "There is no chart of accounts called “{name}”. There are: {known}."
    ),
    "account-code-taken": mark(
        "There is already an account with the code {code}. Choose another code."
    ),
    "account-name-taken": mark(
        "There is already an account called “{name}” in this place. Choose another name."
    ),
    "account-parent-unknown": mark(
        "The account {code} is to stand under {parent}, which is not in the chart. Add that "
        "account first."
    ),
    "account-parent-kind": mark(
        "The account {code} is of another kind than {parent}, under which it is to stand. "
        "Choose a parent of the same kind."
    ),
    "account-unknown": mark(
        "Line {position}: there is no account {account} in the chart. Choose one from the list."
    ),
    "account-heading": mark(
        "Line {position}: {account} is a heading, which takes no entries. Choose one of the "
        "accounts below it."
    ),
    "account-inactive": mark(
        "Line {position}: the account {account} is no longer in use. Choose another, or put "
        "it in use again."
    ),
    "account-currency": mark(
        "Line {position}: the account {account} holds {currency}, but the line is in {given}."
        " Choose another account, or write the amount in {currency}."
    ),
    "fund-unknown": mark(
        "Line {position}: the fund is not in the book or is no longer in use. Choose one from"
        " the list."
    ),
    "project-unknown": mark(
        "Line {position}: the project is not in the book. Choose one from the list."
    ),
    "partner-unknown": mark(
        "Line {position}: the partner is not in the book. Choose one from the list."
    ),
    "fund-code-taken": mark("There is already a fund with the code {code}. Choose another code."),
    "project-code-taken": mark(
        "There is already a project with the code {code}. Choose another code."
    ),
    "partner-code-taken": mark(
        "There is already a partner with the code {code}. Choose another code."
    ),
    "year-order": mark("The fiscal year {name} ends before it begins. Correct its two days."),
    "year-overlaps": mark(
        "The fiscal year {name} shares days with the year {other}. Correct its two days."
    ),
    "year-name-taken": mark("There is already a fiscal year called {name}. Choose another name."),
    "year-unknown": mark("There is no fiscal year {name} in the book. There are: {known}."),
    "year-closed": mark(
        "The fiscal year {year} is closed, so nothing can be posted on {day}. Choose a day in"
        " an open year."
    ),
    "period-closed": mark(
        "Month {number} of the year {year} is closed, so nothing can be posted on {day}. "
        "Choose a day in an open month."
    ),
    "day-without-year": mark(
        "The book has no fiscal year for {day}. Correct the day, or open that year first."
    ),
    "narration-empty": mark(
        "The narration is missing. Write in a few words what this entry is for."
    ),
    "entry-too-few-lines": mark(
        "The entry has {count} lines; it needs at least two. Add the other side."
    ),
    "entry-zero-line": mark("Line {position} has no amount. Write one, or remove the line."),
    "entry-amount-too-large": mark(
        "The amount of line {position} is larger than any that the book takes. Check the digits."
    ),
    "entry-unbalanced": mark(
        "The entry does not balance: debits less credits is {difference} {currency}. Correct "
        "an amount or add the missing line; the draft is kept."
    ),
    "entry-fund-unbalanced": mark(
        "The entry does not balance within the fund {fund}: debits less credits is "
        "{difference} {currency}. One fund cannot pay for another; add the lines of a "
        "transfer between them."
    ),
    "entry-missing": mark("There is no entry {entry_id} in the book."),
    "entry-already-reversed": mark(
        "{series} number {number} was reversed before. A reversed entry stays as it is."
    ),
    "entry-reversal-before": mark(
        "The reversal is dated {day}, before the entry itself ({entry_day}). Choose that day "
        "or a later one."
    ),
    "draft-missing": mark("The draft {draft_id} is gone: it was posted or thrown away."),
    "statement-unknown": mark("There is no statement called “{name}”. There are: {known}."),
    "file-missing": mark("There is no file {path}. Check the name."),
    "file-unreadable": mark(
        "The file {path} cannot be read. Check that you may open it, then try again."
    ),
    "import-needs-rate": mark(
        "{file}, line {line}: the transaction is in {currencies}, and the file gives no way "
        "to {base}. Add a price (@) there; nothing was imported."
    ),
    "import-account-kind": mark(
        "Line {line}: it is not clear whether the account “{account}” is an asset, a "
        "liability, net assets, income or an expense. Name it under one of these, or add “; "
        "type:” to its directive; nothing was imported."
    ),
    "import-fund-unknown": mark(
        "{file}, line {line}: there is no fund with the code “{fund}” in the book. Add it "
        "first, so that its restriction is known; nothing was imported."
    ),
    "import-amount-lost": mark(
        "{file}, line {line}: the amount is worth nothing in the currency of the book. "
        "Correct its price; nothing was imported."
    ),
    "import-already-done": mark(
        "{file} was imported before (as {source}). Nothing was imported again."
    ),
    "import-entry-refused": mark("{file}, line {line}: {reason} Nothing was imported."),
    "year-closed-whole": mark(
        "The fiscal year {year} is closed as a whole; its months cannot be opened one by one."
    ),
    "period-unknown": mark(
        "The fiscal year {year} has no month {number}. Months are counted from 1."
    ),
    "chart-not-csv": mark(
        "{file} is not a chart of accounts that can be read. Save it as CSV in UTF-8 with the"
        " columns code, name_ar, name_en, kind, parent, function, currency, postable; nothing"
        " was added."
    ),
    "chart-row": mark(
        "{file}, line {line}: “{value}” does not fit in the column {column}. Correct the "
        "line; nothing was added."
    ),
    "account-missing": mark("The account is no longer in the chart. Choose one from the list."),
}
