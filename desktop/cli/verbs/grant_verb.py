"""`sijill grant`: agreements, what comes in by them, what is earned and what is left."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable, Mapping
from typing import Final

from desktop.cli import grant_answer as answer
from desktop.cli.columns import table
from desktop.cli.exit_codes import Exit
from desktop.cli.opening import opened
from desktop.cli.terminal import Terminal
from desktop.domain.amounts import parse_amount
from desktop.domain.codes import spelled_code
from desktop.domain.errors import UserError
from desktop.domain.ledger.entry import NewEntry
from desktop.domain.ledger.grants.vouchers import Release, TrancheMoney
from desktop.domain.ledger.masters import Masters
from desktop.domain.trust.controls import EVERY_CONTROL
from desktop.services.ledger.grants import change_grant, vouchers
from desktop.services.ledger.grants.add_grant import add_grant
from desktop.services.ledger.grants.figures import grant_figures, list_grants
from desktop.services.ledger.grants.grant_file import read_grant
from desktop.services.ledger.grants.statement import grant_report
from desktop.services.ledger.post_entry import post_entry
from desktop.services.ledger.read_journal import masters_of
from desktop.services.ledger.reports.report import Asked
from desktop.services.session import Session
from desktop.text.control_notices import notice_text
from desktop.text.labels import label
from desktop.text.schedule_json import schedule_json
from desktop.text.schedule_text import schedule_text


def run(options: Namespace, terminal: Terminal) -> int:
    """Do what was asked for."""
    with opened(options, terminal) as session:
        _ACTIONS[options.action](session, options, terminal)
    return Exit.DONE


def _list(session: Session, options: Namespace, terminal: Terminal) -> None:
    found = list_grants(session.book, session.by, options.day)
    if options.json:
        terminal.json({"grants": [answer.grant_json(each) for each in found]})
        return
    rows = [answer.grant_row(each, terminal.words) for each in found]
    for line in table(rows, terminal.words, answer.FIGURES):
        terminal.say(line)


def _show(session: Session, options: Namespace, terminal: Terminal) -> None:
    asked = Asked(options.year, options.code, options.day)
    schedule = grant_report(session.book, session.by, asked)
    if options.json:
        figures = grant_figures(session.book, session.by, options.code, None, options.day)
        statement = schedule_json(schedule, terminal.words)
        terminal.json({**answer.grant_json(figures), "statement": statement})
        return
    for line in schedule_text(schedule, terminal.words):
        terminal.say(line)


def _add(session: Session, options: Namespace, terminal: Terminal) -> None:
    new = read_grant(options.file, masters_of(session.book, session.by))
    add_grant(session.book, session.by, new)
    words, code = terminal.words, spelled_code(new.code)
    _tell(options, terminal, words("The grant {code} is in the book.", code=code), code=code)


def _receive(session: Session, options: Namespace, terminal: Terminal) -> None:
    words = terminal.words
    currency = grant_figures(session.book, session.by, options.code).grant.currency
    money = TrancheMoney(
        number=options.number,
        day=options.day,
        account_id=_account(masters_of(session.book, session.by), options.into),
        amount=parse_amount(options.amount, currency),
        rate=options.rate,
        rate_source=options.rate_source,
        fee=parse_amount(options.fee, currency) if options.fee else 0,
        reference=options.reference,
        narration=options.narration
        or words(
            "Instalment {number} of the grant {code}", number=options.number, code=options.code
        ),
        beyond=options.beyond,
    )
    entry = vouchers.plan_receipt(session.book, session.by, options.code, money)
    _post(session, options, terminal, entry)


def _recognise(session: Session, options: Namespace, terminal: Terminal) -> None:
    said = options.narration or terminal.words("Income of the grant {code}", code=options.code)
    entry = vouchers.plan_recognition(session.book, session.by, options.code, options.day, said)
    _post(session, options, terminal, entry)


def _release(session: Session, options: Namespace, terminal: Terminal) -> None:
    book, by, words = session.book, session.by, terminal.words
    masters = masters_of(book, by)
    fund_id = fund_of(masters, options.fund)
    free = vouchers.free_of(book, by, fund_id, options.day)
    to_fund_id = fund_of(masters, options.to) if options.to else free.to_fund_id
    if to_fund_id is None:
        raise UserError("release-to", fund=options.fund)
    base = masters.organisation.currency
    release = Release(
        fund_id,
        to_fund_id,
        _account(masters, options.through),
        parse_amount(options.amount, base) if options.amount else free.amount,
        options.day,
        options.narration or words("Set free from the fund {fund}", fund=options.fund),
    )
    _post(session, options, terminal, vouchers.plan_release(book, by, release))


def _approve(session: Session, options: Namespace, terminal: Terminal) -> None:
    change_grant.enter_approval(
        session.book,
        session.by,
        options.code,
        authority=options.authority,
        number=options.number,
        day=options.day,
    )
    _changed(options, terminal)


def _met(session: Session, options: Namespace, terminal: Terminal) -> None:
    change_grant.meet_condition(session.book, session.by, options.code, options.number, options.day)
    _changed(options, terminal)


def _sent(session: Session, options: Namespace, terminal: Terminal) -> None:
    change_grant.send_report(session.book, session.by, options.code, options.due, options.day)
    _changed(options, terminal)


def _close(session: Session, options: Namespace, terminal: Terminal) -> None:
    change_grant.close_grant(session.book, session.by, options.code, reopen=options.reopen)
    _changed(options, terminal)


def _post(session: Session, options: Namespace, terminal: Terminal, entry: NewEntry) -> None:
    accepted = EVERY_CONTROL if options.accept_limits else frozenset()
    posted = post_entry(session.book, session.by, entry, accepted=accepted)
    words = terminal.words
    currency = masters_of(session.book, session.by).organisation.currency
    told = words(
        "{series} number {number} of {year} is posted.",
        series=label(posted.series, words),
        number=posted.number,
        year=posted.year_name,
    )
    notices = [notice_text(each, currency, words) for each in posted.notices]
    _tell(
        options,
        terminal,
        " ".join((told, *notices)),
        series=posted.series.value,
        number=posted.number,
        year=posted.year_name,
        notices=notices,
    )


def _changed(options: Namespace, terminal: Terminal) -> None:
    said = terminal.words("The grant {code} is changed.", code=options.code)
    _tell(options, terminal, said, code=options.code)


def _tell(options: Namespace, terminal: Terminal, said: str, **told: object) -> None:
    if options.json:
        terminal.json(told)
    else:
        terminal.say(said)


def fund_of(masters: Masters, code: str) -> int:
    """Return the id of the fund with this code; raises UserError `fund-missing`."""
    wanted = spelled_code(code)
    for fund in masters.funds.values():
        if fund.code == wanted:
            return fund.id
    raise UserError("fund-missing")


def _account(masters: Masters, code: str) -> int:
    wanted = spelled_code(code)
    for account in masters.accounts.values():
        if account.code == wanted:
            return account.id
    raise UserError("tranche-account", account=code)


_ACTIONS: Final[Mapping[str, Callable[[Session, Namespace, Terminal], None]]] = {
    "list": _list,
    "show": _show,
    "add": _add,
    "receive": _receive,
    "recognise": _recognise,
    "release": _release,
    "approve": _approve,
    "met": _met,
    "sent": _sent,
    "close": _close,
}
