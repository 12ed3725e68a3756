"""Receivables and payables: by party with their ages, and item by item."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from desktop.domain.ledger.dimensions import Partner
from desktop.domain.ledger.open_items.item import ItemLine, Side
from desktop.domain.trust.acting import Act
from desktop.services.ledger.open_items.read_items import ItemsAsked, items_of, settlements_for
from desktop.services.ledger.open_items.settle import settle, undo_settlement
from desktop.services.session import Session
from desktop.text.words import mark
from desktop.ui.forms import Field, FieldKind
from desktop.ui.screens.ledger.dues import choices
from desktop.ui.screens.ledger.dues.age_columns import (
    PARTY_COLUMNS,
    name_of,
    party_code,
    party_rows,
    party_sums,
    party_text,
)
from desktop.ui.screens.ledger.dues.deeds import PLACES, pay, settle_deed, statement_deed
from desktop.ui.screens.ledger.dues.preparing import CHANGES, widget_of
from desktop.ui.screens.registers.kind import Deed, Desk, Question, RegisterKind, Values
from desktop.ui.tables.column import Chip, Column, Kind, Tone
from desktop.ui.widgets.pick_edit import Choice
from desktop.ui.words import said, ui_words
from desktop.ui.work.topic import Topic

_SHOWN: Final = frozenset({Topic.ENTRIES, Topic.CHART, Topic.SETTINGS})


@dataclass(frozen=True, slots=True)
class ItemRow:
    """A line of a party that is open, or was settled."""

    line: ItemLine
    partner: Partner
    late: bool

    @property
    def chip(self) -> Chip:
        """How it stands."""
        if not self.line.open:
            return Chip(mark("Settled"), Tone.NEUTRAL)
        if not self.line.opens:
            return Chip(mark("Paid, not settled"), Tone.INFO)
        return Chip(mark("Late"), Tone.WARNING) if self.late else Chip(mark("Not due"), Tone.GOOD)


def _by_party(side: Side, key: str, title: str, none: str, about: str) -> RegisterKind:
    receives = side is not Side.PAYABLE
    return RegisterKind(
        key=key,
        title=title,
        icon="scale",
        none=none,
        about=about,
        columns=PARTY_COLUMNS,
        load=party_rows(ItemsAsked(side)),
        code_of=party_code,
        text_of=party_text,
        topics=_SHOWN,
        sums=party_sums,
        deeds=(
            Deed(
                "pay",
                mark("Receive") if receives else mark("Pay"),
                "arrow-down-to-line" if receives else "arrow-up-from-line",
                lambda desk, row: pay(desk, row.partner, side, amount=max(row.ages.balance, 0)),
                shortcut="F7",
                act=Act.POST_ENTRY,
            ),
            settle_deed(side),
            statement_deed(lambda row: row.partner),
        ),
        opens=lambda context, row: context.go(
            "statements", {"name": "party", "of": row.partner.code}
        ),
    )


def _items(session: Session) -> Sequence[ItemRow]:
    found: list[ItemRow] = []
    for side in Side:
        read = items_of(session.book, session.by, ItemsAsked(side, settled=True))
        found.extend(
            ItemRow(line, read.partners[line.partner_id], line.due_day < read.day)
            for line in read.lines
        )
    return sorted(found, key=lambda row: (row.line.open == 0, row.line.due_day, row.line.key))


def _settle(desk: Desk, row: ItemRow) -> None:
    """Ask which waiting payment settles the item picked, and how much."""
    session = desk.context.session
    asked = ItemsAsked(row.line.side, partner_id=row.partner.id)

    def found(read: Any) -> None:
        fitting = tuple(
            _choice(line)
            for line in read.lines
            if not line.opens and line.account_id == row.line.account_id
        )
        question = Question(
            title=mark("Settle this item"),
            about=mark("Choose the payment that settles it. Both must be of one fund."),
            confirm=mark("Settle it"),
            icon="check",
            fields=lambda context: (
                Field(
                    "payment",
                    mark("Payment"),
                    FieldKind.PICK,
                    required=True,
                    choices=lambda: fitting,
                ),
                choices.amount(context, "amount", mark("Amount")),
            ),
            write=lambda session, values: _write(session, row, values),
            said=mark("The item is settled."),
            changes=CHANGES,
            values={"amount": row.line.open},
            places=PLACES,
        )
        desk.ask(question)

    desk.context.work.read(
        lambda: items_of(session.book, session.by, asked),
        found,
        lambda error: desk.context.toast(said(error)),
        owner=widget_of(desk),
    )


def _choice(line: ItemLine) -> Choice:
    return Choice(line.key, str(line.number), line.narration)


def _write(session: Session, row: ItemRow, values: Values) -> str:
    settle(session.book, session.by, row.line.key, values["payment"], values["amount"])
    return _code(row)


def _undo(desk: Desk, row: ItemRow) -> None:
    """Take back the last settlement of the line picked."""
    context = desk.context
    session = context.session

    def write() -> None:
        live = [
            each
            for each in settlements_for(session.book, session.by, row.line.key)
            if not each.undone and not each.void
        ]
        if live:
            undo_settlement(session.book, session.by, live[-1].id)

    context.work.write(
        write,
        lambda _: context.toast(ui_words()(mark("The settlement is taken back."))),
        lambda error: context.toast(said(error)),
        CHANGES,
        owner=widget_of(desk),
    )


def _amount(row: ItemRow) -> int:
    """Return the amount from the view of its side: positive where it opens."""
    return row.line.amount * row.line.side.opening_sign


def _code(row: ItemRow) -> str:
    return f"{row.line.entry_id}:{row.line.position}"


RECEIVABLES: Final = _by_party(
    Side.RECEIVABLE,
    "receivables",
    mark("Owed to us"),
    mark("Nobody owes anything"),
    mark("What members, donors and others owe, by age. The oldest due is settled first."),
)
PAYABLES: Final = _by_party(
    Side.PAYABLE,
    "payables",
    mark("Owed by us"),
    mark("Nothing is owed"),
    mark("What is owed to suppliers and others, by age. The oldest due is paid first."),
)
ITEMS: Final = RegisterKind(
    key="items",
    title=mark("Item by item"),
    icon="list-tree",
    none=mark("No items yet"),
    about=mark("Every line that opens or settles something with a party, the open ones first."),
    columns=(
        Column("day", mark("Day"), Kind.DAY, width=11, value=lambda row: row.line.day),
        Column("due", mark("Due day"), Kind.DAY, width=11, value=lambda row: row.line.due_day),
        Column("party", mark("Party"), stretch=2, width=18, value=lambda row: name_of(row.partner)),
        Column(
            "said", mark("Narration"), stretch=3, width=22, value=lambda row: row.line.narration
        ),
        Column("state", mark("State"), Kind.BADGE, width=13, value=lambda row: row.chip),
        Column("amount", mark("Amount"), Kind.AMOUNT, width=13, value=_amount),
        Column(
            "open", mark("Still open"), Kind.AMOUNT, width=13, value=lambda row: row.line.balance
        ),
    ),
    load=_items,
    code_of=_code,
    text_of=lambda row: (
        f"{row.partner.code} {row.partner.name_ar} {row.partner.name_en} {row.line.narration}"
    ),
    topics=_SHOWN,
    deeds=(
        Deed(
            "settle-item",
            mark("Settle this item"),
            "check",
            _settle,
            shortcut="F7",
            act=Act.POST_ENTRY,
            when=lambda row: row.line.opens and row.line.open > 0,
        ),
        Deed(
            "undo",
            mark("Take the settlement back"),
            "undo-2",
            _undo,
            shortcut="F8",
            act=Act.POST_ENTRY,
            when=lambda row: row.line.settled > 0,
        ),
    ),
    opens=lambda context, row: context.go("entry", {"entry": row.line.entry_id}),
)
