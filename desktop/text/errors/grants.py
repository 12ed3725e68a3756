"""The sentences of grants, endowments, zakat, and of the controls on their money."""

from __future__ import annotations

from typing import Final

from desktop.text.words import mark

SENTENCES: Final = {
    "fund-terms-restriction": mark(
        "The fund {fund} is {restriction}, which does not fit the nature “{nature}”. Choose "
        "another nature, or another fund."
    ),
    "fund-terms-principal": mark(
        "An endowment needs the amount of its principal, and no other fund has one. Check the fund "
        "{fund}."
    ),
    "fund-terms-amount": mark(
        "The principal of the fund {fund} is zero or more, and not beyond what a line takes."
    ),
    "fund-terms-yield": mark(
        "Only an endowment has a fund for its yield: another fund, which is no endowment itself. "
        "Check the fund {fund}."
    ),
    "fund-terms-grant": mark(
        "The fund {fund} holds a grant agreement, so it stays the fund of a grant."
    ),
    "master-missing": mark("There is nothing with the code {code}. Look it up in the list."),
    "fund-holds-money": mark(
        "The fund {fund} still holds {amount} {currency}. Move it or spend it before you put "
        "the fund aside."
    ),
    "fund-line-granted": mark(
        "The budget line {line} is part of a grant agreement, so it stays in use."
    ),
    "grant-missing": mark("There is no grant with the code {code}. Look it up in the list."),
    "grant-code-taken": mark("There is already a grant with the code {code}. Choose another code."),
    "grant-fund-taken": mark(
        "The fund {fund} already holds the grant {grant}. Every grant has a fund of its own: add "
        "one, then enter the agreement."
    ),
    "grant-fund-bound": mark(
        "The fund {fund} is not a restricted fund. A grant is kept in a restricted fund of its own."
    ),
    "grant-donor-unknown": mark(
        "The donor of the grant {grant} is not in the book. Add the partner first."
    ),
    "grant-reference-empty": mark("Enter the number by which the agreement is known."),
    "grant-amount": mark("The amount of the grant {grant} is above zero. Enter it again."),
    "grant-period": mark(
        "The eligible period of the grant {grant} ends on {last}, before it begins on {first}. "
        "Check the two days."
    ),
    "grant-rate-missing": mark(
        "The grant {grant} is in {currency}: enter the rate of exchange and its source."
    ),
    "grant-condition-unknown": mark("The grant {grant} has no condition number {number}."),
    "grant-condition-empty": mark("Write what the condition asks for."),
    "grant-report-day": mark(
        "A report of the grant {grant} cannot be due on {day}, before the grant begins."
    ),
    "grant-report-taken": mark("The grant {grant} already has a report due on {day}."),
    "grant-report-missing": mark("The grant {grant} has no report due on {day}."),
    "grant-tranche-amount": mark("An instalment of the grant {grant} is above zero."),
    "grant-tranche-missing": mark("The grant {grant} has no instalment number {number}."),
    "grant-tranches-beyond": mark(
        "The instalments of the grant {grant} are together {together} {currency}, more than the "
        "grant of {amount}. Lower one of them, or enter the addendum that raises the grant."
    ),
    "grant-line-amount": mark("A budget line of the grant {grant} is above zero."),
    "grant-lines-beyond": mark(
        "The budget lines of the grant {grant} are together {together} {currency}, more than the "
        "grant of {amount}. Lower one of them, or enter the addendum that raises the grant."
    ),
    "grant-line-taken": mark("The budget line {line} is already tied to a grant."),
    "grant-account": mark(
        "{account} is not an account of expenses or net assets, so no budget line can follow it."
    ),
    "grant-account-taken": mark(
        "Another budget line of the grant {grant} already follows account {account}."
    ),
    "fund-line-fund-other": mark(
        "The budget line {line} belongs to another fund than the grant. Choose one of its fund, or "
        "another code."
    ),
    "grant-income": mark("{account} is not an account of income. Choose one from the chart."),
    "grant-no-hold": mark(
        "Nothing bars spending from the grant {grant}, so there is no approval to enter."
    ),
    "grant-hold-empty": mark(
        "Say why nothing may be spent yet, for example “Approval of foreign funding”."
    ),
    "grant-approval-number": mark("Enter the number of the approval as it stands on the letter."),
    "grant-closed": mark(
        "The grant {grant} is closed. Open it again before you change its agreement."
    ),
    "grant-file-unreadable": mark(
        "{file} is not a file that describes a grant: {why}. Nothing was entered."
    ),
    "grant-file-field": mark(
        "{file}: the field “{field}” is missing or holds what it cannot hold. Nothing was entered."
    ),
    "tranche-amount": mark(
        "Enter the amount that came in for instalment {number} of the grant {grant}."
    ),
    "tranche-fee": mark(
        "The bank's fee is zero or more, and less than instalment {number} of the grant {grant}."
    ),
    "tranche-account": mark(
        "Choose the cash box or bank account that the money goes through ({account} is none that "
        "fits)."
    ),
    "tranche-beyond": mark(
        "With this, {together} {currency} would have come in for instalment {number} of the grant "
        "{grant}, and {agreed} was agreed. Check the amount; if it is right, allow more."
    ),
    "recognition-nothing": mark(
        "Of the grant {grant} nothing more is earned by that day, so there is nothing to recognise."
    ),
    "release-to": mark("Say to which fund the money of {fund} goes."),
    "release-same": mark("The money is in the fund {fund} already. Choose another fund."),
    "release-nothing": mark("Enter how much is set free from the fund {fund}."),
    "release-beyond": mark(
        "The fund {fund} can set free {free} {currency} at most: what is bound stays in it."
    ),
    "fund-line-exceeded": mark(
        "The budget line {what} of {limit} {currency} would be exceeded: {after} would be spent. "
        "Confirm that it is to be posted all the same."
    ),
    "fund-line-exceeded-blocked": mark(
        "The budget line {what} of {limit} {currency} would be exceeded: {after} would be spent. "
        "An officer who may pass over controls has to sign for it, with a reason."
    ),
    "grant-exceeded": mark(
        "The grant {what} is worth {limit} {currency}, and {after} would be spent from it. Confirm "
        "that it is to be posted all the same."
    ),
    "grant-exceeded-blocked": mark(
        "The grant {what} is worth {limit} {currency}, and {after} would be spent from it. An "
        "officer who may pass over controls has to sign for it, with a reason."
    ),
    "grant-barred": mark(
        "Nothing may be spent from the grant {what} on {day} yet ({reason}). Enter the approval "
        "when it is there. Confirm that it is to be posted all the same."
    ),
    "grant-barred-blocked": mark(
        "Nothing may be spent from the grant {what} on {day} yet ({reason}). Enter the approval "
        "when it is there; else an officer who may pass over controls has to sign, with a reason."
    ),
    "grant-not-eligible": mark(
        "{day} lies outside the eligible period of the grant {what}, {first} to {last}: the donor "
        "may refuse the cost. Confirm that it is to be posted all the same."
    ),
    "grant-not-eligible-blocked": mark(
        "{day} lies outside the eligible period of the grant {what}, {first} to {last}: the donor "
        "may refuse the cost. An officer who may pass over controls has to sign, with a reason."
    ),
    "principal-spent": mark(
        "The endowment {what} would be left with {after} {currency}, less than its principal of "
        "{limit}. Confirm that it is to be posted all the same."
    ),
    "principal-spent-blocked": mark(
        "The endowment {what} would be left with {after} {currency}, less than its principal of "
        "{limit}. An officer who may pass over controls has to sign for it, with a reason."
    ),
    "zakat-head": mark(
        "{after} {currency} of zakat would be spent from the fund {what} without naming its head. "
        "Choose one of the eight heads as the budget line, or confirm that it is to be posted so."
    ),
    "zakat-head-blocked": mark(
        "{after} {currency} of zakat would be spent from the fund {what} without naming its head. "
        "Choose one of the eight heads as the budget line; else an officer who may pass over "
        "controls has to sign, with a reason."
    ),
}
