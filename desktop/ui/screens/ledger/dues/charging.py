"""Charge dues: ask for the span, show who would owe what, post it; or waive one member's dues."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from PySide6.QtWidgets import QWidget

from desktop.domain.currency import Currency
from desktop.domain.formats import format_amount
from desktop.domain.isolates import isolate_ltr
from desktop.domain.ledger.account_use import AccountUse
from desktop.domain.ledger.dimensions import Partner
from desktop.domain.ledger.dues.dues import Charge, ChargeOrder
from desktop.domain.ledger.open_items.item import Side
from desktop.services.ledger.dues.charge import ChargePreview, prepare_charge, preview_charge
from desktop.services.ledger.dues.classes import dues_set_up
from desktop.services.ledger.dues.waive import Waiver, prepare_waiver
from desktop.services.ledger.hold_prepared import hold_prepared
from desktop.services.ledger.open_items.read_items import ItemsAsked, OpenItems, items_of
from desktop.services.ledger.read_journal import masters_of
from desktop.services.ledger.recorded import Prepared
from desktop.services.session import Session
from desktop.text.words import mark
from desktop.ui.forms import Field, FieldKind
from desktop.ui.screens.ledger.dues import choices
from desktop.ui.screens.ledger.dues.age_columns import name_of
from desktop.ui.screens.ledger.dues.deeds import PLACES
from desktop.ui.screens.ledger.dues.preparing import (
    CHANGES,
    asking,
    start,
    unused,
    widget_of,
)
from desktop.ui.screens.registers.kind import Desk, Question, Values
from desktop.ui.shell.keys import bind
from desktop.ui.shell.spec import Context
from desktop.ui.tables.column import Column, Kind
from desktop.ui.tables.rows_model import RowsModel
from desktop.ui.tables.table import Table
from desktop.ui.widgets.button import Kind as Weight
from desktop.ui.widgets.dialogs import Dialog
from desktop.ui.widgets.pick_edit import Choice
from desktop.ui.words import said, ui_words

_USES: Final = frozenset({AccountUse.DUES_RECEIVABLE})
_HEIGHT: Final = 360


@dataclass(frozen=True, slots=True)
class _Seen:
    """What would be charged, ready to be posted."""

    preview: ChargePreview
    prepared: Prepared
    partners: dict[int, Partner]


@dataclass(frozen=True, slots=True)
class _Owes:
    """One member's line of the preview."""

    partner: Partner
    amount: int


class PreviewDialog(Dialog):
    """Who would owe what; F2 posts it."""

    def __init__(self, seen: _Seen, parent: QWidget) -> None:
        words = ui_words()
        preview = seen.preview
        super().__init__(
            words(mark("These dues are charged")),
            _summary(preview, preview.currency),
            icon="book-plus",
            parent=parent,
        )
        columns = (
            Column("code", mark("Code"), Kind.CODE, width=10, value=lambda row: row.partner.code),
            Column("name", mark("Name"), stretch=1, width=24, value=_name),
            Column("amount", mark("Amount"), Kind.AMOUNT, width=14),
        )
        self.model: RowsModel[_Owes] = RowsModel(columns, preview.currency, self)
        self.model.set_rows([_owes(seen, each) for each in preview.charges])
        self.table = Table(self.model)
        self.table.setMinimumHeight(_HEIGHT)
        self.table.set_name(words(mark("These dues are charged")))
        self.body.addWidget(self.table)
        self.add_button(mark("Post the voucher"), Weight.PRIMARY, accepts=True)
        self.add_button(mark("Leave it"), Weight.SECONDARY, accepts=False)
        self.setMinimumWidth(620)
        bind(self, "F2", self.accept)


def _owes(seen: _Seen, charge_: Charge) -> _Owes:
    return _Owes(seen.partners[charge_.partner_id], charge_.amount)


def _name(row: _Owes) -> str:
    return name_of(row.partner)


def _summary(preview: ChargePreview, currency: Currency) -> str:
    words = ui_words()
    total = isolate_ltr(format_amount(preview.total, currency))
    told = words.plural(
        "{n} member, {total} {currency} in all.",
        "{n} members, {total} {currency} in all.",
        len(preview.charges),
        total=total,
        currency=currency.code,
    )
    if not preview.already:
        return told
    left = words.plural(
        "{n} member was charged before and is left out.",
        "{n} members were charged before and are left out.",
        preview.already,
    )
    return f"{told} {left}"


