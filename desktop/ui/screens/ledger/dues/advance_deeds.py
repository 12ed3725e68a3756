"""Hand out an advance, or account for one: what is asked, and what comes of it."""

from __future__ import annotations

from typing import Any, Final

from desktop.domain.archive.document import Document, DocumentFilter
from desktop.domain.errors import UserError
from desktop.domain.ledger.advances.advance import (
    AdvanceSettlement,
    NewAdvance,
    SpentLine,
)
from desktop.domain.trust.acting import Act
from desktop.services.archive.list_documents import list_documents
from desktop.services.ledger.advances.account_for import prepare_settlement
from desktop.services.ledger.advances.hand_out import prepare_advance
from desktop.services.ledger.recorded import Prepared
from desktop.services.session import Session
from desktop.text.words import mark
from desktop.ui.forms import Field, FieldKind
from desktop.ui.screens.ledger.dues import choices
from desktop.ui.screens.ledger.dues.advance_rows import AdvanceRow, HolderRow
from desktop.ui.screens.ledger.dues.deeds import PLACES
from desktop.ui.screens.ledger.dues.preparing import CHANGES, asking, unused, widget_of
from desktop.ui.screens.registers.kind import Desk, Question, Values
from desktop.ui.shell.spec import Context
from desktop.ui.widgets.pick_edit import Choice
from desktop.ui.words import said, ui_words

_LINES: Final = (1, 2, 3)
_SCANS: Final = (
    mark("Scan of the first"),
    mark("Scan of the second"),
    mark("Scan of the third"),
)
_PAPERS: Final = 200
"""How many of the newest documents that belong to nothing yet are offered as scans."""


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


def _settlement_fields(context: Context, papers: tuple[Choice, ...]) -> tuple[Field, ...]:
    lines: list[Field] = []
    for at in _LINES:
        first = at == 1
        account = mark("Spent on") if first else mark("And on")
        amount = mark("Amount") if first else mark("Its amount")
        lines.append(
            choices.pick(f"account_{at}", account, choices.expenses(context), required=False)
        )
        lines.append(choices.amount(context, f"amount_{at}", amount, required=False))
    scans = tuple(
        choices.pick(f"document_{at}", label, lambda: papers, required=False)
        for at, label in zip(_LINES, _SCANS, strict=True)
    )
    return (
        *lines,
        *(scans if papers else ()),
        choices.amount(
            context, "returned", mark("Comes back (negative: paid to the holder)"), required=False
        ),
        choices.pick("money", mark("Cash box or bank"), choices.money(context)),
        Field("day", mark("Day"), FieldKind.DAY, required=True),
        Field("reference", mark("Number of the report")),
    )


def account_for(desk: Desk, row: AdvanceRow) -> None:
    """Ask what was spent of the advance picked, with which scans, and what comes back."""
    context = desk.context
    session = context.session
    wanted = DocumentFilter(unattached=True)
    if not session.by.may(Act.READ_DOCUMENTS):
        _account_for(desk, row, ())
        return
    context.work.read(
        lambda: list_documents(session.book, session.by, wanted, limit=_PAPERS).rows,
        lambda found: _account_for(desk, row, tuple(map(_paper, found))),
        lambda error: context.toast(said(error)),
        owner=widget_of(desk),
    )


def _paper(document: Document) -> Choice:
    return Choice(document.id, str(document.id), document.title or document.file_name)


def _account_for(desk: Desk, row: AdvanceRow, papers: tuple[Choice, ...]) -> None:

    def prepare(session: Session, values: Values) -> Prepared:
        spent = tuple(
            SpentLine(
                values[f"account_{at}"],
                values[f"amount_{at}"] or 0,
                document_id=values.get(f"document_{at}"),
            )
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
        fields=lambda context: _settlement_fields(context, papers),
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
