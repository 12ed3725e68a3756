"""What importing a table will do, or did: for people and for programs."""

from __future__ import annotations

from collections.abc import Mapping

from desktop.cli.columns import table
from desktop.cli.terminal import Terminal
from desktop.domain.formats import decimal_text, format_amount
from desktop.services.ledger.imports.table_plan import TablePlan
from desktop.services.ledger.imports.table_rows import RowFault
from desktop.text.errors import sentence
from desktop.text.words import Words

_MOST_FAULTS = 50


def show_table_plan(plan: TablePlan, terminal: Terminal) -> None:
    """Write how much it is, what is wrong row by row, and the balances that it gives."""
    words = terminal.words
    terminal.say(words("File: {file}", file=plan.source))
    if plan.first_day and plan.last_day:
        first, last = plan.first_day.isoformat(), plan.last_day.isoformat()
        terminal.say(words("From {first_day} to {last_day}", first_day=first, last_day=last))
    terminal.say(words.plural("{n} entry", "{n} entries", len(plan.entries)))
    code = plan.currency.code
    debits = format_amount(plan.debits, plan.currency)
    terminal.say(words("Debits: {total} {currency}", total=debits, currency=code))
    credit = format_amount(plan.credits, plan.currency)
    terminal.say(words("Credits: {total} {currency}", total=credit, currency=code))
    if plan.faults:
        terminal.say()
        terminal.say(words("Rows that cannot be imported:"))
        for fault in plan.faults[:_MOST_FAULTS]:
            terminal.say(f"  {fault_text(fault, words)}")
        more = len(plan.faults) - _MOST_FAULTS
        if more > 0:
            terminal.say(words.plural("and {n} more", "and {n} more", more))
        return
    terminal.say()
    terminal.say(words("Balances that the import gives:"))
    rows = [(format_amount(minor, plan.currency), code) for code, minor in plan.balances]
    for line in table(rows, words, frozenset({0})):
        terminal.say(f"  {line}")


def fault_text(fault: RowFault, words: Words) -> str:
    """Return the place and the reason in one line."""
    reason = sentence(fault.reason, words)
    if not fault.column:
        return words("row {row}: {reason}", row=fault.row, reason=reason)
    return words(
        "row {row}, column {column}: {reason}", row=fault.row, column=fault.column, reason=reason
    )


def table_json(plan: TablePlan, words: Words) -> Mapping[str, object]:
    """Return the plan for programs."""
    currency = plan.currency
    return {
        "source": plan.source,
        "sha256": plan.sha256,
        "kind": plan.kind.value,
        "currency": currency.code,
        "entries": len(plan.entries),
        "debits": decimal_text(plan.debits, currency),
        "credits": decimal_text(plan.credits, currency),
        "new_years": [str(year) for year in plan.years],
        "rows_without_amount": plan.unused,
        "faults": [
            {
                "row": each.row,
                "column": each.column or None,
                "key": each.reason.key,
                "reason": sentence(each.reason, words),
            }
            for each in plan.faults
        ],
        "balances": [
            {"account": code, "balance": decimal_text(minor, currency)}
            for code, minor in plan.balances
        ],
    }
