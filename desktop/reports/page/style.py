"""One visual language on paper: an A4 grid, one type scale, an ink, an accent, hairlines."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

Colour = tuple[float, float, float]

A4: Final = (595.276, 841.890)
"""Points, portrait."""
MARGIN: Final = 51.0
TOP: Final = 78.0
"""From the upper edge of the paper to the first line's upper edge."""
BOTTOM: Final = 76.0
"""From the lower edge of the paper to the last line's lower edge."""
HEAD: Final = 46.0
"""From the upper edge of the paper to the baseline of the head."""


@dataclass(frozen=True, slots=True)
class Paper:
    """A size of paper, upright, and the edges kept free on it, in points."""

    size: tuple[float, float]
    margin: float
    top: float
    head: float


SHEET_A4: Final = Paper(A4, MARGIN, TOP, HEAD)
SHEET_A5: Final = Paper((419.528, 595.276), 34.0, 56.0, 32.0)


def _hex(value: int) -> Colour:
    return (value >> 16) / 255, (value >> 8 & 255) / 255, (value & 255) / 255


INK: Final = _hex(0x1B2430)
MUTED: Final = _hex(0x5F6B78)
HAIR: Final = _hex(0xCBD2D9)
ACCENT: Final = _hex(0x0F5257)
TINT: Final = _hex(0xF1F5F5)
WARNING: Final = _hex(0x8A4B08)
WARNING_TINT: Final = _hex(0xFBF4EA)
MARK: Final = _hex(0xF0D9D9)
"""Letters across a page: light enough to read through."""
WHITE: Final = _hex(0xFFFFFF)
SERIES: Final = tuple(
    map(_hex, (0x0F5257, 0xC08A3E, 0x6C8EA4, 0x8C4A4A, 0x7D9B76, 0x4B4E6D, 0xB7A99A, 0x9AA5B1))
)
"""Charts: told apart in grey print as well; every use is also labelled in words."""


@dataclass(frozen=True, slots=True)
class Type:
    """One step of the type scale, in points; Amiri is small for its size and deep for its line."""

    size: float
    leading: float
    bold: bool = False
    colour: Colour = INK
    before: float = 0.0
    after: float = 0.0

    @property
    def drop(self) -> float:
        """From the upper edge of a line to its baseline."""
        return self.leading / 2 + self.size * 0.24


TITLE: Final = Type(25, 38, bold=True, colour=ACCENT, before=4, after=2)
SUBTITLE: Final = Type(13.5, 22, colour=MUTED, after=14)
HEADINGS: Final = (
    Type(17.5, 28, bold=True, colour=ACCENT, before=18, after=5),
    Type(14, 23, bold=True, before=13, after=3),
    Type(12, 20, bold=True, colour=MUTED, before=9, after=2),
)
BODY: Final = Type(11.5, 19.5, after=7)
LEAD: Final = Type(13, 22.5, after=9)
SMALL: Final = Type(9.5, 15, colour=MUTED, after=5)
STRONG: Final = Type(11.5, 19.5, bold=True, after=7)
TABLE: Final = Type(9.6, 13.6)
TABLE_BOLD: Final = Type(9.6, 13.6, bold=True)
TABLE_HEAD: Final = Type(9.2, 12.6, bold=True, colour=ACCENT)
CAPTION: Final = Type(11, 18, bold=True, before=6, after=3)
FRAME: Final = Type(9, 13, colour=MUTED)
FRAME_BOLD: Final = Type(10.5, 15, bold=True)
