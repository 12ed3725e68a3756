"""`sijill approve`: what waits for others, their signatures, the rules and the limits."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable, Mapping
from typing import Any, Final

from desktop.cli import approve_answer as answer
from desktop.cli.columns import table
from desktop.cli.exit_codes import Exit
from desktop.cli.opening import opened_with, passphrase_of
from desktop.cli.terminal import Terminal
from desktop.domain.amounts import parse_amount
from desktop.domain.errors import UserError
from desktop.domain.ledger.entry import Series
from desktop.domain.trust.acting import Role
from desktop.domain.trust.approval_rules import NewRule
from desktop.domain.trust.controls import EVERY_CONTROL
from desktop.services.ledger.read_journal import masters_of
from desktop.services.session import Session
from desktop.services.trust.approvals.approve import approve
from desktop.services.trust.approvals.budget import (
    NewBudgetLine,
    list_budget_lines,
    set_budget_line,
)
from desktop.services.trust.approvals.listing import list_proposals, waiting
from desktop.services.trust.approvals.refuse import refuse
from desktop.services.trust.approvals.rules import add_rule, list_rules, stop_rule
from desktop.services.trust.approvals.withdraw import withdraw


def run(options: Namespace, terminal: Terminal) -> int:
    """Do what was asked for; exit code 1 where an entry could not be approved."""
    secret = passphrase_of(options, terminal)
    with opened_with(options, secret) as session:
        return _ACTIONS[options.action](session, options, terminal, secret)


def _list(session: Session, options: Namespace, terminal: Terminal, _: str) -> int:
    read = list_proposals if options.all else waiting
    found = read(session.book, session.by)
    currency = masters_of(session.book, session.by).organisation.currency
    if options.json:
        shown = [answer.proposal_json(each, currency) for each in found]
        terminal.json({"currency": currency.code, "proposals": shown})
        return Exit.DONE
    rows = [answer.proposal_row(each, currency, terminal.words) for each in found]
    for line in table(rows, terminal.words, answer.AMOUNT_OF_PROPOSAL):
        terminal.say(line)
    return Exit.DONE


def _approve(session: Session, options: Namespace, terminal: Terminal, secret: str) -> int:
    answers = approve(
        session,
        options.ids,
        passphrase=secret,
        accepted=EVERY_CONTROL if options.accept_limits else frozenset(),
        override_reason=options.override,
    )
    if options.json:
        terminal.json({"answers": [answer.answer_json(each) for each in answers]})
    else:
        for each in answers:
            terminal.say(answer.answer_line(each, terminal.words))
    return Exit.NO if any(each.problem is not None for each in answers) else Exit.DONE


def _refuse(session: Session, options: Namespace, terminal: Terminal, secret: str) -> int:
    refuse(session, options.id, options.reason, passphrase=secret)
    words = terminal.words
    _tell(options, terminal, words("Proposed entry {id} is refused.", id=options.id))
    return Exit.DONE


def _withdraw(session: Session, options: Namespace, terminal: Terminal, _: str) -> int:
    withdraw(session, options.id)
    words = terminal.words
    _tell(options, terminal, words("Proposed entry {id} is withdrawn.", id=options.id))
    return Exit.DONE


def _rules(session: Session, options: Namespace, terminal: Terminal, _: str) -> int:
    masters = masters_of(session.book, session.by)
    currency = masters.organisation.currency
    rules = list_rules(session.book, session.by)
    if options.json:
        shown = [answer.rule_json(each, masters, currency) for each in rules]
        terminal.json({"currency": currency.code, "rules": shown})
        return Exit.DONE
    rows = answer.rule_rows(rules, masters, currency, terminal.words)
    for line in table(rows, terminal.words, answer.AMOUNT_OF_RULE):
        terminal.say(line)
    return Exit.DONE


def _set_rule(session: Session, options: Namespace, terminal: Terminal, _: str) -> int:
    masters = masters_of(session.book, session.by)
    rule = NewRule(
        roles=frozenset(Role(name) for name in options.roles),
        from_amount=parse_amount(options.from_amount, masters.organisation.currency),
        approvals=options.approvals,
        series=None if options.series is None else Series(options.series),
        fund_id=_found(masters.funds, options.fund, "rule-fund-unknown"),
        project_id=_found(masters.projects, options.project, "rule-project-unknown"),
        self_allowed=options.own,
    )
    number = add_rule(session.book, session.by, rule)
    words = terminal.words
    _tell(options, terminal, words("Rule {id} holds from now on.", id=number), id=number)
    return Exit.DONE


def _stop_rule(session: Session, options: Namespace, terminal: Terminal, _: str) -> int:
    stop_rule(session.book, session.by, options.id)
    words = terminal.words
    _tell(options, terminal, words("Rule {id} is put aside.", id=options.id))
    return Exit.DONE


def _limits(session: Session, options: Namespace, terminal: Terminal, _: str) -> int:
    masters = masters_of(session.book, session.by)
    currency = masters.organisation.currency
    states = list_budget_lines(session.book, session.by)
    if options.json:
        shown = [answer.limit_json(each, masters, currency) for each in states]
        terminal.json({"currency": currency.code, "limits": shown})
        return Exit.DONE
    rows = [answer.limit_row(each, masters, currency) for each in states]
    for line in table(rows, terminal.words, answer.AMOUNTS_OF_LIMIT):
        terminal.say(line)
    return Exit.DONE


def _set_limit(session: Session, options: Namespace, terminal: Terminal, _: str) -> int:
    masters = masters_of(session.book, session.by)
    limit = NewBudgetLine(
        year=options.year,
        amount=parse_amount(options.amount, masters.organisation.currency),
        fund_id=_found(masters.funds, options.fund, "budget-unknown"),
        project_id=_found(masters.projects, options.project, "budget-unknown"),
        account_id=_found(masters.accounts, options.account, "budget-unknown"),
    )
    number = set_budget_line(session.book, session.by, limit)
    words = terminal.words
    _tell(options, terminal, words("Limit {id} is set.", id=number), id=number)
    return Exit.DONE


def _found(masters: Mapping[int, Any], code: str | None, key: str) -> int | None:
    """Return the id of a code, None for none; raises the UserError called `key`."""
    if code is None:
        return None
    for number, each in masters.items():
        if each.code == code:
            return number
    raise UserError(key)


def _tell(options: Namespace, terminal: Terminal, text: str, **said: object) -> None:
    if options.json:
        terminal.json({"done": True, **said})
    else:
        terminal.say(text)


_ACTIONS: Final[Mapping[str, Callable[[Session, Namespace, Terminal, str], int]]] = {
    "list": _list,
    "approve": _approve,
    "refuse": _refuse,
    "withdraw": _withdraw,
    "rules": _rules,
    "set-rule": _set_rule,
    "stop-rule": _stop_rule,
    "limits": _limits,
    "set-limit": _set_limit,
}
