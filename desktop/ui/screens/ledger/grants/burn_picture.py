"""How far a grant is: the time that has passed, what came in, what was spent, side by side."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.domain.ledger.grants.figures import GrantFigures
from desktop.domain.ledger.grants.grant import scaled
from desktop.text.words import mark
from desktop.ui.theme import Space, palette, theme_state
from desktop.ui.words import language, ui_words

_ROW: Final = 34
_BAR: Final = 12
_WHOLE: Final = 10_000
_LABEL: Final = 112
_FIGURE: Final = 64
_NAMES: Final = (mark("Time passed"), mark("Came in"), mark("Spent"))


class BurnPicture(QWidget):
    """Three bars that begin at the reading side; beside the last one a tick marks the time.

    What it shows stands in its accessible description and in the figures beside it.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.shares: tuple[int, int, int] = (0, 0, 0)
        """Time, received and spent, in hundredths of one per cent."""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        language().changed.connect(self.retranslate)
        theme_state().changed.connect(self.update)
        self.retranslate()

    def show_figures(self, found: GrantFigures) -> None:
        """Show how far a grant is."""
        received = scaled(found.received, _WHOLE, found.worth) if found.worth > 0 else 0
        self.shares = (found.time_share, received, found.spent_share)
        self.retranslate()

    def retranslate(self) -> None:
        """Say in words what the picture shows."""
        words = ui_words()
        self.setAccessibleName(words("How far the grant is"))
        said = (f"{words(n)}: {_percent(s)}" for n, s in zip(_NAMES, self.shares, strict=True))
        self.setAccessibleDescription(words("; ").join(said))
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return the height of three bars."""
        return QSize(360, 3 * _ROW + Space.S)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw a name, a bar and its share for each."""
        colours, words = palette(), ui_words()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        time, _, spent = self.shares
        ahead = spent > _WHOLE or spent > time + _WHOLE // 5
        fills = (colours.line_strong, colours.info, colours.warning if ahead else colours.accent)
        for place, (name, share, fill) in enumerate(zip(_NAMES, self.shares, fills, strict=True)):
            top = Space.XS + place * _ROW
            self._text(painter, QRectF(0, top, _LABEL, _ROW), words(name), colours.muted)
            self._bar(painter, top, _WHOLE, colours.line)
            self._bar(painter, top, share, fill)
            figure = QRectF(self.width() - _FIGURE, top, _FIGURE, _ROW)
            self._text(painter, figure, _percent(share), colours.ink, at_end=True)
        self._tick(painter, Space.XS + 2 * _ROW, time, colours.ink)

    def _bar(self, painter: QPainter, top: int, share: int, colour: str) -> None:
        area = self._area(top)
        area.setWidth(area.width() * min(max(share, 0), _WHOLE) / _WHOLE)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colour))
        painter.drawRoundedRect(self._turned(area), _BAR / 2, _BAR / 2)

    def _tick(self, painter: QPainter, top: int, share: int, colour: str) -> None:
        area = self._area(top)
        x = area.left() + area.width() * share / _WHOLE
        tick = QRectF(x - 1, area.top() - 4, 2, area.height() + 8)
        painter.fillRect(self._turned(tick), QColor(colour))

    def _area(self, top: int) -> QRectF:
        width = max(self.width() - _LABEL - _FIGURE - Space.S, 1)
        return QRectF(_LABEL, top + (_ROW - _BAR) / 2, width, _BAR)

    def _text(
        self, painter: QPainter, area: QRectF, text: str, colour: str, *, at_end: bool = False
    ) -> None:
        right = ui_words().right_to_left is not at_end
        side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
        painter.setPen(QColor(colour))
        flags = side | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(self._turned(area), flags, text)

    def _turned(self, area: QRectF) -> QRectF:
        """Return where a rectangle stands in a window that reads from the right."""
        if not ui_words().right_to_left:
            return area
        return QRectF(self.width() - area.right(), area.top(), area.width(), area.height())


def _percent(share: int) -> str:
    return f"\u2066{share // 100}.{share % 100 // 10}%\u2069"
