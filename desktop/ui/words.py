"""The language that the window speaks now; whoever shows text listens for its change."""

from __future__ import annotations

from enum import Enum
from functools import lru_cache

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication

from desktop.domain.errors import UserError
from desktop.domain.isolates import isolate_ltr, isolate_name
from desktop.text.words import Words, words_of


class Language(QObject):
    """The one holder of the current language; `changed` goes out after everything is mirrored."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._words = words_of("ar")

    @property
    def words(self) -> Words:
        """The words of the current language."""
        return self._words

    def set(self, code: str) -> None:
        """Speak `code` ("ar", "en") from now on and mirror the whole window accordingly."""
        self._words = words_of(code)
        self.mirror()
        self.changed.emit()

    def mirror(self) -> None:
        """Set the direction of the application from the language, never from the system."""
        right_to_left = self._words.right_to_left
        QGuiApplication.setLayoutDirection(
            Qt.LayoutDirection.RightToLeft if right_to_left else Qt.LayoutDirection.LeftToRight
        )


@lru_cache(maxsize=1)
def language() -> Language:
    """Return the one holder of the language."""
    return Language()


def ui_words() -> Words:
    """Return the words of the current language."""
    return language().words


def said(error: UserError) -> str:
    """Return the sentence of an error in the current language, every value in it kept in order.

    Numbers, codes and paths are isolated left to right and names by their own direction, for
    display only (UAX #9; without this a minus or a path changes sides inside Arabic).
    """
    from desktop.text.errors import sentence  # noqa: PLC0415 - not before the first paint

    return sentence(_isolated(error), ui_words())


def _isolated(error: UserError) -> UserError:
    fields = {name: _shown(value) for name, value in error.fields.items()}
    return UserError(error.key, **fields)


def _shown(value: object) -> object:
    if isinstance(value, UserError):
        return _isolated(value)
    if isinstance(value, Enum):
        return value
    text = str(value)
    arabic = any("\u0590" <= letter <= "\u08ff" for letter in text)
    return isolate_name(text) if arabic else isolate_ltr(text)
