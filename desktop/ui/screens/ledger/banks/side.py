"""One side of a reconciliation: lines that are ticked with the space bar, and what they make."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from desktop.domain.currency import Currency
from desktop.domain.formats import format_amount
from desktop.domain.isolates import isolate_ltr
from desktop.text.words import mark
from desktop.ui.tables.column import Column, Kind
from desktop.ui.tables.rows_model import RowsModel
from desktop.ui.tables.table import Table
from desktop.ui.theme import Space
from desktop.ui.widgets.text import Text, column, row
from desktop.ui.words import language, ui_words

_TICK: Final = "\u2713"


class TickTable(Table):
    """A table in which the space bar ticks the current row, and goes on to the next one."""

    ticked = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Tick by the space bar."""
        if event.key() == Qt.Key.Key_Space:
            self.ticked.emit()
        else:
            super().keyPressEvent(event)


class Side(QWidget):
    """A heading with a count, the lines, and below them what is ticked."""

    changed = Signal()
    """Other lines are ticked now."""
    picked = Signal(object)
    """The line that became current, or None."""

    def __init__(
        self,
        title: str,
        columns: Sequence[Column],
        key_of: Callable[[Any], Any],
        currency: Currency,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._title, self._key_of, self._currency = title, key_of, currency
        self._ticks: set[Any] = set()
        tick = Column("tick", "", Kind.CODE, width=2, value=self._mark)
        self.model: RowsModel[Any] = RowsModel((tick, *columns), currency, self)
        self.table = TickTable(self.model)
        self._head, self._foot = Text("", "strong"), Text("", "muted")
        self._count = Text("", "muted")
        head = row(Space.S)
        head.addWidget(self._head)
        head.addWidget(self._count, 1)
        layout = column(Space.XS, 0, self)
        layout.addLayout(head)
        layout.addWidget(self.table, 1)
        layout.addWidget(self._foot)
        self.setFocusProxy(self.table)
        self.table.ticked.connect(self.toggle)
        self.table.doubleClicked.connect(self.toggle)
        self.table.picked.connect(self.picked)
        language().changed.connect(self.retranslate)
        self.retranslate()

    def set_currency(self, currency: Currency) -> None:
        """Write amounts in the money of another account."""
        self._currency = currency
        self.model.set_currency(currency)

    def set_lines(self, lines: Sequence[Any]) -> None:
        """Show these lines; ticks of lines that are gone go with them."""
        at = self.table.currentIndex().row()
        self.model.set_rows(lines)
        if self._ticks:
            self._ticks &= {self._key_of(line) for line in lines}
        self.table.pick(min(max(at, 0), len(lines) - 1))
        self._say()

    def lines(self) -> Sequence[Any]:
        """Return every line that is shown."""
        return self.model.rows

    def ticked(self) -> tuple[Any, ...]:
        """Return the lines that are ticked, in order."""
        if not self._ticks:
            return ()
        return tuple(line for line in self.model.rows if self._key_of(line) in self._ticks)

    def toggle(self, *_: object) -> None:
        """Tick the current line, or take the tick away, and go on to the next one."""
        line = self.table.current_row()
        if line is None:
            return
        self._ticks ^= {self._key_of(line)}
        at = self.table.currentIndex().row()
        self._shown(at)
        self.table.pick(min(at + 1, self.model.rowCount() - 1))
        self._say()
        self.changed.emit()

    def clear_ticks(self) -> None:
        """Take every tick away."""
        self._ticks.clear()
        if self.model.rowCount():
            self.model.dataChanged.emit(
                self.model.index(0, 0), self.model.index(self.model.rowCount() - 1, 0)
            )
        self._say()
        self.changed.emit()

    def show_key(self, key: object) -> None:
        """Bring the line with this key into view and make it current."""
        for at, line in enumerate(self.model.rows):
            if self._key_of(line) == key:
                self.table.pick(at)
                return

    def retranslate(self) -> None:
        """Say everything in the current language."""
        said = ui_words()(self._title)
        self._head.setText(said)
        self.table.set_name(said)
        self.model.retranslate()
        self._say()

    def _mark(self, line: object) -> str:
        return _TICK if self._key_of(line) in self._ticks else ""

    def _shown(self, at: int) -> None:
        self.model.dataChanged.emit(self.model.index(at, 0), self.model.index(at, 0))

    def _say(self) -> None:
        words, ticked = ui_words(), self.ticked()
        count = self.model.rowCount()
        self._count.setText(words.plural("{n} line", "{n} lines", count))
        amount = isolate_ltr(format_amount(sum(line.amount for line in ticked), self._currency))
        if ticked:
            self._foot.setText(
                words("Chosen: {count}, together {amount}", count=len(ticked), amount=amount)
            )
        else:
            self._foot.setText(words("Space chooses a line"))


def _said(line: Any) -> str:
    """Return what a bank wrote; the number too where the words do not have it."""
    if line.reference and line.reference not in line.description:
        return f"{line.description} ({line.reference})" if line.description else line.reference
    return str(line.description)


def _of(line: Any) -> str:
    return str(next(iter(line.marks), ""))


BANK_COLUMNS: Final = (
    Column("day", mark("Day"), Kind.DAY, width=10),
    Column("amount", mark("Amount"), Kind.AMOUNT, width=12),
    Column("text", mark("Description"), stretch=1, width=16, value=_said),
)
BOOK_COLUMNS: Final = (
    Column("day", mark("Day"), Kind.DAY, width=10),
    Column("amount", mark("Amount"), Kind.AMOUNT, width=12),
    Column("mark", mark("Reference"), Kind.CODE, width=10, value=_of),
    Column("text", mark("Narration"), stretch=1, width=12),
)
