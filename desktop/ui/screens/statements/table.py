"""The table of a statement: one cell is current, and a figure opens the lines behind it."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from desktop.ui.screens.statements.delegate import StatementDelegate
from desktop.ui.screens.statements.model import (
    CODE,
    FIRST_FIGURE,
    LABEL,
    StatementModel,
)
from desktop.ui.screens.statements.view import NOTHING, View

_ROW_HEIGHT: Final = 30
_FIGURE_LETTERS: Final = 15
_FIGURE_LEAST: Final = 11
_CODE_LEAST: Final = 4
_CODE_MOST: Final = 12
_LABEL_LEAST: Final = 220
_PADDING: Final = 20
_OPENING_KEYS: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class StatementTable(QTableView):
    """Shows a `View`. Arrows go from figure to figure, Enter or a double click opens one."""

    drilled = Signal(object, str)
    """The `Drill` of the figure that was opened, and what the figure is called."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = StatementModel(self)
        self.setModel(self._model)
        self.setItemDelegate(StatementDelegate(self))
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setMouseTracking(True)
        rows = self.verticalHeader()
        rows.hide()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setMinimumSectionSize(_ROW_HEIGHT)
        rows.setDefaultSectionSize(_ROW_HEIGHT)
        head = self.horizontalHeader()
        head.setSectionsClickable(False)
        head.setHighlightSections(False)
        head.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.doubleClicked.connect(self._open)

    def show_view(self, view: View) -> None:
        """Show a statement; the first figure that leads somewhere becomes current."""
        keep = self.currentIndex()
        same = self.accessibleName() == view.title
        row, column = (keep.row(), keep.column()) if same else (-1, -1)
        self._model.show(view)
        self.setAccessibleName(view.title)
        self.fit_columns()
        again = self._model.index(row, column) if row >= 0 else QModelIndex()
        self.setCurrentIndex(again if again.isValid() else self._first_figure())

    def fit_columns(self) -> None:
        """Give figures what the longest of them needs, and the label what is left over."""
        letter = self.fontMetrics().horizontalAdvance("0")
        code = self._code_width(letter)
        widths = self._widths(letter)
        room = self.viewport().width() - code - _LABEL_LEAST
        if sum(widths) > room:
            widths = [max(room // len(widths), _FIGURE_LEAST * letter)] * len(widths)
        self.setColumnWidth(CODE, code)
        for place, width in enumerate(widths):
            self.setColumnWidth(FIRST_FIGURE + place, width)
        label = self.viewport().width() - code - sum(widths)
        self.setColumnWidth(LABEL, max(label, _LABEL_LEAST))

    def _code_width(self, letter: int) -> int:
        """Return what the longest code needs, within reason; codes of accounts are short."""
        faces = self.fontMetrics()
        codes = (self._model.line(self._model.index(row, CODE)).code for row in self._rows())
        longest = max((faces.horizontalAdvance(code) for code in codes), default=0)
        return max(_CODE_LEAST * letter, min(longest, _CODE_MOST * letter)) + 2 * _PADDING

    def _rows(self) -> range:
        return range(self._model.rowCount())

    def _widths(self, letter: int) -> list[int]:
        """Return what each column of figures would like: its figures or its heading whole."""
        faces = self.horizontalHeader().fontMetrics()
        across = Qt.Orientation.Horizontal
        heads = (
            str(self._model.headerData(place, across))
            for place in range(FIRST_FIGURE, self._model.columnCount())
        )
        figure = _FIGURE_LETTERS * letter
        return [max(figure, faces.horizontalAdvance(head) + 2 * _PADDING) for head in heads]

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Open the current figure by Enter."""
        if event.key() in _OPENING_KEYS:
            self._open(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Show a hand where a figure leads somewhere."""
        figure = self._model.figure(self.indexAt(event.position().toPoint()))
        leads = figure is not None and figure.drill is not None
        shape = Qt.CursorShape.PointingHandCursor if leads else Qt.CursorShape.ArrowCursor
        self.viewport().setCursor(shape)
        super().mouseMoveEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Share the width anew."""
        super().resizeEvent(event)
        self.fit_columns()

    def _open(self, index: QModelIndex) -> None:
        """Open a figure; a label stands for the first figure of its row."""
        if not index.isValid():
            return
        line = self._model.line(index)
        figure = self._model.figure(index)
        if figure is None:
            figure = next((each for each in line.figures if each.drill is not None), None)
        if figure is not None and figure.drill is not None:
            self.drilled.emit(figure.drill, line.text)

    def _first_figure(self) -> QModelIndex:
        """Return the first figure that leads somewhere; one that is not zero, if there is one."""
        leading = [
            self._model.index(row, column)
            for row in self._rows()
            for column in range(FIRST_FIGURE, self._model.columnCount())
            if self._leads(row, column)
        ]
        figures = ((index, self._model.figure(index)) for index in leading)
        full = (index for index, figure in figures if figure and figure.text != NOTHING)
        return next(full, leading[0] if leading else QModelIndex())

    def _leads(self, row: int, column: int) -> bool:
        figure = self._model.figure(self._model.index(row, column))
        return figure is not None and figure.drill is not None
