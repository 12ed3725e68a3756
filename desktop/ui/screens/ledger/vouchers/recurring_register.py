"""Vouchers that are made again: what is due, the templates, and their rhythms."""

from __future__ import annotations

import datetime as dt
from typing import Final

from desktop.domain.digits import western
from desktop.domain.errors import UserError
from desktop.domain.ledger.vouchers.recurrence import NewRecurrence, Rhythm
from desktop.domain.trust.acting import Act
from desktop.services.ledger.drafts import save_draft
from desktop.services.ledger.vouchers.recurring import (
    Due,
    Recurring,
    add_recurrence,
    list_due,
    list_recurring,
    skip_occurrence,
    stop_recurrence,
)
from desktop.services.ledger.vouchers.templates import (
    Template,
    list_templates,
    stop_template,
)
from desktop.services.session import Session
from desktop.text.labels import LABELS
from desktop.text.words import mark
from desktop.ui.forms import Field, FieldKind
from desktop.ui.screens.ledger.voucher.screen_of import screen_of
from desktop.ui.screens.ledger.voucher.typed import from_json
from desktop.ui.screens.registers.kind import Deed, Desk, Question, RegisterKind, Values
from desktop.ui.shell.spec import Context
from desktop.ui.tables.column import Chip, Column, Kind, Tone
from desktop.ui.widgets.button import Kind as Weight
from desktop.ui.words import ui_words
from desktop.ui.work.topic import Topic

_TOPICS: Final = frozenset({Topic.DRAFTS, Topic.ENTRIES, Topic.APPROVALS})
_CHANGES: Final = frozenset({Topic.DRAFTS})


def _today() -> dt.date:
    return dt.datetime.now().astimezone().date()


# What is due ----------------------------------------------------------------------------------


def _due_state(due: Due) -> Chip:
    if due.draft_id is not None:
        return Chip(mark("Draft"), Tone.INFO)
    return Chip(mark("Due"), Tone.WARNING)


def _open_due(context: Context, due: Due) -> None:
    screen = screen_of(from_json(due.content))
    if due.draft_id is not None:
        context.go(screen, {"draft": due.draft_id})
    elif context.session.by.may(Act.WRITE_DRAFT):
        context.go(screen, {"content": due.content})


def _draft_all(desk: Desk, _row: object) -> None:
    context = desk.context
    session = context.session

    def write() -> int:
        due_now = list_due(session.book, session.by, _today())
        wanted = [due for due in due_now if due.draft_id is None]
        for due in wanted:
            save_draft(session.book, session.by, due.content)
        return len(wanted)

    def on_made(count: int) -> None:
        words = ui_words()
        context.toast(words.plural("{n} draft was made.", "{n} drafts were made.", count))

    context.work.write(write, on_made, changes=_CHANGES)


def _skip(desk: Desk, due: Due) -> None:
    def write(session: Session, values: Values) -> str:
        skip_occurrence(session.book, session.by, due.recurrence_id, due.day, values["reason"])
        return due.name

    desk.ask(
        Question(
            title=mark("Leave this one out"),
            about=mark("It is not proposed again; the next ones are. The reason is kept."),
            confirm=mark("Leave it out"),
            icon="x",
            fields=lambda _: (Field("reason", mark("Why"), required=True),),
            write=write,
            said=mark("“{code}” was left out once."),
            changes=_CHANGES,
            places={"skip-reason-empty": "reason"},
        )
    )


DUE: Final = RegisterKind(
    key="due",
    title=mark("Due"),
    icon="calendar-clock",
    none=mark("Nothing is due"),
    about=mark(
        "Vouchers that come again stand here on their day. Nothing posts itself: open one, look "
        "at it, and post it."
    ),
    columns=(
        Column("day", mark("Due on"), Kind.DAY, width=11),
        Column("name", mark("Template"), stretch=3, width=24),
        Column("state", mark("State"), Kind.BADGE, width=9, value=_due_state),
    ),
    load=lambda session: list_due(session.book, session.by, _today()),
    code_of=lambda due: due.subject,
    text_of=lambda due: f"{due.name} {due.day}",
    opens=_open_due,
    topics=_TOPICS,
    deeds=(
        Deed(
            "open",
            mark("Open the draft"),
            "receipt",
            lambda desk, due: _open_due(desk.context, due),
            "F2",
            Act.WRITE_DRAFT,
            weight=Weight.PRIMARY,
        ),
        Deed(
            "all",
            mark("Make all drafts"),
            "copy",
            _draft_all,
            "F9",
            Act.WRITE_DRAFT,
            needs_row=False,
        ),
        Deed("skip", mark("Leave out"), "x", _skip, "F8", Act.WRITE_DRAFT),
    ),
)


# Templates ------------------------------------------------------------------------------------


def _use(context: Context, template: Template) -> None:
    if context.session.by.may(Act.WRITE_DRAFT):
        context.go(screen_of(from_json(template.content)), {"content": template.content})


