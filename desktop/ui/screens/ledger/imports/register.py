"""The imports of a book as a list; one can be taken back as a whole."""

from __future__ import annotations

from typing import Final

from desktop.domain.trust.acting import Act
from desktop.services.ledger.imports.batches import Batch, list_batches
from desktop.services.ledger.imports.undo_import import undo_import
from desktop.services.session import Session
from desktop.text.words import mark
from desktop.ui.forms import Field
from desktop.ui.screens.registers.kind import Deed, Desk, Question, RegisterKind, Values
from desktop.ui.tables.column import Chip, Column, Kind, Tone
from desktop.ui.widgets.button import Kind as Weight
from desktop.ui.words import ui_words
from desktop.ui.work.topic import Topic

_FORMS: Final = {
    "ledger": mark("ledger, hledger"),
    "gnucash": mark("GnuCash"),
    "table-journal": mark("Table of entries"),
    "table-opening": mark("Opening balances"),
}


def _state(batch: Batch) -> Chip:
    if batch.undone is not None:
        return Chip(mark("Taken back"), Tone.WARNING)
    return Chip(mark("In the book"), Tone.GOOD)


def _form(batch: Batch) -> str:
    message = _FORMS.get(batch.format)
    return batch.format if message is None else ui_words()(message)


def _new(desk: Desk, _row: object) -> None:
    desk.context.go("import-new", {})


def _undo(desk: Desk, batch: Batch) -> None:
    def write(session: Session, values: Values) -> int:
        undo_import(
            session.book,
            session.by,
            batch.id,
            reason=values["reason"],
            narration=ui_words()("Import {number} taken back", number=batch.id),
        )
        return batch.id

    desk.ask(
        Question(
            title=mark("Take the import back"),
            about=mark(
                "Every entry of it that still stands is reversed on its own day. Accounts and "
                "years that it added stay. Afterwards the file may be imported again."
            ),
            confirm=mark("Take it back"),
            icon="undo-2",
            fields=lambda _: (Field("reason", mark("Why"), required=True),),
            write=write,
            said=mark("The import {code} was taken back."),
            changes=frozenset({Topic.ENTRIES}),
        )
    )


IMPORTS: Final = RegisterKind(
    key="imports",
    title=mark("Imports"),
    icon="download",
    none=mark("Nothing was imported yet"),
    about=mark(
        "What came from other programs: each import as a whole, with how many entries it brought. "
        "A wrong one is taken back as one."
    ),
    columns=(
        Column("id", mark("Number"), Kind.CODE, width=5, value=lambda row: str(row.id)),
        Column(
            "imported_at",
            mark("Imported on"),
            Kind.DAY,
            width=9,
            value=lambda row: row.imported_at.date(),
        ),
        Column("source", mark("File"), Kind.CODE, width=14, stretch=2),
        Column("format", mark("Kind"), width=13, value=_form),
        Column("entries", mark("Entries"), Kind.CODE, width=6, value=lambda row: str(row.entries)),
        Column("first_day", mark("From"), Kind.DAY, width=9),
        Column("last_day", mark("To"), Kind.DAY, width=9),
        Column("state", mark("State"), Kind.BADGE, width=9, value=_state),
        Column("reason", mark("Why"), width=8, stretch=1),
    ),
    load=lambda session: list_batches(session.book, session.by),
    code_of=lambda row: str(row.id),
    text_of=lambda row: f"{row.id} {row.source} {row.reason}",
    topics=frozenset({Topic.ENTRIES}),
    deeds=(
        Deed(
            "new",
            mark("Import a file"),
            "download",
            _new,
            "F5",
            Act.IMPORT_BOOK,
            needs_row=False,
            weight=Weight.PRIMARY,
        ),
        Deed(
            "undo",
            mark("Take the import back"),
            "undo-2",
            _undo,
            "F8",
            Act.IMPORT_BOOK,
            when=lambda row: row.undone is None,
        ),
    ),
)
