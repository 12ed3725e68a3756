"""`sijill dues`: classes of members, their rates, charging, and who owes what."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable
from typing import Final

from desktop.cli.columns import table
from desktop.cli.exit_codes import Exit
from desktop.cli.names import by_letters
from desktop.cli.opening import opened
from desktop.cli.prepared_answer import account_coded, post_and_say
from desktop.cli.terminal import Terminal
from desktop.domain.amounts import parse_amount
from desktop.domain.formats import decimal_text, format_amount
from desktop.domain.ledger.account_use import AccountUse
from desktop.domain.ledger.dues.dues import ChargeOrder
from desktop.domain.ledger.open_items.item import Side
from desktop.services.ledger.dues import classes
from desktop.services.ledger.dues.charge import ChargePreview, prepare_charge, preview_charge
from desktop.services.ledger.open_items.by_code import class_named, partner_named
from desktop.services.ledger.open_items.pay_items import Payment, prepare_payment
from desktop.services.ledger.open_items.read_items import ItemsAsked, items_of
from desktop.services.ledger.read_journal import masters_of
from desktop.services.ledger.statements import year_named
from desktop.services.session import Session

_USES: Final = frozenset({AccountUse.DUES_RECEIVABLE})


def run(options: Namespace, terminal: Terminal) -> int:
    """Do what was asked for."""
    with opened(options, terminal) as session:
        _ACTIONS[options.action](session, options, terminal)
    return Exit.DONE


def _list(session: Session, options: Namespace, terminal: Terminal) -> None:
    found = items_of(session.book, session.by, ItemsAsked(Side.RECEIVABLE, _USES, day=options.day))
    if options.json:
        terminal.json(
            {
                "currency": found.currency.code,
                "day": found.day.isoformat(),
                "members": [
                    {
                        "code": found.partners[each.partner_id].code,
                        "balance": decimal_text(each.balance, found.currency),
                        "overdue": decimal_text(each.overdue, found.currency),
                        "oldest_days": max(each.oldest, 0),
                    }
                    for each in found.ages
                ],
            }
        )
        return
    words = terminal.words
    rows = [
        (
            found.partners[each.partner_id].code,
            words.of(
                found.partners[each.partner_id].name_ar, found.partners[each.partner_id].name_en
            ),
            str(max(each.oldest, 0)),
            format_amount(each.balance, found.currency),
        )
        for each in found.ages
    ]
    for line in table(rows, words, frozenset({2, 3})):
        terminal.say(line)


def _class(session: Session, options: Namespace, terminal: Terminal) -> None:
    names = by_letters(options.name)
    classes.add_class(session.book, session.by, options.code, *names)
    _done(options, terminal, options.code)


def _rate(session: Session, options: Namespace, terminal: Terminal) -> None:
    masters = masters_of(session.book, session.by)
    amount = parse_amount(options.amount, masters.organisation.currency)
    found = class_named(session.book, session.by, options.code)
    year = year_named(masters, options.year)
    classes.set_rate(session.book, session.by, found.id, year.id, amount)
    _done(options, terminal, found.code)


def _join(session: Session, options: Namespace, terminal: Terminal) -> None:
    found = class_named(session.book, session.by, options.code)
    member = partner_named(session.book, session.by, options.member)
    classes.join_class(session.book, session.by, member.id, found.id, options.day)
    _done(options, terminal, member.code)


def _charge(session: Session, options: Namespace, terminal: Terminal) -> None:
    masters = masters_of(session.book, session.by)
    year = year_named(masters, options.year)
    found = None
    if options.code is not None:
        found = class_named(session.book, session.by, options.code)
    order = ChargeOrder(
        year.id,
        options.first_day or year.first_day,
        options.last_day or year.last_day,
        options.day,
        options.due,
        None if found is None else found.id,
    )
    if options.dry_run:
        _preview(preview_charge(session.book, session.by, order), session, options, terminal)
        return
    said = terminal.words("Dues of {year}", year=year.name)
    prepared = prepare_charge(session.book, session.by, order, said)
    post_and_say(session, prepared, terminal, as_json=options.json)


def _preview(
    found: ChargePreview, session: Session, options: Namespace, terminal: Terminal
) -> None:
    partners = masters_of(session.book, session.by).partners
    if options.json:
        terminal.json(
            {
                "currency": found.currency.code,
                "total": decimal_text(found.total, found.currency),
                "already": found.already,
                "members": [
                    {
                        "code": partners[each.partner_id].code,
                        "amount": decimal_text(each.amount, found.currency),
                    }
                    for each in found.charges
                ],
            }
        )
        return
    words = terminal.words
    rows = [
        (
            partners[each.partner_id].code,
            words.of(partners[each.partner_id].name_ar, partners[each.partner_id].name_en),
            format_amount(each.amount, found.currency),
        )
        for each in found.charges
    ]
    rows.append(("", words("Total"), format_amount(found.total, found.currency)))
    for line in table(rows, words, frozenset({2})):
        terminal.say(line)


def _pay(session: Session, options: Namespace, terminal: Terminal) -> None:
    masters = masters_of(session.book, session.by)
    member = partner_named(session.book, session.by, options.member)
    payment = Payment(
        Side.RECEIVABLE,
        member.id,
        options.day,
        account_coded(masters, options.money),
        parse_amount(options.amount, masters.organisation.currency),
        uses=_USES,
    )
    name = terminal.words.of(member.name_ar, member.name_en)
    said = terminal.words("Dues received from {party}", party=name)
    prepared = prepare_payment(session.book, session.by, payment, said)
    post_and_say(session, prepared, terminal, as_json=options.json)


def _done(options: Namespace, terminal: Terminal, code: str) -> None:
    if options.json:
        terminal.json({"code": code})
    else:
        terminal.say(terminal.words("Kept: {setting}.", setting=code))


_ACTIONS: Final[dict[str, Callable[[Session, Namespace, Terminal], None]]] = {
    "list": _list,
    "class": _class,
    "rate": _rate,
    "join": _join,
    "charge": _charge,
    "pay": _pay,
}
