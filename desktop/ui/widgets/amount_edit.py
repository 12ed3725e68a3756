"""A field for an amount of money: digits run left to right in every window, sums are worked out."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QLineEdit, QVBoxLayout, QWidget

from desktop.domain.amounts import parse_amount
from desktop.domain.currency import Currency
from desktop.domain.errors import UserError
from desktop.domain.formats import format_amount
from desktop.text.amount_words import amount_in_words
from desktop.ui.widgets.text import Text, styled
from desktop.ui.words import language, said, ui_words


class AmountEdit(QLineEdit):
    """Takes what people type (all digit sets, groups, arithmetic); never guesses, never rounds."""

    amount_changed = Signal(object)
    """The amount in minor units, or None while there is none that can be read."""

    def __init__(self, currency: Currency, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._currency = currency
        self._amount: int | None = None
        self._fault: UserError | None = None
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute)
        self.textChanged.connect(self._on_text_changed)
        self.editingFinished.connect(self._on_editing_finished)
        language().changed.connect(self._show_fault)

    def currency(self) -> Currency:
        """Return the currency that the amount is in."""
        return self._currency

    def set_currency(self, currency: Currency) -> None:
        """Read what is typed as an amount of another currency."""
        self._currency = currency
        self._on_text_changed(self.text())

    def amount(self) -> int | None:
        """Return the amount in minor units, None where the field is empty or cannot be read."""
        return self._amount

    def set_amount(self, amount: int | None) -> None:
        """Show `amount` (minor units), or nothing for None."""
        self.setText("" if amount is None else format_amount(amount, self._currency))

    def fault(self) -> UserError | None:
        """Return why what is typed cannot be read, None where it can or nothing is typed."""
        return self._fault

    def _on_text_changed(self, text: str) -> None:
        before, was_faulty = self._amount, self._fault is not None
        self._amount, self._fault = None, None
        if text.strip():
            try:
                self._amount = parse_amount(text, self._currency)
            except UserError as error:
                self._fault = error
        if self._fault is None:
            self._show_fault()
        if self._amount != before or was_faulty or self._fault is not None:
            self.amount_changed.emit(self._amount)

    def _on_editing_finished(self) -> None:
        """Write the amount out in full, or say why it cannot be read."""
        if self._amount is not None:
            self.setText(format_amount(self._amount, self._currency))
        self._show_fault()

    def _show_fault(self) -> None:
        styled(self, faulty="true" if self._fault is not None else "false")
        self.setToolTip("" if self._fault is None else said(self._fault))


class AmountEcho(QWidget):
    """Says back what an `AmountEdit` understood: the amount, its words, or why not."""

    def __init__(self, edit: AmountEdit, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._edit = edit
        self._label: QLabel = Text("", "muted", wrap=True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._label)
        edit.amount_changed.connect(self._show)
        edit.editingFinished.connect(self._show)
        language().changed.connect(self._show)
        self._show()

    def text(self) -> str:
        """Return what is said now."""
        return self._label.text()

    def _show(self) -> None:
        amount, fault = self._edit.amount(), self._edit.fault()
        if fault is not None:
            self._label.setText(said(fault))
        elif amount is None:
            self._label.setText("")
        else:
            currency = self._edit.currency()
            words = amount_in_words(amount, currency, ui_words().language)
            self._label.setText(f"\u2066{format_amount(amount, currency)}\u2069 \u00b7 {words}")
        styled(self._label, role="error" if fault is not None else "muted")
