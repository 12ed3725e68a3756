"""`sijill bank`: bank accounts, their statements, and reconciling them with the book."""

from __future__ import annotations

from argparse import Namespace
from dataclasses import replace

from desktop.cli.bank_answer import (
    plan_json,
    reconciliation_json,
    say_plan,
    say_reconciliation,
    say_standings,
    say_suggestion,
    standing_json,
    statement_json,
    suggestion_json,
)
from desktop.cli.exit_codes import Exit
from desktop.cli.opening import opened
from desktop.cli.progress import progress_bar
from desktop.cli.terminal import Terminal
from desktop.domain.amounts import parse_amount
from desktop.domain.currency import currency_of
from desktop.domain.errors import UserError
from desktop.domain.ledger.banks.account import NewBankAccount
from desktop.domain.ledger.banks.layout import DayOrder, DecimalSign, Layout
from desktop.services.ledger.banks.accounts import (
    BankStanding,
    add_bank_account,
    list_bank_accounts,
    standing_called,
)
from desktop.services.ledger.banks.import_statement import (
    import_statement,
    list_statements,
    undo_statement,
)
from desktop.services.ledger.banks.layouts import save_layout
from desktop.services.ledger.banks.match_lines import accept_sure, suggest_matches
from desktop.services.ledger.banks.preview_statement import open_file, plan_statement
from desktop.services.ledger.banks.reconcile import (
    finish_reconciliation,
    start_reconciliation,
    undo_reconciliation,
    view_reconciliation,
)
from desktop.services.ledger.read_journal import masters_of
from desktop.services.session import Session


def run(options: Namespace, terminal: Terminal) -> int:
    """Do what was asked, and answer in lines or as JSON."""
    deeds = {
        "accounts": _accounts,
        "status": _accounts,
        "add": _add,
        "import": _import,
        "statements": _statements,
        "match": _match,
        "reconcile": _reconcile,
    }
    with opened(options, terminal) as session:
        deeds[options.action](session, options, terminal)
    return Exit.DONE


def _accounts(session: Session, options: Namespace, terminal: Terminal) -> None:
    found = list_bank_accounts(session.book, session.by)
    if options.json:
        terminal.json({"accounts": [standing_json(each) for each in found]})
    else:
        say_standings(found, terminal)


def _add(session: Session, options: Namespace, terminal: Terminal) -> None:
    masters = masters_of(session.book, session.by)
    account = next(
        (each for each in masters.accounts.values() if each.code == options.account), None
    )
    if account is None:
        raise UserError("account-missing", account=options.account)
    currency = options.currency or account.currency or masters.organisation.currency.code
    new = NewBankAccount(
        account_id=account.id,
        bank=options.bank,
        currency=currency,
        branch=options.branch,
        number=options.number,
        iban=options.iban,
        signatories=options.signatories,
        settled_until=options.settled_until,
    )
    add_bank_account(session.book, session.by, new)
    _accounts(session, options, terminal)


def _import(session: Session, options: Namespace, terminal: Terminal) -> None:
    book, by, words = session.book, session.by, terminal.words
    account = standing_called(book, by, options.account).account
    file = open_file(book, by, account.id, options.file, saved=options.mapping)
    layout = _told(file.layout, options)
    plan = plan_statement(book, by, file, layout)
    number = None
    if not options.dry_run:
        done = import_statement(session, plan, keep_file=options.keep_file)
        number = done.statement_id
        if options.save_mapping and layout is not None:
            save_layout(book, by, account.id, options.save_mapping, layout)
    if options.json:
        terminal.json({"imported": not options.dry_run, "number": number, **plan_json(plan)})
        return
    say_plan(plan, terminal)
    if number is None:
        terminal.say(words("Nothing was written: this was a rehearsal."))
    else:
        terminal.say(words("Taken in as statement {n}.", n=number))


def _told(layout: Layout | None, options: Namespace) -> Layout | None:
    """Return the layout with what was said on the command line."""
    if layout is None:
        return None
    return replace(
        layout,
        days=DayOrder(options.days) if options.days else layout.days,
        decimal=DecimalSign(options.decimals) if options.decimals else layout.decimal,
    )


def _statements(session: Session, options: Namespace, terminal: Terminal) -> None:
    book, by = session.book, session.by
    if options.undo is not None:
        undo_statement(book, by, options.undo)
    accounts = {each.account.id: each.account for each in list_bank_accounts(book, by)}
    found = [
        statement_json(
            each,
            accounts[each.bank_account_id].code,
            currency_of(accounts[each.bank_account_id].currency),
        )
        for each in list_statements(book, by)
    ]
    if options.json:
        terminal.json({"statements": found})
        return
    for each in found:
        undone = terminal.words("undone") if each["undone"] else ""
        shown = ("number", "account", "first_day", "last_day", "lines", "closing", "file")
        terminal.say("  ".join((*(str(each[key] or "") for key in shown), undone)).rstrip())


def _under_way(standing: BankStanding) -> int:
    if standing.opened is None:
        raise UserError("reconciliation-none-open", account=standing.account.code)
    return standing.opened.id


def _match(session: Session, options: Namespace, terminal: Terminal) -> None:
    book, by, words = session.book, session.by, terminal.words
    standing = standing_called(book, by, options.account)
    number = _under_way(standing)
    with progress_bar(terminal, words("Comparing")) as progress:
        if options.accept_sure:
            made = accept_sure(book, by, number, progress=progress)
        else:
            found = suggest_matches(book, by, number, progress=progress)
    if options.accept_sure:
        if options.json:
            terminal.json({"matched": made})
        else:
            terminal.say(words.plural("{n} match was made.", "{n} matches were made.", made))
    elif options.json:
        terminal.json({"suggestions": [suggestion_json(each) for each in found]})
    else:
        place = view_reconciliation(book, by, number)
        currency = currency_of(standing.account.currency)
        for each in found:
            terminal.say(say_suggestion(each, place, currency, words))


def _reconcile(session: Session, options: Namespace, terminal: Terminal) -> None:
    book, by = session.book, session.by
    standing = standing_called(book, by, options.account)
    code = standing.account.currency
    if options.deed == "start":
        if options.last_day is None:
            raise UserError("reconciliation-day-missing")
        balance = None
        if options.balance is not None:
            balance = parse_amount(options.balance, currency_of(code))
        number = start_reconciliation(book, by, standing.account.id, options.last_day, balance)
    elif options.deed != "finish" and standing.opened is None and standing.finished is not None:
        number = standing.finished.id
    else:
        number = _under_way(standing)
    if options.deed == "finish":
        finish_reconciliation(book, by, number, options.reason)
    elif options.deed == "undo":
        undo_reconciliation(book, by, number, options.reason)
    place = view_reconciliation(book, by, number)
    if options.json:
        terminal.json(reconciliation_json(place.reconciliation, place, code))
    else:
        terminal.say(say_reconciliation(place.reconciliation, place, code, terminal.words))
