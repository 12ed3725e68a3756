"""Which language the answers are in: asked for, else the environment's, else Arabic."""

from __future__ import annotations

import gettext
from collections.abc import Mapping, Sequence
from typing import Final

from desktop.text.words import LANGUAGES, Words, words_of

OPTION: Final = "--lang"
DEFAULT: Final = "ar"
_VARIABLES: Final = ("LC_ALL", "LC_MESSAGES", "LANG")


def choose(arguments: Sequence[str], environment: Mapping[str, str]) -> str:
    """Return the language, looked up before the arguments are read, for their help needs it.

    The first variable that is set decides, as POSIX says; "C" names no language.
    """
    asked = _asked(arguments)
    if asked in LANGUAGES:
        return asked
    said = next((environment[name] for name in _VARIABLES if environment.get(name)), "")
    spoken = said.replace("-", "_").partition("_")[0].partition(".")[0].lower()
    return spoken if spoken in LANGUAGES else DEFAULT


def words_for(language: str) -> Words:
    """Return the words; English where the catalogues were not built (a checkout before `make`)."""
    try:
        return words_of(language)
    except FileNotFoundError:
        return Words("en", gettext.NullTranslations())


def _asked(arguments: Sequence[str]) -> str:
    found = ""
    for place, argument in enumerate(arguments):
        if argument == "--":
            break
        if argument == OPTION and place + 1 < len(arguments):
            found = arguments[place + 1]
        elif argument.startswith(f"{OPTION}="):
            found = argument.partition("=")[2]
    return found
