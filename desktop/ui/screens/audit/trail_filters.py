"""The filters above the audit trail: words, officer, kind of record, days, one record."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QWidget

from desktop.domain.trust.trail import TrailFilter
from desktop.text.record_words import KINDS
from desktop.text.subjects import subject_text
from desktop.text.trail import kind_text
from desktop.text.words import mark
from desktop.ui.theme import Space
from desktop.ui.widgets.button import Button, Kind
from desktop.ui.widgets.day_edit import DayEdit
from desktop.ui.widgets.search_edit import SearchEdit
from desktop.ui.widgets.text import Text, column, row
from desktop.ui.words import language, ui_words

_COMBO_WIDTH: Final = 170


class TrailFilters(QWidget):
    """Gives a `TrailFilter`; every change is told at once."""

    changed = Signal()

    def __init__(self, officers: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._officers = tuple(officers)
        self._kinds: tuple[str, ...] = ()
        self._subject = ""
        self._named = ""
        self._quiet = False
        self.search = SearchEdit(mark("Search the trail (F3)"))
        self.officer, self.kind = QComboBox(), QComboBox()
        self.first, self.last = DayEdit(), DayEdit()
        self._from, self._to = Text("", "label"), Text("", "label")
        self._about = Text("", "strong")
        self.clear = Button(mark("Clear the filters"), Kind.QUIET, "x")
        self._lay_out()
        self.search.searched.connect(self._tell)
        for combo in (self.officer, self.kind):
            combo.currentIndexChanged.connect(self._tell)
            combo.setMinimumWidth(_COMBO_WIDTH)
        self.first.day_changed.connect(self._tell)
        self.last.day_changed.connect(self._tell)
        self.clear.clicked.connect(lambda: self.show_only(""))
        language().changed.connect(self.retranslate)
        self.retranslate()

    def wanted(self) -> TrailFilter:
        """Return what is asked for now."""
        return TrailFilter(
            officer=self.officer.currentData() or "",
            first_day=self.first.day(),
            last_day=self.last.day(),
            kind=self.kind.currentData() or "",
            subject=self._subject,
            words=self.search.text().strip(),
        )

    def offer_kinds(self, kinds: Sequence[str]) -> None:
        """Offer the kinds of record that the log tells of, those that people ask for."""
        self._kinds = tuple(kind for kind in KINDS if kind in kinds)
        self.retranslate()

    def show_only(self, subject: str, named: str = "") -> None:
        """Ask for the history of one record alone ("" for everything); `named` is its code."""
        self._quiet = True
        self._subject, self._named = subject, named or subject
        self.search.clear()
        self.officer.setCurrentIndex(0)
        self.kind.setCurrentIndex(0)
        self.first.set_day(None)
        self.last.set_day(None)
        self._quiet = False
        self.retranslate()
        self._tell()

    def retranslate(self) -> None:
        """Say everything in the current language, and keep what was chosen."""
        words = ui_words()
        self._quiet = True
        everybody = [("", words("All officers")), *((code, code) for code in self._officers)]
        everything = [("", words("All records")), *((k, kind_text(k, words)) for k in self._kinds)]
        for combo, offered, name in (
            (self.officer, everybody, words("Officer")),
            (self.kind, everything, words("Kind of record")),
        ):
            chosen = combo.currentData()
            combo.clear()
            for key, said in offered:
                combo.addItem(said, key)
            combo.setCurrentIndex(max(combo.findData(chosen), 0))
            combo.setAccessibleName(name)
        self._from.setText(words("From"))
        self._to.setText(words("To"))
        self.first.setAccessibleName(words("From"))
        self.last.setAccessibleName(words("To"))
        self._about.setVisible(bool(self._subject))
        if self._subject:
            said = subject_text(self._named, words)
            self._about.setText(words("History of: {record}", record=said))
        self._quiet = False

    def _lay_out(self) -> None:
        first = row(Space.S)
        first.addWidget(self.search, 2)
        for each in (self.officer, self.kind, self._from, self.first, self._to, self.last):
            first.addWidget(each)
        first.addWidget(self.clear)
        layout = column(Space.S, 0, self)
        layout.addLayout(first)
        layout.addWidget(self._about)

    def _tell(self) -> None:
        if not self._quiet:
            self.changed.emit()
