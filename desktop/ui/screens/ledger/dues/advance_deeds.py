"""Hand out an advance, or account for one: what is asked, and what comes of it."""

from __future__ import annotations

from typing import Any, Final

from desktop.domain.errors import UserError
from desktop.domain.ledger.advances.advance import (
    AdvanceSettlement,
    NewAdvance,
    SpentLine,
)
from desktop.services.ledger.advances.account_for import prepare_settlement
from desktop.services.ledger.advances.hand_out import prepare_advance
from desktop.services.ledger.recorded import Prepared
from desktop.services.session import Session
from desktop.text.words import mark
from desktop.ui.forms import Field, FieldKind
from desktop.ui.screens.ledger.dues import choices
from desktop.ui.screens.ledger.dues.advance_rows import AdvanceRow, HolderRow
from desktop.ui.screens.ledger.dues.deeds import PLACES
from desktop.ui.screens.ledger.dues.preparing import CHANGES, asking, unused
from desktop.ui.screens.registers.kind import Desk, Question, Values
from desktop.ui.shell.spec import Context
from desktop.ui.words import ui_words

_LINES: Final = (1, 2, 3)


def _fields(context: Context) -> tuple[Field, ...]:
    return (
        choices.pick(
            "holder", mark("Holder of the advance"), choices.partners(context, choices.HOLDERS)
        ),
        choices.amount(context, "amount", mark("Amount")),
        Field("purpose", mark("Purpose"), required=True),
        choices.pick("money", mark("Cash box or bank"), choices.money(context)),
        Field("day", mark("Day"), FieldKind.DAY, required=True),
        Field("due_day", mark("To be settled by"), FieldKind.DAY, required=True),
        choices.pick("fund", mark("Fund"), choices.funds(context)),
        choices.pick("project", mark("Project"), choices.projects(context), required=False),
        Field("cheque", mark("Number of the cheque")),
        Field("knowingly", mark("Though the holder has an overdue advance"), FieldKind.CHECK),
    )


def _prepare(session: Session, values: Values) -> Prepared:
    advance = NewAdvance(
        values["holder"],
        values["purpose"],
        values["day"],
        values["due_day"],
        values["amount"],
        values["fund"],
        values["money"],
        values["project"],
        cheque_number=values["cheque"],
        knowingly=values["knowingly"],
    )
    return prepare_advance(session.book, session.by, advance)


def hand_out(desk: Desk, row: Any) -> None:
    """Ask for another advance, for the holder picked where there is one."""
    values: dict[str, object] = {**choices.at_first(desk.context)}
    funds = choices.funds(desk.context)()
    if len(funds) == 1:
        values["fund"] = funds[0].id
    if isinstance(row, HolderRow):
        values["holder"] = row.partner.id
    question = Question(
        title=mark("Hand out an advance"),
        about=mark("Money in a person's hands for a purpose, to be accounted for by a day."),
        confirm=mark("Post the payment voucher"),
        icon="arrow-up-from-line",
        fields=_fields,
        write=unused,
        said="",
        changes=CHANGES,
        values=values,
        places={
            **PLACES,
            "advance-holder": "holder",
            "advance-purpose": "purpose",
            "advance-amount": "amount",
            "advance-overdue": "knowingly",
            "advance-overdue-blocked": "holder",
        },
    )
    desk.ask(asking(desk, question, _prepare))


def _settlement_fields(context: Context) -> tuple[Field, ...]:
    lines: list[Field] = []
    for at in _LINES:
        first = at == 1
        account = mark("Spent on") if first else mark("And on")
        amount = mark("Amount") if first else mark("Its amount")
        lines.append(
            choices.pick(f"account_{at}", account, choices.expenses(context), required=False)
        )
        lines.append(choices.amount(context, f"amount_{at}", amount, required=False))
    return (
        *lines,
        choices.amount(
            context, "returned", mark("Comes back (negative: paid to the holder)"), required=False
        ),
        choices.pick("money", mark("Cash box or bank"), choices.money(context)),
        Field("day", mark("Day"), FieldKind.DAY, required=True),
        Field("reference", mark("Number of the report")),
    )


def account_for(desk: Desk, row: AdvanceRow) -> None:
    """Ask what was spent of the advance picked and what comes back."""

    def prepare(session: Session, values: Values) -> Prepared:
        spent = tuple(
            SpentLine(values[f"account_{at}"], values[f"amount_{at}"] or 0)
            for at in _LINES
            if values[f"account_{at}"] is not None
        )
        for at in _LINES:
            if values[f"account_{at}"] is None and values[f"amount_{at}"]:
                raise UserError("advance-line-account", position=at)
        settlement = AdvanceSettlement(
            row.advance.id,
            values["day"],
            spent,
            values["returned"] or 0,
            values["money"],
            reference=values["reference"],
        )
        told = ui_words()(mark("Settlement of advance {code}"), code=row.advance.code)
        return prepare_settlement(session.book, session.by, settlement, told)

    question = Question(
        title=mark("Account for the advance"),
        about=mark(
            "What was spent takes the place of the advance. Open its entry afterwards and attach "
            "the documents; a settlement without any is marked."
        ),
        confirm=mark("Post the settlement"),
        icon="file-check",
        fields=_settlement_fields,
        write=unused,
        said="",
        changes=CHANGES,
        values=choices.at_first(desk.context),
        places={
            **PLACES,
            "advance-nothing": "amount_1",
            "advance-line-amount": "amount_1",
            "advance-line-account": "account_1",
            "advance-too-much": "returned",
            "advance-money-account": "money",
        },
    )
    desk.ask(asking(desk, question, prepare))
