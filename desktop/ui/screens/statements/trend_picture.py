"""Charted rows of a statement as bars: a group for each year, in order of time."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.domain.formats import format_amount
from desktop.domain.ledger.statements.table import Statement
from desktop.text.statement_labels import column_text, label_text
from desktop.ui.theme import Space, palette, theme_state
from desktop.ui.words import ui_words

_HEIGHT: Final = 132
_HEAD: Final = 24
_FOOT: Final = 20
_BAR: Final = 26
_GAP: Final = 4
_SWATCH: Final = 10


class TrendPicture(QWidget):
    """Years run in the direction of reading; the figures stand in the table above."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._years: tuple[str, ...] = ()
        self._series: tuple[str, ...] = ()
        self._values: tuple[tuple[int, ...], ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme_state().changed.connect(self.update)
        self.hide()

    def show_rows(self, statement: Statement) -> None:
        """Take the charted rows of `statement`."""
        words = ui_words()
        rows = [statement.row(key) for key in statement.charted]
        places = range(len(statement.columns) - 1, -1, -1)
        self._years = tuple(column_text(statement.columns[at], words) for at in places)
        self._series = tuple(label_text(row.label, words) for row in rows)
        self._values = tuple(tuple(row.cells[at] or 0 for row in rows) for at in places)
        self.setAccessibleName(words(", ").join(self._series))
        self.setAccessibleDescription(
            words("; ").join(
                f"{year}: {words(', ').join(format_amount(v, statement.currency) for v in values)}"
                for year, values in zip(self._years, self._values, strict=True)
            )
        )
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return a fixed height."""
        return QSize(360, _HEIGHT)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw the groups of bars, the years below and the legend above."""
        most = max((value for values in self._values for value in values), default=0)
        if most <= 0:
            return
        painter, colours = QPainter(self), palette()
        floor, room = self.height() - _FOOT, self.height() - _FOOT - _HEAD
        fills = (colours.accent, colours.focus)
        step = self.width() // len(self._years)
        for place, (year, values) in enumerate(zip(self._years, self._values, strict=True)):
            begin = place * step
            wide = len(values) * _BAR + (len(values) - 1) * _GAP
            start = begin + (step - wide) // 2
            for at, value in enumerate(values):
                height = room * max(value, 0) // most
                bar = QRect(start + at * (_BAR + _GAP), floor - height, _BAR, height)
                painter.fillRect(self._mirrored(bar), QColor(fills[at % len(fills)]))
            painter.setPen(QColor(colours.muted))
            below = self._mirrored(QRect(begin, floor + 2, step, _FOOT - 2))
            painter.drawText(below, Qt.AlignmentFlag.AlignCenter, year)
        painter.setPen(QPen(QColor(colours.line_strong), 1))
        painter.drawLine(0, floor, self.width(), floor)
        self._legend(painter, fills)

    def _legend(self, painter: QPainter, fills: tuple[str, ...]) -> None:
        x = Space.S
        for at, said in enumerate(self._series):
            width = painter.fontMetrics().horizontalAdvance(said) + Space.S
            swatch = self._mirrored(QRect(x, 7, _SWATCH, _SWATCH))
            painter.fillRect(swatch, QColor(fills[at % len(fills)]))
            x += _SWATCH + Space.S
            painter.setPen(QColor(palette().muted))
            text = self._mirrored(QRect(x, 2, width, 20))
            painter.drawText(text, Qt.AlignmentFlag.AlignCenter, said)
            x += width + Space.L

    def _mirrored(self, box: QRect) -> QRect:
        if not self.isRightToLeft():
            return box
        return QRect(self.width() - box.x() - box.width(), box.y(), box.width(), box.height())
