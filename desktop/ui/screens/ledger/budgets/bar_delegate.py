"""A bar for how much of a budget is spent and promised; the share stands beside it in figures."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import (
    QApplication,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from desktop.domain.ledger.chart import AccountKind
from desktop.ui.screens.ledger.budgets.against_rows import Shown
from desktop.ui.tables.headed_model import HeadedModel, Index
from desktop.ui.theme import palette

_HEIGHT: Final = 8
_MARGIN: Final = 10
_FIGURES: Final = 64
"""Width kept for the share, in pixels."""


class BarDelegate(QStyledItemDelegate):
    """Draws the cell's ground, the share, and the bar that grows from the reading side."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw what is spent in the accent (in danger where it is too much), promises lighter."""
        plain = QStyleOptionViewItem(option)
        self.initStyleOption(plain, index)
        text, plain.text = plain.text, ""
        style = plain.widget.style() if plain.widget else QApplication.style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, plain, painter, plain.widget)
        model = index.model()
        shown = model.row(index.row()) if isinstance(model, HeadedModel) else None
        row = shown.standing if isinstance(shown, Shown) else None
        if row is None or not row.budget:
            return
        mirrored = plain.direction is Qt.LayoutDirection.RightToLeft
        inner = plain.rect.adjusted(_MARGIN, 0, -_MARGIN, 0)
        figures = QRect(inner)
        track = QRect(inner)
        if mirrored:
            figures.setRight(inner.left() + _FIGURES)
            track.setLeft(figures.right() + _MARGIN)
        else:
            figures.setLeft(inner.right() - _FIGURES)
            track.setRight(figures.left() - _MARGIN)
        track.setTop(inner.center().y() - _HEIGHT // 2)
        track.setHeight(_HEIGHT)
        colours = palette()
        over = row.remaining < 0 and row.kind is AccountKind.EXPENSE
        painter.save()
        painter.fillRect(track, QColor(colours.line))
        spent = _part(track, row.actual, row.budget)
        promised = _part(track, row.actual + row.committed, row.budget)
        for width, colour in (
            (promised, colours.warning),
            (spent, colours.danger if over else colours.accent),
        ):
            piece = QRect(track)
            piece.setWidth(width)
            if mirrored:
                piece.moveRight(track.right())
            painter.fillRect(piece, QColor(colour))
        painter.setPen(QColor(colours.danger if over else colours.ink))
        painter.setFont(plain.font)
        side = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute
        painter.drawText(figures, int(side | Qt.AlignmentFlag.AlignVCenter), text)
        painter.restore()


def _part(track: QRect, amount: int, budget: int) -> int:
    """Return how wide `amount` of `budget` is, within the track."""
    return max(0, min(track.width(), track.width() * amount // budget))
