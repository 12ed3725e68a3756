"""Dress the application: the face, Fusion in our colours, one style sheet from the tokens."""

from __future__ import annotations

from dataclasses import asdict
from functools import lru_cache
from string import Template
from typing import Final

from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication

from desktop import resources
from desktop.ui.theme.state import theme_state
from desktop.ui.theme.tokens import CONTROL_HEIGHT, PALETTES, RADIUS, Mode, Palette, Space, Type

FACE: Final = "Vazirmatn"
_FILES: Final = ("Vazirmatn-Regular.ttf", "Vazirmatn-Medium.ttf", "Vazirmatn-Bold.ttf")


@lru_cache(maxsize=1)
def load_faces() -> None:
    """Give the bundled interface face to Qt; raises RuntimeError where a file is no font."""
    for file in _FILES:
        if QFontDatabase.addApplicationFont(str(resources.path(f"fonts/ui/{file}"))) < 0:
            raise RuntimeError(f"{file} is not a font")


def apply_theme(app: QApplication, mode: Mode) -> None:
    """Dress `app` in `mode`; may be called again at any time."""
    load_faces()
    theme_state().set(mode)
    colours = PALETTES[mode]
    app.setStyle("Fusion")
    face = QFont(FACE)
    face.setPixelSize(Type.BODY)
    app.setFont(face)
    app.setPalette(_qt_palette(colours))
    app.setStyleSheet(style_sheet(mode))
    theme_state().changed.emit()


def style_sheet(mode: Mode) -> str:
    """Return the one style sheet with the tokens of `mode`."""
    template = resources.path("theme/sijill.qss").read_text(encoding="utf-8")
    sizes = {
        name.lower(): value
        for scale in (Space, Type)
        for name, value in vars(scale).items()
        if name.isupper()
    }
    measures = {"radius": RADIUS, "control": CONTROL_HEIGHT, "field": CONTROL_HEIGHT - 2}
    places = {"pictures": resources.path("icons/fixed").as_posix(), "mode": mode.value}
    return Template(template).substitute(asdict(PALETTES[mode]) | sizes | measures | places)


def _qt_palette(colours: Palette) -> QPalette:
    """Return Qt's own palette, for whatever the style sheet does not reach."""
    made = QPalette()
    role = QPalette.ColorRole
    for each, colour in (
        (role.Window, colours.paper),
        (role.WindowText, colours.ink),
        (role.Base, colours.sheet),
        (role.AlternateBase, colours.sheet_alt),
        (role.Text, colours.ink),
        (role.PlaceholderText, colours.faint),
        (role.Button, colours.sheet),
        (role.ButtonText, colours.ink),
        (role.BrightText, colours.danger),
        (role.Highlight, colours.selection),
        (role.HighlightedText, colours.ink),
        (role.ToolTipBase, colours.ink),
        (role.ToolTipText, colours.sheet),
        (role.Link, colours.accent),
        (role.Accent, colours.accent),
    ):
        made.setColor(each, QColor(colour))
    for each in (role.WindowText, role.Text, role.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, each, QColor(colours.faint))
    return made
