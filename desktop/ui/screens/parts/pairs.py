"""Labels with their values in two columns, as on a form that is filled in."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QWidget

from desktop.ui.screens.parts.layouts import clear
from desktop.ui.screens.parts.text import reading, reading_side
from desktop.ui.theme import Space


class Pairs(QFrame):
    """Shows (label, value) pairs; values can be marked and copied."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("sheet", "card")
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(Space.L, Space.M, Space.L, Space.M)
        self._grid.setHorizontalSpacing(Space.XL)
        self._grid.setVerticalSpacing(Space.S)
        self._grid.setColumnStretch(1, 1)

    def show_pairs(self, pairs: Iterable[tuple[str, str]]) -> None:
        """Show these pairs, translated and isolated already."""
        clear(self._grid)
        for row, (label, value) in enumerate(pairs):
            name = QLabel(label)
            name.setProperty("role", "label")
            said = QLabel(reading(value))
            said.setWordWrap(True)
            for each in (name, said):
                each.setAlignment(reading_side())
            said.setTextFormat(Qt.TextFormat.PlainText)
            said.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            said.setAccessibleName(f"{label}: {value}")
            self._grid.addWidget(name, row, 0, Qt.AlignmentFlag.AlignTop)
            self._grid.addWidget(said, row, 1)
