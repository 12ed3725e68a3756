"""Where a package is dropped, or chosen by hand: the whole area is one large button."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from desktop.text.words import mark
from desktop.ui.screens.parts.text import Message
from desktop.ui.theme import Space, palette, pixmap, theme_state
from desktop.ui.words import language, ui_words

_TITLE: Final = mark("Choose a package, or drop it here")
_KINDS: Final = mark("A file whose name ends in .asice, from a stick, a folder or a letter.")


class DropArea(QPushButton):
    """Takes one file by drop, click or Enter."""

    dropped = Signal(object)
    """The files that were dropped: tuple[Path, …]."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAcceptDrops(True)
        # The style sheet's height of a button would win over any other way to say this.
        self.setStyleSheet("QPushButton { min-height: 150px; }")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._over = False
        self._icon = QLabel()
        layout = QVBoxLayout(self)
        layout.setSpacing(Space.XS)
        layout.addStretch(1)
        self._icon.setAlignment(Qt.AlignmentFlag.AlignCenter)
        title = Message(_TITLE, "strong", centred=True)
        for label in (self._icon, title, Message(_KINDS, "muted", centred=True)):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            layout.addWidget(label)
        layout.addStretch(1)
        theme_state().changed.connect(self._dress)
        language().changed.connect(self.retranslate)
        self._dress()
        self.retranslate()

    def retranslate(self) -> None:
        """Say what the area is to those who hear it."""
        self.setAccessibleName(ui_words()(_TITLE))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802
        """Take files of this computer, nothing else."""
        if event.mimeData().hasUrls():
            self._over = True
            self.update()
            event.acceptProposedAction()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:  # noqa: N802
        """Look idle again."""
        super().dragLeaveEvent(event)
        self._over = False
        self.update()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802
        """Tell which files were dropped."""
        self._over = False
        self.update()
        urls = event.mimeData().urls()
        files = tuple(Path(url.toLocalFile()) for url in urls if url.isLocalFile())
        event.acceptProposedAction()
        if files:
            self.dropped.emit(files)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Draw the dashed border of a place to drop things."""
        del event
        colours = palette()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        lively = self._over or self.underMouse()
        colour = colours.focus if self.hasFocus() else colours.accent if lively else ""
        pen = QPen(QColor(colour or colours.line_strong), 2 if self.hasFocus() else 1.5)
        pen.setStyle(Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.setBrush(QColor(colours.accent_soft if lively else colours.sheet))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1.5, 1.5, -1.5, -1.5), 8, 8)

    def _dress(self) -> None:
        self._icon.setPixmap(pixmap("file-check", 32, role="accent"))
        self.update()
