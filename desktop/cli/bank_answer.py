"""What `sijill bank` says, in lines and for programs."""

from __future__ import annotations

from typing import Any

from desktop.cli.columns import table
from desktop.cli.terminal import Terminal
from desktop.domain.currency import Currency, currency_of
from desktop.domain.formats import decimal_text, format_amount
from desktop.domain.isolates import strip_isolates
from desktop.domain.ledger.banks.reconciliation import Reconciliation, Workplace
from desktop.domain.ledger.banks.suggestion import Suggestion
from desktop.services.ledger.banks.accounts import BankStanding
from desktop.services.ledger.banks.preview_statement import StatementPlan
from desktop.store.queries.banks import StatementRow
from desktop.text.labels import label
from desktop.text.suggestions import why
from desktop.text.words import Words


def standing_json(each: BankStanding) -> dict[str, Any]:
    """Return a bank account and how it stands, for programs."""
    account, currency = each.account, currency_of(each.account.currency)
    return {
        "account": account.code,
        "bank": account.bank,
        "branch": account.branch,
        "number": account.number,
        "iban": account.iban,
        "currency": account.currency,
        "signatories": account.signatories,
        "active": account.active,
        "balance": decimal_text(each.balance, currency),
        "statement_until": each.statement_until and each.statement_until.isoformat(),
        "reconciled_until": each.finished and each.finished.last_day.isoformat(),
        "under_way": each.opened and each.opened.last_day.isoformat(),
        "waiting_in_book": each.waiting_book,
        "waiting_at_bank": each.waiting_bank,
    }


def say_standings(found: tuple[BankStanding, ...], terminal: Terminal) -> None:
    """Answer with a line for each bank account."""
    words = terminal.words
    rows = [
        (
            each.account.code,
            words.of(each.account.name_ar, each.account.name_en),
            each.account.bank,
            format_amount(each.balance, currency_of(each.account.currency)),
            each.account.currency,
            "\u2014" if each.finished is None else each.finished.last_day.isoformat(),
            str(each.waiting_book),
            str(each.waiting_bank),
        )
        for each in found
    ]
    heads = (
        words("Code"),
        words("Name"),
        words("Bank"),
        words("Balance"),
        words("Currency"),
        words("Reconciled until"),
        words("Waiting in the book"),
        words("Waiting at the bank"),
    )
    for text in table((heads, *rows), words, frozenset({3, 6, 7})):
        terminal.say(text)


def plan_json(plan: StatementPlan) -> dict[str, Any]:
    """Return what a file would bring, for programs."""
    currency = currency_of(plan.account.currency)
    read = plan.statement
    return {
        "account": plan.account.code,
        "file": plan.file.name,
        "format": plan.file.format.value,
        "sha256": plan.file.sha256,
        "first_day": read.first_day.isoformat(),
        "last_day": read.last_day.isoformat(),
        "opening": _amount(read.opening, currency),
        "in": decimal_text(read.coming_in, currency),
        "out": decimal_text(read.going_out, currency),
        "closing": _amount(read.closing, currency),
        "lines": len(plan.taken),
        "left_out": len(plan.known),
    }


def say_plan(plan: StatementPlan, terminal: Terminal) -> None:
    """Answer with the days, the lines and the totals of a file."""
    words, read = terminal.words, plan.statement
    currency = currency_of(plan.account.currency)
    said = [
        (words("Days"), f"{read.first_day.isoformat()} \u2013 {read.last_day.isoformat()}"),
        (words("Opening balance"), _shown(read.opening, currency)),
        (words("In"), format_amount(read.coming_in, currency)),
        (words("Out"), format_amount(read.going_out, currency)),
        (words("Closing balance"), _shown(read.closing, currency)),
        (words("New lines"), str(len(plan.taken))),
        (words("Lines already in the book"), str(len(plan.known))),
    ]
    for name, value in said:
        terminal.say(f"{name}: {value}")


def statement_json(each: StatementRow, code: str, currency: Currency) -> dict[str, Any]:
    """Return an imported statement, for programs."""
    return {
        "number": each.id,
        "account": code,
        "file": each.source,
        "format": each.format,
        "sha256": each.sha256,
        "lines": each.lines,
        "left_out": each.left_out,
        "first_day": each.first_day.isoformat(),
        "last_day": each.last_day.isoformat(),
        "opening": _amount(each.opening, currency),
        "closing": _amount(each.closing, currency),
        "undone": each.undone,
    }


def reconciliation_json(held: Reconciliation, place: Workplace, code: str) -> dict[str, Any]:
    """Return a reconciliation with its figures, for programs."""
    currency = currency_of(code)
    figures = place.figures
    return {
        "number": held.id,
        "last_day": held.last_day.isoformat(),
        "state": held.state.value,
        "book": decimal_text(figures.book, currency),
        "outstanding": decimal_text(figures.outstanding, currency),
        "in_transit": decimal_text(figures.in_transit, currency),
        "statement": decimal_text(figures.statement, currency),
        "difference": decimal_text(figures.difference, currency),
        "matches": len(place.matches),
        "waiting_in_book": len(place.book),
        "waiting_at_bank": len(place.bank),
        "reason": held.reason,
    }


def say_reconciliation(held: Reconciliation, place: Workplace, code: str, words: Words) -> str:
    """Return the figures of a reconciliation in lines."""
    currency, figures = currency_of(code), place.figures
    said = [
        (words("State"), label(held.state, words)),
        (words("Last day"), held.last_day.isoformat()),
        (words("Balance of the book"), format_amount(figures.book, currency)),
        (words("Outstanding payments"), format_amount(figures.outstanding, currency)),
        (words("Deposits in transit"), format_amount(figures.in_transit, currency)),
        (words("Balance of the bank's statement"), format_amount(figures.statement, currency)),
        (words("Difference"), format_amount(figures.difference, currency)),
        (words("Waiting in the book"), str(len(place.book))),
        (words("Waiting at the bank"), str(len(place.bank))),
    ]
    return "\n".join(f"{name}: {value}" for name, value in said)


def suggestion_json(each: Suggestion) -> dict[str, Any]:
    """Return a suggestion, for programs."""
    return {
        "bank": list(each.bank),
        "book": [list(key) for key in each.book],
        "score": each.score,
        "sure": each.sure,
        "reasons": [reason.value for reason in each.reasons],
    }


def say_suggestion(each: Suggestion, place: Workplace, currency: Currency, words: Words) -> str:
    """Return one suggestion in a line: its score, its amount, both sides, and why."""
    bank = {line.id: line for line in place.bank}
    book = {line.key: line for line in place.book}
    amount = sum(book[key].amount for key in each.book)
    days = [bank[one].day.isoformat() for one in each.bank]
    days += [book[key].day.isoformat() for key in each.book]
    sure = "*" if each.sure else " "
    reasons = strip_isolates(why(each, words))
    return f"{each.score:3}{sure} {format_amount(amount, currency)}  {', '.join(days)}  {reasons}"


def _amount(minor: int | None, currency: Currency) -> str | None:
    return None if minor is None else decimal_text(minor, currency)


def _shown(minor: int | None, currency: Currency) -> str:
    return "\u2014" if minor is None else format_amount(minor, currency)
