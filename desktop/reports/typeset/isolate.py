"""Wrap numbers, dates, codes and Latin phrases in isolates, so that a sentence may be any text.

After Arabic letters the bidirectional algorithm shows `2025-03-15` as `15-03-2025`, `-1,250.00`
as `1,250.00-` and `12.5%` as `%12.5`. The isolates are for drawing only: never stored, exported
or hashed.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from desktop.reports.typeset.levels import FSI, LRI, PDI, RLI

_DIGIT: Final = "0-9\u0660-\u0669\u06f0-\u06f9"
_LETTER: Final = "A-Za-z\u00c0-\u024f"
_INSIDE: Final = r"[.,_/:@#&+\-\u2013'\u2019\u2212\u066b\u066c=?~%]"
_TOKEN: Final = f"[{_LETTER}{_DIGIT}](?:{_INSIDE}{{0,3}}[{_LETTER}{_DIGIT}])*"
_PERCENT: Final = "(?:[ \u00a0]?[%\u066a\u2030])?"
_SIGN: Final = r"[-+\u2212]"
_MONEY: Final = "[$\u20ac\u00a3]"
_BEFORE: Final = f"(?<![{_LETTER}{_DIGIT}])"
_PATTERN: Final = re.compile(
    # what is isolated already stays as it is
    f"(?P<kept>[{LRI}{RLI}{FSI}][^{PDI}]*{PDI})"
    # a telephone number: + or 00, then groups
    rf"|{_BEFORE}(?:\+|00)[{_DIGIT}][{_DIGIT}]*(?:[ \u00a0-]\(?[{_DIGIT}]+\)?)+"
    # a Latin phrase or code, which may go on with numbers: IBAN groups, USD 300, ISO 9001:2015
    rf"|{_BEFORE}[@#]?(?=[{_DIGIT}]*[_/.:-]?[{_LETTER}]){_TOKEN}"
    rf"(?:[ \u00a0](?:&[ \u00a0])?{_TOKEN})*{_PERCENT}"
    # a number, date, time, range, code of digits, percentage, sum of money
    rf"|(?:{_BEFORE}|(?={_MONEY}))#?(?:(?:(?<=\s)|(?<=[(\[\u00ab:])|^){_SIGN})?{_MONEY}?{_TOKEN}"
    rf"(?:[ \u00a0]?{_MONEY}|{_PERCENT})",
    re.MULTILINE,
)
_WORTH: Final = re.compile(f"[{_DIGIT}{_LETTER}]")
_GROUPS: Final = re.compile(r"[0-9+\-().,/]+(?: [0-9+\-().,/]+){1,9}")
_PLAIN_NUMBER: Final = re.compile("[0-9]+")


def ltr(text: str) -> str:
    """Return `text` in a left-to-right isolate: for amounts, dates, numbers and identifiers.

    Groups of digits (a telephone number, the head of the log) are held together by no-break
    spaces: they stay on one line, and programs that copy the page do not reverse them.
    """
    if _GROUPS.fullmatch(text):
        text = text.replace(" ", "\u00a0")
    return f"{LRI}{text}{PDI}"


def name(text: str) -> str:
    """Return `text` in a first-strong isolate: for names in either script."""
    return f"{FSI}{text}{PDI}"


def _wrapped(match: re.Match[str]) -> str:
    found = match.group()
    if match["kept"] is not None or _PLAIN_NUMBER.fullmatch(found):
        return found
    return ltr(found)


@lru_cache(maxsize=16384)
def isolate(text: str) -> str:
    """Return `text` with every number, date, code and Latin phrase in an isolate of its own.

    What the caller has isolated is left alone; a bare whole number needs no isolate and gets none.
    """
    return _PATTERN.sub(_wrapped, text) if _WORTH.search(text) else text
