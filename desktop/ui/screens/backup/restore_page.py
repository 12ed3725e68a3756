"""The way back from the start page: which stick, which backup, where to, which passphrase."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QFrame, QLineEdit, QWidget

from desktop.domain.errors import UserError
from desktop.text.words import mark
from desktop.ui.screens.backup.found_list import FoundList
from desktop.ui.screens.parts.fault import Fault
from desktop.ui.screens.parts.labelled import Labelled
from desktop.ui.screens.parts.target_card import TargetCard
from desktop.ui.screens.parts.text import Message
from desktop.ui.theme import Space
from desktop.ui.widgets.button import Button, IconButton, Kind
from desktop.ui.widgets.passphrase_edit import PassphraseEdit
from desktop.ui.widgets.states import LoadingLine
from desktop.ui.widgets.text import column, row
from desktop.ui.words import ui_words

if TYPE_CHECKING:
    from desktop.services.trust.backup.list_backups import Shelf
    from desktop.ui.work.work import Work

_NAME: Final = "book.sijill"


@dataclass(frozen=True, slots=True)
class RestoreWanted:
    """A backup, the new folder of the book, and the passphrase of one of its officers."""

    file: Path
    target: Path
    passphrase: str = field(repr=False)


class RestorePage(QWidget):
    """Lists what lies on the stick; nothing is written before everything was asked."""

    wanted = Signal(object)
    """A `RestoreWanted`."""
    left = Signal()

    def __init__(self, work: Work, home: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._work = work
        self.place = TargetCard(mark("Where the backups are"), for_writing=False)
        self.found = FoundList()
        self.target = QLineEdit(str(home / _NAME))
        self.target.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self.passphrase = PassphraseEdit()
        self._where = Labelled(
            mark("Folder of the restored book"),
            self.target,
            mark("A book that stands there is never deleted, and a newer one never replaced."),
        )
        self._secret = Labelled(
            mark("Passphrase that opened the book when the backup was made"), self.passphrase
        )
        self._fault = Fault()
        self._line = LoadingLine()
        self.restore_button = Button(mark("Restore the book"), Kind.PRIMARY, "rotate-ccw")
        choose = IconButton("folder-open", mark("Choose a folder"))
        back = Button(mark("Back"), Kind.QUIET, "arrow-left")
        asked = QFrame()
        asked.setProperty("sheet", "card")
        inside = column(Space.S, Space.L, asked)
        place = row(Space.S)
        place.addWidget(self._where, 1)
        place.addWidget(choose, 0, Qt.AlignmentFlag.AlignTop)
        inside.addLayout(place)
        inside.addWidget(self._secret)
        buttons = row(Space.M)
        buttons.addWidget(back)
        buttons.addStretch(1)
        buttons.addWidget(self.restore_button)
        layout = column(Space.S, 0, self)
        layout.addWidget(Message(mark("Restore from a backup"), "display"))
        for each in (self.place, self._line, self.found, asked, self._fault):
            layout.addWidget(each)
        layout.addLayout(buttons)
        self._line.hide()
        self.place.chosen.connect(self.look)
        choose.clicked.connect(self.choose)
        back.clicked.connect(self.left)
        self.restore_button.clicked.connect(self._on_restore)
        self.passphrase.submitted.connect(self._on_restore)
        self.restore_button.setEnabled(False)

    def begin(self) -> None:
        """Ask anew; a stick that is plugged in is looked at right away."""
        self.passphrase.clear()
        self._fault.clear()
        self._secret.show_error(None)
        self.place.look()
        self.place.take_only()

    def show_error(self, error: UserError) -> None:
        """Say what was refused; the passphrase is what is most often typed again."""
        self._fault.show_error(error)
        self.passphrase.setFocus()
        self.passphrase.line.selectAll()

    def look(self, folder: Path) -> None:
        """Look for backups there."""
        self._fault.clear()
        self._line.show()
        self.restore_button.setEnabled(False)
        self._work.read(lambda: _list(folder), self._on_found, self._on_nothing, owner=self)

    def choose(self) -> None:
        """Ask for the folder in which the book shall stand."""
        now = Path(self.target.text() or ".")
        title = ui_words()(mark("Choose a folder"))
        found = QFileDialog.getExistingDirectory(self, title, str(now.parent))
        if found:
            self.target.setText(str(Path(found) / (now.name or _NAME)))

    def _on_found(self, shelf: Shelf) -> None:
        self._line.hide()
        self.found.show_shelf(shelf)
        self.restore_button.setEnabled(bool(shelf.backups))
        if shelf.backups:
            self.passphrase.setFocus()

    def _on_nothing(self, error: UserError) -> None:
        self._line.hide()
        self.found.hide()
        self._fault.show_error(error)

    def _on_restore(self) -> None:
        chosen = self.found.chosen()
        if chosen is None or not self.restore_button.isEnabled():
            return
        self._fault.clear()
        self._secret.show_error(None)
        if not self.passphrase.text():
            self._secret.show_error(UserError("passphrase-empty"))
            return
        target = Path(self.target.text().strip() or _NAME)
        self.wanted.emit(RestoreWanted(chosen.path, target, self.passphrase.text()))


def _list(folder: Path) -> Shelf:
    """Look at manifests and lengths; every byte is read when one is restored."""
    from desktop.services.trust.backup.list_backups import list_backups  # noqa: PLC0415

    return list_backups(folder, thorough=False)
