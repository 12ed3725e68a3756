"""A table model over rows that are all at hand: a chart of accounts, the lines of an entry."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QObject, Qt

from desktop.domain.currency import Currency
from desktop.ui.tables.column import Column
from desktop.ui.tables.headed_model import NOWHERE, HeadedModel, Index
from desktop.ui.words import ui_words

R = TypeVar("R")


class RowsModel(HeadedModel, Generic[R]):
    """Some thousands of rows at most; a longer list is a `PagedModel`."""

    def __init__(
        self,
        columns: Sequence[Column],
        currency: Currency | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(columns, currency, parent)
        self._rows: Sequence[R] = ()

    def set_rows(self, rows: Sequence[R]) -> None:
        """Show these rows."""
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    @property
    def rows(self) -> Sequence[R]:
        """The rows in order."""
        return self._rows

    def row(self, number: int) -> R | None:
        """Return a row, or None beyond the end."""
        return self._rows[number] if 0 <= number < len(self._rows) else None

    def rowCount(self, parent: Index = NOWHERE) -> int:  # noqa: N802
        """Return how many rows there are."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return one cell."""
        return self._cells.data(self._rows[index.row()], index.column(), role, ui_words())
