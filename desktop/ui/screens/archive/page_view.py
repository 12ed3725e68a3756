"""One drawn page, as large as the room allows or larger, moved by the keyboard or the mouse."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QImage, QPixmap, QResizeEvent
from PySide6.QtWidgets import QLabel, QScrollArea, QWidget

from desktop.services.archive.preview_document import Drawn

ZOOMS: Final = (1.0, 1.5, 2.0, 3.0, 4.0)
"""Times the size at which the whole page fits."""
_MARGIN: Final = 4


class PageView(QScrollArea):
    """Shows pixels; `edge_wanted` tells how many pixels would be sharp."""

    resized = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._page: QImage | None = None
        self._zoom = 0
        self._label = QLabel()
        self._label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setWidget(self._label)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setProperty("sheet", "desk")

    @property
    def zoom(self) -> float:
        """How many times the fitting size the page is shown."""
        return ZOOMS[self._zoom]

    @property
    def page(self) -> QImage | None:
        """The page that is shown."""
        return self._page

    def edge_wanted(self) -> int:
        """Return how many pixels the longer side needs at this size and zoom."""
        room = self._room()
        ratio = self.devicePixelRatioF()
        return int(max(room.width(), room.height(), 300) * self.zoom * ratio)

    def show_page(self, drawn: Drawn) -> None:
        """Show a page that was drawn."""
        image = QImage(
            drawn.pixels,
            drawn.width,
            drawn.height,
            drawn.width * 3,
            QImage.Format.Format_RGB888,
        )
        self._page = image.copy()  # the pixels are not ours to keep
        self._lay()

    def set_zoom(self, step: int) -> bool:
        """Zoom in (+1), out (-1) or to the whole page (0); return whether anything changed."""
        wanted = 0 if step == 0 else max(0, min(self._zoom + step, len(ZOOMS) - 1))
        changed = wanted != self._zoom
        self._zoom = wanted
        self._lay()
        return changed

    def clear(self) -> None:
        """Show nothing."""
        self._page = None
        self._zoom = 0
        self._label.clear()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Fit anew."""
        super().resizeEvent(event)
        self._lay()
        self.resized.emit()

    def _room(self) -> QSize:
        size = self.maximumViewportSize()
        return QSize(max(size.width() - _MARGIN, 50), max(size.height() - _MARGIN, 50))

    def _lay(self) -> None:
        """Scale the page to the room, times the zoom."""
        page = self._page
        if page is None:
            return
        ratio = self.devicePixelRatioF()
        fitting = page.size().scaled(self._room(), Qt.AspectRatioMode.KeepAspectRatio)
        wanted = QSize(round(fitting.width() * self.zoom), round(fitting.height() * self.zoom))
        scaled = page.scaled(
            QSize(round(wanted.width() * ratio), round(wanted.height() * ratio)),
            Qt.AspectRatioMode.IgnoreAspectRatio,
            Qt.TransformationMode.SmoothTransformation,
        )
        scaled.setDevicePixelRatio(ratio)
        self._label.setPixmap(QPixmap.fromImage(scaled))
        self._label.resize(wanted)
