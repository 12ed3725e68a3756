"""Funds, projects and partners: what each register shows, asks for and writes."""

from __future__ import annotations

from typing import Final

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
from desktop.services.ledger.change_masters import MasterKind
from desktop.services.ledger.list_masters import FundBalance, list_dimensions
from desktop.services.session import Session
from desktop.text.labels import LABELS
from desktop.text.words import mark
from desktop.ui.forms import Field, FieldKind
from desktop.ui.screens.masters.columns import NAMED, code_of, head, itself, named, searched, state
from desktop.ui.screens.masters.deeds import NATURE, deeds_of
from desktop.ui.screens.masters.fund_deeds import CONTROLS, RELEASE
from desktop.ui.screens.masters.lines_and_branches import BRANCHES, FUND_LINES
from desktop.ui.screens.registers.kind import Question, RegisterKind, Values
from desktop.ui.tables.column import Column, Kind
from desktop.ui.work.topic import Topic

_SHOWN: Final = frozenset({Topic.ENTRIES, Topic.CHART})
_CHANGED: Final = frozenset({Topic.CHART})


def _fund(row: FundBalance) -> object:
    return row.fund


def _add_fund(session: Session, values: Values) -> str:
    new = NewFund(*named(values), Restriction(values["restriction"]))
    add_fund(session.book, session.by, new)
    return spelled_code(values["code"])


def _add_project(session: Session, values: Values) -> str:
    new = NewProject(*named(values), values["first_day"], values["last_day"])
    add_project(session.book, session.by, new)
    return spelled_code(values["code"])


def _add_partner(session: Session, values: Values) -> str:
    new = NewPartner(*named(values), PartnerKind(values["kind"]))
    add_partner(session.book, session.by, new)
    return spelled_code(values["code"])


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
        *head(_fund),
        Column(
            "restriction",
            mark("Restriction"),
            width=14,
            value=lambda row: row.fund.restriction,
        ),
        Column(
            "nature",
            mark("Nature"),
            width=14,
            value=lambda row: None if row.terms is None else row.terms.nature,
        ),
        state(_fund),
        Column("balance", mark("Balance"), Kind.AMOUNT, width=16),
    ),
    load=lambda session: list_dimensions(session.book, session.by).funds,
    code_of=lambda row: code_of(_fund(row)),
    text_of=lambda row: searched(_fund(row)),
    act=Act.MANAGE_CHART,
    topics=_SHOWN,
    deeds=(*deeds_of(MasterKind.FUND, _fund), NATURE, RELEASE, CONTROLS),
    adding=Question(
        title=mark("New fund"),
        about=_FUND_IS,
        confirm=mark("Add the fund"),
        icon="landmark",
        fields=lambda _: (
            *NAMED,
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
        *head(itself),
        Column("first_day", mark("First day"), Kind.DAY, width=12),
        Column("last_day", mark("Last day"), Kind.DAY, width=12),
        state(itself),
    ),
    load=lambda session: list_dimensions(session.book, session.by).projects,
    code_of=code_of,
    text_of=searched,
    act=Act.MANAGE_CHART,
    topics=_SHOWN,
    deeds=deeds_of(MasterKind.PROJECT, itself),
    adding=Question(
        title=mark("New project"),
        about=_PROJECT_IS,
        confirm=mark("Add the project"),
        icon="folder-kanban",
        fields=lambda _: (
            *NAMED,
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
    columns=(*head(itself), Column("kind", mark("Kind"), width=16), state(itself)),
    load=lambda session: list_dimensions(session.book, session.by).partners,
    code_of=code_of,
    text_of=searched,
    act=Act.MANAGE_CHART,
    topics=_SHOWN,
    deeds=deeds_of(MasterKind.PARTNER, itself),
    adding=Question(
        title=mark("New partner"),
        about=_PARTNER_IS,
        confirm=mark("Add the partner"),
        icon="handshake",
        fields=lambda _: (
            *NAMED,
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

KINDS: Final = (FUNDS, PROJECTS, PARTNERS, FUND_LINES, BRANCHES)
