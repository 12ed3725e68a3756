"""The table of a statement: one cell is current, and a figure opens the lines behind it."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from desktop.domain.isolates import strip_isolates
from desktop.domain.ledger.statements.table import RowKind
from desktop.ui.screens.statements.delegate import WEIGHTS, StatementDelegate
from desktop.ui.screens.statements.model import StatementModel
from desktop.ui.screens.statements.view import NOTHING, Head, Line, Place, View

_ROW_HEIGHT: Final = 30
_FIGURE_LETTERS: Final = 15
_CODE_LEAST: Final = 4
_CODE_MOST: Final = 12
_TEXT_MOST: Final = 22
_JUDGED: Final = 300
"""Rows by which widths are judged; the rest is elided where it is longer."""
_LABEL_LEAST: Final = 200
_PADDING: Final = 20
_FIGURE_PADDING: Final = 28
"""Both sides of a figure: what the style sheet and the style leave free, or it would be cut."""
_OPENING_KEYS: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class StatementTable(QTableView):
    """Shows a `View`. Arrows go from figure to figure, Enter or a double click opens one."""

    drilled = Signal(object, str)
    """The `Drill` of the figure that was opened, and what the figure is called."""
    entry_opened = Signal(object)
    """The id of the entry that a row leads to."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = StatementModel(self)
        self._measures: dict[RowKind, QFontMetrics] = {}
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
        self._measures.clear()
        self._model.show(view)
        self.setAccessibleName(view.title)
        self.fit_columns()
        again = self._model.index(row, column) if row >= 0 else QModelIndex()
        self.setCurrentIndex(again if again.isValid() else self._first_figure())
        if not again.isValid():  # the labels stay in view
            self.horizontalScrollBar().setValue(self.horizontalScrollBar().minimum())

    def fit_columns(self) -> None:
        """Give each column what the longest of its cells needs, and the label what is left over."""
        letter = self.fontMetrics().horizontalAdvance("0")
        widths = [self._width(at, head, letter) for at, head in enumerate(self._model.heads)]
        figures = [at for at, head in enumerate(self._model.heads) if head.place is Place.FIGURE]
        label = next(
            (at for at, head in enumerate(self._model.heads) if head.place is Place.LABEL), None
        )
        if label is None:
            for at, width in enumerate(widths):
                self.setColumnWidth(at, width)
            return
        widths[label] = 0
        over = sum(widths) - (self.viewport().width() - _LABEL_LEAST)
        if over > 0 and figures:
            for at in figures:  # a heading may be cut, a figure never
                least = self._longest(at) + _FIGURE_PADDING
                widths[at] = max(widths[at] - over // len(figures), least)
        widths[label] = max(self.viewport().width() - sum(widths), _LABEL_LEAST)
        for at, width in enumerate(widths):
            self.setColumnWidth(at, width)

    def _width(self, at: int, head: Head, letter: int) -> int:
        """Return what a column would like: its cells or its heading whole, within reason."""
        heading = self.horizontalHeader().fontMetrics().horizontalAdvance(head.text)
        cells = self._longest(at)
        match head.place:
            case Place.FIGURE:
                return max(
                    _FIGURE_LETTERS * letter, cells + _FIGURE_PADDING, heading + 2 * _PADDING
                )
            case Place.CODE:
                return max(_CODE_LEAST * letter, min(cells, _CODE_MOST * letter)) + 2 * _PADDING
            case Place.NOTE | Place.DAY:
                return max(cells, heading) + 2 * _PADDING
        return max(min(cells, _TEXT_MOST * letter), heading) + 2 * _PADDING

    def _longest(self, at: int) -> int:
        """Return how wide the longest cell of a column is, as it is drawn."""
        lines = self._model.lines
        if self._model.heads[at].place is not Place.FIGURE:
            lines = lines[:_JUDGED]
        return max(
            (self._faces(line).horizontalAdvance(line.cells[at].text) for line in lines), default=0
        )

    def _faces(self, line: Line) -> QFontMetrics:
        """Return the measures of a row's letters: sums are set heavier, and so wider."""
        if line.kind not in self._measures:
            font = QFont(self.font())
            font.setWeight(WEIGHTS.get(line.kind, QFont.Weight.Normal))
            self._measures[line.kind] = QFontMetrics(font)
        return self._measures[line.kind]

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Open the current figure by Enter."""
        if event.key() in _OPENING_KEYS:
            self._open(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Show a hand where a cell leads somewhere."""
        cell = self._model.cell(self.indexAt(event.position().toPoint()))
        leads = cell is not None and cell.leads
        shape = Qt.CursorShape.PointingHandCursor if leads else Qt.CursorShape.ArrowCursor
        self.viewport().setCursor(shape)
        super().mouseMoveEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Share the width anew."""
        super().resizeEvent(event)
        self.fit_columns()

    def _open(self, index: QModelIndex) -> None:
        """Open a cell; one that leads nowhere stands for the first of its row that does."""
        if not index.isValid():
            return
        line = self._model.lines[index.row()]
        cell = self._model.cell(index)
        if cell is None or not cell.leads:
            figure = self._model.heads[index.column()].place is Place.FIGURE
            cell = None if figure else next((each for each in line.cells if each.leads), None)
        if cell is None:
            return
        if cell.entry_id is not None:
            self.entry_opened.emit(cell.entry_id)
        elif cell.drill is not None:
            self.drilled.emit(cell.drill, strip_isolates(line.name))

    def _first_figure(self) -> QModelIndex:
        """Return the first figure that leads somewhere; one that is not zero, if there is one."""
        leading = [
            (self._model.index(row, column), cell)
            for row, line in enumerate(self._model.lines)
            for column, cell in enumerate(line.cells)
            if cell.leads and self._model.heads[column].place is Place.FIGURE
        ]
        full = (index for index, cell in leading if cell.text != NOTHING)
        first = leading[0][0] if leading else self._model.index(0, 0)
        return next(full, first)
