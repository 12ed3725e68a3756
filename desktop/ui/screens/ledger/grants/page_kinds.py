"""The four lists of a grant's page: budget lines, instalments, conditions, reports."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from desktop.domain.currency import Currency
from desktop.domain.ledger.grants.figures import GrantFigures
from desktop.domain.ledger.grants.grant import Condition, DonorReport, Tranche
from desktop.domain.trust.acting import Act
from desktop.text.words import mark
from desktop.ui.screens.ledger.grants import money_questions, questions
from desktop.ui.screens.ledger.grants.holder import Holder
from desktop.ui.screens.ledger.grants.lines_kind import SHOWN, lines_kind, loading, own_text
from desktop.ui.screens.registers.kind import Deed, Desk, RegisterKind
from desktop.ui.tables.column import Chip, Column, Kind, Tone
from desktop.ui.widgets.button import Kind as Weight

Start = Callable[[Any], None]
"""Posts an entry that a deed made."""


@dataclass(frozen=True, slots=True)
class TrancheRow:
    """An instalment with what came in, in the grant's currency and in the book's."""

    tranche: Tranche
    currency: Currency
    own: int
    base: int
    day: dt.date
    met: bool


def page_kinds(holder: Holder, start: Start) -> tuple[RegisterKind, ...]:
    """Return the lists; `start` posts what a deed planned."""
    return (lines_kind(holder), _tranches(holder, start), _conditions(holder), _reports(holder))


# Instalments -----------------------------------------------------------------------------------


def _tranches(holder: Holder, start: Start) -> RegisterKind:
    return RegisterKind(
        key="grant-tranches",
        title=mark("Instalments"),
        icon="arrow-down-to-line",
        none=mark("No instalments yet"),
        about=mark("What the donor pays when. Receiving one makes a receipt voucher."),
        columns=(
            Column("number", mark("Number"), Kind.CODE, width=9, value=_number),
            Column("due", mark("Due on"), Kind.DAY, width=13, value=lambda row: row.tranche.due),
            Column("agreed", mark("Agreed"), Kind.CODE, width=18, value=_agreed),
            Column("own", mark("Came in, its currency"), Kind.CODE, width=20, value=_received),
            Column("base", mark("Came in"), Kind.AMOUNT, width=16),
            Column("state", mark("State"), Kind.BADGE, stretch=1, width=18, value=tranche_state),
        ),
        load=loading(holder, tranche_rows),
        code_of=lambda row: str(row.tranche.number),
        text_of=lambda row: f"{row.tranche.number} {row.tranche.due.isoformat()}",
        act=Act.MANAGE_GRANTS,
        topics=SHOWN,
        sums=lambda rows: {"base": sum(each.base for each in rows)},
        adding=questions.adding_tranche(holder),
        deeds=(
            Deed(
                "receive",
                mark("Receive"),
                "arrow-down-to-line",
                lambda desk, row: desk.ask(
                    money_questions.receiving(holder, row.tranche, row.own, start)
                ),
                "F8",
                Act.POST_ENTRY,
            ),
            Deed(
                "recognise",
                mark("Make income of it"),
                "stamp",
                lambda desk, _: desk.ask(money_questions.recognising(holder, start)),
                "F9",
                Act.POST_ENTRY,
                needs_row=False,
            ),
            Deed(
                "change",
                mark("Change"),
                "notebook-text",
                lambda desk, row: desk.ask(questions.changing_tranche(holder, row.tranche)),
                "F4",
                Act.MANAGE_GRANTS,
            ),
        ),
    )


def tranche_rows(found: GrantFigures) -> tuple[TrancheRow, ...]:
    """Return the instalments with what came in for each."""
    return tuple(
        TrancheRow(
            each,
            found.grant.currency,
            sum(one.foreign for one in found.received_for(each)),
            sum(one.base for one in found.received_for(each)),
            found.last_day,
            found.grant.is_met(each),
        )
        for each in found.grant.tranches
    )


def tranche_state(row: TrancheRow) -> Chip:
    """Return in a word how an instalment stands."""
    if row.own > row.tranche.amount:
        return Chip(mark("More than agreed"), Tone.WARNING)
    if row.own == row.tranche.amount:
        return Chip(mark("Received in full"), Tone.GOOD)
    if row.own:
        return Chip(mark("Received in part"), Tone.INFO)
    if not row.met:
        return Chip(mark("Waits for its condition"), Tone.WARNING)
    if row.tranche.due < row.day:
        return Chip(mark("Overdue"), Tone.BAD)
    return Chip(mark("To come"))


def _number(row: TrancheRow) -> str:
    return str(row.tranche.number)


def _agreed(row: TrancheRow) -> str:
    return own_text(row.tranche.amount, row.currency)


def _received(row: TrancheRow) -> str:
    return own_text(row.own, row.currency) if row.own else ""


# Conditions and reports ------------------------------------------------------------------------


def _conditions(holder: Holder) -> RegisterKind:
    return RegisterKind(
        key="grant-conditions",
        title=mark("Conditions"),
        icon="file-check",
        none=mark("No conditions yet"),
        about=mark("What the donor asks for before an instalment is due or earned."),
        columns=(
            Column("number", mark("Number"), Kind.CODE, width=9, value=lambda row: str(row.number)),
            Column("text", mark("Condition"), stretch=4, width=40),
            Column("met", mark("Met on"), Kind.DAY, width=14),
            Column("state", mark("State"), Kind.BADGE, width=14, value=_condition_state),
        ),
        load=loading(holder, lambda found: found.grant.conditions),
        code_of=lambda row: str(row.number),
        text_of=lambda row: f"{row.number} {row.text}",
        act=Act.MANAGE_GRANTS,
        topics=SHOWN,
        adding=questions.adding_condition(holder),
        deeds=(_said_so(mark("Met"), lambda row: questions.meeting(holder, row)),),
    )


def _condition_state(row: Condition) -> Chip:
    return (
        Chip(mark("Not met yet"), Tone.WARNING) if row.met is None else Chip(mark("Met"), Tone.GOOD)
    )


def _reports(holder: Holder) -> RegisterKind:
    return RegisterKind(
        key="grant-reports",
        title=mark("Reports"),
        icon="file-text",
        none=mark("No reports are due yet"),
        about=mark("The days on which the donor expects a report."),
        columns=(
            Column("due", mark("Due on"), Kind.DAY, width=14),
            Column("sent", mark("Sent on"), Kind.DAY, width=14),
            Column(
                "state",
                mark("State"),
                Kind.BADGE,
                stretch=1,
                width=18,
                value=lambda row: _report_state(row, holder),
            ),
        ),
        load=loading(holder, lambda found: found.grant.reports),
        code_of=lambda row: str(row.due.isoformat()),
        text_of=lambda row: str(row.due.isoformat()),
        act=Act.MANAGE_GRANTS,
        topics=SHOWN,
        adding=questions.adding_report(holder),
        deeds=(_said_so(mark("Sent"), lambda row: questions.sending(holder, row)),),
    )


def _report_state(row: DonorReport, holder: Holder) -> Chip:
    if row.sent is not None:
        return Chip(mark("Sent"), Tone.GOOD)
    found = holder.figures
    if found is not None and row.due < found.last_day:
        return Chip(mark("Report overdue"), Tone.BAD)
    return Chip(mark("To come"))


def _said_so(text: str, question: Callable[[Any], Any]) -> Deed:
    """Return the deed that says that the marked row is done."""

    def run(desk: Desk, row: Any) -> None:
        desk.ask(question(row))

    return Deed("done", text, "check", run, "F8", Act.MANAGE_GRANTS, weight=Weight.SECONDARY)
