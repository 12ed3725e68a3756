"""The notes to the statements of the year that the header shows."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from desktop.domain.ledger.notes.note import StatementNote
from desktop.ui.screens.ledger.notes.kind import notes_kind
from desktop.ui.screens.registers.screen import RegisterScreen
from desktop.ui.shell.spec import Context


@dataclass
class _Year:
    """The year that was shown when the list was last read; the database thread asks for it."""

    name: str | None

    def get(self) -> str | None:
        """Return its name."""
        return self.name


class NotesScreen(RegisterScreen):
    """A register that follows the fiscal year; Enter changes a note."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        year = _Year(context.year())
        super().__init__(context, (notes_kind(year.get),), parent)
        self._year = year

    def year_changed(self, name: str | None) -> None:
        """Show the notes of another year."""
        self._year.name = name
        self.reload()

    def _on_opened(self, found: object) -> None:
        if isinstance(found, StatementNote):
            self.bars[self.kind.key].press("F4")
