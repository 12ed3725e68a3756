"""The verified backups that the book remembers, the newest first, and what to do with one."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.domain.isolates import isolate_ltr
from desktop.domain.trust.backups import Kept
from desktop.services.trust.backup.before_updates import BeforeUpdate
from desktop.text.words import mark
from desktop.ui.screens.backup.facts import BackupFacts
from desktop.ui.screens.backup.sentences import day, megabytes, place
from desktop.ui.screens.backup.short_table import fit_rows
from desktop.ui.screens.parts.text import Message
from desktop.ui.tables.column import Column, Kind
from desktop.ui.tables.rows_model import RowsModel
from desktop.ui.tables.table import Table
from desktop.ui.theme import Space
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.button import Kind as Weight
from desktop.ui.widgets.card import Card
from desktop.ui.widgets.text import row
from desktop.ui.words import language, ui_words

_SHOWN: Final = 6


def _rehearsed(kept: Kept) -> str:
    words = ui_words()
    return words("not yet") if kept.rehearsed_at is None else day(kept.rehearsed_at)


COLUMNS: Final = (
    Column("made_at", mark("Made"), Kind.CODE, width=15, value=lambda kept: day(kept.made_at)),
    Column("place", mark("Where"), stretch=2, width=18, value=place),
    Column("size", mark("Records"), Kind.CODE, width=9, value=lambda kept: f"{kept.size:,}"),
    Column("blobs", mark("Documents"), Kind.CODE, width=10, value=lambda kept: f"{kept.blobs:,}"),
    Column("bytes", mark("Size"), width=10, value=lambda kept: megabytes(kept.bytes)),
    Column("rehearsed", mark("Rehearsed"), width=15, value=_rehearsed),
)


class HistoryCard(Card):
    """Signals say what was asked for; the screen does it."""

    rehearsal_asked = Signal()
    mending_asked = Signal()
    pruning_asked = Signal()
    document_asked = Signal()
    before_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(mark("Verified backups"), parent)
        self._facts: BackupFacts | None = None
        self.model: RowsModel[Kept] = RowsModel(COLUMNS, None, self)
        self.table = Table(self.model)
        self._empty = Message(
            mark("None yet. What you back up is listed here, with where it lies."), "muted"
        )
        self._before = Message("", "small")
        self.before_button = Button(mark("Restore it beside this book"), Weight.QUIET)
        self.rehearse_button = Button(
            mark("Rehearse a restore"), Weight.SECONDARY, "rotate-ccw", "F6"
        )
        self.document_button = Button(mark("Take out a document"), Weight.QUIET, "file-down")
        self.mend_button = Button(mark("Put back lost documents"), Weight.QUIET, "undo-2")
        self.prune_button = Button(mark("Remove old ones"), Weight.QUIET, "trash-2")
        deeds = row(Space.S)
        for button, signal in (
            (self.rehearse_button, self.rehearsal_asked),
            (self.document_button, self.document_asked),
            (self.mend_button, self.mending_asked),
            (self.prune_button, self.pruning_asked),
        ):
            button.clicked.connect(signal)
            deeds.addWidget(button)
        deeds.addStretch(1)
        for each in (self.table, self._empty):
            self.body.addWidget(each)
        self.body.addLayout(deeds)
        foot = row(Space.S)
        foot.addWidget(self._before, 1)
        foot.addWidget(self.before_button)
        self.body.addLayout(foot)
        self.before_button.clicked.connect(self.before_asked)
        language().changed.connect(self.retranslate)

    def show_facts(self, facts: BackupFacts) -> None:
        """Show the list; the newest is picked."""
        self._facts = facts
        self.model.set_rows(facts.kept)
        self.table.setVisible(bool(facts.kept))
        fit_rows(self.table, len(facts.kept), _SHOWN)
        self._empty.setVisible(not facts.kept)
        for button in (self.rehearse_button, self.document_button):
            button.setEnabled(facts.allowed and bool(facts.kept))
        for button in (self.mend_button, self.prune_button):
            button.setEnabled(facts.allowed)
        self.table.pick(0)
        self.retranslate()

    def before(self) -> BeforeUpdate | None:
        """Return the newest copy that was made before an update, or None."""
        return self._facts.before[-1] if self._facts is not None and self._facts.before else None

    def chosen(self) -> Kept | None:
        """Return the backup that is picked, else the newest, else None."""
        picked = self.table.current_row()
        if isinstance(picked, Kept):
            return picked
        return self._facts.kept[0] if self._facts is not None and self._facts.kept else None

    def retranslate(self) -> None:
        """Say everything in the language of now."""
        super().retranslate()
        if not hasattr(self, "_before"):  # the card says its title before this one is built
            return
        words = ui_words()
        self.table.set_name(words("Verified backups"))
        self.model.retranslate()
        before = () if self._facts is None else self._facts.before
        for each in (self._before, self.before_button):
            each.setVisible(bool(before))
        if before:
            self._before.say(
                mark(
                    "Beside the book lies a copy of {day}, made before an update of the program: "
                    "{file}."
                ),
                day=isolate_ltr(day(before[-1].made_at)),
                file=isolate_ltr(before[-1].path.name),
            )
