"""The panel beside the doors: the name, the promise, and the tree that keeps it."""

from __future__ import annotations

from itertools import pairwise
from typing import Final

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from desktop.text.words import mark
from desktop.ui.screens.parts.text import Message
from desktop.ui.theme import Space, palette, theme_state

WIDTH: Final = 380
_LEAVES: Final = 8
_FACTS: Final = (
    mark("Everything stays on this computer, encrypted."),
    mark("Every entry is sealed: nobody changes it unseen."),
    mark("Whoever receives a package can check it without internet."),
)


class Brand(QFrame):
    """Says what Sijill is for, to whoever opens it for the first time."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedWidth(WIDTH)
        self._name = Message(mark("Sijill"), wrap=False)
        self._promise = Message(
            mark("Honest books with little effort, and proof of them for anyone, offline.")
        )
        self._facts = [Message(fact) for fact in _FACTS]
        layout = QVBoxLayout(self)
        layout.setContentsMargins(36, 40, 36, 36)
        layout.setSpacing(Space.M)
        layout.addWidget(self._name)
        layout.addWidget(self._promise)
        layout.addStretch(1)
        for fact in self._facts:
            layout.addWidget(fact)
        theme_state().changed.connect(self._dress)
        self._dress()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Fill the panel and draw the tree: eight entries, one head."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), QColor(_ground()))
        _tree(painter, QRectF(36, self.height() * 0.34, self.width() - 72, self.height() * 0.3))

    def _dress(self) -> None:
        colour = _ink()
        _paint(self._name, f"font-size: 56px; font-weight: 700; color: {colour};")
        _paint(self._promise, f"font-size: 18px; font-weight: 500; color: {colour};")
        for fact in self._facts:
            _paint(fact, f"font-size: 13px; color: {colour};")
        self.update()


def _ground() -> str:
    """Return the panel's ground: the deep accent by day, a raised sheet by night."""
    return palette().accent if _light() else palette().accent_soft


def _ink() -> str:
    return palette().on_accent if _light() else palette().ink


def _light() -> bool:
    return theme_state().mode.value == "light"


def _paint(label: QLabel, rule: str) -> None:
    label.setStyleSheet(f"QLabel {{ background: transparent; {rule} }}")


def _tree(painter: QPainter, place: QRectF) -> None:
    """Draw the hash tree in the panel's own ink, faintly; its head stands out."""
    faint, clear = QColor(_ink()), QColor(_ink())
    faint.setAlpha(70)
    clear.setAlpha(200)
    rows = [_LEAVES >> level for level in range(4)]
    points = [
        [
            QPointF(
                place.left() + place.width() * (2 * at + 1) / (2 * count),
                place.bottom() - place.height() * level / (len(rows) - 1),
            )
            for at in range(count)
        ]
        for level, count in enumerate(rows)
    ]
    painter.setPen(QPen(faint, 1.5))
    for lower, upper in pairwise(points):
        for at, point in enumerate(lower):
            painter.drawLine(QLineF(point, upper[at // 2]))
    painter.setPen(Qt.PenStyle.NoPen)
    for level, row in enumerate(points):
        head = level == len(points) - 1
        painter.setBrush(clear if head else QColor(_ground()))
        for point in row:
            painter.setPen(QPen(clear if head else faint, 1.5))
            radius = 9.0 if head else 5.0
            painter.drawEllipse(point, radius, radius)
