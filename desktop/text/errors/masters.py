"""The sentences of codes, fiscal years, projects, and files that are none."""

from __future__ import annotations

from typing import Final

from desktop.text.words import mark

SENTENCES: Final = {
    "code-characters": mark(
        "“{code}” cannot be a code. Use 1 to 20 letters and digits, with - or . between them; no "
        "spaces or hidden characters."
    ),
    "year-name-characters": mark(
        "“{name}” cannot be the name of a fiscal year. Use up to 20 letters and digits, with - or "
        ". between them, for example 2026 or 2026-2027."
    ),
    "year-too-long": mark(
        "The fiscal year {name} has more than {most} months. Correct its two days."
    ),
    "project-order": mark("The project {code} ends before it begins. Correct its two days."),
    "branch-unknown": mark(
        "Line {position}: the branch is not in the book. Choose one from the list."
    ),
    "branch-code-taken": mark(
        "There is already a branch with the code {code}. Choose another code."
    ),
    "fund-line-unknown": mark(
        "Line {position}: the budget line is not in the book or is no longer in use. Choose one "
        "from the list."
    ),
    "fund-line-fund": mark(
        "Line {position}: the budget line {line} is not one of the fund {fund}. Choose a budget "
        "line of that fund, or another fund."
    ),
    "fund-line-code-taken": mark(
        "There is already a budget line with the code {code}. Choose another code."
    ),
    "fund-line-amount": mark(
        "The amount of the budget line {code} is below nothing or too large. Correct it."
    ),
    "fund-missing": mark("The fund is not in the book. Choose one from the list."),
    "account-use-kind": mark(
        "The account {account} is among {kind} and cannot be used as “{use}”. Choose another "
        "use, or another account."
    ),
    "account-use-missing": mark(
        "No account of the chart is marked as “{use}”. Mark one in the chart of accounts, then "
        "try again."
    ),
    "voucher-partner-unknown": mark(
        "The party of the voucher is not in the directory. Choose one from the list, or write the "
        "name only."
    ),
    "voucher-cheque-number": mark("The number of the cheque is missing. Write it."),
    "file-not-regular": mark(
        "{path} is not a file that can be read (it is a folder or a device). Choose a file."
    ),
}
