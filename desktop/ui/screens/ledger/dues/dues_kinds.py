"""Dues: who owes them, the classes with their rates, who belongs to which, what was charged."""

from __future__ import annotations

from typing import Any, Final

from desktop.domain.codes import spelled_code
from desktop.domain.ledger.account_use import AccountUse
from desktop.domain.ledger.dimensions import PartnerKind
from desktop.domain.ledger.open_items.item import Side
from desktop.domain.trust.acting import Act
from desktop.services.ledger.dues import classes
from desktop.services.ledger.open_items.read_items import ItemsAsked
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
from desktop.ui.screens.ledger.dues.charging import charge, waive
from desktop.ui.screens.ledger.dues.deeds import pay, settle_deed, statement_deed
from desktop.ui.screens.ledger.dues.dues_rows import (
    ClassRow,
    charge_rows,
    class_name,
    class_rows,
    member_rows,
)
from desktop.ui.screens.registers.kind import Deed, Desk, Question, RegisterKind, Values
from desktop.ui.shell.spec import Context
from desktop.ui.tables.column import Column, Kind
from desktop.ui.work.topic import Topic

_USES: Final = frozenset({AccountUse.DUES_RECEIVABLE})
_SHOWN: Final = frozenset({Topic.ENTRIES, Topic.CHART, Topic.SETTINGS, Topic.APPROVALS})
_CHANGED: Final = frozenset({Topic.CHART})


def _add_class(session: Session, values: Values) -> str:
    classes.add_class(
        session.book, session.by, values["code"], values["name_ar"], values["name_en"]
    )
    return spelled_code(values["code"])


def _rate(desk: Desk, row: ClassRow) -> None:
    year = row.year
    if year is None:
        return

    def write(session: Session, values: Values) -> str:
        classes.set_rate(session.book, session.by, row.found.id, year.id, values["amount"])
        return row.found.code

    desk.ask(
        Question(
            title=mark("Set the rate of the year"),
            about=mark("What a member of the class owes for the whole year; zero is a rate."),
            confirm=mark("Keep the rate"),
            icon="receipt",
            fields=lambda context: (choices.amount(context, "amount", mark("Amount")),),
            write=write,
            said=mark("The rate of {code} is kept."),
            changes=_CHANGED,
            values={"amount": row.rate},
        )
    )


def _join(desk: Desk, row: ClassRow) -> None:
    def write(session: Session, values: Values) -> str:
        classes.join_class(session.book, session.by, values["member"], row.found.id, values["day"])
        return row.found.code

    desk.ask(
        Question(
            title=mark("Take a member into this class"),
            about=mark("Whoever belongs to another class leaves it the day before."),
            confirm=mark("Take in"),
            icon="users",
            fields=_member_fields,
            write=write,
            said=mark("Class {code} has another member."),
            changes=_CHANGED,
            places={"dues-member-kind": "member", "dues-member-before": "day"},
        )
    )


def _member_fields(context: Context) -> tuple[Field, ...]:
    kinds = frozenset({PartnerKind.MEMBER})
    return (
        choices.pick("member", mark("Member"), choices.partners(context, kinds)),
        Field("day", mark("From"), FieldKind.DAY, required=True),
    )


_CHARGE: Final = Deed(
    "charge",
    mark("Charge dues"),
    "book-plus",
    lambda desk, _row: charge(desk),
    shortcut="F7",
    act=Act.POST_ENTRY,
    needs_row=False,
)

