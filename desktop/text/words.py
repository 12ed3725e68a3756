"""One language's words, from the gettext catalogues, with named fields and plural forms."""

from __future__ import annotations

import gettext
from collections.abc import Mapping
from functools import cache
from typing import Final

from desktop import resources

LANGUAGES: Final[Mapping[str, str]] = {
    "ar": "\u0627\u0644\u0639\u0631\u0628\u064a\u0629",
    "en": "English",
}
_RIGHT_TO_LEFT: Final = frozenset({"ar"})


def mark(message: str) -> str:
    """Mark `message` for the catalogue where it is named; it is translated where it is shown."""
    return message


class Words:
    """The words of one language; made by `words_of`, shared, immutable, safe in every thread."""

    def __init__(self, language: str, catalogue: gettext.NullTranslations) -> None:
        self.language = language
        self.right_to_left = language in _RIGHT_TO_LEFT
        self._catalogue = catalogue

    def __call__(self, message: str, /, **fields: object) -> str:
        """Return `message` in this language with its `{named}` fields filled in."""
        text = self._catalogue.gettext(message) if message else ""
        return text.format(**fields) if fields else text

    def plural(self, one: str, many: str, n: int, /, **fields: object) -> str:
        """Return the form that the language uses for `n` things; `{n}` is filled in as well."""
        return self._catalogue.ngettext(one, many, n).format(n=n, **fields)

    def of(self, arabic: str, english: str) -> str:
        """Return a record's name in this language, or the other one where that is empty."""
        first, second = (arabic, english) if self.language == "ar" else (english, arabic)
        return first or second


@cache
def words_of(language: str) -> Words:
    """Return the words of `language` ("ar", "en"); raises FileNotFoundError for one not built."""
    return Words(language, gettext.translation("sijill", str(resources.catalogues()), [language]))
