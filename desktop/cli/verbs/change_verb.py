"""`sijill change`: name a fund, line, project, branch or partner anew, or put it aside."""

from __future__ import annotations

from argparse import Namespace
from typing import Final

from desktop.cli.exit_codes import Exit
from desktop.cli.grant_arguments import AS_SET
from desktop.cli.opening import opened
from desktop.cli.terminal import Terminal
from desktop.cli.verbs.grant_verb import fund_of
from desktop.domain.amounts import parse_amount
from desktop.domain.codes import spelled_code
from desktop.domain.ledger.grants.terms import FundNature, FundTerms
from desktop.domain.trust.controls import Control, Strictness
from desktop.services.ledger.change_masters import (
    MasterKind,
    limit_fund_line,
    rename_master,
    use_master,
)
from desktop.services.ledger.grants.fund_terms import choose_strictness, set_fund_terms
from desktop.services.ledger.read_journal import masters_of
from desktop.services.session import Session

_NO_LIMIT: Final = "none"


def run(options: Namespace, terminal: Terminal) -> int:
    """Do everything that was asked for, in order; what is refused stops what comes after it."""
    kind, code = MasterKind(options.kind.replace("-", "_")), spelled_code(options.code)
    with opened(options, terminal) as session:
        if options.name is not None or options.name_en is not None:
            names = {"name_ar": options.name, "name_en": options.name_en}
            rename_master(session.book, session.by, kind, code, **names)
        if options.amount is not None and kind is MasterKind.FUND_LINE:
            currency = masters_of(session.book, session.by).organisation.currency
            free = options.amount == _NO_LIMIT
            amount = None if free else parse_amount(options.amount, currency)
            limit_fund_line(session.book, session.by, code, amount)
        if options.nature is not None and kind is MasterKind.FUND:
            _nature(session, code, options)
        if options.control is not None and kind is MasterKind.FUND:
            masters = masters_of(session.book, session.by)
            wanted = None if options.strictness == AS_SET else Strictness(options.strictness)
            fund_id = fund_of(masters, code)
            control = Control(options.control)
            choose_strictness(session.book, session.by, fund_id, control, wanted)
        if options.put_aside or options.use_again:
            use_master(session.book, session.by, kind, code, active=options.use_again)
    if options.json:
        terminal.json({"code": code})
    else:
        terminal.say(terminal.words("{code} is changed.", code=code))
    return Exit.DONE


def _nature(session: Session, code: str, options: Namespace) -> None:
    masters = masters_of(session.book, session.by)
    base = masters.organisation.currency
    terms = FundTerms(
        fund_of(masters, code),
        FundNature(options.nature),
        parse_amount(options.principal, base) if options.principal else None,
        fund_of(masters, options.yield_fund) if options.yield_fund else None,
        options.purpose,
    )
    set_fund_terms(session.book, session.by, terms)
