"""How the columns of a bank's file are read: proposed, shown, mended by the person."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from enum import Enum
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QWidget

from desktop.domain.isolates import isolate_name
from desktop.domain.ledger.banks.layout import DayOrder, DecimalSign, Layout, Means
from desktop.text.labels import label
from desktop.text.words import mark
from desktop.ui.theme import Space
from desktop.ui.widgets.text import Text
from desktop.ui.words import language, ui_words

_ACROSS: Final = 4
_ASK: Final = mark("Say which")
"""Shown where the file leaves two readings."""
_NO_COLUMN: Final = mark("none of them")
_HEADERS: Final = 31


class LayoutPanel(QWidget):
    """A choice for every kind of column, for the row of headings, for days and for decimals."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._layout = Layout()
        self._names: Callable[[int], Sequence[str]] = lambda _: ()
        self.columns = {means: QComboBox() for means in Means}
        self.days, self.decimal, self.header = QComboBox(), QComboBox(), QComboBox()
        self._labels: list[tuple[Text, str | Enum, QComboBox]] = []
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(Space.S)
        grid.setVerticalSpacing(Space.XS)
        asked: list[tuple[str | Enum, QComboBox]] = [
            *self.columns.items(),
            (mark("Order of the days"), self.days),
            (mark("Sign of the decimals"), self.decimal),
            (mark("Row of the headings"), self.header),
        ]
        for at, (name, box) in enumerate(asked):
            text = Text("", "small")
            text.setBuddy(box)
            self._labels.append((text, name, box))
            down, across = divmod(at, _ACROSS)
            grid.addWidget(text, down * 2, across)
            grid.addWidget(box, down * 2 + 1, across)
            grid.setColumnStretch(across, 1)
            box.setMinimumContentsLength(8)
            box.setSizeAdjustPolicy(
                QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
            )
            box.activated.connect(self._on_chosen)
        language().changed.connect(self.retranslate)
        self.retranslate()

    def show_layout(self, layout: Layout, names: Callable[[int], Sequence[str]]) -> None:
        """Show a layout; `names` gives what the columns are called under a row of headings."""
        self._layout, self._names = layout, names
        self._fill()

    def chosen(self) -> Layout:
        """Return what is chosen; the headings are those of before."""
        columns = {
            means: int(box.currentData())
            for means, box in self.columns.items()
            if box.currentData() is not None
        }
        return Layout(
            columns=columns,
            header=int(self.header.currentData() or 0),
            days=self.days.currentData(),
            decimal=self.decimal.currentData(),
            headings=self._layout.headings,
        )

    def retranslate(self) -> None:
        """Say everything in the current language."""
        words = ui_words()
        for text, name, box in self._labels:
            said = label(name, words) if isinstance(name, Enum) else words(name)
            text.setText(said)
            box.setAccessibleName(said)
        self._fill()

    def _fill(self) -> None:
        words, layout = ui_words(), self._layout
        names = self._names(layout.header)
        for means, box in self.columns.items():
            options: list[tuple[str, object]] = [(words(_NO_COLUMN), None)]
            options += [(isolate_name(name), at) for at, name in enumerate(names)]
            _offer(box, options, layout.columns.get(means))
        for box, kind, value in (
            (self.days, DayOrder, layout.days),
            (self.decimal, DecimalSign, layout.decimal),
        ):
            offered: list[tuple[str, object]] = [] if value else [(words(_ASK), None)]
            _offer(box, offered + [(label(each, words), each) for each in kind], value)
        rows = [(words("There are none"), 0)]
        rows += [(words("Row {n}", n=at), at) for at in range(1, _HEADERS)]
        _offer(self.header, rows, layout.header)

    def _on_chosen(self, _at: int) -> None:
        self._layout = self.chosen()
        self._fill()
        self.changed.emit()


def _offer(box: QComboBox, options: Sequence[tuple[str, object]], chosen: object) -> None:
    box.clear()
    for text, value in options:
        box.addItem(text, value)
    at = next((n for n, (_, value) in enumerate(options) if value == chosen), 0)
    box.setCurrentIndex(at)
