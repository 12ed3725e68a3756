"""Buttons: one primary deed per screen, others beside it; a key hint where a key does the same."""

from __future__ import annotations

from enum import Enum

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QPushButton, QToolButton, QWidget

from desktop.ui.theme import icon as themed
from desktop.ui.theme import theme_state
from desktop.ui.words import language, ui_words


class Kind(Enum):
    """How heavy a button is."""

    PRIMARY = "primary"
    SECONDARY = "secondary"
    QUIET = "quiet"
    DANGER = "danger"


_ICON_ROLE = {
    Kind.PRIMARY: "on_accent",
    Kind.SECONDARY: "muted",
    Kind.QUIET: "accent",
    Kind.DANGER: "danger",
}


class Button(QPushButton):
    """A button whose text is a message id; it follows the language and the mode."""

    def __init__(
        self,
        text: str,
        kind: Kind = Kind.SECONDARY,
        icon: str | None = None,
        key_hint: str | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._text, self._kind, self._icon, self._key = text, kind, icon, key_hint
        self.setProperty("kind", kind.value)
        self.setIconSize(QSize(18, 18))
        self.setAutoDefault(True)
        language().changed.connect(self.retranslate)
        theme_state().changed.connect(self._repaint)
        self.retranslate()

    def retranslate(self) -> None:
        """Say the text in the current language."""
        said = ui_words()(self._text)
        shown = f"\u00a0{said}" if self._icon else said  # Qt puts the icon too near
        self.setText(f"{shown}  \u2066{self._key}\u2069" if self._key else shown)
        self.setAccessibleName(said)
        self._repaint()

    def set_message(self, text: str) -> None:
        """Take another message id."""
        self._text = text
        self.retranslate()

    def _repaint(self) -> None:
        if self._icon is not None:
            self.setIcon(themed(self._icon, role=_ICON_ROLE[self._kind], mirrored=True))


class IconButton(QToolButton):
    """A button that is an icon; its message id is the tooltip and the accessible name."""

    def __init__(self, icon: str, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon, self._text = icon, text
        self.setIconSize(QSize(20, 20))
        language().changed.connect(self.retranslate)
        theme_state().changed.connect(self.retranslate)
        self.retranslate()

    def retranslate(self) -> None:
        """Say the text in the current language and draw the icon in the current colours."""
        said = ui_words()(self._text)
        self.setToolTip(said)
        self.setAccessibleName(said)
        self.setIcon(themed(self._icon, mirrored=True))

    def set_icon(self, icon: str, text: str) -> None:
        """Show another icon with another message."""
        self._icon, self._text = icon, text
        self.retranslate()
