"""The head of the workplace: how the year stands, what is left to do, and what may be done now."""

from __future__ import annotations

from enum import Enum
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QProgressBar, QWidget

from desktop.domain.isolates import isolate_ltr, isolate_name
from desktop.domain.ledger.closing.points import PointState
from desktop.domain.ledger.year import YearStatus
from desktop.domain.trust.acting import Act, Acting
from desktop.services.ledger.closing.checklist import Checklist
from desktop.text.labels import LABELS
from desktop.text.words import mark
from desktop.ui.screens.ledger.closing.facts import Workplace
from desktop.ui.screens.parts.text import reading, reading_side
from desktop.ui.theme import Space
from desktop.ui.widgets.badge import Badge
from desktop.ui.widgets.button import Button, Kind
from desktop.ui.widgets.card import Card
from desktop.ui.widgets.text import Text, column, row
from desktop.ui.words import language, ui_words

_TONES: Final = {
    YearStatus.OPEN: "success",
    YearStatus.CLOSED: "neutral",
    YearStatus.FILED: "accent",
}


class Deed(Enum):
    """What may be done to a year as a whole."""

    CLOSE = "close"
    FILE = "file"
    EXPORT = "export"
    ASK = "ask"
    AGREE = "agree"
    DECLINE = "decline"


_BUTTONS: Final = {
    Deed.CLOSE: (mark("Close the year"), Kind.PRIMARY, "lock", "F9"),
    Deed.FILE: (mark("Mark as filed"), Kind.PRIMARY, "stamp", "F9"),
    Deed.EXPORT: (mark("Export its package"), Kind.PRIMARY, "usb", "F9"),
    Deed.AGREE: (mark("Agree to reopen"), Kind.PRIMARY, "lock-open", "F9"),
    Deed.DECLINE: (mark("Decline"), Kind.SECONDARY, "x", None),
    Deed.ASK: (mark("Ask to reopen"), Kind.SECONDARY, "lock-open", None),
}


class YearCard(Card):
    """Offers only the deeds that the year's state and the officer's offices allow."""

    asked = Signal(object)
    """A `Deed`."""

    def __init__(self, by: Acting, parent: QWidget | None = None) -> None:
        self._found: Workplace | None = None
        super().__init__("", parent)
        self._by = by
        self._name = Text("", "title")
        self._badge = Badge(LABELS[YearStatus.OPEN])
        self._headline = Text("", "strong", wrap=True)
        self._more = Text("", "muted", wrap=True)
        self._share = QProgressBar()
        self._share.setTextVisible(False)
        self._share.setMaximumWidth(360)
        self.buttons = {deed: Button(*parts) for deed, parts in _BUTTONS.items()}
        head = row(Space.S)
        head.addWidget(self._name)
        head.addWidget(self._badge)
        head.addWidget(self._share, 1)
        head.addStretch(1)
        texts = column(Space.XS)
        texts.addLayout(head)
        texts.addWidget(self._headline)
        texts.addWidget(self._more)
        across = row(Space.M)
        across.addLayout(texts, 1)
        for deed, button in self.buttons.items():
            across.addWidget(button)
            button.hide()
            button.clicked.connect(lambda _=False, deed=deed: self.asked.emit(deed))
        self.body.addLayout(across)
        language().changed.connect(self.retranslate)

    @property
    def main(self) -> Deed | None:
        """The first deed that is offered."""
        return next(
            (d for d, b in self.buttons.items() if not b.isHidden() and b.isEnabled()), None
        )

    def show_year(self, found: Workplace) -> None:
        """Show how the year stands."""
        self._found = found
        offered = self._offered(found)
        for deed, button in self.buttons.items():
            button.setVisible(deed in offered)
        blocked = found.checklist is not None and bool(found.checklist.blocking)
        self.buttons[Deed.CLOSE].setEnabled(not blocked)
        self.retranslate()

    def retranslate(self) -> None:
        """Say everything in the current language."""
        super().retranslate()
        found = self._found
        if found is None or found.chosen is None or found.checklist is None:
            return
        year = found.chosen.year
        self._name.setText(isolate_ltr(year.name))
        self._badge.set(LABELS[year.status], _TONES[year.status])
        counted = [p for p in found.checklist.points if p.state is not PointState.NOT_APPLICABLE]
        settled = len(counted) - len(found.checklist.left)
        self._share.setRange(0, max(len(counted), 1))
        self._share.setValue(settled)
        self._share.setVisible(year.status is YearStatus.OPEN)
        words = ui_words()
        self._share.setAccessibleName(
            words("{done} of {total} points are settled", done=settled, total=len(counted))
        )
        for text, said in ((self._headline, self._head(found)), (self._more, self._rest(found))):
            text.setAlignment(reading_side())
            text.setText(reading(said))

    def _offered(self, found: Workplace) -> tuple[Deed, ...]:
        history = found.history
        if history is None:
            return ()
        closes, reopens = self._by.may(Act.CLOSE_YEAR), self._by.may(Act.REOPEN_YEAR)
        match history.year.status:
            case YearStatus.OPEN:
                return (Deed.CLOSE,) if closes else ()
            case YearStatus.FILED:
                return ()
        if history.request is not None:
            own = history.request.officer_id == self._by.officer_id
            both = (Deed.DECLINE,) if own else (Deed.AGREE, Deed.DECLINE)
            return both if reopens else ()
        asked = (Deed.ASK,) if reopens and not history.receipts else ()
        if not closes:
            return asked
        return (Deed.FILE if history.package is not None else Deed.EXPORT, *asked)

    def _head(self, found: Workplace) -> str:
        words, history = ui_words(), found.history
        if history is None or found.checklist is None:
            return ""
        if history.year.status is YearStatus.FILED:
            return words("The year was filed: it never opens again.")
        if history.year.status is YearStatus.CLOSED:
            return self._closed(found)
        return _left(found.checklist)

    def _closed(self, found: Workplace) -> str:
        words, history = ui_words(), found.history
        if history is not None and history.request is not None:
            return words(
                "{officer} asks that the year be opened again: {reason}",
                officer=isolate_name(found.officer(history.request.officer)),
                reason=isolate_name(history.request.reason),
            )
        if history is not None and history.package is not None:
            name = f"{history.package.number} v{history.package.version}"
            return words("The package {package} was exported.", package=isolate_ltr(name))
        return words("The year is closed. Its annual package was not exported yet.")

    def _rest(self, found: Workplace) -> str:
        words, history = ui_words(), found.history
        if history is None:
            return ""
        if history.year.status is YearStatus.OPEN:
            return words("Closing passes the result of each fund into its net assets.")
        if history.year.status is YearStatus.FILED:
            return words("Post corrections in the year that is open now.")
        if history.request is not None:
            return words("Another officer has to agree: nobody opens a closed year alone.")
        if history.receipts:
            return words("An authority's receipt is here: the year never opens again.")
        return words("Once it was handed over, mark the year as filed. It never opens again then.")


def _left(found: Checklist) -> str:
    words = ui_words()
    if found.blocking:
        return words.plural(
            "{n} point is in the way of closing.",
            "{n} points are in the way of closing.",
            len(found.blocking),
        )
    if found.left:
        return words.plural(
            "{n} point is left to do before closing.",
            "{n} points are left to do before closing.",
            len(found.left),
        )
    return words("Everything is in order: the year can be closed.")
