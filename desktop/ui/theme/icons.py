"""Icons of one family, in the colour of the moment, mirrored where they point."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QGuiApplication, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from desktop import resources
from desktop.ui.theme.state import palette

_SIZES: Final = (16, 20)
_POINTING: Final = ("arrow-", "chevron-")


def icon(name: str, *, role: str = "muted", mirrored: bool = False) -> QIcon:
    """Return the icon `name` in the colour of `role` (a field of `Palette`).

    `mirrored` turns an icon that points (an arrow, a chevron) round in a right-to-left window;
    pictures of things, a tick among them, are the same in both directions.
    """
    right_to_left = QGuiApplication.layoutDirection() == Qt.LayoutDirection.RightToLeft
    turned = mirrored and right_to_left and name.startswith(_POINTING)
    colours = palette()
    made = QIcon()
    for size in _SIZES:
        made.addPixmap(_pixmap(name, getattr(colours, role), size, turned))
    return made


def pixmap(name: str, size: int, *, role: str = "muted") -> QPixmap:
    """Return the icon `name` as a picture of `size` pixels."""
    return _pixmap(name, getattr(palette(), role), size, mirrored=False)


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