OWED: Final = RegisterKind(
    key="owed",
    title=mark("Who owes dues"),
    icon="users",
    none=mark("Nobody owes dues"),
    about=mark("What members owe, by age. A receipt settles the oldest first."),
    columns=PARTY_COLUMNS,
    load=party_rows(ItemsAsked(Side.RECEIVABLE, _USES)),
    code_of=party_code,
    text_of=party_text,
    topics=_SHOWN,
    sums=party_sums,
    deeds=(
        _CHARGE,
        Deed(
            "receive",
            mark("Receive"),
            "arrow-down-to-line",
            lambda desk, row: pay(
                desk,
                row.partner,
                Side.RECEIVABLE,
                amount=max(row.ages.balance, 0),
                uses=_USES,
            ),
            shortcut="F8",
            act=Act.POST_ENTRY,
        ),
        settle_deed(Side.RECEIVABLE),
        Deed(
            "waive",
            mark("Waive"),
            "x",
            lambda desk, row: waive(desk, row.partner),
            act=Act.POST_ENTRY,
            when=lambda row: row.ages.total > 0,
        ),
        statement_deed(lambda row: row.partner),
    ),
    opens=lambda context, row: context.go("statements", {"name": "party", "of": row.partner.code}),
)
CLASSES: Final = RegisterKind(
    key="classes",
    title=mark("Classes and rates"),
    icon="list-tree",
    none=mark("No classes of members yet"),
    about=mark("Members of one class owe the same for a year. Set the rate of each class."),
    columns=(
        Column("code", mark("Code"), Kind.CODE, width=12, value=lambda row: row.found.code),
        Column("name", mark("Name"), stretch=2, value=lambda row: class_name(row.found)),
        Column("members", mark("Members"), width=10, value=lambda row: str(row.members)),
        Column("year", mark("Year"), Kind.CODE, value=lambda row: row.year and row.year.name),
        Column("rate", mark("Rate of the year"), Kind.AMOUNT, width=16),
    ),
    load=class_rows,
    code_of=lambda row: str(row.found.code),
    text_of=lambda row: f"{row.found.code} {row.found.name_ar} {row.found.name_en}",
    act=Act.MANAGE_CHART,
    topics=_SHOWN,
    adding=Question(
        title=mark("New class of members"),
        about=mark("Members of one class owe the same for a year."),
        confirm=mark("Add the class"),
        icon="users",
        fields=lambda _: (
            Field("code", mark("Code"), required=True),
            Field("name_ar", mark("Name in Arabic")),
            Field("name_en", mark("Name in English")),
        ),
        write=_add_class,
        said=mark("The class {code} is in the book."),
        changes=_CHANGED,
        places={"dues-class-taken": "code"},
    ),
    deeds=(
        Deed("rate", mark("Set the rate of the year"), "receipt", _rate, "F7", Act.MANAGE_CHART),
        Deed("join", mark("Take a member in"), "users", _join, "F8", Act.MANAGE_CHART),
    ),
)
MEMBERS: Final = RegisterKind(
    key="members",
    title=mark("Members by class"),
    icon="users",
    none=mark("No member belongs to a class yet"),
    about=mark("Who belongs to which class, from when to when."),
    columns=(
        Column("code", mark("Code"), Kind.CODE, width=12, value=lambda row: row.partner.code),
        Column("name", mark("Name"), stretch=2, value=lambda row: name_of(row.partner)),
        Column("class", mark("Class"), stretch=1, value=lambda row: class_name(row.found)),
        Column("first", mark("From"), Kind.DAY, value=lambda row: row.member.first_day),
        Column("last", mark("To"), Kind.DAY, value=lambda row: row.member.last_day),
    ),
    load=member_rows,
    code_of=lambda row: str(row.member.id),
    text_of=lambda row: (
        f"{row.partner.code} {row.partner.name_ar} {row.partner.name_en} {row.found.code}"
    ),
    topics=_SHOWN,
)


def _open_charge(context: Context, row: Any) -> None:
    if row.charge.entry_id is not None:
        context.go("entry", {"entry": row.charge.entry_id})


CHARGES: Final = RegisterKind(
    key="charges",
    title=mark("What was charged"),
    icon="book-plus",
    none=mark("No dues were charged yet"),
    about=mark("Each charge is one voucher; to take it back, reverse its entry."),
    columns=(
        Column("year", mark("Year"), Kind.CODE, width=8),
        Column("class", mark("Class"), stretch=1, value=lambda row: class_name(row.found)),
        Column("first", mark("From"), Kind.DAY, value=lambda row: row.charge.first_day),
        Column("last", mark("To"), Kind.DAY, value=lambda row: row.charge.last_day),
        Column("due", mark("Due day"), Kind.DAY, value=lambda row: row.charge.due_day),
        Column("members", mark("Members"), width=9, value=lambda row: str(row.charge.members)),
        Column("state", mark("State"), Kind.BADGE, value=lambda row: row.chip),
        Column(
            "amount", mark("Amount"), Kind.AMOUNT, width=14, value=lambda row: row.charge.amount
        ),
    ),
    load=charge_rows,
    code_of=lambda row: str(row.charge.id),
    text_of=lambda row: f"{row.year} {class_name(row.found)}",
    topics=_SHOWN,
    deeds=(_CHARGE,),
    opens=_open_charge,
)
KINDS: Final = (OWED, CLASSES, MEMBERS, CHARGES)
