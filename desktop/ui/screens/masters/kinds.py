"""Funds, projects and partners: what each register shows, asks for and writes."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from desktop.domain.codes import spelled_code
from desktop.domain.ledger.dimensions import (
    NewFund,
    NewPartner,
    NewProject,
    PartnerKind,
    Restriction,
)
from desktop.domain.trust.acting import Act
from desktop.services.ledger.add_masters import add_fund, add_partner, add_project
from desktop.services.ledger.list_masters import FundBalance, list_dimensions
from desktop.services.session import Session
from desktop.text.labels import LABELS
from desktop.text.words import mark
from desktop.ui.forms import Field, FieldKind
from desktop.ui.screens.registers.kind import Question, RegisterKind, Values
from desktop.ui.tables.column import Chip, Column, Kind, Tone
from desktop.ui.words import ui_words
from desktop.ui.work.topic import Topic

_SHOWN: Final = frozenset({Topic.ENTRIES, Topic.CHART})
_CHANGED: Final = frozenset({Topic.CHART})


def _itself(row: object) -> object:
    return row


def _code(each: Any) -> str:
    return str(each.code)


def _searched(each: Any) -> str:
    return f"{each.code} {each.name_ar} {each.name_en}"


def _fund(row: FundBalance) -> object:
    return row.fund


def _head(main: Callable[[Any], Any]) -> tuple[Column, ...]:
    return (
        Column("code", mark("Code"), Kind.CODE, width=12, value=lambda row: main(row).code),
        Column("name", mark("Name"), stretch=3, width=24, value=lambda row: _name(main(row))),
        Column(
            "other",
            mark("In the other language"),
            stretch=2,
            width=20,
            value=lambda row: _other(main(row)),
        ),
    )


def _name(each: Any) -> str:
    return ui_words().of(each.name_ar, each.name_en)


def _other(each: Any) -> str:
    """Return the name that is not shown first, where there are two."""
    shown = _name(each)
    return next((name for name in (each.name_ar, each.name_en) if name and name != shown), "")


def _state(main: Callable[[Any], Any]) -> Column:
    return Column("active", mark("State"), Kind.BADGE, width=12, value=lambda row: _chip(main(row)))


def _chip(each: Any) -> Chip:
    return Chip(mark("In use"), Tone.GOOD) if each.active else Chip(mark("No longer used"))


_NAMED: Final = (
    Field("code", mark("Code"), required=True, hint=mark("Short, such as EU-2; it never changes.")),
    Field("name_ar", mark("Name in Arabic")),
    Field("name_en", mark("Name in English")),
)


def _add_fund(session: Session, values: Values) -> str:
    new = NewFund(*_named(values), Restriction(values["restriction"]))
    add_fund(session.book, session.by, new)
    return spelled_code(values["code"])


def _add_project(session: Session, values: Values) -> str:
    new = NewProject(*_named(values), values["first_day"], values["last_day"])
    add_project(session.book, session.by, new)
    return spelled_code(values["code"])


def _add_partner(session: Session, values: Values) -> str:
    new = NewPartner(*_named(values), PartnerKind(values["kind"]))
    add_partner(session.book, session.by, new)
    return spelled_code(values["code"])


def _named(values: Values) -> tuple[str, str, str]:
    return values["code"], values["name_ar"], values["name_en"]


_FUND_IS: Final = mark(
    "A fund is money that is kept apart, because a donor bound it to a purpose or because it "
    "is an endowment. One fund cannot pay for another."
)
_PROJECT_IS: Final = mark(
    "A project gathers what one piece of work cost and earned, whichever accounts and funds it "
    "went through. Name it on the lines of a voucher."
)
_PARTNER_IS: Final = mark(
    "A partner is whoever gives to the organisation or is paid by it: a donor, a supplier, a "
    "member, an employee, an authority."
)

FUNDS: Final = RegisterKind(
    key="funds",
    title=mark("Funds"),
    icon="landmark",
    none=mark("No funds yet"),
    about=_FUND_IS,
    columns=(
        *_head(_fund),
        Column(
            "restriction",
            mark("Restriction"),
            width=14,
            value=lambda row: row.fund.restriction,
        ),
        _state(_fund),
        Column("balance", mark("Balance"), Kind.AMOUNT, width=16),
    ),
    load=lambda session: list_dimensions(session.book, session.by).funds,
    code_of=lambda row: _code(_fund(row)),
    text_of=lambda row: _searched(_fund(row)),
    act=Act.MANAGE_CHART,
    topics=_SHOWN,
    adding=Question(
        title=mark("New fund"),
        about=_FUND_IS,
        confirm=mark("Add the fund"),
        icon="landmark",
        fields=lambda _: (
            *_NAMED,
            Field(
                "restriction",
                mark("Restriction"),
                FieldKind.CHOICE,
                options=tuple(
                    (each.value, LABELS[each])
                    for each in (
                        Restriction.RESTRICTED,
                        Restriction.UNRESTRICTED,
                        Restriction.ENDOWMENT,
                    )
                ),
            ),
        ),
        write=_add_fund,
        said=mark("The fund {code} is in the book."),
        changes=_CHANGED,
    ),
)

PROJECTS: Final = RegisterKind(
    key="projects",
    title=mark("Projects"),
    icon="folder-kanban",
    none=mark("No projects yet"),
    about=_PROJECT_IS,
    columns=(
        *_head(_itself),
        Column("first_day", mark("First day"), Kind.DAY, width=12),
        Column("last_day", mark("Last day"), Kind.DAY, width=12),
        _state(_itself),
    ),
    load=lambda session: list_dimensions(session.book, session.by).projects,
    code_of=lambda row: _code(_itself(row)),
    text_of=lambda row: _searched(_itself(row)),
    act=Act.MANAGE_CHART,
    topics=_SHOWN,
    adding=Question(
        title=mark("New project"),
        about=_PROJECT_IS,
        confirm=mark("Add the project"),
        icon="folder-kanban",
        fields=lambda _: (
            *_NAMED,
            Field("first_day", mark("First day"), FieldKind.DAY),
            Field("last_day", mark("Last day"), FieldKind.DAY),
        ),
        write=_add_project,
        said=mark("The project {code} is in the book."),
        changes=_CHANGED,
    ),
)

PARTNERS: Final = RegisterKind(
    key="partners",
    title=mark("Partners"),
    icon="handshake",
    none=mark("No partners yet"),
    about=_PARTNER_IS,
    columns=(*_head(_itself), Column("kind", mark("Kind"), width=16), _state(_itself)),
    load=lambda session: list_dimensions(session.book, session.by).partners,
    code_of=lambda row: _code(_itself(row)),
    text_of=lambda row: _searched(_itself(row)),
    act=Act.MANAGE_CHART,
    topics=_SHOWN,
    adding=Question(
        title=mark("New partner"),
        about=_PARTNER_IS,
        confirm=mark("Add the partner"),
        icon="handshake",
        fields=lambda _: (
            *_NAMED,
            Field(
                "kind",
                mark("Kind"),
                FieldKind.CHOICE,
                options=tuple((each.value, LABELS[each]) for each in PartnerKind),
            ),
        ),
        write=_add_partner,
        said=mark("The partner {code} is in the book."),
        changes=_CHANGED,
    ),
)

KINDS: Final = (FUNDS, PROJECTS, PARTNERS)
