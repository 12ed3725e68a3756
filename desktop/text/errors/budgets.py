"""The sentences of budgets, commitments, and of workbooks that carry a budget."""

from __future__ import annotations

from typing import Final

from desktop.text.words import mark

SENTENCES: Final = {
    "budget-code-unknown": mark(
        "There is no budget with the code {code}. Look it up in the list of budgets."
    ),
    "budget-code-taken": mark("There is already a budget with the code {code}. Choose another."),
    "budget-year-closed": mark(
        "The fiscal year {year} is closed, so no budget can be made or adopted for it."
    ),
    "budget-not-draft": mark(
        "The budget {code} is no longer a draft, so it cannot be changed or adopted again. Make a "
        "revision of it."
    ),
    "budget-empty": mark("The budget {code} has no figures. Enter figures before it is adopted."),
    "budget-resolution-empty": mark(
        "Say by which resolution the budget was adopted: its number and the body, for example "
        "“Board 4/2025”."
    ),
    "budget-place-unknown": mark(
        "The account, fund, project or branch of a figure is not in the book. Choose one from the "
        "list."
    ),
    "budget-account-kind": mark(
        "The account {account} is neither income nor expense. A budget is made of these alone."
    ),
    "budget-months": mark(
        "The figures of the account {account} do not fit the months of the fiscal year. Give "
        "{count} amounts, one for each month."
    ),
    "budget-figure-negative": mark(
        "Account {account}, month {month}: the amount is below nothing. Income and expenses are "
        "both written without a minus."
    ),
    "budget-figure-large": mark("Account {account}, month {month}: the amount is too large."),
    "budget-figures-many": mark(
        "A budget can have at most {most} figures. Use headings in place of single accounts."
    ),
    "budget-place-twice": mark("{place} has two figures in the budget. Join them into one."),
    "budget-heading-and-account": mark(
        "The heading {heading} and the account {account} below it both have figures, so the same "
        "money would be counted twice. Keep one of them."
    ),
    "commitment-code-taken": mark(
        "There is already a commitment with the code {code}. Choose another."
    ),
    "commitment-unknown": mark(
        "There is no commitment with the code {code}. Look it up in the list of commitments."
    ),
    "commitment-amount": mark("The amount of a commitment is more than nothing. Correct it."),
    "commitment-purpose-empty": mark("Say what the commitment is for."),
    "commitment-place": mark(
        "A commitment names an expense account that can be posted to, and a fund. Choose them from "
        "the list."
    ),
    "commitment-closed": mark("The commitment {code} is closed already."),
    "commitment-reason-empty": mark("Say why the commitment {code} is closed."),
    "commitment-exceeds": mark(
        "With this commitment {what} would come to {after} {currency}; its budget is {limit}. Say "
        "that you go on all the same, or promise less."
    ),
    "commitment-over-budget": mark(
        "With this commitment {what} would come to {after} {currency}; its budget is {limit}. "
        "Have the budget revised, or promise less."
    ),
    "variance-note-place": mark(
        "The note names an account that is neither income nor expense. Choose a line of the budget."
    ),
    "budget-workbook-none": mark(
        "{file} holds no budget of this program. Write the budget to a workbook first, fill that "
        "in and take it back."
    ),
    "budget-workbook-currency": mark(
        "The amounts in {file} are in {given}, those of the book in {currency}. Choose the file "
        "that was written from this book."
    ),
    "budget-workbook-shape": mark(
        "In {file}, sheet {sheet}, columns were moved, added or removed. Write the budget to a new "
        "workbook and copy the amounts over."
    ),
    "budget-workbook-many": mark(
        "{file} holds {count} budgets, so it cannot be taken into one draft. Remove the other "
        "sheets, or let each go to its own draft."
    ),
    "budget-workbook-year": mark(
        "The sheet is about the fiscal year {given}, the budget {code} about {year}."
    ),
    "budget-workbook-refused": mark(
        "{file} was not taken in: {count} cells have to be corrected. The first, {cell} on sheet "
        "{sheet}: {reason}"
    ),
    "budget-row-key-changed": mark(
        "The codes of this row were changed; it was written as {before}. Put them back, and enter "
        "the new account in an empty row."
    ),
    "budget-row-no-account": mark("The row has amounts and no account. Enter the account's code."),
    "budget-row-twice": mark(
        "The account {account} stands in two rows with the same fund, project and branch."
    ),
    "budget-row-code": mark("The code holds hidden characters. Type it anew."),
    "budget-row-text": mark("“{value}” is text. Enter a number."),
    "budget-row-uncomputed": mark(
        "The formula was never computed. Open the file in a spreadsheet program and save it again."
    ),
    "budget-row-large": mark("{value} is too large."),
    "budget-row-decimals": mark("{value} has more than {most} decimals."),
    "budget-row-negative": mark(
        "{value} is below nothing. Income and expenses are both written without a minus."
    ),
    "budget-row-account-unknown": mark("There is no account with the code {code} in the chart."),
    "budget-row-fund-unknown": mark("There is no fund with the code {code}."),
    "budget-row-project-unknown": mark("There is no project with the code {code}."),
    "budget-row-branch-unknown": mark("There is no branch with the code {code}."),
}
