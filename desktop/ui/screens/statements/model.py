"""A report's rows as Qt asks for them."""

from __future__ import annotations

from typing import Any, Final

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)

from desktop.domain.isolates import strip_isolates
from desktop.ui.screens.statements.view import Figure, Head, Line, Place, View

Index = QModelIndex | QPersistentModelIndex

LineRole: Final = int(Qt.ItemDataRole.UserRole)
"""The `Line` that a cell belongs to."""
HeadRole: Final = int(Qt.ItemDataRole.UserRole) + 1
"""The `Head` of a cell's column."""

_NOWHERE: Final = QModelIndex()
_EMPTY: Final = View("", "", (), (), ())
_TEXTS: Final = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole)
_ON_THE_RIGHT: Final = (
    Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter
)
_LEADING: Final = Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter


class StatementModel(QAbstractTableModel):
    """Shows one `View`; there is nothing to fetch, a report is at hand as a whole."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._view = _EMPTY

    def show(self, view: View) -> None:
        """Show another report, or the same in another language."""
        self.beginResetModel()
        self._view = view
        self.endResetModel()

    @property
    def heads(self) -> tuple[Head, ...]:
        """The columns."""
        return self._view.heads

    @property
    def lines(self) -> tuple[Line, ...]:
        """The rows."""
        return self._view.lines

    def cell(self, index: Index) -> Figure | None:
        """Return a cell, or None outside of the table."""
        return self.lines[index.row()].cells[index.column()] if index.isValid() else None

    def rowCount(self, parent: Index = _NOWHERE) -> int:  # noqa: N802
        """Return how many rows there are."""
        return 0 if parent.isValid() else len(self.lines)

    def columnCount(self, parent: Index = _NOWHERE) -> int:  # noqa: N802
        """Return how many columns there are."""
        return 0 if parent.isValid() else len(self.heads)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return one cell."""
        if role == LineRole:
            return self.lines[index.row()]
        if role == HeadRole:
            return self.heads[index.column()]
        text = self.lines[index.row()].cells[index.column()].text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._heard(index, strip_isolates(text))
        return text if role in _TEXTS else None

    def _heard(self, index: Index, text: str) -> str:
        """Return a cell for those who hear it: a figure with its row and its column."""
        head, line = self.heads[index.column()], self.lines[index.row()]
        if head.place is not Place.FIGURE or not text:
            return text
        return f"{strip_isolates(line.name)}, {head.text}: {text}"

    def headerData(  # noqa: N802
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Return the heading of a column; those of codes and labels have none."""
        if orientation is Qt.Orientation.Vertical or not 0 <= section < len(self.heads):
            return None
        head = self.heads[section]
        if role == Qt.ItemDataRole.DisplayRole:
            return head.text
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _ON_THE_RIGHT if head.place is Place.FIGURE else _LEADING
        return None
