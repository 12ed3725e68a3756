"""The foot of a voucher: sums, the difference until it is none, and the amount in words."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QWidget

from desktop.domain.currency import Currency
from desktop.domain.formats import format_amount
from desktop.domain.isolates import isolate_ltr, isolate_name
from desktop.text.amount_words import amount_in_words
from desktop.text.words import mark
from desktop.ui.screens.ledger.voucher.sums import Sums
from desktop.ui.theme import Space, palette, theme_state
from desktop.ui.widgets.text import Text, column, row
from desktop.ui.words import language, ui_words

_TITLES = (mark("Debit"), mark("Credit"), mark("Difference"))


class VoucherFoot(QFrame):
    """Always in view; the difference is red until it is nothing, as a whole and in every fund."""

    def __init__(self, currency: Currency, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._currency = currency
        self._sums = Sums(0, 0, ())
        self._words = Text("", "muted", wrap=True)
        self._funds = Text("", "error", wrap=True)
        self._titles = [Text("", "small") for _ in _TITLES]
        self._figures = [Text("", "title") for _ in _TITLES]
        said = column(Space.XS)
        said.addWidget(self._words)
        said.addWidget(self._funds)
        said.addStretch(1)
        layout = row(Space.XL, 0, self)
        layout.addLayout(said, 1)
        for title, figure in zip(self._titles, self._figures, strict=True):
            pair = column(0)
            figure.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
            figure.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute)
            figure.setMinimumWidth(140)
            title.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute)
            pair.addWidget(title)
            pair.addWidget(figure)
            layout.addLayout(pair)
        language().changed.connect(self.retranslate)
        theme_state().changed.connect(self.retranslate)
        self.retranslate()

    def show_sums(self, sums: Sums) -> None:
        """Show these sums."""
        self._sums = sums
        self.retranslate()

    def difference(self) -> str:
        """Return the difference as it is shown."""
        return self._figures[2].text()

    def funds(self) -> str:
        """Return what is said of funds that do not balance."""
        return self._funds.text()

    def retranslate(self) -> None:
        """Say everything in the current language."""
        words, sums = ui_words(), self._sums
        amounts = (sums.debit, sums.credit, sums.difference)
        for title, message, figure, amount in zip(
            self._titles, _TITLES, self._figures, amounts, strict=True
        ):
            text = format_amount(amount, self._currency)
            title.setText(words(message))
            figure.setText(text)
            figure.setAccessibleName(f"{title.text()} {text}")
        colours = palette()
        ink = colours.success if sums.balanced else colours.ink
        wrong = bool(sums.difference or sums.funds)
        self._figures[2].setStyleSheet(f"color: {colours.danger if wrong else ink};")
        total = max(sums.debit, sums.credit)
        spoken = amount_in_words(total, self._currency, words.language) if total else ""
        self._words.setText(spoken)
        rests = [
            words(
                "Fund {fund}: {difference}",
                fund=isolate_name(fund),
                difference=isolate_ltr(format_amount(rest, self._currency)),
            )
            for fund, rest in sums.funds
        ]
        self._funds.setText(" \u00b7 ".join(rests))
        self._funds.setVisible(bool(rests))
