"""Labels that follow the language: a message with its fields, and a code that never turns round."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from desktop.ui.widgets.text import Text
from desktop.ui.words import language, ui_words

_RIGHT_TO_LEFT_MARK: Final = "\u200f"


def reading_side() -> Qt.AlignmentFlag:
    """Return where a line begins; Qt alone would send a Latin name to the other side."""
    right = ui_words().right_to_left
    side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter


def reading(text: str) -> str:
    """Return `text` so that the line it makes reads in the direction of the window.

    Qt takes the direction of a label from its first strong letter, which may be that of a number
    or a Latin name that an Arabic line begins with.
    """
    if not text or not ui_words().right_to_left:
        return text
    return f"{_RIGHT_TO_LEFT_MARK}{text}"


class Message(Text):
    """Shows a message (msgid) with its fields; `role` names its look in the style sheet.

    A field that is a function is asked anew in each language, for a word inside a sentence.
    """

    def __init__(
        self,
        message: str = "",
        role: str = "",
        *,
        wrap: bool = True,
        centred: bool = False,
        parent: QWidget | None = None,
        **fields: object,
    ) -> None:
        super().__init__("", role, wrap=wrap, parent=parent)
        self._centred = centred
        self._message = message
        self._fields = fields
        language().changed.connect(self.retranslate)
        self.retranslate()

    def say(self, message: str, /, **fields: object) -> None:
        """Show another message."""
        self._message = message
        self._fields = fields
        self.retranslate()

    def retranslate(self) -> None:
        """Show the message in the language of now."""
        fields = {
            name: value() if callable(value) else value for name, value in self._fields.items()
        }
        self.setAlignment(Qt.AlignmentFlag.AlignCenter if self._centred else reading_side())
        self.setText(reading(ui_words()(self._message, **fields)) if self._message else "")


class Code(Text):
    """Shows a number, path or fingerprint left to right, to be copied; never translated."""

    def __init__(self, text: str = "", role: str = "", *, parent: QWidget | None = None) -> None:
        super().__init__(text, role, wrap=True, parent=parent)
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        language().changed.connect(self.retranslate)
        self.retranslate()

    def retranslate(self) -> None:
        """Stand at the reading side of the window."""
        self.setAlignment(reading_side())
