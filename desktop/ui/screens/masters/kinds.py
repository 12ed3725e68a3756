"""Funds, projects and partners: what each list shows, what is asked for, what is written."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from desktop.domain.ledger.dimensions import (
    NewFund,
    NewPartner,
    NewProject,
    PartnerKind,
    Restriction,
)
from desktop.services.ledger.add_masters import add_fund, add_partner, add_project
from desktop.services.ledger.list_masters import Dimensions, FundBalance
from desktop.services.session import Session
from desktop.text.labels import LABELS
from desktop.text.words import mark
from desktop.ui.forms import Field, FieldKind
from desktop.ui.tables.column import Chip, Column, Kind, Tone
from desktop.ui.words import ui_words

Values = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class MasterKind:
    """One of the three; texts are message ids.

    `about` says what such a thing is for; `main` takes a row and gives what has code and names;
    `add` writes what the form asked for.
    """

    key: str
    title: str
    icon: str
    new: str
    confirm: str
    none: str
    about: str
    added: str
    columns: tuple[Column, ...]
    fields: tuple[Field, ...]
    rows: Callable[[Dimensions], Sequence[Any]]
    main: Callable[[Any], Any]
    add: Callable[[Session, Values], int]

    def text_of(self, row: object) -> str:
        """Return what a row is searched by."""
        each = self.main(row)
        return f"{each.code} {each.name_ar} {each.name_en}"


def _itself(row: object) -> object:
    return row


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


def _add_fund(session: Session, values: Values) -> int:
    new = NewFund(*_named(values), Restriction(values["restriction"]))
    return add_fund(session.book, session.by, new)


def _add_project(session: Session, values: Values) -> int:
    new = NewProject(*_named(values), values["first_day"], values["last_day"])
    return add_project(session.book, session.by, new)


def _add_partner(session: Session, values: Values) -> int:
    new = NewPartner(*_named(values), PartnerKind(values["kind"]))
    return add_partner(session.book, session.by, new)


def _named(values: Values) -> tuple[str, str, str]:
    return values["code"], values["name_ar"], values["name_en"]


FUNDS: Final = MasterKind(
    key="funds",
    title=mark("Funds"),
    icon="landmark",
    new=mark("New fund"),
    confirm=mark("Add the fund"),
    none=mark("No funds yet"),
    about=mark(
        "A fund is money that is kept apart, because a donor bound it to a purpose or because it "
        "is an endowment. One fund cannot pay for another."
    ),
    added=mark("The fund {code} is in the book."),
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
    fields=(
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
    rows=lambda found: found.funds,
    main=_fund,
    add=_add_fund,
)

PROJECTS: Final = MasterKind(
    key="projects",
    title=mark("Projects"),
    icon="folder-kanban",
    new=mark("New project"),
    confirm=mark("Add the project"),
    none=mark("No projects yet"),
    about=mark(
        "A project gathers what one piece of work cost and earned, whichever accounts and funds it "
        "went through. Name it on the lines of a voucher."
    ),
    added=mark("The project {code} is in the book."),
    columns=(
        *_head(_itself),
        Column("first_day", mark("First day"), Kind.DAY, width=12),
        Column("last_day", mark("Last day"), Kind.DAY, width=12),
        _state(_itself),
    ),
    fields=(
        *_NAMED,
        Field("first_day", mark("First day"), FieldKind.DAY),
        Field("last_day", mark("Last day"), FieldKind.DAY),
    ),
    rows=lambda found: found.projects,
    main=_itself,
    add=_add_project,
)

PARTNERS: Final = MasterKind(
    key="partners",
    title=mark("Partners"),
    icon="handshake",
    new=mark("New partner"),
    confirm=mark("Add the partner"),
    none=mark("No partners yet"),
    about=mark(
        "A partner is whoever gives to the organisation or is paid by it: a donor, a supplier, a "
        "member, an employee, an authority."
    ),
    added=mark("The partner {code} is in the book."),
    columns=(*_head(_itself), Column("kind", mark("Kind"), width=16), _state(_itself)),
    fields=(
        *_NAMED,
        Field(
            "kind",
            mark("Kind"),
            FieldKind.CHOICE,
            options=tuple((each.value, LABELS[each]) for each in PartnerKind),
        ),
    ),
    rows=lambda found: found.partners,
    main=_itself,
    add=_add_partner,
)

KINDS: Final = (FUNDS, PROJECTS, PARTNERS)
