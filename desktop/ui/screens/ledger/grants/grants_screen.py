"""The grants: what each is worth, what was spent of it, until when; agreements are entered here."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from functools import partial
from typing import Any, Final

from PySide6.QtWidgets import QWidget

from desktop.domain.codes import spelled_code
from desktop.domain.currency import CURRENCIES, currency_of
from desktop.domain.formats import format_amount
from desktop.domain.isolates import isolate_ltr
from desktop.domain.ledger.dimensions import Restriction
from desktop.domain.ledger.grants.agreement import GrantStatus, Hold, NewGrant, Recognition
from desktop.domain.ledger.grants.figures import GrantFigures
from desktop.domain.trust.acting import Act
from desktop.services.ledger.grants.add_grant import add_grant
from desktop.services.ledger.grants.figures import list_grants
from desktop.services.session import Session
from desktop.text.labels import LABELS
from desktop.text.words import mark
from desktop.ui.forms import Field, FieldKind
from desktop.ui.screens.ledger.grants.as_of import as_of
from desktop.ui.screens.registers.kind import Question, RegisterKind, Values
from desktop.ui.screens.registers.screen import RegisterScreen
from desktop.ui.shell.spec import Context
from desktop.ui.tables.column import Chip, Column, Kind, Tone
from desktop.ui.widgets.pick_edit import Choice
from desktop.ui.words import ui_words
from desktop.ui.work.topic import Topic

GRANT_PAGE: Final = "grant"
CHANGES: Final = frozenset({Topic.GRANTS, Topic.CHART})
_SHOWN: Final = frozenset({Topic.GRANTS, Topic.ENTRIES, Topic.CHART})
_GRANT_IS: Final = mark(
    "A grant is money that a donor gives by an agreement: for a purpose, within a period, in "
    "instalments. Each has a restricted fund of its own."
)
_PLACES: Final = {
    "grant-amount": "amount",
    "grant-period": "last_day",
    "grant-rate-missing": "rate",
    "grant-hold-empty": "hold",
    "rate-unreadable": "rate",
    "rate-zero": "rate",
}


class GrantsScreen(RegisterScreen):
    """An agreement is asked for in two steps: who and what, then how much and when."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, (grants_kind(context, self._on_named),), parent)

    def year_changed(self, _name: str | None) -> None:
        """Count through another year."""
        self.reload()

    def _on_named(self, values: Values) -> None:
        self.ask(_terms_question(values))


def grants_kind(context: Context, named: Callable[[Any], None]) -> RegisterKind:
    """Return the register; `named` hears the first half of a new agreement."""
    return RegisterKind(
        key="grants",
        title=mark("Grants"),
        icon="handshake",
        none=mark("No grants yet"),
        about=_GRANT_IS,
        columns=(
            Column("code", mark("Code"), Kind.CODE, width=10, value=lambda row: row.grant.code),
            Column("name", mark("Name"), stretch=3, width=20, value=_name),
            Column("amount", mark("Grant"), Kind.CODE, width=15, value=_amount),
            Column("spent", mark("Spent"), Kind.AMOUNT, width=13, value=_spent),
            Column("left", mark("Unspent"), Kind.AMOUNT, width=13, value=lambda row: row.unspent),
            Column("share", mark("Share %"), Kind.CODE, width=7, value=_share),
            Column("last", mark("Ends on"), Kind.DAY, width=10, value=_last),
            Column("state", mark("State"), Kind.BADGE, width=13, value=state_of),
        ),
        load=lambda session: list_grants(session.book, session.by, as_of(context)),
        code_of=lambda row: str(row.grant.code),
        text_of=_searched,
        act=Act.MANAGE_GRANTS,
        topics=_SHOWN,
        opens=lambda on, row: on.go(GRANT_PAGE, {"code": row.grant.code}),
        sums=lambda rows: {
            "spent": sum(each.total_spent for each in rows),
            "left": sum(each.unspent for each in rows),
        },
        adding=Question(
            title=mark("New grant"),
            about=_GRANT_IS,
            confirm=mark("Go on"),
            icon="handshake",
            fields=_naming_fields,
            write=lambda _session, values: dict(values),
            said="",
            changes=frozenset(),
            done=named,
        ),
    )


def state_of(row: GrantFigures) -> Chip:
    """Return in a word how a grant stands on the last day that counts."""
    grant, day = row.grant, row.last_day
    if grant.status is GrantStatus.CLOSED:
        return Chip(LABELS[GrantStatus.CLOSED])
    if row.total_spent > row.worth:
        return Chip(mark("Overspent"), Tone.BAD)
    if grant.hold is not None and grant.hold.bars(day):
        return Chip(mark("Not to be spent yet"), Tone.WARNING)
    if any(each.sent is None and each.due < day for each in grant.reports):
        return Chip(mark("Report overdue"), Tone.WARNING)
    if day > grant.last_day:
        return Chip(mark("Period is over"), Tone.INFO)
    return Chip(LABELS[GrantStatus.ACTIVE], Tone.GOOD)


