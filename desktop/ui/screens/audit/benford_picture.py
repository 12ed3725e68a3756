"""Benford's first digits as a picture: bars for what was found, a curve for what is expected."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.domain.trust.benford import DIGITS, EXPECTED, Benford
from desktop.text.exceptions import benford_text
from desktop.text.words import Words
from desktop.ui.theme import Space, palette, theme_state
from desktop.ui.words import language, ui_words

_HEIGHT: Final = 190
_FOOT: Final = 22
_HEAD: Final = 26
_BAR: Final = 0.56
_SWATCH: Final = 10
_ROOM: Final = 1.12
"""Above the highest bar there is room for its figure."""


class BenfordPicture(QWidget):
    """The axis of digits runs from left to right in every language, as digits are read.

    What it shows stands in its accessible name and in the sentence beside it.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._found = Benford((0,) * len(DIGITS))
        self._least = 0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        language().changed.connect(self.retranslate)
        theme_state().changed.connect(self.update)

    def show_digits(self, found: Benford, least: int) -> None:
        """Show these counts; below `least` amounts there is no verdict."""
        self._found, self._least = found, least
        self.retranslate()

    def retranslate(self) -> None:
        """Say in words what the picture shows."""
        words = ui_words()
        self.setAccessibleName(words("First digits: found and expected"))
        self.setAccessibleDescription(
            f"{benford_text(self._found, self._least, words)} {_spoken(self._found, words)}"
        )
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return a fixed height."""
        return QSize(360, _HEIGHT)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw the bars, the curve over them, digits below and shares above."""
        colours, shares = palette(), self._found.shares
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(self.rect()).adjusted(Space.S, _HEAD, -Space.S, -_FOOT)
        step, top = area.width() / len(DIGITS), max(*shares, *EXPECTED) * _ROOM
        small = QFont(self.font())
        small.setPointSizeF(max(self.font().pointSizeF() - 1.5, 7.0))
        painter.setFont(small)
        curve = []
        for place, (digit, share, expected) in enumerate(
            zip(DIGITS, shares, EXPECTED, strict=True)
        ):
            left = area.left() + place * step
            height = area.height() * share / top
            bar = QRectF(left + step * (1 - _BAR) / 2, area.bottom() - height, step * _BAR, height)
            painter.fillRect(bar, QColor(colours.accent))
            painter.setPen(QColor(colours.ink))
            below = QRectF(left, area.bottom() + 2, step, _FOOT - 2)
            painter.drawText(below, Qt.AlignmentFlag.AlignCenter, str(digit))
            painter.setPen(QColor(colours.muted))
            above = area.bottom() - area.height() * max(share, expected) / top
            figure = QRectF(left, above - 18, step, 16)
            painter.drawText(figure, Qt.AlignmentFlag.AlignCenter, f"{share * 100:.1f}")
            curve.append(QPointF(left + step / 2, area.bottom() - area.height() * expected / top))
        painter.setPen(QPen(QColor(colours.line_strong), 1))
        painter.drawLine(area.bottomLeft(), area.bottomRight())
        painter.setPen(QPen(QColor(colours.focus), 2))
        painter.drawPolyline(curve)
        painter.setBrush(QColor(colours.sheet))
        for point in curve:
            painter.drawEllipse(point, 3, 3)
        self._legend(painter)

    def _legend(self, painter: QPainter) -> None:
        """Name the two colours, at the side where reading starts."""
        words, colours = ui_words(), palette()
        right = words.right_to_left
        x = float(self.width() - Space.S) if right else float(Space.S)
        for said, colour in (
            (words("Found, in per cent"), colours.accent),
            (words("Expected"), colours.focus),
        ):
            width = painter.fontMetrics().horizontalAdvance(said)
            swatch = QRectF(x - _SWATCH if right else x, 7, _SWATCH, _SWATCH)
            painter.fillRect(swatch, QColor(colour))
            x += -(_SWATCH + Space.XS) if right else _SWATCH + Space.XS
            text = QRectF(x - width if right else x, 2, width, 20)
            painter.setPen(QColor(colours.muted))
            painter.drawText(text, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, said)
            x += -(width + Space.L) if right else width + Space.L


def _spoken(found: Benford, words: Words) -> str:
    return words("; ").join(
        words(
            "{digit}: {share}% found, {expected}% expected",
            digit=digit,
            share=f"{share * 100:.1f}",
            expected=f"{expected * 100:.1f}",
        )
        for digit, share, expected in zip(DIGITS, found.shares, EXPECTED, strict=True)
    )
