"""The values that everything visible is made of: colours by role, spaces, sizes of type.

Paper and ink: warm paper behind white sheets, one deep teal for what can be done, hairlines instead
of shadows. docs/DESIGN.md says why; a test computes the contrast of every pair in use.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import Final


class Mode(Enum):
    """Light paper, or dark for the evening when the power is out."""

    LIGHT = "light"
    DARK = "dark"


@dataclass(frozen=True, slots=True)
class Palette:
    """Colours by role, as #RRGGBB."""

    paper: str
    sheet: str
    sheet_alt: str
    line: str
    line_strong: str
    ink: str
    muted: str
    faint: str
    accent: str
    accent_hover: str
    accent_pressed: str
    on_accent: str
    accent_soft: str
    selection: str
    danger: str
    danger_soft: str
    warning: str
    warning_soft: str
    success: str
    success_soft: str
    info: str
    info_soft: str
    focus: str


LIGHT: Final = Palette(
    paper="#F4F1EA",
    sheet="#FFFFFF",
    sheet_alt="#FAF8F4",
    line="#E0DACE",
    line_strong="#8B8577",
    ink="#1B2430",
    muted="#4F5A67",
    faint="#626C77",
    accent="#0F5257",
    accent_hover="#0B4348",
    accent_pressed="#083438",
    on_accent="#FFFFFF",
    accent_soft="#E2EEEE",
    selection="#D3E6E6",
    danger="#9C2626",
    danger_soft="#FBEAE9",
    warning="#80450A",
    warning_soft="#FBF0E0",
    success="#1F6039",
    success_soft="#E5F2E9",
    info="#1F4E79",
    info_soft="#E6EFF7",
    focus="#B26A00",
)

DARK: Final = Palette(
    paper="#13181C",
    sheet="#1B2227",
    sheet_alt="#20292F",
    line="#344049",
    line_strong="#77858F",
    ink="#ECEAE4",
    muted="#B9C1C8",
    faint="#9CA7B0",
    accent="#66B8B8",
    accent_hover="#82CAC9",
    accent_pressed="#4FA0A0",
    on_accent="#0A1B1C",
    accent_soft="#1C3739",
    selection="#23484A",
    danger="#F19A94",
    danger_soft="#3A2224",
    warning="#E6B870",
    warning_soft="#382D1C",
    success="#8CCB9F",
    success_soft="#1D3426",
    info="#95BFE6",
    info_soft="#1D2F42",
    focus="#E6B870",
)

PALETTES: Final = {Mode.LIGHT: LIGHT, Mode.DARK: DARK}

TEXT_PAIRS: Final = (
    ("ink", "paper"),
    ("ink", "sheet"),
    ("ink", "sheet_alt"),
    ("ink", "selection"),
    ("ink", "accent_soft"),
    ("muted", "paper"),
    ("muted", "sheet"),
    ("muted", "sheet_alt"),
    ("faint", "paper"),
    ("faint", "sheet"),
    ("faint", "sheet_alt"),
    ("accent", "paper"),
    ("accent", "sheet"),
    ("accent", "sheet_alt"),
    ("accent", "accent_soft"),
    ("on_accent", "accent"),
    ("on_accent", "accent_hover"),
    ("on_accent", "accent_pressed"),
    ("danger", "sheet"),
    ("danger", "paper"),
    ("danger", "danger_soft"),
    ("warning", "sheet"),
    ("warning", "warning_soft"),
    ("success", "sheet"),
    ("success", "success_soft"),
    ("info", "sheet"),
    ("info", "info_soft"),
    ("sheet", "danger"),
)
"""(text, ground) pairs in use: WCAG 2.2 AA asks 4.5 : 1."""

EDGE_PAIRS: Final = (
    ("line_strong", "sheet"),
    ("line_strong", "paper"),
    ("focus", "sheet"),
    ("focus", "paper"),
    ("accent", "sheet"),
)
"""(edge, ground) pairs that carry meaning, borders of fields and the focus ring: 3 : 1."""


class Space:
    """The spacing scale, in pixels: multiples of four."""

    XS = 4
    S = 8
    M = 12
    L = 16
    XL = 24
    XXL = 32


class Type:
    """The type scale, in pixels of the interface face."""

    SMALL = 12
    BODY = 14
    STRONG = 15
    TITLE = 18
    DISPLAY = 24


RADIUS: Final = 6
CONTROL_HEIGHT: Final = 34
ROW_HEIGHT: Final = 34
"""One height for every row of every list, so that a million rows need no measuring."""
