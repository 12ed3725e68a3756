"""The head of the window: whose book, which year, which language, light or dark, and the lock."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QComboBox, QFrame, QWidget

from desktop.text.words import LANGUAGES, mark
from desktop.ui.theme import Mode, Space, theme_state
from desktop.ui.widgets.button import IconButton
from desktop.ui.widgets.text import Text, row
from desktop.ui.words import language, ui_words

_DARK = mark("Dark colours")
_LIGHT = mark("Light colours")


class Header(QFrame):
    """Signals say what was asked for; the shell does it."""

    back_asked = Signal()
    year_chosen = Signal(object)
    language_asked = Signal(object)
    mode_asked = Signal(object)
    lock_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("header")
        self.setFixedHeight(52)
        self._names = ("", "")
        self._back = IconButton("arrow-left", mark("Back"))
        self._back.clicked.connect(self.back_asked)
        self._title = Text("", "title")
        self._organisation = Text("", "muted")
        self._year_label = Text("", "muted")
        self._year = QComboBox()
        self._year.setMinimumWidth(96)
        self._year.currentTextChanged.connect(self._on_year)
        self._language = IconButton("languages", mark("Change the language"))
        self._language.clicked.connect(self._on_language)
        self._mode = IconButton("moon", _DARK)
        self._mode.clicked.connect(self._on_mode)
        self._lock = IconButton("lock", mark("Lock the book"))
        self._lock.clicked.connect(self.lock_asked)
        layout = row(Space.S, 0, self)
        layout.setContentsMargins(Space.L, 0, Space.L, 0)
        layout.addWidget(self._back)
        layout.addWidget(self._title)
        layout.addStretch(1)
        layout.addWidget(self._organisation)
        layout.addSpacing(Space.L)
        layout.addWidget(self._year_label)
        layout.addWidget(self._year)
        for button in (self._language, self._mode, self._lock):
            layout.addWidget(button)
        language().changed.connect(self.retranslate)
        theme_state().changed.connect(self.retranslate)
        self.retranslate()

    def show_organisation(self, arabic: str, english: str) -> None:
        """Show whose book it is."""
        self._names = arabic, english
        self.retranslate()

    def show_title(self, title: str, *, can_go_back: bool) -> None:
        """Show the title of the screen (in the current language)."""
        self._title.setText(title)
        self._back.setEnabled(can_go_back)

    def show_years(self, years: Sequence[str], chosen: str | None) -> None:
        """Offer these fiscal years by name without telling of a choice."""
        with QSignalBlocker(self._year):
            self._year.clear()
            self._year.addItems(list(years))
            if chosen is not None:
                self._year.setCurrentText(chosen)
        self._year.setVisible(bool(years))
        self._year_label.setVisible(bool(years))

    def retranslate(self) -> None:
        """Say everything in the current language."""
        words = ui_words()
        self._organisation.setText(words.of(*self._names))
        self._year_label.setText(words("Fiscal year"))
        self._year.setAccessibleName(words("Fiscal year"))
        dark = theme_state().mode is Mode.DARK
        self._mode.set_icon("sun" if dark else "moon", _LIGHT if dark else _DARK)

    def _on_year(self, name: str) -> None:
        self.year_chosen.emit(name)

    def _on_language(self) -> None:
        codes = list(LANGUAGES)
        at = codes.index(ui_words().language)
        self.language_asked.emit(codes[(at + 1) % len(codes)])

    def _on_mode(self) -> None:
        dark = theme_state().mode is Mode.DARK
        self.mode_asked.emit(Mode.LIGHT if dark else Mode.DARK)
