"""Deeds that several lists share: pay or receive, settle what waits, open a party's account."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final

from desktop.domain.ledger.account_use import AccountUse
from desktop.domain.ledger.dimensions import Partner
from desktop.domain.ledger.open_items.item import LineKey, Side
from desktop.domain.ledger.voucher import PaymentMethod, Voucher
from desktop.domain.trust.acting import Act
from desktop.services.ledger.open_items.pay_items import Payment, prepare_payment
from desktop.services.ledger.open_items.settle import settle_suggested
from desktop.services.ledger.recorded import Prepared
from desktop.services.session import Session
from desktop.text.words import mark
from desktop.ui.forms import Field, FieldKind
from desktop.ui.screens.ledger.dues import choices
from desktop.ui.screens.ledger.dues.preparing import CHANGES, asking, unused, widget_of
from desktop.ui.screens.registers.kind import Deed, Desk, Question, Values
from desktop.ui.shell.spec import Context
from desktop.ui.words import said, ui_words
from desktop.ui.work.topic import Topic

PLACES: Final = {
    "payment-account": "money",
    "payment-nothing": "amount",
    "payment-too-little": "amount",
    "settle-too-much": "amount",
    "settle-nothing": "amount",
    "payment-fund": "amount",
    "due-before": "due_day",
    "year-closed": "day",
    "period-closed": "day",
    "day-without-year": "day",
    "rate-empty": "rate",
    "rate-unreadable": "rate",
    "rate-zero": "rate",
    "voucher-cheque-number": "cheque",
}
"""The field that an error is about."""


def payment_fields(context: Context) -> tuple[Field, ...]:
    """Return what a payment or receipt asks for."""
    return (
        choices.amount(context, "amount", mark("Amount")),
        Field("day", mark("Day"), FieldKind.DAY, required=True),
        choices.pick("money", mark("Cash box or bank"), choices.money(context)),
        Field("cheque", mark("Number of the cheque")),
        Field("reference", mark("Reference")),
    )


def voucher_of(values: Values, partner: Partner) -> Voucher:
    """Return the head of the voucher that the values say."""
    cheque = values.get("cheque") or ""
    method = PaymentMethod.CHEQUE if cheque else PaymentMethod.CASH
    return Voucher(method, partner.id, cheque_number=cheque)


def pay(
    desk: Desk,
    partner: Partner,
    side: Side,
    *,
    amount: int,
    uses: frozenset[AccountUse] | None = None,
    items: Mapping[LineKey, int | None] | None = None,
) -> None:
    """Ask for a payment of what is open with a party, and post it."""
    words = ui_words()
    receives = side is not Side.PAYABLE
    name = words.of(partner.name_ar, partner.name_en)
    pattern = mark("Received from {party}") if receives else mark("Paid to {party}")
    narration = words(pattern, party=name)

    def prepare(session: Session, values: Values) -> Prepared:
        payment = Payment(
            side,
            partner.id,
            values["day"],
            values["money"],
            values["amount"],
            items=_shared(items or {}, values["amount"]),
            uses=uses,
            reference=values["reference"],
            voucher=voucher_of(values, partner),
        )
        return prepare_payment(session.book, session.by, payment, narration)

    question = Question(
        title=mark("Receive") if receives else mark("Pay"),
        about=mark("The oldest due is settled first. What is beyond it waits for the next item."),
        confirm=mark("Post the voucher"),
        icon="arrow-down-to-line" if receives else "arrow-up-from-line",
        fields=payment_fields,
        write=unused,
        said="",
        changes=CHANGES,
        values={"amount": amount, **choices.at_first(desk.context)},
        places=PLACES,
    )
    desk.ask(asking(desk, question, prepare))


def _shared(
    items: Mapping[LineKey, int | None], amount: int | None
) -> Mapping[LineKey, int | None]:
    """Return the items with how much of each, in order, until `amount` is reached."""
    left = amount or 0
    found: dict[LineKey, int | None] = {}
    for key, open_ in items.items():
        part = min(open_ or 0, left)
        if part > 0:
            found[key] = part
            left -= part
    return found


def settle_deed(side: Side, shortcut: str = "F9") -> Deed:
    """Return the deed that lets what waits settle the oldest items of the party picked."""
    return Deed(
        "settle",
        mark("Settle what was paid"),
        "check",
        lambda desk, row: _settle(desk, side, row.partner.id),
        shortcut=shortcut,
        act=Act.POST_ENTRY,
        when=lambda row: row.ages.waiting > 0 and row.ages.total > 0,
    )


def _settle(desk: Desk, side: Side, partner_id: int) -> None:
    context = desk.context
    session = context.session

    def told(found: Any) -> None:
        words = ui_words()
        count = len(found)
        context.toast(words.plural("{n} settlement written", "{n} settlements written", count))

    context.work.write(
        lambda: settle_suggested(session.book, session.by, side, partner_id),
        told,
        lambda error: context.toast(said(error)),
        frozenset({Topic.ENTRIES}),
        owner=widget_of(desk),
    )


def statement_deed(partner_of: Callable[[Any], Partner], shortcut: str = "F10") -> Deed:
    """Return the deed that shows the account of the party picked, to be printed."""
    return Deed(
        "statement",
        mark("Statement of account"),
        "file-text",
        lambda desk, row: desk.context.go(
            "statements", {"name": "party", "of": partner_of(row).code}
        ),
        shortcut=shortcut,
    )
