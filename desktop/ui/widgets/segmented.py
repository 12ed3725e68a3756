"""A few choices side by side, one of them pressed."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QPushButton, QWidget

from desktop.ui.widgets.text import row
from desktop.ui.words import language, ui_words


class Segmented(QFrame):
    """Options as (key, message id); arrows move between them, one is always chosen."""

    chosen = Signal(object)
    """The key of the option that is chosen now."""

    def __init__(self, options: Sequence[tuple[str, str]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("segments")
        self._options = tuple(options)
        self._group = QButtonGroup(self)
        self._group.setExclusive(True)
        layout = row(2, 2, self)
        for at, _ in enumerate(self._options):
            button = QPushButton()
            button.setCheckable(True)
            button.setProperty("segment", "true")
            button.setAutoDefault(False)
            self._group.addButton(button, at)
            layout.addWidget(button)
        self._group.button(0).setChecked(True)
        self._group.idClicked.connect(self._on_clicked)
        language().changed.connect(self.retranslate)
        self.retranslate()

    def retranslate(self) -> None:
        """Say the options in the current language."""
        for at, (_, message) in enumerate(self._options):
            self._group.button(at).setText(ui_words()(message))

    def key(self) -> str:
        """Return the key of the option that is chosen."""
        return self._options[self._group.checkedId()][0]

    def set_key(self, key: str) -> None:
        """Choose an option without telling; KeyError where there is none of that key."""
        keys = [each for each, _ in self._options]
        if key not in keys:
            raise KeyError(key)
        self._group.button(keys.index(key)).setChecked(True)

    def _on_clicked(self, at: int) -> None:
        self.chosen.emit(self._options[at][0])
