"""The register of cash boxes: who holds them, what lies in them, when they were counted."""

from __future__ import annotations

from functools import partial
from typing import Final

from PySide6.QtWidgets import QWidget

from desktop.domain.formats import format_amount
from desktop.domain.ledger.cash.box import NewCashBox
from desktop.domain.trust.acting import Act
from desktop.services.ledger.cash.boxes import BoxState, list_boxes, set_box
from desktop.services.session import Session
from desktop.text.words import mark
from desktop.ui.forms import Field, FieldKind
from desktop.ui.screens.ledger.cash.count_dialog import CountDialog
from desktop.ui.screens.registers.kind import Deed, Desk, Question, RegisterKind, Values
from desktop.ui.shell.spec import Context
from desktop.ui.tables.column import Chip, Column, Kind, Tone
from desktop.ui.widgets.pick_edit import Choice
from desktop.ui.words import ui_words
from desktop.ui.work.topic import Topic

_OFFICER: Final = "officer:"
_PARTNER: Final = "partner:"


def _state(row: BoxState) -> Chip:
    if row.balance < 0:
        return Chip(mark("Less than nothing"), Tone.BAD)
    if row.above:
        return Chip(mark("Above the limit"), Tone.WARNING)
    if row.box.id is None:
        return Chip(mark("No holder yet"), Tone.INFO)
    if not row.box.active:
        return Chip(mark("No longer used"))
    return Chip(mark("In use"), Tone.GOOD)


def _searched(row: BoxState) -> str:
    box = row.box
    names = f"{box.account.name_ar} {box.account.name_en} {box.holder_ar} {box.holder_en}"
    return f"{box.account.code} {names}"


def _held(row: BoxState, minor: int | None) -> str:
    if minor is None:
        return ""
    return f"{format_amount(minor, row.currency)} {row.currency.code}"


def _ask_holder(desk: Desk, row: BoxState) -> None:
    box = row.box
    holder = None
    if box.holder_officer_id is not None:
        holder = f"{_OFFICER}{box.holder_officer_id}"
    elif box.holder_partner_id is not None:
        holder = f"{_PARTNER}{box.holder_partner_id}"
    desk.ask(
        Question(
            title=mark("Holder and limit"),
            about=mark(
                "One person answers for a cash box. From now on a voucher that would pay more than "
                "lies in it is warned of or blocked, as the settings say."
            ),
            confirm=mark("Keep it so"),
            icon="landmark",
            fields=lambda context: (
                Field(
                    "holder",
                    mark("Held by"),
                    FieldKind.PICK,
                    choices=partial(_holders, context),
                ),
                Field("most", mark("May hold at most"), FieldKind.AMOUNT, currency=row.currency),
                Field("active", mark("In use"), FieldKind.CHECK),
            ),
            values={"holder": holder, "most": box.most, "active": box.active},
            write=partial(_set, row),
            said=mark("The cash box {code} is kept."),
            changes=frozenset({Topic.CASH}),
            places={"cash-box-limit": "most", "cash-box-holder": "holder"},
        )
    )


def _holders(context: Context) -> tuple[Choice, ...]:
    words, masters = ui_words(), context.masters()
    officers = (
        Choice(f"{_OFFICER}{officer_id}", code, words("Officer {code}", code=code))
        for officer_id, code in masters.officer_codes.items()
    )
    partners = (
        Choice(f"{_PARTNER}{each.id}", each.code, words.of(each.name_ar, each.name_en))
        for each in masters.partners.values()
        if each.active
    )
    return (*officers, *partners)


def _set(row: BoxState, session: Session, values: Values) -> str:
    kind, _, number = str(values["holder"] or "").partition(":")
    set_box(
        session.book,
        session.by,
        NewCashBox(
            row.box.account.id,
            int(number) if kind == _OFFICER[:-1] else None,
            int(number) if kind == _PARTNER[:-1] else None,
            values["most"],
            active=bool(values["active"]),
        ),
    )
    return row.box.account.code


def _count(desk: Desk, row: BoxState) -> None:
    owner = desk if isinstance(desk, QWidget) else None
    dialog = CountDialog(desk.context, row, owner)
    dialog.kept.connect(lambda _: desk.reload())
    dialog.open()


def _open_book(context: Context, row: BoxState) -> None:
    context.go("statements", {"name": "cash-book", "of": row.box.account.code})


BOXES: Final = RegisterKind(
    key="boxes",
    title=mark("Cash boxes"),
    icon="landmark",
    none=mark("No cash boxes yet"),
    about=mark(
        "A cash box is an account marked so in the chart, with one person who answers for it. "
        "Enter opens its book."
    ),
    columns=(
        Column("code", mark("Code"), Kind.CODE, width=8, value=lambda row: row.box.account.code),
        Column(
            "name",
            mark("Cash box"),
            stretch=3,
            width=22,
            value=lambda row: ui_words().of(row.box.account.name_ar, row.box.account.name_en),
        ),
        Column(
            "holder",
            mark("Held by"),
            stretch=2,
            width=18,
            value=lambda row: ui_words().of(row.box.holder_ar, row.box.holder_en),
        ),
        Column(
            "balance",
            mark("Balance"),
            Kind.CODE,
            width=18,
            value=lambda row: _held(row, row.balance),
        ),
        Column(
            "most",
            mark("May hold at most"),
            Kind.CODE,
            width=18,
            value=lambda row: _held(row, row.box.most),
        ),
        Column(
            "counted",
            mark("Last count"),
            Kind.DAY,
            width=12,
            value=lambda row: None if row.last_count is None else row.last_count.day,
        ),
        Column("state", mark("State"), Kind.BADGE, width=14, value=_state),
    ),
    load=lambda session: list_boxes(session.book, session.by),
    code_of=lambda row: row.box.account.code,
    text_of=_searched,
    topics=frozenset({Topic.ENTRIES, Topic.CHART, Topic.CASH}),
    opens=_open_book,
    deeds=(
        Deed("count", mark("Count it"), "scale", _count, "F8", Act.RECONCILE),
        Deed(
            "holder",
            mark("Holder and limit"),
            "sliders-horizontal",
            _ask_holder,
            "F7",
            Act.MANAGE_CHART,
        ),
        Deed(
            "book",
            mark("Cash book"),
            "book-open",
            lambda desk, row: _open_book(desk.context, row),
            "F9",
        ),
    ),
)
