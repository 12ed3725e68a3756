"""Where the sample organisation's book goes, and the passphrase that opens it."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QFrame, QLineEdit, QWidget

from desktop.domain.errors import UserError
from desktop.text.words import mark
from desktop.ui.screens.parts.fault import Fault
from desktop.ui.screens.parts.labelled import Labelled
from desktop.ui.screens.parts.text import Message
from desktop.ui.theme import Space
from desktop.ui.widgets.button import Button, Kind
from desktop.ui.widgets.passphrase_edit import PassphraseEdit
from desktop.ui.widgets.text import column, row
from desktop.ui.words import ui_words

_NAME: Final = "sample"


class SamplePage(QWidget):
    """Asks two things and says what will be there."""

    wanted = Signal(object, str)
    """(path of the book, passphrase)."""
    left = Signal()

    def __init__(self, folder: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.folder = QLineEdit(str(folder))
        self.folder.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self.passphrase = PassphraseEdit()
        self._place = Labelled(mark("Folder"), self.folder)
        self._secret = Labelled(
            mark("A passphrase for it"),
            self.passphrase,
            mark("The treasurer has it; the chair has the same one with a space and O2 behind it."),
        )
        self._fault = Fault()
        self.write_button = Button(mark("Write the sample book"), Kind.PRIMARY, icon="building-2")
        choose = Button(mark("Choose a folder"), Kind.SECONDARY, icon="folder-open")
        back = Button(mark("Back"), Kind.QUIET, icon="arrow-left")
        card = QFrame()
        card.setProperty("sheet", "card")
        inside = column(Space.M, Space.XL, card)
        inside.addWidget(self._place)
        inside.addWidget(choose, 0, Qt.AlignmentFlag.AlignLeading)
        inside.addWidget(self._secret)
        inside.addWidget(self._fault)
        buttons = row(Space.M)
        buttons.addWidget(back)
        buttons.addStretch(1)
        buttons.addWidget(self.write_button)
        layout = column(Space.S, 0, self)
        layout.addWidget(Message(mark("The sample organisation"), "display"))
        layout.addWidget(
            Message(
                mark(
                    "A Libyan foundation with two years of books: twelve projects, grants, dues "
                    "and about 2,000 entries. Nobody in it is real. Change what you like."
                ),
                "muted",
            )
        )
        layout.addSpacing(Space.S)
        layout.addWidget(card)
        layout.addLayout(buttons)
        choose.clicked.connect(self.choose)
        back.clicked.connect(self.left)
        self.write_button.clicked.connect(self._on_write)
        self.passphrase.submitted.connect(self._on_write)

    def begin(self) -> None:
        """Ask anew."""
        self.passphrase.clear()
        self._fault.clear()
        self._secret.show_error(None)
        self.passphrase.setFocus()

    def show_error(self, error: UserError) -> None:
        """Say what was refused."""
        self._fault.show_error(error)

    def choose(self) -> None:
        """Ask for a folder."""
        title = ui_words()(mark("Choose a folder"))
        found = QFileDialog.getExistingDirectory(self, title, self.folder.text())
        if found:
            self.folder.setText(found)

    def _on_write(self) -> None:
        self._fault.clear()
        self._secret.show_error(None)
        if not self.passphrase.text().strip():
            self._secret.show_error(UserError("passphrase-empty"))
            return
        folder = Path(self.folder.text().strip() or ".")
        self.wanted.emit(_free(folder), self.passphrase.text())


def _free(folder: Path) -> Path:
    """Return a path below `folder` where nothing lies yet."""
    path = folder / f"{_NAME}.sijill"
    number = 2
    while path.exists():
        path = folder / f"{_NAME}-{number}.sijill"
        number += 1
    return path
