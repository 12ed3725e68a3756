"""The documents of a voucher at its side, opened by a button that says how many there are."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QWidget

from desktop.domain.isolates import isolate_ltr
from desktop.text.words import mark
from desktop.ui.screens.archive.adding import Subject
from desktop.ui.screens.archive.attachments_panel import AttachmentsPanel
from desktop.ui.shell.spec import Context
from desktop.ui.widgets.button import Button, Kind
from desktop.ui.widgets.card import Card
from desktop.ui.words import language, ui_words

_WIDTH: Final = 360


class DocumentsDrawer(Card):
    """Opens by itself where there is something to see; F7 belongs to the screen that has it."""

    toggled = Signal()
    """It was opened or closed: there is less or more room for the rest."""

    def __init__(
        self,
        context: Context,
        *,
        make_subject: Subject | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent=parent)
        self.panel = AttachmentsPanel(context, make_subject=make_subject)
        self.button = Button(mark("Documents"), Kind.QUIET, "paperclip")
        self._count = 0
        self._shut = False
        self.body.addWidget(self.panel, 1)
        self.setFixedWidth(_WIDTH)
        self.panel.counted.connect(self._on_counted)
        self.button.clicked.connect(self.toggle)
        language().changed.connect(self._show_count)
        self.hide()
        self._show_count()

    def set_subject(self, subject: str | None) -> None:
        """Show the documents of another thing; opened only if there are any."""
        if subject == self.panel.subject:
            return
        self._shut = False
        self._set_open(wanted=False)
        self.panel.set_subject(subject)

    def take_subject(self, subject: str) -> None:
        """Go on with the same thing, which has a name in the book now."""
        self.panel.set_subject(subject)

    def watch(self, screen: QWidget) -> None:
        """Take files that are dropped anywhere on `screen`, not on the drawer alone."""
        screen.setAcceptDrops(True)
        screen.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Let the panel take what is dragged over the screen, and open for it."""
        if isinstance(event, QDropEvent) and event.type() == QEvent.Type.Drop:
            self._shut = False
            self._set_open(wanted=True)
            self.panel.dropEvent(event)
            return True
        if isinstance(event, QDragEnterEvent) and event.type() == QEvent.Type.DragEnter:
            self.panel.dragEnterEvent(event)
            return True
        return super().eventFilter(watched, event)

    def toggle(self) -> None:
        """Open it, or close it."""
        self._shut = not self.isHidden()
        self._set_open(wanted=self.isHidden())
        if not self._shut:
            self.panel.setFocus()

    def _set_open(self, *, wanted: bool) -> None:
        if wanted == self.isHidden():
            self.setVisible(wanted)
            self.toggled.emit()

    def _on_counted(self, count: int) -> None:
        self._count = count
        self._show_count()
        if count and not self._shut:
            self._set_open(wanted=True)

    def _show_count(self) -> None:
        words = ui_words()
        said = (
            words("Documents ({count})", count=isolate_ltr(self._count))
            if self._count
            else words("Documents")
        )
        self.button.setText(f"\u00a0{said}  \u2066F7\u2069")
        self.button.setAccessibleName(said)
