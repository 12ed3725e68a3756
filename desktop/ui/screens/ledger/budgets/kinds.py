"""The registers of budget versions and of commitments."""

from __future__ import annotations

from typing import Any, Final

from desktop.domain.isolates import isolate_ltr
from desktop.domain.ledger.budgets.budget import BudgetStatus
from desktop.domain.ledger.budgets.commitment import Commitment, CommitmentStatus
from desktop.domain.ledger.chart import AccountKind
from desktop.domain.trust.acting import Act
from desktop.services.ledger.budgets.adopt_budget import drop_budget
from desktop.services.ledger.budgets.commitments import list_commitments
from desktop.services.ledger.budgets.view_budget import BudgetView, list_budgets
from desktop.services.session import Session
from desktop.text.labels import LABELS
from desktop.text.words import mark
from desktop.ui.screens.ledger.budgets.paying import payment_of
from desktop.ui.screens.ledger.budgets.questions import (
    ADDING_BUDGET,
    ADDING_COMMITMENT,
    adopting,
    closing,
    revising,
)
from desktop.ui.screens.ledger.budgets.workbook_deeds import (
    show_changes,
    take_workbook,
    write_workbook,
)
from desktop.ui.screens.registers.kind import Deed, Desk, RegisterKind
from desktop.ui.tables.column import Chip, Column, Kind, Tone
from desktop.ui.widgets.button import Kind as Weight
from desktop.ui.widgets.dialogs import ask
from desktop.ui.words import ui_words
from desktop.ui.work.topic import Topic

FIGURES_SCREEN: Final = "budget-figures"
_TONES: Final = {
    BudgetStatus.DRAFT: Tone.INFO,
    BudgetStatus.ADOPTED: Tone.GOOD,
    BudgetStatus.SUPERSEDED: Tone.NEUTRAL,
    BudgetStatus.DROPPED: Tone.NEUTRAL,
    CommitmentStatus.OPEN: Tone.INFO,
    CommitmentStatus.CLOSED: Tone.NEUTRAL,
}
_BUDGET_IS: Final = mark(
    "A budget is what was decided for a year. Only a draft changes; once adopted, payments are "
    "held against it, and a revision takes its place."
)
_COMMITMENT_IS: Final = mark(
    "A commitment is money promised to a supplier and not spent yet: an order, a contract. It "
    "lowers what is left of the budget."
)


def _is_draft(row: BudgetView) -> bool:
    return row.budget.status is BudgetStatus.DRAFT


def _drop(desk: Desk, row: BudgetView) -> None:
    words, context = ui_words(), desk.context
    agreed = ask(
        None,
        words("Drop the draft {code}?", code=isolate_ltr(row.budget.code)),
        words("It stays in the list and can never be adopted."),
        mark("Drop it"),
        Weight.DANGER,
    )
    if agreed:
        session = context.session
        context.work.write(
            lambda: drop_budget(session.book, session.by, row.budget.code),
            lambda _: desk.reload(),
            changes=frozenset({Topic.BUDGETS}),
        )


def _open(context: Any, row: BudgetView) -> None:
    context.go(FIGURES_SCREEN, {"code": row.budget.code})


BUDGETS: Final = RegisterKind(
    key="versions",
    title=mark("Budgets"),
    icon="scale",
    none=mark("No budget yet"),
    about=_BUDGET_IS,
    columns=(
        Column("code", mark("Code"), Kind.CODE, width=11, value=lambda row: row.budget.code),
        Column("year", mark("Year"), Kind.CODE, width=8, value=lambda row: row.year.name),
        Column("kind", mark("Kind"), width=14, stretch=1, value=lambda row: row.budget.kind),
        Column(
            "status",
            mark("State"),
            Kind.BADGE,
            width=15,
            value=lambda row: Chip(LABELS[row.budget.status], _TONES[row.budget.status]),
        ),
        Column(
            "resolution",
            mark("Resolution"),
            width=18,
            stretch=2,
            value=lambda row: row.budget.resolution or row.budget.note,
        ),
        Column(
            "income",
            mark("Income"),
            Kind.AMOUNT,
            width=14,
            value=lambda row: row.total(AccountKind.INCOME),
        ),
        Column(
            "expense",
            mark("Expenses"),
            Kind.AMOUNT,
            width=14,
            value=lambda row: row.total(AccountKind.EXPENSE),
        ),
    ),
    load=lambda session: list_budgets(session.book, session.by),
    code_of=lambda row: row.budget.code,
    text_of=lambda row: f"{row.budget.code} {row.year.name} {row.budget.resolution}",
    adding=ADDING_BUDGET,
    act=Act.PREPARE_BUDGET,
    opens=_open,
    topics=frozenset({Topic.BUDGETS, Topic.CHART, Topic.YEARS}),
    deeds=(
        Deed(
            "adopt",
            mark("Adopt"),
            "stamp",
            lambda desk, row: desk.ask(adopting(row)),
            "F9",
            Act.ADOPT_BUDGET,
            when=_is_draft,
        ),
        Deed(
            "revise",
            mark("Revise"),
            "copy",
            lambda desk, row: desk.ask(revising(row)),
            "F7",
            Act.PREPARE_BUDGET,
        ),
        Deed(
            "changes",
            mark("What it changes"),
            "list-tree",
            show_changes,
            "F4",
            when=lambda row: row.based_on is not None,
        ),
        Deed("write", mark("Write to a workbook"), "file-down", write_workbook, "F8"),
        Deed(
            "take",
            mark("Take back from a workbook"),
            "upload",
            take_workbook,
            "F10",
            Act.PREPARE_BUDGET,
            when=_is_draft,
        ),
        Deed(
            "drop",
            mark("Drop"),
            "trash-2",
            _drop,
            act=Act.PREPARE_BUDGET,
            when=_is_draft,
            weight=Weight.QUIET,
        ),
    ),
)


