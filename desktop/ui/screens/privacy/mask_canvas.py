"""A page on which masks are drawn, with the mouse or with the arrow keys."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QImage, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from desktop.domain.archive.mask import WHOLE, Mask
from desktop.ui.theme import palette
from desktop.ui.words import language, ui_words

_STEP: Final = 100
_SMALLEST: Final = 60
_NEW: Final = (3_000, 4_700, 7_000, 5_300)
_MOVES: Final = {
    Qt.Key.Key_Left: (-_STEP, 0),
    Qt.Key.Key_Right: (_STEP, 0),
    Qt.Key.Key_Up: (0, -_STEP),
    Qt.Key.Key_Down: (0, _STEP),
}

_Box = tuple[int, int, int, int]


class MaskCanvas(QWidget):
    """Shows one page; Insert lays a mask, arrows move it, with Shift they size it, Delete lifts it.

    Boxes are (left, top, right, bottom) in ten-thousandths of the page, kept for each page.
    """

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._picture = QImage()
        self._page = 0
        self._boxes: dict[int, list[_Box]] = {}
        self._from: QPoint | None = None
        self._to = QPoint()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumSize(QSize(360, 420))
        self.setCursor(Qt.CursorShape.CrossCursor)
        language().changed.connect(self.retranslate)
        self.retranslate()

    def retranslate(self) -> None:
        """Say how many masks lie on the page, for those who hear it."""
        words = ui_words()
        count = len(self._here())
        self.setAccessibleName(
            words.plural("{n} mask on this page", "{n} masks on this page", count)
        )

    def show_page(self, page: int, picture: QImage) -> None:
        """Show page `page` (from 0)."""
        self._page, self._picture = page, picture
        self._from = None
        self.retranslate()
        self.update()

    def masks(self) -> tuple[Mask, ...]:
        """Return the masks of every page."""
        return tuple(Mask(page, *box) for page, boxes in self._boxes.items() for box in boxes)

    def lay(self, box: _Box) -> None:
        """Lay a mask on the page that is shown."""
        self._boxes.setdefault(self._page, []).append(box)
        self._tell()

    # What the person does -----------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Work without a mouse; the mask laid last is the one that is moved."""
        boxes = self._here()
        key = Qt.Key(event.key())
        if key == Qt.Key.Key_Insert and not self._picture.isNull():
            self.lay(_NEW)
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and boxes:
            boxes.pop()
            self._tell()
        elif key in _MOVES and boxes:
            sizing = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            boxes[-1] = _moved(boxes[-1], _MOVES[key], sizing=sizing)
            self._tell()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Begin a mask."""
        if event.button() == Qt.MouseButton.LeftButton and not self._picture.isNull():
            self._from = self._to = event.position().toPoint()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Draw it out."""
        if self._from is not None:
            self._to = event.position().toPoint()
            self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Lay it, unless it is no more than a slip of the hand."""
        if self._from is None:
            return
        box = self._box(QRect(self._from, event.position().toPoint()).normalized())
        self._from = None
        if box[2] - box[0] >= _SMALLEST and box[3] - box[1] >= _SMALLEST:
            self.lay(box)
        self.update()

    # Drawing --------------------------------------------------------------------------------------

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        """Draw the page, the masks black with a bright edge, and the one that is being drawn."""
        painter = QPainter(self)
        sheet = self._sheet()
        if self._picture.isNull():
            return
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(sheet, self._picture)
        painter.setPen(QPen(QColor(palette().focus), 2))
        painter.setBrush(QColor(0, 0, 0))
        for box in self._here():
            painter.drawRect(self._rect(box, sheet))
        if self._from is not None:
            painter.setBrush(QColor(0, 0, 0, 120))
            painter.drawRect(QRect(self._from, self._to).normalized() & sheet)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(sheet.adjusted(0, 0, -1, -1))

    def _sheet(self) -> QRect:
        """Return where the page lies: whole, in the middle."""
        size = self._picture.size().scaled(self.size(), Qt.AspectRatioMode.KeepAspectRatio)
        left = (self.width() - size.width()) // 2
        return QRect(QPoint(left, (self.height() - size.height()) // 2), size)

    def _rect(self, box: _Box, sheet: QRect) -> QRect:
        left, top, right, bottom = box
        across, down = sheet.width(), sheet.height()
        return QRect(
            QPoint(sheet.left() + left * across // WHOLE, sheet.top() + top * down // WHOLE),
            QPoint(sheet.left() + right * across // WHOLE, sheet.top() + bottom * down // WHOLE),
        )

    def _box(self, drawn: QRect) -> _Box:
        sheet = self._sheet()
        across, down = max(sheet.width(), 1), max(sheet.height(), 1)
        return (
            _within((drawn.left() - sheet.left()) * WHOLE // across),
            _within((drawn.top() - sheet.top()) * WHOLE // down),
            _within((drawn.right() + 1 - sheet.left()) * WHOLE // across),
            _within((drawn.bottom() + 1 - sheet.top()) * WHOLE // down),
        )

    def _here(self) -> list[_Box]:
        return self._boxes.get(self._page, [])

    def _tell(self) -> None:
        self.retranslate()
        self.update()
        self.changed.emit()


def _within(value: int) -> int:
    return min(max(value, 0), WHOLE)


def _moved(box: _Box, by: tuple[int, int], *, sizing: bool) -> _Box:
    """Return the box moved by a step, or sized by it, without leaving the page."""
    left, top, right, bottom = box
    across, down = by
    if sizing:
        return (
            left,
            top,
            min(max(right + across, left + _STEP), WHOLE),
            min(max(bottom + down, top + _STEP), WHOLE),
        )
    across = min(max(across, -left), WHOLE - right)
    down = min(max(down, -top), WHOLE - bottom)
    return (left + across, top + down, right + across, bottom + down)
