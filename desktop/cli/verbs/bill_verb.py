"""`sijill bill`: suppliers' bills, entered, listed and paid."""

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
from desktop.domain.currency import currency_of
from desktop.domain.errors import UserError
from desktop.domain.formats import decimal_text, format_amount
from desktop.domain.ledger.bills.bill import NewBill, NewBillLine
from desktop.domain.ledger.open_items.item import Side
from desktop.services.ledger.bills.enter_bill import prepare_bill
from desktop.services.ledger.bills.list_bills import list_bills
from desktop.services.ledger.open_items.by_code import partner_named, unpaid_bill
from desktop.services.ledger.open_items.pay_items import Payment, prepare_payment
from desktop.services.ledger.read_journal import masters_of
from desktop.services.session import Session
from desktop.text.labels import label


def run(options: Namespace, terminal: Terminal) -> int:
    """Do what was asked for."""
    with opened(options, terminal) as session:
        _ACTIONS[options.action](session, options, terminal)
    return Exit.DONE


def _list(session: Session, options: Namespace, terminal: Terminal) -> None:
    found = list_bills(session.book, session.by, unpaid=options.unpaid, due_by=options.due_by)
    if options.json:
        terminal.json(
            {
                "currency": found.currency.code,
                "bills": [
                    {
                        "id": each.id,
                        "supplier": found.partners[each.partner_id].code,
                        "number": each.number,
                        "day": each.day.isoformat(),
                        "due_day": each.due_day.isoformat(),
                        "currency": each.currency,
                        "amount": decimal_text(each.amount, currency_of(each.currency)),
                        "open": decimal_text(each.open, found.currency),
                        "state": each.state.value,
                    }
                    for each in found.bills
                ],
            }
        )
        return
    words = terminal.words
    rows = [
        (
            str(each.id),
            found.partners[each.partner_id].code,
            each.number,
            each.due_day.isoformat(),
            label(each.state, words),
            format_amount(each.open, found.currency),
        )
        for each in found.bills
    ]
    for line in table(rows, words, frozenset({0, 5})):
        terminal.say(line)


def _add(session: Session, options: Namespace, terminal: Terminal) -> None:
    masters = masters_of(session.book, session.by)
    supplier = partner_named(session.book, session.by, options.supplier)
    currency = masters.organisation.currency
    if options.currency:
        currency = currency_of(options.currency.upper())
    line = NewBillLine(
        account_coded(masters, options.account),
        parse_amount(options.amount, currency),
        fund_coded(masters, options.fund),
        options.text,
        project_coded(masters, options.project),
    )
    bill = NewBill(
        supplier.id,
        options.number,
        options.day,
        options.due,
        (line,),
        options.text,
        currency.code,
        options.rate,
    )
    name = terminal.words.of(supplier.name_ar, supplier.name_en)
    said = terminal.words("Bill {number} of {party}", number=options.number, party=name)
    prepared = prepare_bill(session.book, session.by, bill, said)
    post_and_say(session, prepared, terminal, as_json=options.json)


def _pay(session: Session, options: Namespace, terminal: Terminal) -> None:
    masters = masters_of(session.book, session.by)
    found = [unpaid_bill(session.book, session.by, each) for each in options.ids]
    supplier = found[0][0].partner_id
    if any(bill.partner_id != supplier for bill, _ in found):
        raise UserError("settle-party")
    payment = Payment(
        Side.PAYABLE,
        supplier,
        options.day,
        account_coded(masters, options.money),
        items={key: None for _, keys in found for key in keys},
    )
    partner = masters.partners[supplier]
    said = terminal.words(
        "Paid to {party}", party=terminal.words.of(partner.name_ar, partner.name_en)
    )
    prepared = prepare_payment(session.book, session.by, payment, said)
    post_and_say(session, prepared, terminal, as_json=options.json)


_ACTIONS: Final[dict[str, Callable[[Session, Namespace, Terminal], None]]] = {
    "list": _list,
    "add": _add,
    "pay": _pay,
}
