"""Budget lines of funds, and branches: what each register shows, asks for and writes."""

from __future__ import annotations

from functools import partial
from typing import Final

from desktop.domain.codes import spelled_code
from desktop.domain.formats import format_amount
from desktop.domain.isolates import isolate_ltr
from desktop.domain.ledger.dimensions import NewBranch, NewFundLine, ZakatHead
from desktop.domain.trust.acting import Act
from desktop.services.ledger.add_masters import add_branch, add_fund_line
from desktop.services.ledger.change_masters import MasterKind, limit_fund_line
from desktop.services.ledger.list_masters import LineOfFund, list_dimensions
from desktop.services.session import Session
from desktop.text.labels import LABELS
from desktop.text.words import mark
from desktop.ui.forms import Field, FieldKind
from desktop.ui.screens.masters.columns import (
    NAMED,
    code_of,
    head,
    itself,
    name_of,
    named,
    searched,
    state,
)
from desktop.ui.screens.masters.deeds import CHANGED, deeds_of
from desktop.ui.screens.registers.kind import Deed, Desk, Question, RegisterKind, Values
from desktop.ui.shell.spec import Context
from desktop.ui.tables.column import Column, Kind
from desktop.ui.widgets.pick_edit import Choice

_LINE_IS: Final = mark(
    "A budget line is a part of a fund: a line of the donor's budget, or one of the eight heads on "
    "which zakat is spent. Name it on the lines of a voucher."
)
_BRANCH_IS: Final = mark(
    "A branch is an office whose money and costs can be shown apart. Name it on the lines of a "
    "voucher."
)
_NO_HEAD: Final = ""


def _line(row: LineOfFund) -> object:
    return row.line


def _granted(row: LineOfFund) -> str:
    if row.grant is None or row.granted is None:
        return ""
    amount = format_amount(row.granted, row.grant.currency)
    return isolate_ltr(f"{amount} {row.grant.currency.code}")


def _funds(context: Context) -> tuple[Choice, ...]:
    return tuple(
        Choice(each.id, each.code, name_of(each))
        for each in context.masters().funds.values()
        if each.active
    )


def _line_fields(context: Context) -> tuple[Field, ...]:
    return (
        *NAMED,
        Field(
            "fund", mark("Fund"), FieldKind.PICK, required=True, choices=partial(_funds, context)
        ),
        Field(
            "amount",
            mark("May be spent in all"),
            FieldKind.AMOUNT,
            hint=mark("Empty: no limit of its own."),
            currency=context.currency,
        ),
        Field(
            "head",
            mark("Head of zakat"),
            FieldKind.CHOICE,
            options=((_NO_HEAD, mark("None")), *((h.value, LABELS[h]) for h in ZakatHead)),
        ),
    )


def _add_line(session: Session, values: Values) -> str:
    head_of = values["head"]
    new = NewFundLine(
        *(values["code"], values["fund"], values["name_ar"], values["name_en"]),
        values["amount"],
        ZakatHead(head_of) if head_of else None,
    )
    add_fund_line(session.book, session.by, new)
    return spelled_code(values["code"])


def _add_branch(session: Session, values: Values) -> str:
    add_branch(session.book, session.by, NewBranch(*named(values)))
    return spelled_code(values["code"])


def _ask_limit(desk: Desk, row: LineOfFund) -> None:
    def write(session: Session, values: Values) -> str:
        limit_fund_line(session.book, session.by, row.line.code, values["amount"])
        return row.line.code

    desk.ask(
        Question(
            title=mark("Limit of the budget line"),
            about=mark(
                "What may be spent on it in all. Where it is empty, the grant's own budget holds."
            ),
            confirm=mark("Keep the limit"),
            icon="sliders-horizontal",
            fields=lambda context: (
                Field(
                    "amount",
                    mark("May be spent in all"),
                    FieldKind.AMOUNT,
                    currency=context.currency,
                ),
            ),
            values={"amount": row.line.amount},
            write=write,
            said=mark("The limit of {code} is kept."),
            changes=CHANGED,
        )
    )


FUND_LINES: Final = RegisterKind(
    key="fund-lines",
    title=mark("Budget lines"),
    icon="list-tree",
    none=mark("No budget lines yet"),
    about=_LINE_IS,
    columns=(
        *head(_line)[:2],
        Column("fund", mark("Fund"), Kind.CODE, width=12, value=lambda row: row.fund.code),
        Column("head", mark("Head of zakat"), width=16, value=lambda row: row.line.zakat_head),
        Column("granted", mark("By the grant"), Kind.CODE, width=18, value=_granted),
        state(_line),
        Column(
            "amount",
            mark("May be spent in all"),
            Kind.AMOUNT,
            width=16,
            value=lambda row: row.line.amount,
        ),
    ),
    load=lambda session: list_dimensions(session.book, session.by).fund_lines,
    code_of=lambda row: code_of(_line(row)),
    text_of=lambda row: f"{searched(row.line)} {row.fund.code}",
    act=Act.MANAGE_CHART,
    topics=CHANGED,
    deeds=(
        *deeds_of(MasterKind.FUND_LINE, _line),
        Deed("limit", mark("Limit"), "sliders-horizontal", _ask_limit, "F7", Act.MANAGE_CHART),
    ),
    adding=Question(
        title=mark("New budget line"),
        about=_LINE_IS,
        confirm=mark("Add the budget line"),
        icon="list-tree",
        fields=_line_fields,
        write=_add_line,
        said=mark("The budget line {code} is in the book."),
        changes=CHANGED,
        places={"fund-missing": "fund", "fund-line-amount": "amount"},
    ),
)

BRANCHES: Final = RegisterKind(
    key="branches",
    title=mark("Branches"),
    icon="building-2",
    none=mark("No branches yet"),
    about=_BRANCH_IS,
    columns=(*head(itself), state(itself)),
    load=lambda session: list_dimensions(session.book, session.by).branches,
    code_of=code_of,
    text_of=searched,
    act=Act.MANAGE_CHART,
    topics=CHANGED,
    deeds=deeds_of(MasterKind.BRANCH, itself),
    adding=Question(
        title=mark("New branch"),
        about=_BRANCH_IS,
        confirm=mark("Add the branch"),
        icon="building-2",
        fields=lambda _: NAMED,
        write=_add_branch,
        said=mark("The branch {code} is in the book."),
        changes=CHANGED,
    ),
)
