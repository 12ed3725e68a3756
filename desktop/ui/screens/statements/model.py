"""The statement's rows as Qt asks for them: a code, a label, and the figures."""

from __future__ import annotations

from typing import Any, Final

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)

from desktop.domain.isolates import isolate_ltr
from desktop.ui.screens.statements.view import Figure, Line, View

Index = QModelIndex | QPersistentModelIndex

CODE: Final = 0
LABEL: Final = 1
FIRST_FIGURE: Final = 2

LineRole: Final = int(Qt.ItemDataRole.UserRole)
"""The `Line` that a cell belongs to."""

_NOWHERE: Final = QModelIndex()
_EMPTY: Final = View("", "", "", (), (), ())
_TEXTS: Final = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole)


class StatementModel(QAbstractTableModel):
    """Shows one `View`; there is nothing to fetch, a statement is at hand as a whole."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._view = _EMPTY

    def show(self, view: View) -> None:
        """Show another statement, or the same in another language."""
        self.beginResetModel()
        self._view = view
        self.endResetModel()

    def line(self, index: Index) -> Line:
        """Return the row of a cell."""
        return self._view.lines[index.row()]

    def figure(self, index: Index) -> Figure | None:
        """Return the figure of a cell, or None where a code or a label stands."""
        place = index.column() - FIRST_FIGURE
        if not index.isValid() or place < 0:
            return None
        return self.line(index).figures[place]

    def head(self, index: Index) -> str:
        """Return the heading above a figure."""
        return self._view.heads[index.column() - FIRST_FIGURE]

    def rowCount(self, parent: Index = _NOWHERE) -> int:  # noqa: N802
        """Return how many rows there are."""
        return 0 if parent.isValid() else len(self._view.lines)

    def columnCount(self, parent: Index = _NOWHERE) -> int:  # noqa: N802
        """Return how many columns there are."""
        return 0 if parent.isValid() else FIRST_FIGURE + len(self._view.heads)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return one cell."""
        if role == LineRole:
            return self.line(index)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._heard(index)
        return self._seen(index) if role in _TEXTS else None

    def _seen(self, index: Index) -> str:
        line, figure = self.line(index), self.figure(index)
        if figure is not None:
            return figure.text
        if index.column() == CODE:
            return isolate_ltr(line.code) if line.code else ""
        return line.text

    def _heard(self, index: Index) -> str:
        """Return a cell for those who hear it: a figure with its row and its column."""
        line, figure = self.line(index), self.figure(index)
        if figure is None:
            return line.code if index.column() == CODE else line.text
        return f"{line.text}, {self.head(index)}: {figure.text}" if figure.text else ""

    def headerData(  # noqa: N802
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Return the heading of a column; the two at the start have none."""
        if orientation is Qt.Orientation.Vertical:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._view.heads[section - FIRST_FIGURE] if section >= FIRST_FIGURE else ""
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return (
                Qt.AlignmentFlag.AlignRight
                | Qt.AlignmentFlag.AlignAbsolute
                | Qt.AlignmentFlag.AlignVCenter
            )
        return None
