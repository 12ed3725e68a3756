"""`sijill add`: an account, a fund, a budget line, a project, a branch, a partner or a year."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable
from typing import Final

from desktop.cli.exit_codes import Exit
from desktop.cli.names import by_letters
from desktop.cli.opening import opened
from desktop.cli.terminal import Terminal
from desktop.domain.amounts import parse_amount
from desktop.domain.codes import clean_code, spelled_code
from desktop.domain.errors import UserError
from desktop.domain.hygiene import clean_names
from desktop.domain.ledger.chart import AccountKind, ExpenseFunction, NewAccount
from desktop.domain.ledger.dimensions import (
    NewBranch,
    NewFund,
    NewFundLine,
    NewPartner,
    NewProject,
    PartnerKind,
    Restriction,
    ZakatHead,
)
from desktop.services.ledger import add_masters
from desktop.services.ledger.list_masters import list_years, propose_year
from desktop.services.ledger.read_journal import masters_of
from desktop.services.session import Session

Deed = Callable[[Session, Namespace, Terminal], None]


def run(options: Namespace, terminal: Terminal) -> int:
    """Add what was asked for; a slip in code or name is said before a passphrase is asked for."""
    if options.action != "year":
        options.code = clean_code(options.code)
        options.names = clean_names(*by_letters(options.name, options.name_en))
    with opened(options, terminal) as session:
        _DEEDS[options.action](session, options, terminal)
    return Exit.DONE


def _account(session: Session, options: Namespace, terminal: Terminal) -> None:
    add_masters.add_account(
        session.book,
        session.by,
        NewAccount(
            code=options.code,
            name_ar=options.names[0],
            name_en=options.names[1],
            kind=AccountKind(options.kind),
            parent_code=options.parent,
            function=ExpenseFunction(options.function) if options.function else None,
            currency=options.currency.upper() if options.currency else None,
            postable=not options.heading,
        ),
    )
    terminal.say(terminal.words("The account {code} was added.", code=options.code))


def _fund(session: Session, options: Namespace, terminal: Terminal) -> None:
    fund = NewFund(
        options.code, options.names[0], options.names[1], Restriction(options.restriction)
    )
    add_masters.add_fund(session.book, session.by, fund)
    terminal.say(terminal.words("The fund {code} was added.", code=options.code))


def _fund_line(session: Session, options: Namespace, terminal: Terminal) -> None:
    masters = masters_of(session.book, session.by)
    wanted = spelled_code(options.fund)
    fund = next((each for each in masters.funds.values() if each.code == wanted), None)
    if fund is None:
        raise UserError("fund-missing")
    currency = masters.organisation.currency
    line = NewFundLine(
        options.code,
        fund.id,
        options.names[0],
        options.names[1],
        parse_amount(options.amount, currency) if options.amount else None,
        ZakatHead(options.zakat_head) if options.zakat_head else None,
    )
    add_masters.add_fund_line(session.book, session.by, line)
    terminal.say(terminal.words("The budget line {code} was added.", code=options.code))


def _branch(session: Session, options: Namespace, terminal: Terminal) -> None:
    branch = NewBranch(options.code, options.names[0], options.names[1])
    add_masters.add_branch(session.book, session.by, branch)
    terminal.say(terminal.words("The branch {code} was added.", code=options.code))


def _project(session: Session, options: Namespace, terminal: Terminal) -> None:
    project = NewProject(
        options.code, options.names[0], options.names[1], options.first_day, options.last_day
    )
    add_masters.add_project(session.book, session.by, project)
    terminal.say(terminal.words("The project {code} was added.", code=options.code))


def _partner(session: Session, options: Namespace, terminal: Terminal) -> None:
    partner = NewPartner(
        options.code, options.names[0], options.names[1], PartnerKind(options.kind)
    )
    add_masters.add_partner(session.book, session.by, partner)
    terminal.say(terminal.words("The partner {code} was added.", code=options.code))


def _year(session: Session, options: Namespace, terminal: Terminal) -> None:
    """Open the year that was asked for, else the one after the last."""
    years = [each.year for each in list_years(session.book, session.by)]
    proposed, first, last = propose_year(years, options.first_day, options.last_day)
    name = options.name or proposed
    add_masters.add_year(session.book, session.by, name, first, last)
    terminal.say(
        terminal.words(
            "The fiscal year {year} was opened, from {first} to {last}.",
            year=name,
            first=first.isoformat(),
            last=last.isoformat(),
        )
    )


_DEEDS: Final[dict[str, Deed]] = {
    "account": _account,
    "fund": _fund,
    "fund-line": _fund_line,
    "branch": _branch,
    "project": _project,
    "partner": _partner,
    "year": _year,
}
