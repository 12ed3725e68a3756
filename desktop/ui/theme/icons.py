"""Icons of one family, in the colour of the moment, mirrored where they point."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QGuiApplication, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from desktop import resources
from desktop.ui.theme.state import palette

_SIZES: Final = (16, 20, 24, 32, 48)


def icon(name: str, *, role: str = "muted", mirrored: bool = False) -> QIcon:
    """Return the icon `name` in the colour of `role` (a field of `Palette`).

    `mirrored` turns an icon that points (back, next) round in a right-to-left window.
    """
    right_to_left = QGuiApplication.layoutDirection() == Qt.LayoutDirection.RightToLeft
    colours = palette()
    made = QIcon()
    for size in _SIZES:
        normal = _pixmap(name, getattr(colours, role), size, mirrored and right_to_left)
        made.addPixmap(normal, QIcon.Mode.Normal)
        faded = _pixmap(name, colours.line_strong, size, mirrored and right_to_left)
        made.addPixmap(faded, QIcon.Mode.Disabled)
    return made


def pixmap(name: str, size: int, *, role: str = "muted") -> QPixmap:
    """Return the icon `name` as a picture of `size` pixels."""
    return icon(name, role=role).pixmap(QSize(size, size))


@lru_cache(maxsize=256)
def _source(name: str) -> str:
    return resources.path(f"icons/{name}.svg").read_text(encoding="utf-8")


@lru_cache(maxsize=1024)
def _pixmap(name: str, colour: str, size: int, mirrored: bool) -> QPixmap:
    svg = _source(name).replace("currentColor", colour)
    drawn = QPixmap(size * 2, size * 2)
    drawn.fill(Qt.GlobalColor.transparent)
    painter = QPainter(drawn)
    if mirrored:
        painter.translate(size * 2, 0)
        painter.scale(-1, 1)
    renderer = QSvgRenderer(QByteArray(svg.encode()))
    renderer.render(painter, QRectF(0, 0, size * 2, size * 2))
    painter.end()
    drawn.setDevicePixelRatio(2)
    return drawn