def charge(desk: Desk) -> None:
    """Ask for the span to charge; the preview follows."""
    context = desk.context
    session = context.session
    context.work.read(
        lambda: dues_set_up(session.book, session.by).classes,
        lambda found: _ask(desk, choices.of_names(found)),
        lambda error: context.toast(said(error)),
        owner=widget_of(desk),
    )


def _ask(desk: Desk, classes: tuple[Choice, ...]) -> None:
    years = desk.context.masters().years.values()
    offered = tuple(Choice(each.id, "", each.name) for each in years)
    named = next(
        (each for each in years if each.name == desk.context.year()),
        max(years, key=lambda each: each.first_day, default=None),
    )
    values: dict[str, object] = {}
    if named is not None:
        values = {
            "year": named.id,
            "first_day": named.first_day,
            "last_day": named.last_day,
            "day": named.first_day,
            "due_day": named.first_day.replace(month=3, day=31)
            if named.first_day.month <= 3
            else named.last_day,
        }
    question = Question(
        title=mark("Charge dues"),
        about=mark("Everybody is shown before anything is posted. Nobody is charged twice."),
        confirm=mark("Show who owes what"),
        icon="book-plus",
        fields=lambda _: (
            choices.pick("year", mark("Fiscal year"), lambda: offered),
            choices.pick("class", mark("Class (empty: all)"), lambda: classes, required=False),
            Field("first_day", mark("First day"), FieldKind.DAY, required=True),
            Field("last_day", mark("Last day"), FieldKind.DAY, required=True),
            Field("day", mark("Day of the voucher"), FieldKind.DAY, required=True),
            Field("due_day", mark("Due day"), FieldKind.DAY, required=True),
        ),
        write=_prepare,
        said="",
        changes=frozenset(),
        values=values,
        places={
            **PLACES,
            "charge-span": "first_day",
            "charge-year-closed": "year",
            "dues-rate-missing": "class",
        },
        done=lambda seen: _show(desk, seen),
    )
    desk.ask(question)


def _prepare(session: Session, values: Values) -> _Seen:
    order = ChargeOrder(
        values["year"],
        values["first_day"],
        values["last_day"],
        values["day"],
        values["due_day"],
        values["class"],
    )
    preview = preview_charge(session.book, session.by, order)
    with_year = ui_words()(mark("Dues of {year}"), year=_year(order))
    prepared = prepare_charge(session.book, session.by, order, with_year)
    hold_prepared(session.book, session.by, prepared)
    return _Seen(preview, prepared, dict(masters_of(session.book, session.by).partners))


def _year(order: ChargeOrder) -> str:
    return str(order.first_day.year)


def _show(desk: Desk, seen: _Seen) -> None:
    owner = widget_of(desk)
    dialog = PreviewDialog(seen, owner)
    owner.setProperty("preview", dialog)
    dialog.accepted.connect(lambda: start(desk, seen.prepared, desk.reload))
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()


def waive(desk: Desk, partner: Partner) -> None:
    """Ask which of a member's dues are waived, and why."""
    session = desk.context.session
    asked = ItemsAsked(Side.RECEIVABLE, _USES, partner.id)
    desk.context.work.read(
        lambda: items_of(session.book, session.by, asked),
        lambda found: _ask_waiver(desk, found),
        lambda error: desk.context.toast(said(error)),
        owner=widget_of(desk),
    )


def _ask_waiver(desk: Desk, found: OpenItems) -> None:
    items = tuple(
        Choice(
            line.key,
            line.due_day.isoformat(),
            isolate_ltr(format_amount(line.open, found.currency)),
        )
        for line in found.lines
        if line.opens
    )

    def prepare(session: Session, values: Values) -> Prepared:
        waiver = Waiver(values["item"], values["day"], values["reason"], values["amount"])
        return prepare_waiver(session.book, session.by, waiver)

    def fields(context: Context) -> tuple[Field, ...]:
        return (
            choices.pick("item", mark("Which dues"), lambda: items),
            choices.amount(context, "amount", mark("Amount (empty: all)"), required=False),
            Field("day", mark("Day"), FieldKind.DAY, required=True),
            Field("reason", mark("Reason"), required=True),
        )

    question = Question(
        title=mark("Waive dues"),
        about=mark("The income is taken back and the item settled. The reason stays in the book."),
        confirm=mark("Post the waiver"),
        icon="x",
        fields=fields,
        write=unused,
        said="",
        changes=CHANGES,
        values={"item": items[0].id if items else None, "day": choices.usual(desk.context)},
        places={**PLACES, "waiver-reason": "reason"},
    )
    desk.ask(asking(desk, question, prepare))
