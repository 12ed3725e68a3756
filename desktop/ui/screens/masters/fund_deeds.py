"""What is done with a fund's money and its controls: set free what nothing binds, be stricter."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from functools import partial
from typing import Any, Final

from PySide6.QtWidgets import QWidget

from desktop.domain.ledger.account_use import MONEY
from desktop.domain.ledger.account_uses import used_as
from desktop.domain.ledger.grants.vouchers import Release
from desktop.domain.trust.acting import Act
from desktop.domain.trust.controls import FUND_CONTROLS, Control, Strictness
from desktop.services.ledger.grants.fund_terms import choose_strictness
from desktop.services.ledger.grants.vouchers import free_of, plan_release
from desktop.services.ledger.list_masters import FundBalance
from desktop.services.session import Session
from desktop.text.labels import LABELS
from desktop.text.words import mark
from desktop.ui.forms import Field, FieldKind
from desktop.ui.screens.ledger.grants.planned import post_planned
from desktop.ui.screens.masters.columns import name_of
from desktop.ui.screens.masters.deeds import CHANGED
from desktop.ui.screens.registers.kind import Deed, Desk, Question, Values
from desktop.ui.shell.spec import Context
from desktop.ui.widgets.pick_edit import Choice
from desktop.ui.words import said, ui_words

_AS_SET: Final = ""


# Money that nothing binds ----------------------------------------------------------------------


def _ask_release(desk: Desk, fund: FundBalance) -> None:
    context = desk.context

    def start(entry: Any) -> None:
        owner = desk if isinstance(desk, QWidget) else QWidget()
        post_planned(context, owner, entry, lambda error: context.toast(said(error)))

    terms = fund.terms
    desk.ask(
        Question(
            title=mark("Set money free"),
            about=mark(
                "A transfer moves money that nothing binds any more to another fund; of an "
                "endowment only what lies above its principal. Net assets go with it."
            ),
            confirm=mark("Post the transfer"),
            icon="arrow-left-right",
            fields=partial(_release_fields, fund),
            values={
                "day": dt.datetime.now().astimezone().date(),
                "to": None if terms is None else terms.yield_fund_id,
            },
            write=_releasing(fund),
            said="",
            changes=frozenset(),
            places={
                "release-nothing": "amount",
                "release-beyond": "amount",
                "release-same": "to",
                "tranche-account": "account",
            },
            done=start,
        )
    )


def _release_fields(fund: FundBalance, context: Context) -> tuple[Field, ...]:
    masters = context.masters()

    def funds() -> tuple[Choice, ...]:
        return tuple(
            Choice(each.id, each.code, name_of(each))
            for each in masters.funds.values()
            if each.active and each.id != fund.fund.id
        )

    def accounts() -> tuple[Choice, ...]:
        return tuple(
            Choice(each.id, each.code, name_of(each))
            for each in used_as(masters.accounts, *MONEY)
            if each.currency is None
        )

    return (
        Field("day", mark("Day"), FieldKind.DAY, required=True),
        Field("to", mark("To the fund"), FieldKind.PICK, required=True, choices=funds),
        Field(
            "account", mark("Through the account"), FieldKind.PICK, required=True, choices=accounts
        ),
        Field(
            "amount",
            mark("Amount"),
            FieldKind.AMOUNT,
            hint=mark("Empty: all that can be set free."),
            currency=context.currency,
        ),
    )


def _releasing(fund: FundBalance) -> Callable[[Session, Values], Any]:
    narration = ui_words()("Set free from the fund {fund}", fund=fund.fund.code)

    def write(session: Session, values: Values) -> Any:
        amount = values["amount"]
        if amount is None:
            free = free_of(session.book, session.by, fund.fund.id, values["day"])
            amount = free.amount
        release = Release(
            fund.fund.id, values["to"], values["account"], amount, values["day"], narration
        )
        return plan_release(session.book, session.by, release)

    return write


# Controls --------------------------------------------------------------------------------------


def _ask_strictness(desk: Desk, fund: FundBalance) -> None:
    def write(session: Session, values: Values) -> str:
        wanted = values["strictness"]
        choose_strictness(
            session.book,
            session.by,
            fund.fund.id,
            Control(values["control"]),
            Strictness(wanted) if wanted else None,
        )
        return fund.fund.code

    desk.ask(
        Question(
            title=mark("Controls of the fund"),
            about=mark("One fund may be held more or less strictly than the settings of the book."),
            confirm=mark("Keep it"),
            icon="shield-check",
            fields=lambda _: (
                Field(
                    "control",
                    mark("Control"),
                    FieldKind.CHOICE,
                    options=tuple((each.value, LABELS[each]) for each in FUND_CONTROLS),
                ),
                Field(
                    "strictness",
                    mark("Strictness"),
                    FieldKind.CHOICE,
                    options=(
                        (_AS_SET, mark("As the settings say")),
                        *((each.value, LABELS[each]) for each in Strictness),
                    ),
                ),
            ),
            write=write,
            said=mark("The controls of the fund {code} are kept."),
            changes=CHANGED,
        )
    )


RELEASE: Final = Deed(
    "release", mark("Set money free"), "arrow-left-right", _ask_release, "F8", Act.POST_ENTRY
)
CONTROLS: Final = Deed(
    "controls", mark("Controls"), "shield-check", _ask_strictness, act=Act.MANAGE_RULES
)
