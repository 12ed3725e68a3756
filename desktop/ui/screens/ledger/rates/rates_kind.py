"""The register of rates of exchange, and that of what was revalued by them."""

from __future__ import annotations

import datetime as dt
from functools import partial
from pathlib import Path
from typing import Any, Final

from PySide6.QtWidgets import QFileDialog, QWidget

from desktop.domain.errors import UserError
from desktop.domain.ledger.rates.table import NewRate
from desktop.domain.trust.acting import Act
from desktop.services.ledger.rates.import_rates import RatesTaken, import_rates
from desktop.services.ledger.rates.rates import add_rate, list_rates
from desktop.services.ledger.rates.revaluations import RevaluationState, list_revaluations
from desktop.services.ledger.rates.revalue import reverse_revaluation
from desktop.services.session import Session
from desktop.text.words import mark
from desktop.ui.forms import Field, FieldKind
from desktop.ui.screens.ledger.rates.bad_rows import BadRows
from desktop.ui.screens.ledger.rates.deal_question import deal_question
from desktop.ui.screens.registers.kind import Deed, Desk, Question, RegisterKind, Values
from desktop.ui.shell.spec import Context
from desktop.ui.tables.column import Chip, Column, Kind, Tone
from desktop.ui.words import said, ui_words
from desktop.ui.work.topic import Topic

_CHANGED: Final = frozenset({Topic.RATES})
_RATES_ARE: Final = mark(
    "What one unit of another currency was worth on a day, and where you know it from. The rate of "
    "a day is the last one noted on or before it; vouchers propose it."
)


def _add(session: Session, values: Values) -> str:
    rate = NewRate(values["currency"], values["day"], values["rate"], values["source"])
    add_rate(session.book, session.by, rate, sure=bool(values["sure"]))
    return rate_code(values["currency"].strip().upper(), values["day"])


def rate_code(currency: str, day: dt.date) -> str:
    """Return by what a rate is found again in the list."""
    return f"{currency} {day.isoformat()}"


def _choose_file(desk: Desk, _row: Any) -> None:
    owner = desk if isinstance(desk, QWidget) else None
    words = ui_words()
    name, _ = QFileDialog.getOpenFileName(
        owner, words("Take in rates"), "", words("Tables") + " (*.csv *.xlsx)"
    )
    if name:
        take_file(desk, Path(name))


def take_file(desk: Desk, path: Path) -> None:
    """Take in the rates of a file; rows that are wrong are shown, and nothing is written then."""
    session, context, words = desk.context.session, desk.context, ui_words()
    source = words("From the file {name}", name=path.name)

    def done(taken: RatesTaken) -> None:
        if taken.bad:
            owner = desk if isinstance(desk, QWidget) else None
            BadRows(path.name, taken.bad, owner).open()
            return
        context.toast(words.plural("{n} new rate.", "{n} new rates.", taken.added))
        desk.reload()

    def refused(error: UserError) -> None:
        context.toast(said(error))

    context.work.write(
        lambda: import_rates(session.book, session.by, path, source), done, refused, _CHANGED
    )


