"""The facts of a posted voucher in a row: when, by whom, where in the log."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from PySide6.QtWidgets import QWidget

from desktop.domain.formats import format_day
from desktop.domain.isolates import isolate_ltr
from desktop.domain.ledger.entry import Entry
from desktop.text.words import mark
from desktop.ui.theme import Space
from desktop.ui.widgets.text import Text, column, row
from desktop.ui.words import language, ui_words

_FACTS: Final = (
    ("day", mark("Date")),
    ("reference", mark("Reference")),
    ("recorded", mark("Posted at (UTC)")),
    ("officer", mark("Posted by")),
    ("leaf", mark("Place in the log")),
)


class EntryFacts(QWidget):
    """Each fact under its name."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._titles = {key: Text("", "small") for key, _ in _FACTS}
        self._facts = {key: Text("", "strong") for key, _ in _FACTS}
        facts = row(Space.XL, 0, self)
        for key, _ in _FACTS:
            pair = column(0)
            pair.addWidget(self._titles[key])
            pair.addWidget(self._facts[key])
            facts.addLayout(pair)
        facts.addStretch(1)
        language().changed.connect(self.retranslate)
        self.retranslate()

    def show_entry(self, entry: Entry, officers: Mapping[int, str]) -> None:
        """Show the facts of an entry; `officers` are the codes by id."""
        said = {
            "day": isolate_ltr(format_day(entry.day)),
            "reference": entry.reference or "\u2014",
            "recorded": isolate_ltr(f"{entry.recorded_at:%Y-%m-%d %H:%M}"),
            "officer": officers.get(entry.officer_id, ""),
            "leaf": isolate_ltr(entry.leaf),
        }
        for key, text in said.items():
            self._facts[key].setText(text)

    def retranslate(self) -> None:
        """Name the facts in the current language."""
        words = ui_words()
        for key, message in _FACTS:
            self._titles[key].setText(words(message))
