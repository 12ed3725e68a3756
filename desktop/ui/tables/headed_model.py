"""What every table model of ours answers alike: its columns, their titles, and one language."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)

from desktop.domain.currency import Currency
from desktop.ui.tables.cells import Cells
from desktop.ui.tables.column import Column
from desktop.ui.words import ui_words

Index = QModelIndex | QPersistentModelIndex
NOWHERE: Final = QModelIndex()
"""The parent of every row of a table."""


class HeadedModel(QAbstractTableModel):
    """A table model with declared columns."""

    def __init__(
        self,
        columns: Sequence[Column],
        currency: Currency | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._cells = Cells(columns, currency)

    @property
    def columns(self) -> tuple[Column, ...]:
        """The columns, in order."""
        return self._cells.columns

    def columnCount(self, parent: Index = NOWHERE) -> int:  # noqa: N802
        """Return how many columns there are."""
        return 0 if parent.isValid() else len(self.columns)

    def headerData(  # noqa: N802
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Return the title of a column and where it stands."""
        if orientation is Qt.Orientation.Vertical:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return ui_words()(self.columns[section].title)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return self._cells.alignment(section)
        return None

    def row(self, number: int) -> Any:
        """Return the row behind a line of the table, or None while it is not here."""
        raise NotImplementedError

    def set_currency(self, currency: Currency) -> None:
        """Write amounts in another currency from now on."""
        self._cells = Cells(self.columns, currency)
        self.retranslate()

    def retranslate(self) -> None:
        """Show everything again in the language of now."""
        last = len(self.columns) - 1
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, last)
        count = self.rowCount()
        if count:
            self.dataChanged.emit(self.index(0, 0), self.index(count - 1, last))