class _Commitment:
    """A commitment with the masters that it refers to."""

    def __init__(self, commitment: Commitment, masters: Any) -> None:
        self.commitment = commitment
        self.masters = masters

    @property
    def supplier(self) -> str:
        """Return the name of the supplier, or nothing."""
        partner = self.masters.partners.get(self.commitment.partner_id)
        return "" if partner is None else ui_words().of(partner.name_ar, partner.name_en)

    @property
    def account(self) -> str:
        """Return the name of the account."""
        account = self.masters.accounts[self.commitment.place.account_id]
        return ui_words().of(account.name_ar, account.name_en)

    @property
    def is_open(self) -> bool:
        """Return whether it is not closed."""
        return self.commitment.status is CommitmentStatus.OPEN


def _commitments(session: Session) -> tuple[_Commitment, ...]:
    found = list_commitments(session.book, session.by)
    return tuple(_Commitment(each, found.masters) for each in reversed(found.rows))


def _pay(desk: Desk, row: _Commitment) -> None:
    content = payment_of(row.commitment, row.masters)
    desk.context.go("payment-form", {"content": content})


COMMITMENTS: Final = RegisterKind(
    key="commitments",
    title=mark("Commitments"),
    icon="handshake",
    none=mark("Nothing is promised"),
    about=_COMMITMENT_IS,
    columns=(
        Column("code", mark("Code"), Kind.CODE, width=10, value=lambda row: row.commitment.code),
        Column("day", mark("Date"), Kind.DAY, width=11, value=lambda row: row.commitment.day),
        Column("supplier", mark("Supplier"), width=14, stretch=1),
        Column(
            "purpose",
            mark("Purpose"),
            width=18,
            stretch=2,
            value=lambda row: row.commitment.purpose,
        ),
        Column("account", mark("Account"), width=15, stretch=1),
        Column(
            "status",
            mark("State"),
            Kind.BADGE,
            width=10,
            value=lambda row: Chip(LABELS[row.commitment.status], _TONES[row.commitment.status]),
        ),
        Column(
            "amount",
            mark("Amount"),
            Kind.AMOUNT,
            width=12,
            value=lambda row: row.commitment.amount,
        ),
        Column(
            "open",
            mark("Still open"),
            Kind.AMOUNT,
            width=12,
            value=lambda row: row.commitment.open_amount,
        ),
    ),
    load=_commitments,
    code_of=lambda row: row.commitment.code,
    text_of=lambda row: (
        f"{row.commitment.code} {row.commitment.purpose} {row.supplier} {row.account}"
    ),
    adding=ADDING_COMMITMENT,
    act=Act.PREPARE_BUDGET,
    topics=frozenset({Topic.BUDGETS, Topic.ENTRIES, Topic.CHART}),
    deeds=(
        Deed(
            "pay",
            mark("Pay"),
            "arrow-up-from-line",
            _pay,
            "F9",
            Act.WRITE_DRAFT,
            when=lambda row: row.commitment.open_amount > 0,
        ),
        Deed(
            "close",
            mark("Close the commitment"),
            "lock",
            lambda desk, row: desk.ask(closing(row.commitment)),
            "F7",
            Act.PREPARE_BUDGET,
            when=lambda row: row.is_open,
        ),
    ),
    sums=lambda rows: {
        "amount": sum(row.commitment.amount for row in rows),
        "open": sum(row.commitment.open_amount for row in rows),
    },
)

KINDS: Final = (BUDGETS, COMMITMENTS)
