"""The one table of the program: rows of one height, opened by Enter, sorted by its header."""

from __future__ import annotations

from typing import Any, Final

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from desktop.ui.tables.amount_delegate import AmountDelegate
from desktop.ui.tables.bars_delegate import BarsDelegate
from desktop.ui.tables.chip_delegate import ChipDelegate
from desktop.ui.tables.column import Kind
from desktop.ui.tables.headed_model import HeadedModel, Index
from desktop.ui.tables.indent_delegate import IndentDelegate
from desktop.ui.tables.paged_model import PagedModel
from desktop.ui.theme import ROW_HEIGHT

_CELL_PADDING: Final = 28
_OPENING_KEYS: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class Table(QTableView):
    """Shows a `HeadedModel`. Rows are picked whole; nothing measures rows, however many there are.

    `set_name` gives the accessible name. A header that is clicked asks for sorting; the screen
    sorts in SQL and then calls `show_sorting`.
    """

    opened = Signal(object)
    """The row that Enter or a double click opened."""
    picked = Signal(object)
    """The row that became current, or None."""
    sort_requested = Signal(str, bool)
    """Column key, and whether descending."""

    def __init__(self, model: HeadedModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._headed = model
        self._sorted: tuple[str, bool] | None = None
        self._return_to: tuple[int, int] | None = None
        self.setModel(model)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        rows = self.verticalHeader()
        rows.hide()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setMinimumSectionSize(ROW_HEIGHT)
        rows.setDefaultSectionSize(ROW_HEIGHT)
        header = self.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.setHighlightSections(False)
        header.setSectionsClickable(True)
        header.sectionClicked.connect(self._on_header)
        self._delegate_columns()
        self.doubleClicked.connect(self._open)
        if isinstance(model, PagedModel):
            model.counted.connect(self._on_counted)

    @property
    def headed(self) -> HeadedModel:
        """The model, with its columns."""
        return self._headed

    def set_name(self, name: str) -> None:
        """Say what the table is, for those who hear it."""
        self.setAccessibleName(name)

    def show_sorting(self, key: str, *, descending: bool) -> None:
        """Mark the column by which the rows are sorted now."""
        keys = [column.key for column in self._headed.columns]
        self._sorted = (key, descending)
        order = Qt.SortOrder.DescendingOrder if descending else Qt.SortOrder.AscendingOrder
        header = self.horizontalHeader()
        header.setSortIndicatorShown(True)
        header.setSortIndicator(keys.index(key), order)

    def current_row(self) -> Any:
        """Return the current row, or None."""
        index = self.currentIndex()
        return self._headed.row(index.row()) if index.isValid() else None

    def pick(self, number: int) -> None:
        """Make a row current and bring it into view."""
        if 0 <= number < self._headed.rowCount():
            self.updateGeometries()  # rows that just came are not in the bar's range yet
            index = self._headed.index(number, 0)
            self.setCurrentIndex(index)
            self.scrollTo(index)

    def stay_here(self) -> None:
        """Come back to this place after the rows have been read again."""
        self._return_to = (max(self.currentIndex().row(), 0), self.verticalScrollBar().value())

    def fit_columns(self) -> None:
        """Give every column its width, and what is left over to those that stretch."""
        columns = self._headed.columns
        letter = self.fontMetrics().averageCharWidth()
        widths = [column.width * letter + _CELL_PADDING for column in columns]
        shares = sum(c.stretch for i, c in enumerate(columns) if not self.isColumnHidden(i))
        taken = sum(width for i, width in enumerate(widths) if not self.isColumnHidden(i))
        over = max(self.viewport().width() - taken, 0)
        for place, column in enumerate(columns):
            extra = over * column.stretch // shares if shares else 0
            self.setColumnWidth(place, widths[place] + extra)

    # What Qt calls ----------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Open by Enter; Home and End go to the ends of the list, not of the row."""
        key = event.key()
        if key in _OPENING_KEYS:
            self._open(self.currentIndex())
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            last = self._headed.rowCount() - 1
            self.pick(0 if key == Qt.Key.Key_Home else last)
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Share the width anew."""
        super().resizeEvent(event)
        self.fit_columns()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        """Share the width once the faces of the theme are known."""
        super().showEvent(event)
        self.fit_columns()

    def currentChanged(self, current: Index, previous: Index) -> None:  # noqa: N802
        """Tell which row became current."""
        super().currentChanged(current, previous)
        if current.row() != previous.row():
            self.picked.emit(self._headed.row(current.row()) if current.isValid() else None)

    # Slots ------------------------------------------------------------------------------------

    def _delegate_columns(self) -> None:
        for place, column in enumerate(self._headed.columns):
            if column.kind is Kind.AMOUNT:
                self.setItemDelegateForColumn(place, AmountDelegate(self))
            elif column.kind is Kind.BADGE:
                self.setItemDelegateForColumn(place, ChipDelegate(self))
            elif column.kind is Kind.BARS:
                self.setItemDelegateForColumn(place, BarsDelegate(self))
            elif column.indent is not None:
                self.setItemDelegateForColumn(place, IndentDelegate(self))

    def _open(self, index: QModelIndex) -> None:
        row = self._headed.row(index.row()) if index.isValid() else None
        if row is not None:
            self.opened.emit(row)

    def _on_header(self, place: int) -> None:
        column = self._headed.columns[place]
        if not column.sortable:
            return
        same = self._sorted is not None and self._sorted[0] == column.key
        descending = not self._sorted[1] if same and self._sorted is not None else True
        self.sort_requested.emit(column.key, descending)

    def _on_counted(self, _totals: object) -> None:
        """Go back to where the reader was, once there are as many rows again."""
        if self._return_to is not None:
            number, place = self._return_to
            self._return_to = None
            self.pick(min(number, self._headed.rowCount() - 1))
            self.verticalScrollBar().setValue(place)
