"""The register of the statements that banks sent."""

from __future__ import annotations

from typing import Any, Final

from desktop.domain.currency import currency_of
from desktop.domain.formats import format_amount
from desktop.domain.trust.acting import Act
from desktop.services.ledger.banks.import_statement import undo_statement
from desktop.services.ledger.banks.listed_statements import ListedStatement, listed_statements
from desktop.services.session import Session
from desktop.text.words import mark
from desktop.ui.forms import Field, FieldKind
from desktop.ui.screens.registers.kind import Deed, Desk, Question, RegisterKind, Values
from desktop.ui.tables.column import Chip, Column, Kind, Tone
from desktop.ui.work.topic import Topic

_CHANGED: Final = frozenset({Topic.BANKS})


def _money(minor: int | None, code: str) -> str:
    return "" if minor is None else format_amount(minor, currency_of(code))


def _undo(desk: Desk, each: ListedStatement) -> None:
    def write(session: Session, _: Values) -> str:
        undo_statement(session.book, session.by, each.row.id)
        return str(each.row.id)

    desk.ask(
        Question(
            mark("Undo the statement?"),
            mark("Its lines stay in the book and count no longer; the file can be taken in again."),
            mark("Undo"),
            lambda _: (Field("sure", mark("I am sure"), FieldKind.CHECK),),
            write,
            mark("The statement {code} is undone."),
            _CHANGED,
            icon="undo-2",
        )
    )


def _standing(each: ListedStatement) -> Chip:
    return Chip(mark("Undone")) if each.row.undone else Chip(mark("In the book"), Tone.GOOD)


def _of_row(name: str) -> Any:
    return lambda each: getattr(each.row, name)


STATEMENTS: Final = RegisterKind(
    key="statements",
    title=mark("Bank statements"),
    icon="file-text",
    none=mark("No statement yet"),
    about=mark("What the banks sent: every line of it waits until it is found in the book."),
    columns=(
        Column("number", mark("Number"), Kind.CODE, width=7, value=lambda each: str(each.row.id)),
        Column("account", mark("Account"), Kind.CODE, width=9, value=lambda each: each.code),
        Column("first", mark("First day"), Kind.DAY, width=11, value=_of_row("first_day")),
        Column("last", mark("Last day"), Kind.DAY, width=11, value=_of_row("last_day")),
        Column("lines", mark("Lines"), Kind.CODE, width=7, value=lambda each: str(each.row.lines)),
        Column(
            "closing",
            mark("Closing balance"),
            Kind.CODE,
            width=15,
            value=lambda each: _money(each.row.closing, each.currency),
        ),
        Column("file", mark("File"), stretch=1, width=20, value=_of_row("source")),
        Column("state", mark("State"), Kind.BADGE, width=12, value=_standing),
    ),
    load=lambda session: listed_statements(session.book, session.by),
    code_of=lambda each: str(each.row.id),
    text_of=lambda each: f"{each.row.id} {each.code} {each.row.source}",
    deeds=(
        Deed(
            "undo",
            mark("Undo"),
            "undo-2",
            _undo,
            "F7",
            Act.RECONCILE,
            when=lambda each: not each.row.undone,
        ),
    ),
    topics=_CHANGED,
)
