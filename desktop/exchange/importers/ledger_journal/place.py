"""Where the reader stands, so that every refusal can name the file, the line and its text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

SHOWN_LENGTH: Final = 100


@dataclass(slots=True)
class Place:
    """The line being read; one per file, moved forward by the reader (lines count from 1)."""

    file: str
    line: int = 0
    raw: str = ""

    @property
    def text(self) -> str:
        """The line as it may be shown: trimmed, shortened, control characters as escapes."""
        return shown(self.raw)


def shown(text: str) -> str:
    """Return `text` trimmed, shortened, and with what cannot be seen written as escapes."""
    trimmed = text.strip()
    if len(trimmed) > SHOWN_LENGTH:
        trimmed = trimmed[:SHOWN_LENGTH] + "\u2026"
    if trimmed.isprintable():
        return trimmed
    return "".join(
        letter if letter.isprintable() else letter.encode("unicode_escape").decode("ascii")
        for letter in trimmed
    )
