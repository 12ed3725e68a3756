"""Depreciation: what is due through the last month that is over, and the runs so far."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any, Final

from desktop.domain.trust.acting import Act
from desktop.services.ledger.assets.depreciate import Charge, depreciate, preview_depreciation
from desktop.services.ledger.assets.list_assets import list_runs
from desktop.services.ledger.assets.post_made import Made
from desktop.services.session import Session
from desktop.text.words import mark
from desktop.ui.forms import Field, FieldKind
from desktop.ui.screens.ledger.assets.making import CHANGES, making
from desktop.ui.screens.ledger.assets.register_kind import TOPICS
from desktop.ui.screens.ledger.dues.age_columns import name_of
from desktop.ui.screens.ledger.dues.preparing import unused
from desktop.ui.screens.registers.kind import Deed, Desk, Question, RegisterKind, Values
from desktop.ui.tables.column import Chip, Column, Kind, Tone
from desktop.ui.words import ui_words


def _over(session: Session) -> dt.date:
    """Return the last day of the last month that is over."""
    today = session.book.now().astimezone().date()
    return today.replace(day=1) - dt.timedelta(days=1)


def _load_due(session: Session) -> Sequence[Charge]:
    return preview_depreciation(session.book, session.by, _over(session))


def _load_runs(session: Session) -> Sequence[object]:
    return list_runs(session.book, session.by)


def _make(session: Session, values: Values, passphrase: str | None) -> Made:
    return depreciate(session, values["day"], ui_words(), passphrase=passphrase)


def _run(desk: Desk, _row: Any) -> None:
    question = Question(
        title=mark("Write off through a month"),
        about=mark(
            "Every month that is due and was missed is in it. There is an entry for each fund."
        ),
        confirm=mark("Post the depreciation"),
        icon="calendar-clock",
        fields=lambda _context: (
            Field("day", mark("Through the month of"), FieldKind.DAY, required=True),
        ),
        write=unused,
        said=mark("The depreciation is posted."),
        changes=CHANGES,
        values={"day": _over(desk.context.session)},
        places={
            "depreciation-nothing": "day",
            "depreciation-waiting": "day",
            "period-closed": "day",
        },
    )
    desk.ask(making(desk, question, _make))


_DEED: Final = Deed(
    "run",
    mark("Write off"),
    "calendar-clock",
    _run,
    shortcut="F5",
    act=Act.MANAGE_ASSETS,
    needs_row=False,
)


def _chip(run: Any) -> Chip:
    if run.waits:
        return Chip(mark("Waits for approval"), Tone.INFO)
    if run.stands:
        return Chip(mark("Posted"), Tone.GOOD)
    return Chip(mark("Taken back"), Tone.NEUTRAL)


DUE: Final = RegisterKind(
    key="due",
    title=mark("Due to be written off"),
    icon="calendar-clock",
    none=mark("Nothing is due to be written off"),
    about=mark("What a run through the last month that is over would write off of each asset."),
    columns=(
        Column("code", mark("Tag"), Kind.CODE, width=10, value=lambda row: row.asset.code),
        Column("name", mark("Asset"), stretch=3, value=lambda row: row.asset.name),
        Column("class", mark("Class"), stretch=1, value=lambda row: name_of(row.kind)),
        Column("cost", mark("Cost"), Kind.AMOUNT, width=14, value=lambda row: row.asset.cost),
        Column("before", mark("Written off"), Kind.AMOUNT, width=14, value=lambda row: row.before),
        Column("amount", mark("Charge"), Kind.AMOUNT, width=14, value=lambda row: row.amount),
    ),
    load=_load_due,
    code_of=lambda row: str(row.asset.code),
    text_of=lambda row: f"{row.asset.code} {row.asset.name} {row.kind.name_ar}",
    topics=TOPICS,
    sums=lambda rows: {"amount": sum(row.amount for row in rows)},
    deeds=(_DEED,),
    opens=lambda context, row: context.go("asset", {"code": row.asset.code}),
)
RUNS: Final = RegisterKind(
    key="runs",
    title=mark("Runs"),
    icon="clock",
    none=mark("Nothing was written off yet"),
    about=mark("Reverse the entries of a run, and what it wrote off is due again."),
    columns=(
        Column("id", mark("Number"), Kind.CODE, width=8, value=lambda row: str(row.id)),
        Column("last", mark("Through"), Kind.DAY, value=lambda row: row.last_day),
        Column("assets", mark("Assets"), Kind.CODE, width=8, value=lambda row: str(row.assets)),
        Column("state", mark("State"), Kind.BADGE, width=16, stretch=1, value=_chip),
        Column("amount", mark("Charge"), Kind.AMOUNT, width=16, value=lambda row: row.amount),
    ),
    load=_load_runs,
    code_of=lambda row: str(row.id),
    text_of=lambda row: f"{row.id} {row.last_day.isoformat()}",
    topics=TOPICS,
    sums=lambda rows: {"amount": sum(row.amount for row in rows if row.stands)},
    deeds=(_DEED,),
)
