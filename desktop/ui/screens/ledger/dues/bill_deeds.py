"""Pay a bill, or set against it what was paid to its supplier in advance."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from desktop.domain.formats import format_amount
from desktop.domain.isolates import isolate_ltr
from desktop.domain.ledger.open_items.item import LineKey, Side
from desktop.services.ledger.bills.apply_prepayment import prepare_prepayment
from desktop.services.ledger.open_items.by_code import unpaid_bill
from desktop.services.ledger.open_items.pay_items import Payment, prepare_payment
from desktop.services.ledger.open_items.read_items import ItemsAsked, OpenItems, items_of
from desktop.services.ledger.recorded import Prepared
from desktop.services.session import Session
from desktop.text.words import mark
from desktop.ui.forms import Field, FieldKind
from desktop.ui.screens.ledger.dues import choices
from desktop.ui.screens.ledger.dues.deeds import PLACES, pay, voucher_of
from desktop.ui.screens.ledger.dues.preparing import CHANGES, asking, unused, widget_of
from desktop.ui.screens.registers.kind import Desk, Question, Values
from desktop.ui.shell.spec import Context
from desktop.ui.widgets.pick_edit import Choice
from desktop.ui.words import said, ui_words

if TYPE_CHECKING:
    from desktop.ui.screens.ledger.dues.bill_kinds import BillRow

Items = dict[LineKey, int | None]


def pay_bill(desk: Desk, row: BillRow) -> None:
    """Ask for the payment of the bill picked; its own lines are settled first."""
    session = desk.context.session
    foreign = row.amount is None

    def found(items: Items) -> None:
        if foreign:
            _pay_foreign(desk, row, items)
        else:
            pay(desk, row.partner, Side.PAYABLE, amount=row.bill.open, items=items)

    desk.context.work.read(
        lambda: _items(session, row),
        found,
        lambda error: desk.context.toast(said(error)),
        owner=widget_of(desk),
    )


def _items(session: Session, row: BillRow) -> Items:
    _, keys = unpaid_bill(session.book, session.by, row.bill.id)
    asked = ItemsAsked(Side.PAYABLE, partner_id=row.partner.id)
    lines = {each.key: each for each in items_of(session.book, session.by, asked).lines}
    return {key: lines[key].open for key in keys}


def _pay_foreign(desk: Desk, row: BillRow, items: Items) -> None:
    """Ask for the payment of a whole bill in its own currency, at the rate of the day."""
    words = ui_words()
    narration = words(
        mark("Paid to {party}"), party=words.of(row.partner.name_ar, row.partner.name_en)
    )

    def prepare(session: Session, values: Values) -> Prepared:
        payment = Payment(
            Side.PAYABLE,
            row.partner.id,
            values["day"],
            values["money"],
            items=dict.fromkeys(items),
            voucher=voucher_of(values, row.partner),
            rate=values["rate"],
            rate_source=values["source"],
        )
        return prepare_payment(session.book, session.by, payment, narration)

    def fields(context: Context) -> tuple[Field, ...]:
        return (
            choices.pick("money", mark("Cash box or bank"), choices.money(context)),
            Field("day", mark("Day"), FieldKind.DAY, required=True),
            Field("rate", mark("Rate (empty: that of the day)")),
            Field("source", mark("Source of the rate")),
            Field("cheque", mark("Number of the cheque")),
        )

    question = Question(
        title=mark("Pay"),
        about=mark("The whole bill, in its own currency. The difference of the rates is booked."),
        confirm=mark("Post the voucher"),
        icon="arrow-up-from-line",
        fields=fields,
        write=unused,
        said="",
        changes=CHANGES,
        values=choices.at_first(desk.context),
        places={**PLACES, "rate-missing": "rate"},
    )
    desk.ask(asking(desk, question, prepare))


def apply_prepayment(desk: Desk, row: BillRow) -> None:
    """Ask which payment in advance is set against the bill picked."""
    context = desk.context
    session = context.session

    def read() -> tuple[Items, OpenItems]:
        asked = ItemsAsked(Side.PREPAYMENT, partner_id=row.partner.id)
        return _items(session, row), items_of(session.book, session.by, asked)

    def found(read_: tuple[Items, OpenItems]) -> None:
        items, paid = read_
        offered = tuple(_choice(line, paid) for line in paid.lines if line.opens)
        if not offered:
            context.toast(ui_words()(mark("Nothing was paid to this supplier in advance.")))
            return
        _ask_which(desk, next(iter(items)), offered)

    context.work.read(read, found, lambda error: context.toast(said(error)), owner=widget_of(desk))


def _choice(line: Any, paid: OpenItems) -> Choice:
    amount = isolate_ltr(format_amount(line.open, paid.currency))
    return Choice(line.key, line.day.isoformat(), amount)


def _ask_which(desk: Desk, bill: LineKey, offered: tuple[Choice, ...]) -> None:
    narration = ui_words()(mark("Payment in advance set against the bill"))

    def prepare(session: Session, values: Values) -> Prepared:
        return prepare_prepayment(
            session.book,
            session.by,
            values["paid"],
            bill,
            day=values["day"],
            narration=narration,
        )

    question = Question(
        title=mark("Set a payment in advance against the bill"),
        about=mark("As far as both reach. Both must be of one fund."),
        confirm=mark("Post the entry"),
        icon="check",
        fields=lambda _: (
            choices.pick("paid", mark("Paid in advance"), lambda: offered),
            Field("day", mark("Day"), FieldKind.DAY, required=True),
        ),
        write=unused,
        said="",
        changes=CHANGES,
        values={"paid": offered[0].id, "day": choices.usual(desk.context)},
        places=PLACES,
    )
    desk.ask(asking(desk, question, prepare))
