"""What accounts are used for, as `sijill chart` shows and sets it."""

from __future__ import annotations

from argparse import Namespace

from desktop.cli.columns import table
from desktop.cli.terminal import Terminal
from desktop.domain.errors import UserError
from desktop.domain.ledger.account_use import AccountUse
from desktop.domain.ledger.chart import Account
from desktop.services.ledger.read_journal import masters_of
from desktop.services.ledger.set_account_use import set_account_use
from desktop.services.ledger.uses.suggest_uses import apply_suggestions, suggest_uses
from desktop.services.session import Session
from desktop.text.labels import label
from desktop.text.words import Words


def run(session: Session, options: Namespace, terminal: Terminal) -> None:
    """Answer `uses`, `use` or `suggest-uses`."""
    if options.action == "uses":
        _uses(session, options, terminal)
    elif options.action == "use":
        _use(session, options, terminal)
    else:
        _suggest(session, options, terminal)


def _uses(session: Session, options: Namespace, terminal: Terminal) -> None:
    accounts = masters_of(session.book, session.by).accounts.values()
    marked = [(each, each.use) for each in accounts if each.use is not None]
    if options.json:
        terminal.json({"uses": [_json(account, use) for account, use in marked]})
        return
    _say([_row(account, use, terminal.words) for account, use in marked], terminal)


def _use(session: Session, options: Namespace, terminal: Terminal) -> None:
    accounts = masters_of(session.book, session.by).accounts.values()
    account = next((each for each in accounts if each.code == options.code), None)
    if account is None:
        raise UserError("code-not-found", typed=options.code)
    use = None if options.use == "none" else AccountUse(options.use)
    set_account_use(session.book, session.by, account.id, use)
    if options.json:
        terminal.json({"code": account.code, "use": None if use is None else use.value})
    elif use is None:
        terminal.say(terminal.words("Account {code} has no special use.", code=account.code))
    else:
        _say([_row(account, use, terminal.words)], terminal)


def _suggest(session: Session, options: Namespace, terminal: Terminal) -> None:
    words = terminal.words
    found = suggest_uses(session.book, session.by)
    applied = apply_suggestions(session.book, session.by, found) if options.apply else 0
    if options.json:
        terminal.json(
            {
                "suggestions": [
                    {**_json(each.account, each.use), "because": each.because.value}
                    for each in found
                ],
                "applied": applied,
            }
        )
        return
    _say(
        [(*_row(each.account, each.use, words), label(each.because, words)) for each in found],
        terminal,
    )
    if options.apply:
        terminal.say(words.plural("{n} account is marked.", "{n} accounts are marked.", applied))


def _row(account: Account, use: AccountUse, words: Words) -> tuple[str, ...]:
    return account.code, words.of(account.name_ar, account.name_en), label(use, words)


def _json(account: Account, use: AccountUse) -> dict[str, object]:
    return {
        "code": account.code,
        "name_ar": account.name_ar or None,
        "name_en": account.name_en or None,
        "use": use.value,
    }


def _say(rows: list[tuple[str, ...]], terminal: Terminal) -> None:
    for line in table(rows, terminal.words, frozenset()):
        terminal.say(line)
