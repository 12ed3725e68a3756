"""The permissions as Qt reads them: the act first, then a cell for each office."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from PySide6.QtCore import QAbstractTableModel, QObject, Qt

from desktop.domain.trust.acting import Act, Role
from desktop.services.trust.permissions import Cell
from desktop.text.labels import label
from desktop.ui.tables.headed_model import NOWHERE, Index
from desktop.ui.words import ui_words

CellRole: Final = int(Qt.ItemDataRole.UserRole)
"""The `Cell` itself."""

_ROLES: Final = tuple(Role)
_ACTS: Final = tuple(Act)
_MIDDLE: Final = Qt.AlignmentFlag.AlignCenter
_START: Final = Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter


class PermissionModel(QAbstractTableModel):
    """One row for each act; the first column names it."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._cells: dict[tuple[Role, Act], Cell] = {}

    def set_cells(self, cells: Sequence[Cell]) -> None:
        """Show these cells; the place of the reader stays."""
        fresh = not self._cells
        if fresh:
            self.beginResetModel()
        self._cells = {(cell.role, cell.act): cell for cell in cells}
        if fresh:
            self.endResetModel()
        else:
            self.retranslate()

    def cell(self, index: Index) -> Cell | None:
        """Return the cell at `index`; None beside the table and for the name of an act."""
        if not index.isValid() or not index.column():
            return None
        return self._cells.get((_ROLES[index.column() - 1], _ACTS[index.row()]))

    def rowCount(self, parent: Index = NOWHERE) -> int:  # noqa: N802
        """Return how many acts there are, once they are known."""
        return 0 if parent.isValid() or not self._cells else len(_ACTS)

    def columnCount(self, parent: Index = NOWHERE) -> int:  # noqa: N802
        """Return the column of names and one for each office."""
        return 0 if parent.isValid() else len(_ROLES) + 1

    def headerData(  # noqa: N802
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Name the offices."""
        if orientation is Qt.Orientation.Vertical:
            return None
        words = ui_words()
        if role == Qt.ItemDataRole.DisplayRole:
            return label(_ROLES[section - 1], words) if section else words("May do")
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _MIDDLE if section else _START
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the name of an act, or what a cell says to those who hear it."""
        if not index.column():
            return _of_act(_ACTS[index.row()], role)
        cell = self.cell(index)
        return None if cell is None else _of_cell(cell, role)

    def retranslate(self) -> None:
        """Show everything again in the language of now."""
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(_ROLES))
        if self._cells:
            last = self.index(len(_ACTS) - 1, len(_ROLES))
            self.dataChanged.emit(self.index(0, 0), last)


def _of_act(act: Act, role: int) -> Any:
    if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
        return label(act, ui_words())
    return _START if role == Qt.ItemDataRole.TextAlignmentRole else None


def _of_cell(cell: Cell, role: int) -> Any:
    words = ui_words()
    if role == CellRole:
        return cell
    if role == Qt.ItemDataRole.AccessibleTextRole:
        return words("allowed") if cell.allowed else words("not allowed")
    if role == Qt.ItemDataRole.ToolTipRole and cell.fixed is not None:
        return label(cell.fixed, words)
    return None
