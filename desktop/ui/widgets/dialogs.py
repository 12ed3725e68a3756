"""Questions and bad news in our own dress, with buttons in the language of the window."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QLabel, QWidget

from desktop.text.words import mark
from desktop.ui.theme import Space, pixmap
from desktop.ui.widgets.button import Button, Kind
from desktop.ui.widgets.text import Text, column, row
from desktop.ui.words import ui_words

_WIDTH = 440
_CANCEL = mark("Cancel")
_CLOSE = mark("Close")


class Dialog(QDialog):
    """A title, a sentence, anything between, and buttons at the end; Escape is the way out."""

    def __init__(
        self,
        title: str,
        text: str,
        *,
        icon: str = "info",
        role: str = "accent",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setMinimumWidth(_WIDTH)
        picture = QLabel()
        picture.setPixmap(pixmap(icon, 32, role=role))
        head = column(Space.XS)
        head.addWidget(Text(title, "title", wrap=True))
        head.addWidget(Text(text, "muted", wrap=True))
        top = row(Space.L)
        top.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)
        top.addLayout(head, 1)
        self.body = column(Space.S)
        self._foot = row(Space.S)
        self._foot.addStretch(1)
        layout = column(Space.L, Space.XL, self)
        layout.addLayout(top)
        layout.addLayout(self.body)
        layout.addLayout(self._foot)

    def add_button(self, message: str, kind: Kind, *, accepts: bool) -> Button:
        """Add a button; the first that accepts is what Enter presses."""
        button = Button(message, kind)
        button.clicked.connect(self.accept if accepts else self.reject)
        self._foot.addWidget(button)
        if accepts:
            button.setDefault(True)
        return button


def ask(
    parent: QWidget | None, title: str, text: str, confirm: str, kind: Kind = Kind.PRIMARY
) -> bool:
    """Ask for a yes; `title` and `text` are said already, `confirm` is a message id."""
    dangerous = kind is Kind.DANGER
    dialog = Dialog(
        title,
        text,
        icon="triangle-alert" if dangerous else "info",
        role="danger" if dangerous else "accent",
        parent=parent,
    )
    dialog.add_button(confirm, kind, accepts=True)
    dialog.add_button(_CANCEL, Kind.SECONDARY, accepts=False)
    return dialog.exec() == QDialog.DialogCode.Accepted


def show_bug(parent: QWidget | None, reference: str) -> None:
    """Say calmly that the program made a mistake; `reference` finds it in the log file."""
    words = ui_words()
    dialog = Dialog(
        words("The program made a mistake"),
        words(
            "What was saved before is safe. The mistake was written to the log file on this "
            "computer, without your data. Reference: {reference}",
            reference=f"\u2066{reference}\u2069",
        ),
        icon="circle-alert",
        role="danger",
        parent=parent,
    )
    dialog.add_button(_CLOSE, Kind.PRIMARY, accepts=True)
    dialog.exec()