def _month_day(text: str) -> int:
    plain = western(text.strip())
    if not (plain.isascii() and plain.isdigit() and len(plain) <= 2):
        raise UserError("recurrence-month-day")
    return int(plain)


def _recur(desk: Desk, template: Template) -> None:
    def write(session: Session, values: Values) -> str:
        new = NewRecurrence(
            template.id,
            Rhythm(values["rhythm"]),
            _month_day(values["month_day"]),
            values["first_day"],
            values["last_day"],
        )
        add_recurrence(session.book, session.by, new)
        return template.name

    desk.ask(
        Question(
            title=mark("Make it recur"),
            about=mark(
                "From its first day on it is proposed again and again, on the day of the month "
                "that you say; short months have it on their last day."
            ),
            confirm=mark("Keep it"),
            icon="calendar-clock",
            fields=lambda _: (
                Field(
                    "rhythm",
                    mark("Rhythm"),
                    FieldKind.CHOICE,
                    required=True,
                    options=tuple((each.value, LABELS[each]) for each in Rhythm),
                ),
                Field("month_day", mark("Day of the month"), required=True),
                Field("first_day", mark("First day"), FieldKind.DAY, required=True),
                Field("last_day", mark("Last day"), FieldKind.DAY),
            ),
            write=write,
            said=mark("“{code}” recurs from now on."),
            changes=_CHANGES,
            values={"rhythm": Rhythm.MONTHLY.value, "month_day": "1", "first_day": _today()},
            places={"recurrence-month-day": "month_day", "recurrence-days": "last_day"},
        )
    )


def _stop_template(desk: Desk, template: Template) -> None:
    session = desk.context.session
    desk.context.work.write(
        lambda: stop_template(session.book, session.by, template.id),
        lambda _: None,
        changes=_CHANGES,
    )


TEMPLATES: Final = RegisterKind(
    key="templates",
    title=mark("Templates"),
    icon="copy",
    none=mark("No templates yet"),
    about=mark(
        "A template is a voucher kept for the next time: open a posted voucher and keep it as a "
        "template. Enter opens a draft made of it."
    ),
    columns=(
        Column("name", mark("Template"), stretch=3, width=24),
        Column(
            "series",
            mark("Series"),
            width=14,
            value=lambda row: from_json(row.content).series,
        ),
        Column(
            "narration",
            mark("Narration"),
            stretch=3,
            width=20,
            value=lambda row: from_json(row.content).narration,
        ),
    ),
    load=lambda session: list_templates(session.book, session.by),
    code_of=lambda row: row.name,
    text_of=lambda row: f"{row.name} {from_json(row.content).narration}",
    opens=_use,
    topics=_TOPICS,
    deeds=(
        Deed(
            "use",
            mark("Make a draft"),
            "receipt",
            lambda desk, row: _use(desk.context, row),
            "F2",
            Act.WRITE_DRAFT,
            weight=Weight.PRIMARY,
        ),
        Deed("recur", mark("Make it recur"), "calendar-clock", _recur, "F7", Act.WRITE_DRAFT),
        Deed("stop", mark("Put aside"), "x", _stop_template, "F8", Act.WRITE_DRAFT),
    ),
)


# Rhythms --------------------------------------------------------------------------------------


def _stop(desk: Desk, row: Recurring) -> None:
    session = desk.context.session
    desk.context.work.write(
        lambda: stop_recurrence(session.book, session.by, row.recurrence.id),
        lambda _: None,
        changes=_CHANGES,
    )


RHYTHMS: Final = RegisterKind(
    key="rhythms",
    title=mark("Rhythms"),
    icon="calendar",
    none=mark("Nothing recurs yet"),
    about=mark("What recurs, how often, and when it is due next."),
    columns=(
        Column("name", mark("Template"), stretch=3, width=24, value=lambda row: row.template.name),
        Column("rhythm", mark("Rhythm"), width=15, value=lambda row: row.recurrence.rule.rhythm),
        Column(
            "month_day",
            mark("Day of the month"),
            Kind.CODE,
            width=8,
            value=lambda row: str(row.recurrence.rule.month_day),
        ),
        Column(
            "first", mark("From"), Kind.DAY, width=11, value=lambda r: r.recurrence.rule.first_day
        ),
        Column("last", mark("To"), Kind.DAY, width=11, value=lambda r: r.recurrence.rule.last_day),
        Column("next", mark("Due next"), Kind.DAY, width=11, value=lambda row: row.next_day),
    ),
    load=lambda session: list_recurring(session.book, session.by, _today()),
    code_of=lambda row: str(row.recurrence.id),
    text_of=lambda row: row.template.name,
    topics=_TOPICS,
    deeds=(Deed("stop", mark("Put aside"), "x", _stop, "F8", Act.WRITE_DRAFT),),
)

RECURRING: Final = (DUE, TEMPLATES, RHYTHMS)
