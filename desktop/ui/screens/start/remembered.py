"""What this computer remembers between two starts: language, brightness, the last books.

An INI file of its own (never the registry, never the system's language). No name of a person or an
organisation stands in it; the books are there by their folders.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from PySide6.QtCore import QSettings

from desktop.text.words import LANGUAGES
from desktop.ui.screens.start.recent import RecentBook, forget, recent_books, remember

DEFAULT_LANGUAGE: Final = "ar"
_LANGUAGE: Final = "window/language"
_MODE: Final = "window/mode"
_BOOKS: Final = "books/recent"
_OFFICERS: Final = "officers"
_FAILURES: Final = "failures"
_MOST_FAILURES: Final = 1000


class Remembered:
    """The settings file of this computer; what cannot be read in it counts as not there."""

    def __init__(self, file: Path) -> None:
        self._settings = QSettings(str(file), QSettings.Format.IniFormat)

    @property
    def language(self) -> str:
        """The language of the window; Arabic until somebody chooses another."""
        found = str(self._settings.value(_LANGUAGE, DEFAULT_LANGUAGE))
        return found if found in LANGUAGES else DEFAULT_LANGUAGE

    @language.setter
    def language(self, code: str) -> None:
        self._settings.setValue(_LANGUAGE, code)

    @property
    def mode(self) -> str:
        """The name of the brightness that was chosen; empty where nobody chose."""
        return str(self._settings.value(_MODE, ""))

    @mode.setter
    def mode(self, name: str) -> None:
        self._settings.setValue(_MODE, name)

    def books(self) -> tuple[RecentBook, ...]:
        """Return the books that were opened here, the last one first."""
        return recent_books(self._stored(), Path.exists)

    def opened(self, path: Path, officer: str) -> None:
        """Remember that `officer` (a code) opened the book at `path` now."""
        self._settings.setValue(_BOOKS, remember(self._stored(), path, dt.datetime.now(dt.UTC)))
        self._settings.setValue(f"{_OFFICERS}/{_safe(path)}", officer)

    def forget(self, path: Path) -> None:
        """Forget the book at `path`; the book itself is not touched."""
        self._settings.setValue(_BOOKS, forget(self._stored(), path))
        self._settings.remove(f"{_OFFICERS}/{_safe(path)}")
        # How often somebody guessed stays: forgetting a book must not make guessing quicker.

    def last_officer(self, path: Path) -> str:
        """Return the code of the officer who opened the book last; empty where unknown."""
        return str(self._settings.value(f"{_OFFICERS}/{_safe(path)}", ""))

    def failures(self, path: Path) -> int:
        """Return how many wrong passphrases in a row were tried on the book at `path`.

        Kept on the disk, so that starting the program again makes guessing no quicker.
        """
        found = str(self._settings.value(f"{_FAILURES}/{_safe(path)}", "0"))
        return min(int(found), _MOST_FAILURES) if found.isascii() and found.isdigit() else 0

    def set_failures(self, path: Path, count: int) -> None:
        """Remember so many wrong passphrases in a row, at once; 0 forgets them."""
        key = f"{_FAILURES}/{_safe(path)}"
        if count:
            self._settings.setValue(key, min(count, _MOST_FAILURES))
        else:
            self._settings.remove(key)
        self.save()

    def save(self) -> None:
        """Write the file now; a disk that takes no writing costs only the memory."""
        self._settings.sync()

    def _stored(self) -> Sequence[str]:
        value = self._settings.value(_BOOKS, [])
        if isinstance(value, str):  # an INI list of one comes back as a text
            return [value] if value else []
        return [str(each) for each in value] if isinstance(value, list) else []


def _safe(path: Path) -> str:
    """Return the path as one key: slashes would nest it."""
    return str(path).replace("/", "|").replace("\\", "|")
