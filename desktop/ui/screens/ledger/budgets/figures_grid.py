"""The grid of figures: type over a month, Enter goes on; half a year where room is short."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QAbstractItemModel, QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QLineEdit,
    QStyleOptionViewItem,
    QWidget,
)

from desktop.domain.currency import Currency
from desktop.domain.errors import UserError
from desktop.ui.screens.ledger.budgets.figures_model import FIRST_MONTH, FiguresModel
from desktop.ui.tables.amount_delegate import AmountDelegate
from desktop.ui.tables.cells import ValueRole
from desktop.ui.tables.headed_model import Index
from desktop.ui.tables.table import Table
from desktop.ui.widgets.amount_edit import AmountEdit
from desktop.ui.words import ui_words

_ON: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab)
_HALF: Final = 6


class MonthDelegate(AmountDelegate):
    """Edits an amount in its cell; what cannot be read is said, and the cell stays as it was."""

    refused = Signal(object)
    """A UserError."""

    def __init__(self, currency: Currency, parent: QWidget) -> None:
        super().__init__(parent)
        self._currency = currency

    def createEditor(  # noqa: N802
        self, parent: QWidget, _option: QStyleOptionViewItem, index: Index
    ) -> QWidget:
        """Return a field for the amount."""
        editor = AmountEdit(self._currency, parent)
        editor.setFrame(False)
        title = index.model().headerData(index.column(), Qt.Orientation.Horizontal)
        editor.setAccessibleName(str(title))
        return editor

    def setEditorData(self, editor: QWidget, index: Index) -> None:  # noqa: N802
        """Show the amount, ready to be typed over."""
        if isinstance(editor, AmountEdit):
            editor.set_amount(index.data(ValueRole) or None)
            editor.selectAll()

    def setModelData(  # noqa: N802
        self, editor: QWidget, model: QAbstractItemModel, index: Index
    ) -> None:
        """Take the amount; an empty field is nothing."""
        if not isinstance(editor, AmountEdit) or not isinstance(model, FiguresModel):
            return
        fault, amount = editor.fault(), editor.amount() or 0
        if fault is None and amount < 0:
            row = model.rows[index.row()]
            account = row.masters.accounts[row.place.account_id].code
            month = index.column() - FIRST_MONTH + 1
            fault = UserError("budget-figure-negative", account=account, month=month)
        if fault is not None:
            self.refused.emit(fault)
        elif amount != index.data(ValueRole):
            model.set_amount(index.row(), index.column(), amount)

    def updateEditorGeometry(  # noqa: N802
        self, editor: QWidget, option: QStyleOptionViewItem, _index: Index
    ) -> None:
        """Let the editor fill the cell."""
        editor.setGeometry(option.rect)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Enter and Tab take what is typed and go on to the next month."""
        if (
            isinstance(watched, QLineEdit)
            and isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.key() in _ON
        ):
            self.commitData.emit(watched)
            self.closeEditor.emit(watched, AmountDelegate.EndEditHint.NoHint)
            grid = self.parent()
            if isinstance(grid, FiguresGrid):
                grid.go_on()
            return True
        return super().eventFilter(watched, event)


class FiguresGrid(Table):
    """The table of a version's figures; in a draft its amounts can be typed over."""

    refused = Signal(object)
    """A UserError."""
    halves_changed = Signal()

    def __init__(
        self, model: FiguresModel, currency: Currency, parent: QWidget | None = None
    ) -> None:
        super().__init__(model, parent)
        self._figures = model
        self._half: int | None = None
        self._asked_half = 0
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        trigger = QAbstractItemView.EditTrigger
        self.setEditTriggers(trigger.AnyKeyPressed | trigger.EditKeyPressed | trigger.DoubleClicked)
        delegate = MonthDelegate(currency, self)
        delegate.refused.connect(self.refused)
        for column in range(FIRST_MONTH, model.last + 1):
            self.setItemDelegateForColumn(column, delegate)
        self.doubleClicked.disconnect()
        words = ui_words()
        self.set_name(words("Budget figures"))

    @property
    def half(self) -> int | None:
        """Which half of the year is shown: 0 or 1, None where all of it is."""
        return self._half

    def show_half(self, half: int) -> None:
        """Show the months of a half year where not all have room."""
        self._asked_half = half
        self.fit_columns()

    def fit_columns(self) -> None:
        """Share the width; hide one half of the year where twelve months do not fit."""
        letter = self.fontMetrics().averageCharWidth()
        needed = sum(column.width * letter + 28 for column in self._figures.columns)
        months = self._figures.months
        whole = needed <= self.viewport().width() or months <= _HALF
        half = None if whole else self._asked_half
        for at in range(months):
            in_half = half is None or (at >= _HALF) == bool(half)
            self.setColumnHidden(FIRST_MONTH + at, not in_half)
        super().fit_columns()
        if half != self._half:
            self._half = half
            self.halves_changed.emit()

    def go_on(self) -> None:
        """Go to the next amount that is shown: along the months, then to the next line."""
        index = self.currentIndex()
        at, column = index.row(), index.column() + 1
        while column <= self._figures.last and self.isColumnHidden(column):
            column += 1
        if column > self._figures.last:
            at, column = at + 1, FIRST_MONTH
            while self.isColumnHidden(column):
                column += 1
        if at < self._figures.rowCount():
            self.setCurrentIndex(self._figures.index(at, column))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Look again which months have room."""
        super().resizeEvent(event)
        self.fit_columns()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Open the cell by Enter; everything else is the table's."""
        index = self.currentIndex()
        if event.key() in _ON[:2] and index.isValid():
            if self._figures.flags(index) & Qt.ItemFlag.ItemIsEditable:
                self.edit(index)
            else:
                self.go_on()
            return
        if event.key() in (Qt.Key.Key_Home, Qt.Key.Key_End):
            QAbstractItemView.keyPressEvent(self, event)
            return
        super().keyPressEvent(event)
