"""`sijill advance`: advances handed out, listed and accounted for."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable
from typing import Final

from desktop.cli.columns import table
from desktop.cli.exit_codes import Exit
from desktop.cli.opening import opened
from desktop.cli.prepared_answer import (
    account_coded,
    fund_coded,
    post_and_say,
    project_coded,
)
from desktop.cli.terminal import Terminal
from desktop.domain.amounts import parse_amount
from desktop.domain.errors import UserError
from desktop.domain.formats import decimal_text, format_amount
from desktop.domain.ledger.advances.advance import AdvanceSettlement, NewAdvance, SpentLine
from desktop.domain.ledger.masters import Masters
from desktop.services.ledger.advances.account_for import prepare_settlement
from desktop.services.ledger.advances.hand_out import prepare_advance
from desktop.services.ledger.advances.list_advances import advance_file, list_advances
from desktop.services.ledger.open_items.by_code import partner_named
from desktop.services.ledger.read_journal import masters_of
from desktop.services.session import Session
from desktop.text.labels import label


def run(options: Namespace, terminal: Terminal) -> int:
    """Do what was asked for."""
    with opened(options, terminal) as session:
        _ACTIONS[options.action](session, options, terminal)
    return Exit.DONE


def _list(session: Session, options: Namespace, terminal: Terminal) -> None:
    found = list_advances(session.book, session.by, options.day)
    if options.json:
        terminal.json(
            {
                "currency": found.currency.code,
                "day": found.day.isoformat(),
                "advances": [
                    {
                        "code": each.code,
                        "holder": found.partners[each.partner_id].code,
                        "purpose": each.purpose,
                        "day": each.day.isoformat(),
                        "due_day": each.due_day.isoformat(),
                        "given": decimal_text(each.given, found.currency),
                        "open": decimal_text(each.open, found.currency),
                        "state": each.state.value,
                    }
                    for each in found.advances
                ],
            }
        )
        return
    words = terminal.words
    rows = [
        (
            each.code,
            found.partners[each.partner_id].code,
            each.due_day.isoformat(),
            label(each.state, words),
            format_amount(each.open, found.currency),
        )
        for each in found.advances
    ]
    for line in table(rows, words, frozenset({4})):
        terminal.say(line)


def _add(session: Session, options: Namespace, terminal: Terminal) -> None:
    masters = masters_of(session.book, session.by)
    advance = NewAdvance(
        partner_named(session.book, session.by, options.holder).id,
        options.purpose,
        options.day,
        options.due,
        parse_amount(options.amount, masters.organisation.currency),
        fund_coded(masters, options.fund),
        account_coded(masters, options.money),
        project_coded(masters, options.project),
        knowingly=options.knowingly,
    )
    prepared = prepare_advance(session.book, session.by, advance)
    post_and_say(session, prepared, terminal, as_json=options.json)


def _settle(session: Session, options: Namespace, terminal: Terminal) -> None:
    masters = masters_of(session.book, session.by)
    found = advance_file(session.book, session.by, options.code)
    returned = 0
    if options.returned is not None:
        returned = parse_amount(options.returned, masters.organisation.currency)
    settlement = AdvanceSettlement(
        found.advance.id,
        options.day,
        tuple(_spent(masters, each) for each in options.spent),
        returned,
        None if options.money is None else account_coded(masters, options.money),
    )
    said = terminal.words("Settlement of advance {code}", code=found.advance.code)
    prepared = prepare_settlement(session.book, session.by, settlement, said)
    post_and_say(session, prepared, terminal, as_json=options.json)


def _spent(masters: Masters, text: str) -> SpentLine:
    account, equals, amount = text.partition("=")
    if not equals:
        raise UserError("spent-unreadable", text=text)
    return SpentLine(
        account_coded(masters, account), parse_amount(amount, masters.organisation.currency)
    )


_ACTIONS: Final[dict[str, Callable[[Session, Namespace, Terminal], None]]] = {
    "list": _list,
    "add": _add,
    "settle": _settle,
}