def _name(row: GrantFigures) -> str:
    return ui_words().of(row.grant.name_ar, row.grant.name_en)


def _amount(row: GrantFigures) -> str:
    amount = format_amount(row.grant.amount, row.grant.currency)
    return f"{amount} {row.grant.currency.code}"


def _spent(row: GrantFigures) -> int:
    return row.total_spent


def _share(row: GrantFigures) -> str:
    return f"{row.spent_share // 100}.{row.spent_share % 100 // 10}"


def _last(row: GrantFigures) -> dt.date:
    return row.grant.last_day


def _searched(row: GrantFigures) -> str:
    grant, donor = row.grant, row.donor
    named = f"{grant.code} {grant.name_ar} {grant.name_en} {grant.reference}"
    return f"{named} {donor.code} {donor.name_ar} {donor.name_en}"


# Entering an agreement -------------------------------------------------------------------------


def _naming_fields(context: Context) -> tuple[Field, ...]:
    masters = context.masters()

    def funds() -> tuple[Choice, ...]:
        return tuple(
            Choice(each.id, each.code, ui_words().of(each.name_ar, each.name_en))
            for each in masters.funds.values()
            if each.active and each.restriction is Restriction.RESTRICTED
        )

    def partners() -> tuple[Choice, ...]:
        return tuple(
            Choice(each.id, each.code, ui_words().of(each.name_ar, each.name_en))
            for each in masters.partners.values()
            if each.active
        )

    return (
        Field("code", mark("Code"), required=True, hint=mark("Short; it never changes.")),
        Field("name_ar", mark("Name in Arabic")),
        Field("name_en", mark("Name in English")),
        Field("fund", mark("Fund"), FieldKind.PICK, required=True, choices=funds),
        Field("donor", mark("Donor"), FieldKind.PICK, required=True, choices=partners),
        Field("reference", mark("Number of the agreement"), required=True),
        Field(
            "currency",
            mark("Currency"),
            FieldKind.PICK,
            required=True,
            choices=partial(_currencies, context.currency.code),
        ),
    )


def _currencies(base: str) -> tuple[Choice, ...]:
    first = (base, "USD", "EUR", "GBP")
    rest = (code for code in CURRENCIES if code not in first)
    return tuple(Choice(code, code, "") for code in dict.fromkeys((*first, *rest)))


def _terms_question(named: Values) -> Question:
    currency = currency_of(named["currency"])

    def fields(context: Context) -> tuple[Field, ...]:
        foreign = currency != context.currency
        rates = (
            Field(
                "rate",
                mark("Agreed rate"),
                required=True,
                hint=mark("Units of the book's currency for one of the grant's."),
            ),
            Field("rate_source", mark("Source of the rate"), required=True),
        )
        return (
            Field(
                "amount",
                mark("Amount of the grant"),
                FieldKind.AMOUNT,
                required=True,
                currency=currency,
            ),
            *(rates if foreign else ()),
            Field("first_day", mark("First eligible day"), FieldKind.DAY, required=True),
            Field("last_day", mark("Last eligible day"), FieldKind.DAY, required=True),
            Field(
                "recognition",
                mark("Becomes income"),
                FieldKind.CHOICE,
                options=tuple((each.value, LABELS[each]) for each in Recognition),
            ),
            Field(
                "hold",
                mark("Reason for waiting"),
                hint=mark("Why nothing may be spent yet; empty where nothing is in the way."),
            ),
            Field(
                "hold_until",
                mark("Not to be spent before"),
                FieldKind.DAY,
                hint=mark("Empty: until an approval is entered."),
            ),
        )

    return Question(
        title=mark("New grant"),
        about=mark(
            "Instalments, budget lines, conditions and reports are entered on the page of the "
            "grant, once it is in the book."
        ),
        confirm=mark("Enter the grant"),
        icon="handshake",
        fields=fields,
        write=partial(_add, named),
        said=mark("The grant {code} is in the book."),
        changes=CHANGES,
        places=_PLACES,
    )


def _add(named: Values, session: Session, values: Values) -> str:
    reason, until = str(values["hold"]).strip(), values["hold_until"]
    new = NewGrant(
        code=named["code"],
        name_ar=named["name_ar"],
        name_en=named["name_en"],
        fund_id=named["fund"],
        partner_id=named["donor"],
        reference=named["reference"],
        currency=currency_of(named["currency"]),
        amount=values["amount"],
        first_day=values["first_day"],
        last_day=values["last_day"],
        rate=values.get("rate", ""),
        rate_source=values.get("rate_source", ""),
        recognition=Recognition(values["recognition"]),
        hold=Hold(reason, until) if reason or until else None,
    )
    add_grant(session.book, session.by, new)
    return spelled_code(named["code"])


def money_text(amount: int, row: GrantFigures) -> str:
    """Return an amount of the book's currency, isolated."""
    return isolate_ltr(f"{format_amount(amount, row.base)} {row.base.code}")
