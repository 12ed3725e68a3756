"""The foot of a paper voucher: gross, withheld, net, and the net amount in words."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QWidget

from desktop.domain.currency import Currency
from desktop.domain.formats import format_amount
from desktop.domain.ledger.vouchers.slip import Figures
from desktop.text.amount_words import amount_in_words
from desktop.text.words import mark
from desktop.ui.theme import Space
from desktop.ui.widgets.text import Text, column, row
from desktop.ui.words import language, ui_words

_TITLES = (mark("Gross"), mark("Withheld"), mark("Net"))


class SlipFoot(QFrame):
    """Always in view; gross and withheld only where something is withheld."""

    def __init__(self, currency: Currency, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._figures, self._currency = Figures(0, 0), currency
        self._words = Text("", "muted", wrap=True)
        self._pairs: list[tuple[QWidget, Text, Text]] = []
        layout = row(Space.XL, 0, self)
        layout.addWidget(self._words, 1)
        for _ in _TITLES:
            place = QWidget()
            pair = column(0, 0, place)
            title, figure = Text("", "small"), Text("", "title")
            figure.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
            for each in (title, figure):
                each.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute)
                pair.addWidget(each)
            figure.setMinimumWidth(140)
            self._pairs.append((place, title, figure))
            layout.addWidget(place)
        language().changed.connect(self.retranslate)
        self.retranslate()

    def show_figures(self, figures: Figures, currency: Currency) -> None:
        """Show these figures, in minor units of `currency`."""
        self._figures, self._currency = figures, currency
        self.retranslate()

    def texts(self) -> tuple[str, ...]:
        """Return the figures as they are shown: gross, withheld, net."""
        return tuple(figure.text() for _, _, figure in self._pairs)

    def words(self) -> str:
        """Return the net amount in words."""
        return self._words.text()

    def retranslate(self) -> None:
        """Say everything in the current language."""
        words, figures = ui_words(), self._figures
        amounts = (figures.gross, figures.withheld, figures.net)
        for at, ((place, title, figure), amount) in enumerate(
            zip(self._pairs, amounts, strict=True)
        ):
            text = format_amount(amount, self._currency)
            title.setText(words(_TITLES[at]))
            figure.setText(text)
            figure.setAccessibleName(f"{title.text()} {text}")
            place.setVisible(at == len(amounts) - 1 or bool(figures.withheld))
        spoken = ""
        if figures.net:
            spoken = amount_in_words(figures.net, self._currency, words.language)
        self._words.setText(spoken)
