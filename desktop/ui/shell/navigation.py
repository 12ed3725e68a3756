"""The list of areas and screens along the edge where reading starts."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QScrollArea, QWidget

from desktop.ui.shell.area_group import AreaGroup
from desktop.ui.shell.spec import Area, ScreenSpec
from desktop.ui.theme import Space, theme_state
from desktop.ui.widgets.text import column
from desktop.ui.words import language

WIDTH = 208
_ALL_SHOWN: Final = 12
"""So many screens stand on an old laptop's window; with more, one area is unfolded at a time."""


class Navigation(QFrame):
    """Only what is registered is shown: an area without screens is absent, not greyed."""

    chosen = Signal(object)
    """The key of the screen that was asked for."""

    def __init__(self, specs: Sequence[ScreenSpec], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("navigation")
        self.setFixedWidth(WIDTH)
        shown = [spec for spec in specs if spec.in_navigation]
        self._many = len(shown) > _ALL_SHOWN
        group = QButtonGroup(self)
        inner = QWidget()
        layout = column(2, Space.S, inner)
        self.groups: dict[Area, AreaGroup] = {}
        for area in Area:
            here = [spec for spec in shown if spec.area is area]
            if here:
                made = AreaGroup(area, here, group)
                made.chosen.connect(self._on_chosen)
                made.fold(folded=self._many)
                self.groups[area] = made
                layout.addWidget(made)
        layout.addStretch(1)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setWidget(inner)
        outer = column(0, 0, self)
        outer.addWidget(self._scroll)
        language().changed.connect(self.retranslate)
        theme_state().changed.connect(self.retranslate)
        self.retranslate()

    def keys(self) -> tuple[str, ...]:
        """Return the keys of the screens shown, in order: Ctrl+1 is the first."""
        return tuple(key for each in self.groups.values() for key in each.screens())

    def show_current(self, key: str) -> None:
        """Mark the screen that is shown; one that is not listed leaves the mark where it is."""
        shown = next((each for each in self.groups.values() if each.check(key)), None)
        if shown is not None and self._many:
            for each in self.groups.values():
                each.fold(folded=each is not shown)
        self._paint()

    def show_count(self, key: str, count: int) -> None:
        """Show beside the screen called `key` how many things wait there."""
        for each in self.groups.values():
            each.show_count(key, count)

    def retranslate(self) -> None:
        """Say everything in the current language and colours."""
        for each in self.groups.values():
            each.retranslate()

    def _on_chosen(self, key: str) -> None:
        self._paint()
        self.chosen.emit(key)

    def _paint(self) -> None:
        for each in self.groups.values():
            each.paint()
