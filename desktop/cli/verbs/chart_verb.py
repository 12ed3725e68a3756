"""`sijill chart`: the chart of accounts, one's own from a CSV file, and the uses of accounts."""

from __future__ import annotations

from argparse import Namespace

from desktop.cli import uses_answer
from desktop.cli.columns import table
from desktop.cli.exit_codes import Exit
from desktop.cli.opening import opened
from desktop.cli.terminal import Terminal
from desktop.domain.currency import Currency
from desktop.domain.formats import decimal_text, format_amount
from desktop.services.ledger.chart_balances import AccountBalance, chart_balances
from desktop.services.ledger.import_chart import import_chart
from desktop.services.ledger.list_masters import list_dimensions
from desktop.services.session import Session
from desktop.text.labels import label
from desktop.text.words import Words


def run(options: Namespace, terminal: Terminal) -> int:
    """Show the chart, add the accounts of a file, or say what accounts are used for."""
    with opened(options, terminal) as session:
        if options.action == "list":
            _list(session, options, terminal)
        elif options.action == "import":
            _import(session, options, terminal)
        else:
            uses_answer.run(session, options, terminal)
    return Exit.DONE


def _list(session: Session, options: Namespace, terminal: Terminal) -> None:
    chart = chart_balances(session.book, session.by)
    currency = list_dimensions(session.book, session.by).currency
    if options.json:
        terminal.json(
            {"currency": currency.code, "accounts": [_json(each, currency) for each in chart]}
        )
        return
    rows = [_row(each, currency, terminal.words) for each in chart]
    for line in table(rows, terminal.words, frozenset({3})):
        terminal.say(line)


def _row(each: AccountBalance, currency: Currency, words: Words) -> tuple[str, ...]:
    account = each.account
    name = words.of(account.name_ar, account.name_en)
    return (
        account.code,
        f"{'  ' * each.level}{name}",
        label(account.kind, words),
        format_amount(each.whole, currency),
    )


def _json(each: AccountBalance, currency: Currency) -> dict[str, object]:
    account = each.account
    return {
        "code": account.code,
        "account": account.path,
        "name_ar": account.name_ar or None,
        "name_en": account.name_en or None,
        "kind": account.kind.value,
        "function": None if account.function is None else account.function.value,
        "currency": account.currency,
        "postable": account.postable,
        "active": account.active,
        "level": each.level,
        "own": decimal_text(each.own, currency),
        "balance": decimal_text(each.whole, currency),
    }


def _import(session: Session, options: Namespace, terminal: Terminal) -> None:
    added = import_chart(session.book, session.by, options.file)
    if options.json:
        terminal.json({"imported": added})
        return
    words = terminal.words
    terminal.say(
        words.plural(
            "{n} account was added to the chart.", "{n} accounts were added to the chart.", added
        )
    )
