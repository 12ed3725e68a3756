"""The figures of a reconciliation, always in view: from the book to the bank, and what is left."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QWidget

from desktop.domain.currency import Currency
from desktop.domain.formats import format_amount
from desktop.domain.ledger.banks.reconciliation import Figures
from desktop.text.words import mark
from desktop.ui.screens.parts.text import reading_side
from desktop.ui.theme import Space
from desktop.ui.widgets.text import Text, column, row, styled
from desktop.ui.words import language, ui_words

_NAMES: Final = (
    ("book", mark("Balance of the book")),
    ("outstanding", mark("+ Outstanding payments")),
    ("in_transit", mark("\u2212 Deposits in transit")),
    ("expected", mark("= The bank must show")),
    ("statement", mark("The statement shows")),
    ("difference", mark("Difference")),
)


class FiguresBar(QFrame):
    """Six figures in a row; the last one is large, and says in words whether it is zero."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("sheet", "card")
        self._shown: tuple[Figures, Currency] | None = None
        self._names: dict[str, Text] = {}
        self.values: dict[str, Text] = {}
        layout = row(Space.L, Space.M, self)
        for key, _ in _NAMES:
            name = Text("", "small")
            value = Text("", "title" if key == "difference" else "strong")
            value.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
            self._names[key], self.values[key] = name, value
            cell = column(0)
            cell.addWidget(name)
            cell.addWidget(value)
            layout.addLayout(cell, 1)
        language().changed.connect(self.retranslate)
        self.retranslate()

    def show_figures(self, figures: Figures, currency: Currency) -> None:
        """Show the figures in the money of the account."""
        self._shown = figures, currency
        for key, value in self.values.items():
            value.setText(format_amount(getattr(figures, key), currency))
        styled(self.values["difference"], figure="off" if figures.difference else "even")
        self._say()

    def retranslate(self) -> None:
        """Say everything in the current language."""
        for key, name in _NAMES:
            self._names[key].setText(ui_words()(name))
            self.values[key].setAlignment(reading_side())
        self._say()

    def _say(self) -> None:
        words = ui_words()
        for key, name in self._names.items():
            self.values[key].setAccessibleName(f"{name.text()}: {self.values[key].text()}")
        if self._shown is not None and not self._shown[0].difference:
            self._names["difference"].setText(words("Difference: none"))
        else:
            self._names["difference"].setText(words("Difference"))
