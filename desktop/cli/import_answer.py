"""What an import will do, or did: for people and for programs."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from desktop.cli.columns import table
from desktop.cli.terminal import Terminal
from desktop.domain.currency import currency_of
from desktop.domain.formats import decimal_text, format_amount
from desktop.services.ledger.imports.import_plan import ImportPlan
from desktop.text.labels import label
from desktop.text.words import Words

_SEPARATOR: Final = ":"


def show_plan(plan: ImportPlan, terminal: Terminal) -> None:
    """Write the plan: days, years, accounts to be added, and the balances it must give."""
    words = terminal.words
    show_totals(plan, terminal)
    for project in plan.projects:
        terminal.say(words("New project: {code}", code=project))
    if plan.accounts:
        terminal.say()
        terminal.say(words("Accounts to be added:"))
        paths = _paths(plan)
        rows = [
            (account.code, paths[account.code], label(account.kind, words))
            for account in plan.accounts
        ]
        for line in table(rows, words, frozenset()):
            terminal.say(f"  {line}")
    terminal.say()
    terminal.say(words("Balances that the import gives:"))
    balances = [
        (format_amount(each.minor, currency_of(each.currency)), each.currency, each.account)
        for each in plan.balances
    ]
    for line in table(balances, words, frozenset({0})):
        terminal.say(f"  {line}")


def show_totals(plan: ImportPlan, terminal: Terminal) -> None:
    """Write how much it is."""
    words = terminal.words
    terminal.say(words("File: {file}", file=plan.source))
    if plan.first_day and plan.last_day:
        first, last = plan.first_day.isoformat(), plan.last_day.isoformat()
        terminal.say(words("From {first_day} to {last_day}", first_day=first, last_day=last))
    terminal.say(words.plural("{n} entry", "{n} entries", len(plan.entries)))
    total = format_amount(plan.debits, plan.currency)
    terminal.say(words("Debits: {total} {currency}", total=total, currency=plan.currency.code))
    if plan.years:
        joint = words(", ")
        names = joint.join(str(year) for year in plan.years)
        terminal.say(words("New fiscal years: {years}", years=names))
    terminal.say(words.plural("{n} new account", "{n} new accounts", len(plan.accounts)))
    if plan.empty:
        terminal.say(_empty(plan, words))


def _empty(plan: ImportPlan, words: Words) -> str:
    places = words(", ").join(str(number) for number in plan.empty)
    return words("Without any amount, so not entries: lines {lines}", lines=places)


def plan_json(plan: ImportPlan) -> Mapping[str, object]:
    """Return the plan for programs."""
    paths = _paths(plan)
    return {
        "source": plan.source,
        "sha256": plan.sha256,
        "currency": plan.currency.code,
        "first_day": None if plan.first_day is None else plan.first_day.isoformat(),
        "last_day": None if plan.last_day is None else plan.last_day.isoformat(),
        "entries": len(plan.entries),
        "debits": decimal_text(plan.debits, plan.currency),
        "new_years": [str(year) for year in plan.years],
        "new_accounts": [
            {
                "account": paths[account.code],
                "code": account.code,
                "kind": account.kind.value,
                "postable": account.postable,
            }
            for account in plan.accounts
        ],
        "new_projects": list(plan.projects),
        "lines_without_amount": list(plan.empty),
        "balances": [
            {
                "account": each.account,
                "currency": each.currency,
                "balance": decimal_text(each.minor, currency_of(each.currency)),
            }
            for each in plan.balances
        ],
    }


def _paths(plan: ImportPlan) -> dict[str, str]:
    """Return the path of each account to be added, by code; parents come first."""
    paths: dict[str, str] = {}
    for account in plan.accounts:
        name = account.name_en or account.name_ar
        above = paths.get(account.parent_code or "")
        paths[account.code] = name if above is None else f"{above}{_SEPARATOR}{name}"
    return paths
