"""What is asked on the page of a grant, and which deed each answer is."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from desktop.domain.ledger.chart import AccountKind
from desktop.domain.ledger.grants.agreement import NewGrantLine, NewTranche
from desktop.domain.ledger.grants.grant import Condition, DonorReport, Tranche
from desktop.services.ledger.grants import change_grant
from desktop.services.session import Session
from desktop.text.words import mark
from desktop.ui.forms import Field, FieldKind
from desktop.ui.screens.ledger.grants.as_of import as_of
from desktop.ui.screens.ledger.grants.holder import Holder
from desktop.ui.screens.registers.kind import Question, Values
from desktop.ui.shell.spec import Context
from desktop.ui.widgets.pick_edit import Choice
from desktop.ui.words import ui_words
from desktop.ui.work.topic import Topic

CHANGES: Final = frozenset({Topic.GRANTS, Topic.CHART})
_NO_CONDITION: Final = ""


def adding_line(holder: Holder) -> Question:
    """Ask for a line of the donor's budget."""

    def write(session: Session, values: Values) -> str:
        account = values["account"]
        masters = holder.context.masters()
        new = NewGrantLine(
            values["code"],
            values["amount"],
            values["name_ar"],
            values["name_en"],
            None if account is None else masters.accounts[account].code,
        )
        change_grant.add_line(session.book, session.by, holder.code, new)
        return str(values["code"])

    return Question(
        title=mark("New budget line"),
        about=mark("A code that the fund has already is taken as it is; another one is added."),
        confirm=mark("Add the budget line"),
        icon="list-tree",
        fields=lambda context: (
            Field("code", mark("Code"), required=True),
            Field("name_ar", mark("Name in Arabic")),
            Field("name_en", mark("Name in English")),
            amount_field(holder),
            Field(
                "account",
                mark("Follows the account"),
                FieldKind.PICK,
                hint=mark("Empty: only what vouchers name counts for it."),
                choices=lambda: _spending_accounts(context),
            ),
        ),
        write=write,
        said=mark("The budget line {code} is in the book."),
        changes=CHANGES,
        places={
            "grant-line-amount": "amount",
            "grant-lines-beyond": "amount",
            "grant-account-taken": "account",
            "grant-line-taken": "code",
            "fund-line-fund-other": "code",
        },
    )


def adding_tranche(holder: Holder) -> Question:
    """Ask for an instalment."""

    def write(session: Session, values: Values) -> int:
        return change_grant.add_tranche(session.book, session.by, holder.code, _new_tranche(values))

    return _tranche_question(holder, mark("New instalment"), write, {})


def changing_tranche(holder: Holder, tranche: Tranche) -> Question:
    """Ask for what is due when, once more."""

    def write(session: Session, values: Values) -> int:
        new = _new_tranche(values)
        change_grant.change_tranche(session.book, session.by, holder.code, tranche.number, new)
        return tranche.number

    found = holder.figures
    numbers = {} if found is None else {each.id: each.number for each in found.grant.conditions}
    held = {
        "due": tranche.due,
        "amount": tranche.amount,
        "condition": str(numbers.get(tranche.condition_id or 0, _NO_CONDITION)),
    }
    return _tranche_question(holder, mark("Change the instalment"), write, held)


def _tranche_question(
    holder: Holder, title: str, write: Callable[[Session, Values], int], values: Values
) -> Question:
    return Question(
        title=title,
        about=mark("All instalments together are never more than the grant."),
        confirm=mark("Keep the instalment"),
        icon="arrow-down-to-line",
        fields=lambda _: (
            Field("due", mark("Due on"), FieldKind.DAY, required=True),
            amount_field(holder),
            Field(
                "condition",
                mark("Depends on condition"),
                FieldKind.CHOICE,
                options=((_NO_CONDITION, mark("None")), *_conditions_of(holder)),
            ),
        ),
        values=values,
        write=write,
        said=mark("Instalment {code} is in the book."),
        changes=CHANGES,
        places={"grant-tranche-amount": "amount", "grant-tranches-beyond": "amount"},
    )


def _conditions_of(holder: Holder) -> tuple[tuple[str, str], ...]:
    found = holder.figures
    if found is None:
        return ()
    return tuple(
        (str(each.number), f"{each.number}. {each.text}") for each in found.grant.conditions
    )


def _new_tranche(values: Values) -> NewTranche:
    condition = values["condition"]
    return NewTranche(values["due"], values["amount"], int(condition) if condition else None)


def adding_condition(holder: Holder) -> Question:
    """Ask for a condition."""

    def write(session: Session, values: Values) -> int:
        return change_grant.add_condition(session.book, session.by, holder.code, values["text"])

    return Question(
        title=mark("New condition"),
        about=mark("Write it as the agreement has it."),
        confirm=mark("Add the condition"),
        icon="file-check",
        fields=lambda _: (Field("text", mark("Condition"), FieldKind.LONG_TEXT, required=True),),
        write=write,
        said=mark("Condition {code} is in the book."),
        changes=CHANGES,
    )


def meeting(holder: Holder, condition: Condition) -> Question:
    """Ask on which day a condition was met; an empty day takes it back."""

    def write(session: Session, values: Values) -> int:
        change_grant.meet_condition(
            session.book, session.by, holder.code, condition.number, values["day"]
        )
        return condition.number

    return Question(
        title=mark("The condition is met"),
        about=mark("Leave the day empty if it is not met after all."),
        confirm=mark("Keep the day"),
        icon="file-check",
        fields=lambda _: (Field("day", mark("Met on"), FieldKind.DAY),),
        values={"day": condition.met or as_of(holder.context)},
        write=write,
        said=mark("Condition {code} is kept."),
        changes=CHANGES,
    )


def adding_report(holder: Holder) -> Question:
    """Ask for a day on which a report is due."""

    def write(session: Session, values: Values) -> str:
        change_grant.add_report(session.book, session.by, holder.code, values["due"])
        return str(values["due"].isoformat())

    return Question(
        title=mark("New report"),
        about=mark("The day on which the donor expects it."),
        confirm=mark("Add the report"),
        icon="file-text",
        fields=lambda _: (Field("due", mark("Due on"), FieldKind.DAY, required=True),),
        write=write,
        said=mark("The report due on {code} is in the book."),
        changes=CHANGES,
        places={"grant-report-day": "due", "grant-report-taken": "due"},
    )


def sending(holder: Holder, report: DonorReport) -> Question:
    """Ask when a report was sent."""

    def write(session: Session, values: Values) -> str:
        change_grant.send_report(session.book, session.by, holder.code, report.due, values["day"])
        return str(report.due.isoformat())

    return Question(
        title=mark("The report is sent"),
        about=mark("Attach the report itself under documents."),
        confirm=mark("Keep the day"),
        icon="file-text",
        fields=lambda _: (Field("day", mark("Sent on"), FieldKind.DAY, required=True),),
        values={"day": report.sent or as_of(holder.context)},
        write=write,
        said=mark("The report due on {code} is kept."),
        changes=CHANGES,
    )


def amount_field(holder: Holder) -> Field:
    """Return the field of an amount in the grant's currency."""
    return Field(
        "amount", mark("Amount"), FieldKind.AMOUNT, required=True, currency=holder.currency
    )


def _spending_accounts(context: Context) -> tuple[Choice, ...]:
    kinds = {AccountKind.EXPENSE, AccountKind.NET_ASSETS}
    return tuple(
        Choice(each.id, each.code, ui_words().of(each.name_ar, each.name_en))
        for each in context.masters().accounts.values()
        if each.kind in kinds and each.active
    )
