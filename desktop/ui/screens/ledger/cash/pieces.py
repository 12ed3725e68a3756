"""The notes and coins of a currency, each with a field for how many there are."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QLineEdit, QWidget

from desktop.domain.currency import Currency
from desktop.domain.digits import western
from desktop.domain.formats import format_amount
from desktop.domain.isolates import isolate_ltr
from desktop.domain.ledger.cash.count import CountLine, Denomination, Piece
from desktop.services.ledger.cash.denominations import denominations_of
from desktop.text.labels import label
from desktop.text.words import mark
from desktop.ui.theme import Space
from desktop.ui.widgets.text import Text, styled
from desktop.ui.words import ui_words

_FIGURE: Final = (
    Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter
)
_LONGEST: Final = 9
_WORTH: Final = 2
_ENTERS: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down)


class Pieces(QWidget):
    """Enter and the arrows go from note to note; a currency without a list has one field."""

    changed = Signal()

    def __init__(self, currency: Currency, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._currency = currency
        self._known = denominations_of(currency.code) or (Denomination(Piece.NOTE, currency.scale),)
        self.fields: list[QLineEdit] = []
        self._worths: list[Text] = []
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(Space.M)
        grid.setVerticalSpacing(Space.XS)
        words = ui_words()
        titles = (mark("Denomination"), mark("How many"), mark("Amount"))
        for at, title in enumerate(titles):
            head = Text(words(title), "label")
            if at == _WORTH:
                head.setAlignment(_FIGURE)
                head.setMinimumWidth(120)
            grid.addWidget(head, 0, at)
        for at, each in enumerate(self._known, start=1):
            value = isolate_ltr(format_amount(each.value, currency))
            name = f"{label(each.piece, words)} {value}"
            field = QLineEdit()
            field.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
            field.setAlignment(_FIGURE)
            field.setMaxLength(_LONGEST)
            field.setFixedWidth(110)
            field.setAccessibleName(name)
            field.installEventFilter(self)
            field.textChanged.connect(self._on_text)
            worth = Text("", "muted")
            worth.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
            worth.setAlignment(_FIGURE)
            self.fields.append(field)
            self._worths.append(worth)
            grid.addWidget(Text(name), at, 0)
            grid.addWidget(field, at, 1)
            grid.addWidget(worth, at, _WORTH)
        grid.setColumnStretch(_WORTH + 1, 1)

    def begin(self) -> None:
        """Put the keyboard on the first note."""
        self.fields[0].setFocus(Qt.FocusReason.TabFocusReason)

    def lines(self) -> tuple[CountLine, ...] | None:
        """Return what is typed, None while a number cannot be read."""
        found: list[CountLine] = []
        for known, field in zip(self._known, self.fields, strict=True):
            quantity = _whole(field.text())
            if quantity is None:
                return None
            found.append(CountLine(known.piece, known.value, quantity))
        return tuple(found)

    def total(self) -> int | None:
        """Return what it comes to in minor units, None while a number cannot be read."""
        lines = self.lines()
        return None if lines is None else sum(line.worth for line in lines)

    def _on_text(self) -> None:
        for known, field, worth in zip(self._known, self.fields, self._worths, strict=True):
            quantity = _whole(field.text())
            styled(field, faulty="true" if quantity is None else "false")
            worth.setText(format_amount(known.value * quantity, self._currency) if quantity else "")
        self.changed.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Let Enter and the arrows go on."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            step = 1 if event.key() in _ENTERS else -1 if event.key() == Qt.Key.Key_Up else 0
            if step:
                at = next(n for n, field in enumerate(self.fields) if field is watched) + step
                if 0 <= at < len(self.fields):
                    self.fields[at].setFocus(Qt.FocusReason.TabFocusReason)
                    self.fields[at].selectAll()
                elif step > 0:
                    self.focusNextChild()
                return True
        return super().eventFilter(watched, event)


def _whole(text: str) -> int | None:
    """Return a whole number in any digits, nothing for an empty field, None for anything else."""
    plain = western(text.strip())
    if not plain:
        return 0
    return int(plain) if plain.isascii() and plain.isdigit() else None
