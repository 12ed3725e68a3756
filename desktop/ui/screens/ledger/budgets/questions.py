"""What is asked when a budget is begun, revised or adopted, and when money is promised."""

from __future__ import annotations

from typing import Final

from desktop.domain.codes import spelled_code
from desktop.domain.ledger.budgets.budget import BUDGETED, Place
from desktop.domain.ledger.budgets.commitment import Commitment, NewCommitment
from desktop.domain.ledger.chart import AccountKind
from desktop.domain.ledger.year import YearStatus
from desktop.domain.trust.controls import EVERY_CONTROL
from desktop.services.ledger.budgets.adopt_budget import adopt_budget
from desktop.services.ledger.budgets.commitments import add_commitment, close_commitment
from desktop.services.ledger.budgets.make_budget import NewBudget, make_budget
from desktop.services.ledger.budgets.view_budget import BudgetView
from desktop.services.session import Session
from desktop.text.words import mark
from desktop.ui.forms import Field, FieldKind
from desktop.ui.screens.registers.kind import Question, Values
from desktop.ui.shell.spec import Context
from desktop.ui.widgets.pick_edit import Choice
from desktop.ui.words import ui_words
from desktop.ui.work.topic import Topic

_CHANGED: Final = frozenset({Topic.BUDGETS})
_CODE: Final = Field(
    "code", mark("Code"), required=True, hint=mark("Short, such as B2026; it never changes.")
)
_NOTE: Final = Field("note", mark("Note"))


def _new_fields(context: Context) -> tuple[Field, ...]:
    years = tuple(context.masters().years.values())[::-1]
    names = tuple((year.name, year.name) for year in years)
    open_names = tuple((y.name, y.name) for y in years if y.status is YearStatus.OPEN)
    return (
        _CODE,
        Field("year", mark("Fiscal year"), FieldKind.CHOICE, options=open_names or names),
        Field(
            "as_went",
            mark("Begin as this year went"),
            FieldKind.CHOICE,
            options=(("", mark("No, begin empty")), *names),
        ),
        _NOTE,
    )


def _make(session: Session, values: Values) -> str:
    new = NewBudget(
        values["code"], values["year"], as_went=values["as_went"] or None, note=values["note"]
    )
    make_budget(session.book, session.by, new)
    return spelled_code(values["code"])


ADDING_BUDGET: Final = Question(
    title=mark("New draft"),
    about=mark("A draft is changed at will until it is adopted."),
    confirm=mark("Begin the draft"),
    fields=_new_fields,
    write=_make,
    said=mark("The draft {code} is in the list. Enter opens its figures."),
    changes=_CHANGED,
    icon="scale",
)


def revising(row: BudgetView) -> Question:
    """Ask for the code of a draft that begins as a copy of `row`."""

    def write(session: Session, values: Values) -> str:
        new = NewBudget(values["code"], row.year.name, copy_of=row.budget.code, note=values["note"])
        make_budget(session.book, session.by, new)
        return spelled_code(values["code"])

    return Question(
        title=mark("Revise the budget"),
        about=mark("A draft begins with the same figures, and says what it changes of them."),
        confirm=mark("Begin the revision"),
        fields=lambda _: (_CODE, _NOTE),
        write=write,
        said=mark("The draft {code} is in the list. Enter opens its figures."),
        changes=_CHANGED,
        icon="copy",
    )


def adopting(row: BudgetView) -> Question:
    """Ask by which resolution the draft `row` is adopted."""
    code = row.budget.code

    def write(session: Session, values: Values) -> str:
        adopt_budget(session.book, session.by, code, values["resolution"], values["day"])
        return code

    return Question(
        title=mark("Adopt the budget"),
        about=mark(
            "From now on its figures never change, and the payments of its year are held against "
            "it. The version that held until now stays readable."
        ),
        confirm=mark("Adopt it"),
        fields=lambda _: (
            Field(
                "resolution",
                mark("Resolution"),
                required=True,
                hint=mark("The body and the number, such as Board 4/2026."),
            ),
            Field("day", mark("Day of the resolution"), FieldKind.DAY, required=True),
        ),
        write=write,
        said=mark("The budget {code} is adopted."),
        changes=_CHANGED,
        icon="stamp",
        places={"budget-resolution-empty": "resolution"},
    )


