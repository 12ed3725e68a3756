"""The editors of a voucher's cells: each writes what is typed into the model at every key."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QAbstractItemModel, QEvent, QObject, Qt
from PySide6.QtGui import QColor, QKeyEvent, QPainter
from PySide6.QtWidgets import QLineEdit, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from desktop.ui.screens.ledger.grid.choices import choices_for
from desktop.ui.screens.ledger.grid.columns import AMOUNTS, COLUMNS, KEYS, PICKS
from desktop.ui.screens.ledger.grid.lines_model import LinesModel
from desktop.ui.tables.column import Kind
from desktop.ui.tables.headed_model import Index
from desktop.ui.theme import palette
from desktop.ui.widgets.amount_edit import AmountEdit
from desktop.ui.widgets.pick_edit import PickEdit
from desktop.ui.words import ui_words

_TABS: Final = (Qt.Key.Key_Tab, Qt.Key.Key_Backtab)
_ENTERS: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class CellDelegate(QStyledItemDelegate):
    """Makes editors; Enter, Tab and Ctrl+Delete are the grid's (`moves`, `removes`)."""

    def __init__(
        self,
        model: LinesModel,
        moves: Callable[[str], None],
        removes: Callable[[], None],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._model = model
        self._moves = moves
        self._removes = removes
        self.editor: QLineEdit | None = None
        """The editor that is open now."""

    def createEditor(  # noqa: N802
        self, parent: QWidget, _option: QStyleOptionViewItem, index: Index
    ) -> QWidget:
        """Return the field for a cell, tied to the model at every key."""
        at, key = index.row(), KEYS[index.column()]
        model = self._model
        editor: QLineEdit
        if key in PICKS:
            pick = PickEdit(parent)
            pick.set_choices(choices_for(key, model.codes, ui_words(), model.text(at, "fund")))
            pick.picked_changed.connect(
                lambda code: model.set_text(at, key, str(code)) if code is not None else None
            )
            pick.textEdited.connect(lambda text: model.set_text(at, key, text))
            editor = pick
        else:
            foreign = model.codes.foreign_currency(model.text(at, "account"))
            currency = foreign if key == "foreign" and foreign else model.codes.typed
            editor = AmountEdit(currency, parent) if key in AMOUNTS else QLineEdit(parent)
            if key == "rate":
                editor.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
                editor.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute)
            editor.textChanged.connect(lambda text: model.set_text(at, key, text))
        editor.setAccessibleName(ui_words()(model.columns[index.column()].title))
        editor.setFrame(False)
        self.editor = editor
        return editor

    def setEditorData(self, editor: QWidget, index: Index) -> None:  # noqa: N802
        """Show the cell's text, unless it is there already (the person is typing it)."""
        text = self._model.text(index.row(), KEYS[index.column()])
        if isinstance(editor, PickEdit):
            if editor.picked() == text or editor.text() == text:
                return
            editor.set_picked(text)
            if editor.picked() is None:
                editor.setText(text)
            editor.selectAll()
        elif isinstance(editor, QLineEdit) and editor.text() != text:
            editor.setText(text)
            editor.selectAll()

    def setModelData(  # noqa: N802
        self, editor: QWidget, model: QAbstractItemModel, index: Index
    ) -> None:
        """Do nothing: every key was taken as it was typed."""

    def destroyEditor(self, editor: QWidget, index: Index) -> None:  # noqa: N802
        """Forget the editor."""
        if self.editor is editor:
            self.editor = None
        super().destroyEditor(editor, index)

    def updateEditorGeometry(  # noqa: N802
        self, editor: QWidget, option: QStyleOptionViewItem, _index: Index
    ) -> None:
        """Let the editor fill the cell."""
        editor.setGeometry(option.rect)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw the cell, and the hairline that parts it from the one before, as on paper."""
        super().paint(painter, option, index)
        painter.setPen(QColor(palette().line))
        painter.drawLine(option.rect.topLeft(), option.rect.bottomLeft())

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:  # noqa: N802
        """Turn amounts to the left-to-right order of numbers."""
        super().initStyleOption(option, index)
        if COLUMNS[index.column()].kind is Kind.AMOUNT:
            option.direction = Qt.LayoutDirection.LeftToRight
            option.displayAlignment = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Give Enter, Tab and Ctrl+Delete to the grid; all else is the editor's."""
        if not isinstance(watched, QLineEdit):
            return False
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            if event.type() == QEvent.Type.FocusOut:
                return super().eventFilter(watched, event)
            return False
        key = event.key()
        if key in _ENTERS or key in _TABS:
            settle(watched)
            move = "enter" if key in _ENTERS else "tab" if key == Qt.Key.Key_Tab else "back"
            self._moves(move)
            return True
        if key == Qt.Key.Key_Delete and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._removes()
            return True
        return False


def settle(editor: QLineEdit) -> None:
    """Let a field finish what is typed in it (take the choice, write the amount out)."""
    enter = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier)
    editor.keyPressEvent(enter)