RATES: Final = RegisterKind(
    key="rates",
    title=mark("Rates of exchange"),
    icon="arrow-left-right",
    none=mark("No rates yet"),
    about=_RATES_ARE,
    columns=(
        Column("day", mark("Day"), Kind.DAY, width=12),
        Column("currency", mark("Currency"), Kind.CODE, width=9),
        Column("rate", mark("Rate"), Kind.CODE, width=14),
        Column("source", mark("Source of the rate"), stretch=3, width=30),
        Column("officer", mark("Officer"), Kind.CODE, width=9),
    ),
    load=lambda session: list_rates(session.book, session.by),
    code_of=lambda row: rate_code(row.currency, row.day),
    text_of=lambda row: f"{row.currency} {row.day.isoformat()} {row.rate} {row.source}",
    act=Act.MANAGE_CHART,
    topics=_CHANGED,
    adding=Question(
        title=mark("New rate"),
        about=_RATES_ARE,
        confirm=mark("Note the rate"),
        icon="arrow-left-right",
        fields=lambda _: (
            Field("currency", mark("Currency"), required=True, placeholder="USD"),
            Field("day", mark("Day"), FieldKind.DAY, required=True),
            Field(
                "rate",
                mark("Rate"),
                required=True,
                hint=mark("Units of the book's currency for one unit of it."),
            ),
            Field("source", mark("Source of the rate"), required=True),
            Field("sure", mark("Right, though far from the rate before it"), FieldKind.CHECK),
        ),
        write=_add,
        said=mark("The rate {code} is noted."),
        changes=_CHANGED,
        places={
            "unknown-currency": "currency",
            "rate-own-currency": "currency",
            "rate-in-future": "day",
            "rate-empty": "rate",
            "rate-unreadable": "rate",
            "rate-zero": "rate",
            "rate-jump": "rate",
            "rate-source-empty": "source",
        },
    ),
    deeds=(
        Deed(
            "deal",
            mark("Exchange or settle"),
            "arrow-left-right",
            lambda desk, _: desk.ask(deal_question(desk)),
            "F7",
            Act.POST_ENTRY,
            needs_row=False,
        ),
        Deed(
            "file",
            mark("From a file"),
            "upload",
            _choose_file,
            "F9",
            Act.MANAGE_CHART,
            needs_row=False,
        ),
    ),
)


def _state(row: RevaluationState) -> Chip:
    if row.waiting:
        return Chip(mark("Waiting"), Tone.INFO)
    if not row.standing:
        return Chip(mark("Taken back"))
    return Chip(mark("Posted"), Tone.GOOD)


def _ask_reversal(desk: Desk, row: RevaluationState) -> None:
    desk.ask(
        Question(
            title=mark("Reverse the revaluation"),
            about=mark(
                "On its own day it is taken back and can be done again. On the first day of the "
                "next year the gains and losses of that year begin anew."
            ),
            confirm=mark("Reverse it"),
            icon="undo-2",
            fields=lambda _: (Field("day", mark("Day"), FieldKind.DAY, required=True),),
            values={"day": row.day + dt.timedelta(days=1)},
            write=partial(_reverse, row.id),
            said=mark("Revaluation {code} is reversed."),
            changes=frozenset({Topic.ENTRIES, Topic.RATES}),
        )
    )


def _reverse(revaluation_id: int, session: Session, values: Values) -> str:
    reverse_revaluation(session.book, session.by, revaluation_id, values["day"], ui_words())
    return str(revaluation_id)


def _open(context: Context, row: RevaluationState) -> None:
    if row.entries:
        context.go("entry", {"entry": row.entries[0]})


REVALUATIONS: Final = RegisterKind(
    key="revaluations",
    title=mark("Revaluations"),
    icon="scale",
    none=mark("Nothing was revalued yet"),
    about=mark(
        "What was brought to the rate of a closing day. The screen of revaluation shows the "
        "working before anything is posted."
    ),
    columns=(
        Column("id", mark("Number"), Kind.CODE, width=8, value=lambda row: str(row.id)),
        Column("day", mark("Day"), Kind.DAY, width=12),
        Column("accounts", mark("Accounts"), Kind.CODE, stretch=2, width=24),
        Column("gains", mark("Gains"), Kind.AMOUNT, width=16),
        Column("losses", mark("Losses"), Kind.AMOUNT, width=16),
        Column("state", mark("State"), Kind.BADGE, width=12, value=_state),
        Column("officer", mark("Officer"), Kind.CODE, width=9),
    ),
    load=lambda session: list_revaluations(session.book, session.by),
    code_of=lambda row: str(row.id),
    text_of=lambda row: f"{row.id} {row.day.isoformat()} {row.accounts}",
    topics=frozenset({Topic.ENTRIES, Topic.RATES, Topic.APPROVALS}),
    opens=_open,
    deeds=(
        Deed(
            "reverse",
            mark("Reverse it"),
            "undo-2",
            _ask_reversal,
            "F8",
            Act.POST_ENTRY,
            when=lambda row: bool(row.live),
        ),
    ),
)