def place_fields(context: Context, *, expense_only: bool) -> tuple[Field, ...]:
    """Return the fields of account, fund, project and branch (this where the book has any)."""
    masters = context.masters()
    kinds = (AccountKind.EXPENSE,) if expense_only else BUDGETED
    accounts = tuple(
        _choice(each.id, each.code, each.name_ar, each.name_en)
        for each in masters.accounts.values()
        if each.kind in kinds and each.active and (each.postable or not expense_only)
    )
    tables = (
        ("fund", mark("Fund"), masters.funds),
        ("project", mark("Project"), masters.projects),
        ("branch", mark("Branch"), masters.branches),
    )
    made = [_pick("account", mark("Account"), accounts, required=True)]
    for key, label, table in tables:
        choices = tuple(
            _choice(each.id, each.code, each.name_ar, each.name_en)
            for each in table.values()
            if each.active
        )
        if choices:
            made.append(_pick(key, label, choices, required=expense_only and key == "fund"))
    return tuple(made)


def place_of(values: Values) -> Place:
    """Return the place that was chosen."""
    return Place(values["account"], values.get("fund"), values.get("project"), values.get("branch"))


def _pick(key: str, label: str, choices: tuple[Choice, ...], *, required: bool) -> Field:
    return Field(key, label, FieldKind.PICK, required=required, choices=lambda: choices)


def _choice(number: int, code: str, name_ar: str, name_en: str) -> Choice:
    return Choice(number, code, ui_words().of(name_ar, name_en))


def _commitment_fields(context: Context) -> tuple[Field, ...]:
    partners = tuple(
        _choice(each.id, each.code, each.name_ar, each.name_en)
        for each in context.masters().partners.values()
        if each.active
    )
    return (
        Field("code", mark("Code"), required=True, hint=mark("Such as A26-01; it never changes.")),
        Field("day", mark("Date"), FieldKind.DAY, required=True),
        _pick("partner", mark("Supplier"), partners, required=False),
        Field("purpose", mark("Purpose"), required=True),
        *place_fields(context, expense_only=True),
        Field("amount", mark("Amount"), FieldKind.AMOUNT, required=True, currency=context.currency),
        Field("over", mark("Go on although the budget is exceeded"), FieldKind.CHECK),
    )


def _commit(session: Session, values: Values) -> str:
    new = NewCommitment(
        values["code"],
        values["day"],
        values["purpose"],
        place_of(values),
        values["amount"],
        values["partner"],
    )
    accepted = EVERY_CONTROL if values["over"] else frozenset()
    add_commitment(session.book, session.by, new, accepted=accepted)
    return spelled_code(values["code"])


ADDING_COMMITMENT: Final = Question(
    title=mark("New commitment"),
    about=mark("Enter an order or a contract when it is signed. Payments made for it use it up."),
    confirm=mark("Enter the commitment"),
    fields=_commitment_fields,
    write=_commit,
    said=mark("The commitment {code} is in the list."),
    changes=_CHANGED,
    icon="handshake",
    places={
        "commitment-purpose-empty": "purpose",
        "commitment-amount": "amount",
        "commitment-place": "account",
        "commitment-exceeds": "over",
        "commitment-over-budget": "amount",
        "day-without-year": "day",
        "year-closed": "day",
        "period-closed": "day",
    },
)


def closing(row: Commitment) -> Question:
    """Ask why a commitment is closed."""

    def write(session: Session, values: Values) -> str:
        close_commitment(session.book, session.by, row.code, values["reason"])
        return row.code

    return Question(
        title=mark("Close the commitment"),
        about=mark("What was not spent of it lowers the budget no longer."),
        confirm=mark("Close it"),
        fields=lambda _: (Field("reason", mark("Reason"), required=True),),
        write=write,
        said=mark("The commitment {code} is closed."),
        changes=_CHANGED,
        icon="lock",
        places={"commitment-reason-empty": "reason"},
    )
