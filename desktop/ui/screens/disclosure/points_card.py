"""The points to look at before signing, each with its standing and the way to mend it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QWidget

from desktop.domain.currency import Currency
from desktop.text.words import mark
from desktop.ui.screens.disclosure.readiness import Point, Standing, sentence
from desktop.ui.screens.parts.layouts import clear
from desktop.ui.screens.parts.text import reading, reading_side
from desktop.ui.theme import Space, pixmap, theme_state
from desktop.ui.widgets.button import Button, Kind
from desktop.ui.widgets.card import Card
from desktop.ui.widgets.text import Text, column, row
from desktop.ui.words import language

_LOOKS: Final = {
    Standing.READY: ("circle-check", "success"),
    Standing.LOOK: ("triangle-alert", "warning"),
    Standing.STOP: ("circle-alert", "danger"),
}


class PointsCard(Card):
    """A list that is read from top to bottom; nothing in it is ticked by hand."""

    asked = Signal(str)
    """The key of the screen where a point can be mended."""

    def __init__(self, currency: Currency, parent: QWidget | None = None) -> None:
        super().__init__(mark("Before you sign"), parent)
        self._currency = currency
        self._points: tuple[Point, ...] = ()
        self._rows = column(Space.XS)
        self.body.addLayout(self._rows)
        theme_state().changed.connect(self._draw)
        language().changed.connect(self._draw)

    def show_points(self, points: Sequence[Point]) -> None:
        """Show these points."""
        if tuple(points) != self._points:
            self._points = tuple(points)
            self._draw()

    def _draw(self) -> None:
        clear(self._rows)
        for point in self._points:
            self._rows.addWidget(self._row(point))

    def _row(self, point: Point) -> QWidget:
        name, role = _LOOKS[point.standing]
        icon = QLabel()
        icon.setPixmap(pixmap(name, 20, role=role))
        made = QWidget()
        layout = row(Space.M, 0, made)
        layout.addWidget(icon)
        said = Text(reading(sentence(point, self._currency)), wrap=True)
        said.setAlignment(reading_side())
        layout.addWidget(said, 1)
        screen = point.screen
        if screen is not None and point.standing is not Standing.READY:
            show = Button(mark("Show"), Kind.QUIET)
            show.clicked.connect(lambda: self.asked.emit(screen))
            layout.addWidget(show)
        return made
