"""What is asked where money of a grant moves, and where its agreement changes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any, Final

from desktop.domain.ledger.account_use import MONEY
from desktop.domain.ledger.account_uses import used_as
from desktop.domain.ledger.grants.grant import Tranche
from desktop.domain.ledger.grants.vouchers import TrancheMoney
from desktop.services.ledger.grants import change_grant
from desktop.services.ledger.grants.vouchers import plan_receipt, plan_recognition
from desktop.services.session import Session
from desktop.text.words import mark
from desktop.ui.forms import Field, FieldKind
from desktop.ui.screens.ledger.grants.as_of import as_of
from desktop.ui.screens.ledger.grants.holder import Holder
from desktop.ui.screens.ledger.grants.questions import CHANGES, amount_field
from desktop.ui.screens.registers.kind import Question, Values
from desktop.ui.shell.spec import Context
from desktop.ui.widgets.pick_edit import Choice
from desktop.ui.words import ui_words

_KEPT: Final = mark("The grant {code} is changed.")


def receiving(
    holder: Holder, tranche: Tranche, received: int, start: Callable[[Any], None]
) -> Question:
    """Ask for what came in; the voucher is posted with the questions that posting may ask."""
    words, currency = ui_words(), holder.currency
    narration = words(
        "Instalment {number} of the grant {code}", number=tranche.number, code=holder.code
    )

    def write(session: Session, values: Values) -> Any:
        money = TrancheMoney(
            number=tranche.number,
            day=values["day"],
            account_id=values["account"],
            amount=values["amount"],
            rate=values.get("rate", ""),
            rate_source=values.get("rate_source", ""),
            fee=values["fee"] or 0,
            reference=values["reference"],
            narration=narration,
            beyond=values["beyond"],
        )
        return plan_receipt(session.book, session.by, holder.code, money)

    def fields(context: Context) -> tuple[Field, ...]:
        rates = (
            Field("rate", mark("Rate of the day"), required=True),
            Field("rate_source", mark("Source of the rate"), required=True),
        )
        return (
            Field("day", mark("Day"), FieldKind.DAY, required=True),
            amount_field(holder),
            Field(
                "account",
                mark("Into"),
                FieldKind.PICK,
                required=True,
                choices=lambda: _money_accounts(context, currency.code),
            ),
            *(rates if currency != context.currency else ()),
            Field("fee", mark("Kept by banks"), FieldKind.AMOUNT, currency=currency),
            Field("reference", mark("Reference of the transfer")),
            Field("beyond", mark("It may be more than agreed"), FieldKind.CHECK),
        )

    found = holder.figures
    foreign = currency != holder.context.currency
    source = {"rate_source": found.grant.rate_source} if found is not None and foreign else {}
    left = max(tranche.amount - received, 0)
    return Question(
        title=mark("Receive an instalment"),
        about=mark("A receipt voucher is made and tied to the instalment."),
        confirm=mark("Post the receipt"),
        icon="arrow-down-to-line",
        fields=fields,
        values={"day": as_of(holder.context), "amount": left or None, **source},
        write=write,
        said="",
        changes=frozenset(),
        places={
            "tranche-beyond": "amount",
            "tranche-amount": "amount",
            "tranche-fee": "fee",
            "tranche-account": "account",
            "grant-rate-missing": "rate",
            "rate-unreadable": "rate",
            "rate-zero": "rate",
        },
        done=start,
    )


def recognising(holder: Holder, start: Callable[[Any], None]) -> Question:
    """Ask for the day through which income is earned."""
    said = ui_words()("Income of the grant {code}", code=holder.code)

    def write(session: Session, values: Values) -> Any:
        day: dt.date = values["day"]
        return plan_recognition(session.book, session.by, holder.code, day, said)

    return Question(
        title=mark("Make income of it"),
        about=mark(
            "What was received in advance and is earned by that day becomes income, as the "
            "agreement says."
        ),
        confirm=mark("Post the entry"),
        icon="stamp",
        fields=lambda _: (Field("day", mark("Day"), FieldKind.DAY, required=True),),
        values={"day": as_of(holder.context)},
        write=write,
        said="",
        changes=frozenset(),
        places={"recognition-nothing": "day"},
        done=start,
    )


# The agreement itself --------------------------------------------------------------------------


def approving(holder: Holder) -> Question:
    """Ask for the approval that lifts the bar."""

    def write(session: Session, values: Values) -> str:
        change_grant.enter_approval(session.book, session.by, holder.code, **values)
        return holder.code

    return Question(
        title=mark("Enter the approval"),
        about=mark("From its day on, the grant may be spent."),
        confirm=mark("Keep the approval"),
        icon="stamp",
        fields=lambda _: (
            Field("authority", mark("Approving authority")),
            Field("number", mark("Number of the approval"), required=True),
            Field("day", mark("Day of the approval"), FieldKind.DAY, required=True),
        ),
        write=write,
        said=_KEPT,
        changes=CHANGES,
        places={"grant-approval-number": "number"},
    )


def extending(holder: Holder) -> Question:
    """Ask for what an addendum changes."""

    def write(session: Session, values: Values) -> str:
        change_grant.extend_grant(session.book, session.by, holder.code, **values)
        return holder.code

    found = holder.figures
    held = {} if found is None else {"amount": found.grant.amount, "last_day": found.grant.last_day}
    return Question(
        title=mark("Extend"),
        about=mark("What an addendum to the agreement changes."),
        confirm=mark("Keep the change"),
        icon="calendar-clock",
        fields=lambda _: (
            amount_field(holder),
            Field("last_day", mark("Last eligible day"), FieldKind.DAY, required=True),
        ),
        values=held,
        write=write,
        said=_KEPT,
        changes=CHANGES,
        places={
            "grant-amount": "amount",
            "grant-tranches-beyond": "amount",
            "grant-lines-beyond": "amount",
            "grant-period": "last_day",
        },
    )


def _money_accounts(context: Context, currency: str) -> tuple[Choice, ...]:
    """Return cash boxes and banks that can take the money: in its currency, or in the book's."""
    return tuple(
        Choice(each.id, each.code, ui_words().of(each.name_ar, each.name_en))
        for each in used_as(context.masters().accounts, *MONEY)
        if each.currency in {None, currency}
    )
