"""The sentences of approvals, their rules, and the controls that entries are held against."""

from __future__ import annotations

from typing import Final

from desktop.text.words import mark

SENTENCES: Final = {
    "approval-needed": mark(
        "An entry of {amount} {currency} needs the approval of others before it is posted "
        "({count}, by rule {rule}). Send it for approval."
    ),
    "approval-not-needed": mark("No rule asks for approval of this entry. Post it."),
    "approval-given": mark("You have already answered proposed entry {proposal}."),
    "approval-own": mark(
        "You made proposed entry {proposal} yourself, and the rules ask for someone else. Another "
        "officer has to answer; you can withdraw it."
    ),
    "approval-office": mark(
        "The rules that cover proposed entry {proposal} ask for other offices than yours."
    ),
    "proposal-missing": mark("There is no proposed entry {proposal} in this book."),
    "proposal-closed": mark(
        "Proposed entry {proposal} does not wait any more. It stands as: {status}."
    ),
    "proposal-altered": mark(
        "What proposed entry {proposal} says is not what its maker signed: it was changed outside "
        "the program. Do not approve it. Check the log, and tell the internal auditor."
    ),
    "proposal-of-another": mark(
        "Proposed entry {proposal} was made by {maker}, who alone can withdraw it. You can refuse "
        "it."
    ),
    "proposal-not-over": mark(
        "Proposed entry {proposal} was neither refused nor withdrawn, so it is not opened again."
    ),
    "proposal-without-form": mark(
        "Proposed entry {proposal} was not typed into the voucher form. Make it anew."
    ),
    "refusal-reason-empty": mark("Say why you refuse: the maker needs the reason."),
    "override-reason-empty": mark(
        "Say why the control is passed over: the reason is signed and kept."
    ),
    "rule-roles-empty": mark("Choose at least one office that may approve."),
    "rule-approvals": mark("The number of approvals is from 1 to {most}."),
    "rule-amount": mark("The amount of a rule is zero or more, and not beyond what a line takes."),
    "rule-fund-unknown": mark("The fund of the rule is not in the book. Choose one from the list."),
    "rule-project-unknown": mark(
        "The project of the rule is not in the book. Choose one from the list."
    ),
    "rule-unsatisfiable": mark(
        "Officers of the book who could give this approval: {able}. The rule wants {wanted}, of "
        "others than the maker. Choose more offices, ask for fewer, or let the maker approve."
    ),
    "rule-missing": mark("There is no approval rule {rule}."),
    "rule-stopped": mark("Approval rule {rule} has been put aside already."),
    "budget-amount": mark("A budget limit is zero or more, and not beyond what a line takes."),
    "budget-unknown": mark(
        "The fund, project or account of the limit is not in the book. Choose from the lists."
    ),
    "budget-account": mark(
        "{account} is not an account of expenses; a budget limits what is spent."
    ),
    "budget-missing": mark("There is no budget limit {line} that holds."),
    "fund-overspent": mark(
        "Fund {what} would be left with {after} {currency}: more would be spent than the donor "
        "gave. Confirm that it is to be posted all the same."
    ),
    "fund-overspent-blocked": mark(
        "Fund {what} would be left with {after} {currency}: more would be spent than the donor "
        "gave. An officer who may pass over controls has to sign for it, with a reason."
    ),
    "budget-exceeded": mark(
        "The budget {what} of {limit} {currency} would be exceeded: {after} would be spent. "
        "Confirm that it is to be posted all the same."
    ),
    "budget-exceeded-blocked": mark(
        "The budget {what} of {limit} {currency} would be exceeded: {after} would be spent. An "
        "officer who may pass over controls has to sign for it, with a reason."
    ),
}
