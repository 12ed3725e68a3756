"""Suppliers' bills: entered, due, paid."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Final

from desktop.domain.ledger.bills.bill import Bill, BillState, NewBill, NewBillLine
from desktop.domain.ledger.dimensions import Partner, PartnerKind
from desktop.domain.trust.acting import Act
from desktop.services.ledger.bills.enter_bill import prepare_bill
from desktop.services.ledger.bills.list_bills import UNPAID, Bills, list_bills
from desktop.services.ledger.recorded import Prepared
from desktop.services.session import Session
from desktop.text.labels import LABELS
from desktop.text.words import mark
from desktop.ui.forms import Field, FieldKind
from desktop.ui.screens.ledger.dues import choices
from desktop.ui.screens.ledger.dues.age_columns import name_of
from desktop.ui.screens.ledger.dues.bill_deeds import apply_prepayment, pay_bill
from desktop.ui.screens.ledger.dues.deeds import PLACES, statement_deed
from desktop.ui.screens.ledger.dues.preparing import CHANGES, asking, unused
from desktop.ui.screens.registers.kind import Deed, Desk, Question, RegisterKind, Values
from desktop.ui.shell.spec import Context
from desktop.ui.tables.column import Chip, Column, Kind, Tone
from desktop.ui.words import ui_words
from desktop.ui.work.topic import Topic

_WEEK: Final = dt.timedelta(days=7)
_SUPPLIERS: Final = frozenset({PartnerKind.SUPPLIER, PartnerKind.OTHER, PartnerKind.AUTHORITY})
_LINES: Final = (1, 2, 3)
_TONES: Final = {
    BillState.WAITING: Tone.INFO,
    BillState.OPEN: Tone.WARNING,
    BillState.PARTLY_PAID: Tone.WARNING,
    BillState.PAID: Tone.GOOD,
    BillState.REVERSED: Tone.NEUTRAL,
    BillState.CANCELLED: Tone.NEUTRAL,
}


@dataclass(frozen=True, slots=True)
class BillRow:
    """A bill with its supplier, and whether it is past due.

    `amount` is None where the bill is in another currency than the book.
    """

    bill: Bill
    partner: Partner
    late: bool
    amount: int | None

    @property
    def chip(self) -> Chip:
        """How far it has come."""
        if self.late:
            return Chip(mark("Late"), Tone.BAD)
        return Chip(LABELS[self.bill.state], _TONES[self.bill.state])


def _load(*, due: bool) -> Callable[[Session], Sequence[BillRow]]:
    def load(session: Session) -> Sequence[BillRow]:
        found = list_bills(session.book, session.by)
        if not due:
            return _rows(found)
        by = found.day + _WEEK
        near = [row for row in _rows(found) if row.bill.state in UNPAID and row.bill.due_day <= by]
        return sorted(near, key=lambda row: row.bill.due_day)

    return load


def _rows(found: Bills) -> Sequence[BillRow]:
    return [
        BillRow(
            each,
            found.partners[each.partner_id],
            each.state in UNPAID and each.due_day < found.day,
            each.amount if each.currency == found.currency.code else None,
        )
        for each in found.bills
    ]


def _fields(context: Context) -> tuple[Field, ...]:
    lines: list[Field] = []
    for at in _LINES:
        first = at == 1
        account = mark("Account") if first else mark("Another account")
        amount = mark("Amount") if first else mark("Its amount")
        lines.append(
            choices.pick(f"account_{at}", account, choices.expenses(context), required=first)
        )
        lines.append(choices.amount(context, f"amount_{at}", amount, required=first))
    return (
        choices.pick("supplier", mark("Supplier"), choices.partners(context, _SUPPLIERS)),
        Field("number", mark("Number on the bill"), required=True),
        Field("day", mark("Day"), FieldKind.DAY, required=True),
        Field("due_day", mark("Due day"), FieldKind.DAY, required=True),
        choices.pick("fund", mark("Fund"), choices.funds(context)),
        choices.pick("project", mark("Project"), choices.projects(context), required=False),
        *lines,
        Field("narration", mark("What was bought")),
    )


def _prepare(session: Session, values: Values) -> Prepared:
    lines = tuple(
        NewBillLine(
            values[f"account_{at}"],
            values[f"amount_{at}"] or 0,
            values["fund"],
            values["narration"],
            values["project"],
        )
        for at in _LINES
        if values[f"account_{at}"] is not None
    )
    bill = NewBill(
        values["supplier"],
        values["number"],
        values["day"],
        values["due_day"],
        lines,
        values["narration"],
    )
    told = ui_words()(mark("Bill {number}"), number=values["number"])
    return prepare_bill(session.book, session.by, bill, told)


def _enter(desk: Desk, _row: Any) -> None:
    question = Question(
        title=mark("New bill"),
        about=mark("Write it as it is printed. A number entered before is refused."),
        confirm=mark("Post the bill"),
        icon="receipt",
        fields=_fields,
        write=unused,
        said="",
        changes=CHANGES,
        values=_at_first(desk.context),
        places={
            **PLACES,
            "bill-number-empty": "number",
            "bill-twice": "number",
            "bill-line-amount": "amount_1",
            "bill-supplier": "supplier",
        },
    )
    desk.ask(asking(desk, question, _prepare))


def _at_first(context: Context) -> dict[str, object]:
    found = choices.funds(context)()
    day = choices.usual(context)
    return {"fund": found[0].id, "day": day} if len(found) == 1 else {"day": day}


def _open(context: Context, row: Any) -> None:
    if row.bill.entry_id is not None:
        context.go("entry", {"entry": row.bill.entry_id})


def _kind(key: str, title: str, none: str, about: str, *, due: bool) -> RegisterKind:
    return RegisterKind(
        key=key,
        title=title,
        icon="receipt",
        none=none,
        about=about,
        columns=(
            Column("id", mark("Number"), Kind.CODE, width=6, value=lambda row: str(row.bill.id)),
            Column(
                "number",
                mark("Number on the bill"),
                Kind.CODE,
                width=14,
                value=lambda row: row.bill.number,
            ),
            Column("party", mark("Supplier"), stretch=2, value=lambda row: name_of(row.partner)),
            Column("day", mark("Day"), Kind.DAY, value=lambda row: row.bill.day),
            Column("due", mark("Due day"), Kind.DAY, value=lambda row: row.bill.due_day),
            Column("state", mark("State"), Kind.BADGE, width=14, value=lambda row: row.chip),
            Column("amount", mark("Amount"), Kind.AMOUNT, width=14, value=lambda row: row.amount),
            Column(
                "open", mark("Still open"), Kind.AMOUNT, width=14, value=lambda row: row.bill.open
            ),
        ),
        load=_load(due=due),
        code_of=lambda row: str(row.bill.id),
        text_of=lambda row: (
            f"{row.bill.number} {row.partner.code} {row.partner.name_ar} {row.partner.name_en}"
            f" {row.bill.narration}"
        ),
        topics=frozenset({Topic.ENTRIES, Topic.APPROVALS}),
        sums=lambda rows: {"open": sum(row.bill.open for row in rows)},
        deeds=(
            Deed(
                "enter",
                mark("New bill"),
                "plus",
                _enter,
                shortcut="F5",
                act=Act.POST_ENTRY,
                needs_row=False,
            ),
            Deed(
                "pay",
                mark("Pay"),
                "arrow-up-from-line",
                pay_bill,
                shortcut="F7",
                act=Act.POST_ENTRY,
                when=lambda row: row.bill.open > 0,
            ),
            Deed(
                "prepayment",
                mark("Set what was paid in advance"),
                "check",
                apply_prepayment,
                shortcut="F8",
                act=Act.POST_ENTRY,
                when=lambda row: row.bill.open > 0 and row.amount is not None,
            ),
            statement_deed(lambda row: row.partner),
        ),
        opens=_open,
    )


BILLS: Final = _kind(
    "bills",
    mark("All bills"),
    mark("No bills yet"),
    mark("What suppliers billed, with what is still to be paid."),
    due=False,
)
DUE: Final = _kind(
    "due",
    mark("Due this week"),
    mark("Nothing is due this week"),
    mark("Unpaid bills that are late, or due within seven days."),
    due=True,
)
KINDS: Final = (DUE, BILLS)
