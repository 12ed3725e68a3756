"""The backups found on a stick, to choose one, and a word about the files that are none."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QWidget

from desktop.text.words import mark
from desktop.ui.screens.backup.sentences import day
from desktop.ui.screens.backup.short_table import fit_rows
from desktop.ui.screens.parts.text import Message, reading, reading_side
from desktop.ui.tables.column import Chip, Column, Kind, Tone
from desktop.ui.tables.rows_model import RowsModel
from desktop.ui.tables.table import Table
from desktop.ui.widgets.card import Card
from desktop.ui.widgets.text import Text
from desktop.ui.words import language, said, ui_words

if TYPE_CHECKING:
    from desktop.services.trust.backup.list_backups import Listed, Shelf

_SHOWN: Final = 3
_NAMED: Final = 3
_MOVED: Final = Chip(mark("for a new computer"), Tone.INFO)


def _purpose(each: Listed) -> Chip | None:
    return _MOVED if each.purpose.value == "move" else None


COLUMNS: Final = (
    Column("made_at", mark("Made"), Kind.CODE, width=15, value=lambda each: day(each.made_at)),
    Column("size", mark("Records"), Kind.CODE, width=8, value=lambda each: f"{each.size:,}"),
    Column(
        "book_id",
        mark("Number of the book"),
        Kind.CODE,
        width=14,
        stretch=1,
        value=lambda each: each.book_id[:13],
    ),
    Column("purpose", "", Kind.BADGE, width=12, value=_purpose),
)


class FoundList(Card):
    """Hidden until a place was looked at; the newest backup is picked."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(mark("Backups found"), parent)
        self._shelf: Shelf | None = None
        self.model: RowsModel[Listed] = RowsModel(COLUMNS, None, self)
        self.table = Table(self.model)
        self._none = Message(
            mark("There is no backup of Sijill here. Take another stick or another folder."),
            "muted",
        )
        self.refused = Text("", "error", wrap=True)
        for each in (self.table, self._none, self.refused):
            self.body.addWidget(each)
        self.hide()
        language().changed.connect(self.retranslate)

    def show_shelf(self, shelf: Shelf) -> None:
        """Show what was found."""
        self._shelf = shelf
        self.model.set_rows(shelf.backups)
        self.table.setVisible(bool(shelf.backups))
        fit_rows(self.table, len(shelf.backups), _SHOWN)
        moves = any(_purpose(each) for each in shelf.backups)
        self.table.setColumnHidden(len(COLUMNS) - 1, not moves)
        self._none.setVisible(not shelf.backups)
        self.show()
        self.table.pick(0)
        self.retranslate()

    def chosen(self) -> Listed | None:
        """Return the backup that is picked, or None."""
        picked: Listed | None = self.table.current_row()
        return picked

    def retranslate(self) -> None:
        """Say everything in the language of now."""
        super().retranslate()
        if not hasattr(self, "refused"):  # the card says its title before this one is built
            return
        self.table.set_name(ui_words()("Backups found"))
        self.model.retranslate()
        refused = () if self._shelf is None else self._shelf.refused
        texts = [said(error) for _, error in refused[:_NAMED]]
        self.refused.setAlignment(reading_side())
        self.refused.setText("\n".join(reading(text) for text in texts))
        self.refused.setVisible(bool(texts))
