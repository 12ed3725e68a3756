"""Where something is written to: a stick that is plugged in, or a folder."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Final

from PySide6.QtCore import QStandardPaths, Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QFileDialog, QRadioButton, QWidget

from desktop.domain.errors import UserError
from desktop.domain.isolates import isolate_ltr, isolate_name
from desktop.text.words import mark
from desktop.ui.screens.parts.drives import Drive, sticks
from desktop.ui.screens.parts.layouts import clear
from desktop.ui.screens.parts.text import Code, Message
from desktop.ui.theme import Space
from desktop.ui.widgets.button import Button, Kind
from desktop.ui.widgets.card import Card
from desktop.ui.widgets.text import column, row
from desktop.ui.words import language, ui_words

_MEGABYTE: Final = 1_000_000


class TargetCard(Card):
    """Offers the sticks of now; looks again when asked."""

    chosen = Signal(object)
    """The folder that the person took: Path."""

    def __init__(
        self,
        title: str = mark("Where to"),
        *,
        for_writing: bool = True,
        parent: QWidget | None = None,
        find: Callable[[], tuple[Drive, ...]] = sticks,
    ) -> None:
        super().__init__(title, parent)
        self._find, self._for_writing = find, for_writing
        self._drives: tuple[Drive, ...] = ()
        self.folder: Path | None = None
        self._choices = QButtonGroup(self)
        self._choices.idClicked.connect(self._on_drive)
        self._rows = column(Space.XS)
        self._none = Message(mark("No stick is plugged in. Plug one in and look again."), "muted")
        self._chosen = Code("", "strong")
        look = Button(mark("Look again"), Kind.QUIET, "usb")
        choose = Button(mark("Choose a folder"), Kind.SECONDARY, "folder-open")
        deeds = row(Space.S)
        deeds.addWidget(choose)
        deeds.addWidget(look)
        deeds.addStretch(1)
        for each in (self._none, self._chosen):
            self.body.addWidget(each)
        self.body.insertLayout(2, self._rows)
        self.body.addLayout(deeds)
        look.clicked.connect(self.look)
        choose.clicked.connect(self.choose)
        language().changed.connect(self.retranslate)
        self.look()

    def target(self) -> Path:
        """Return the folder; raises UserError `target-unchosen`."""
        if self.folder is None:
            raise UserError("target-unchosen")
        return self.folder

    def set_folder(self, folder: Path) -> None:
        """Take a folder."""
        self.folder = folder
        self._chosen.setText(str(folder))
        self._chosen.show()
        self._none.hide()
        for place, drive in enumerate(self._drives):
            self._choices.button(place).setChecked(drive.path == folder)
        self.chosen.emit(folder)

    def take_only(self) -> None:
        """Take the stick where only one is plugged in and nothing was chosen."""
        if self.folder is None and len(self._drives) == 1:
            self.set_folder(self._drives[0].path)

    def choose(self) -> None:
        """Ask for a folder."""
        documents = QStandardPaths.StandardLocation.DocumentsLocation
        start = str(self.folder or QStandardPaths.writableLocation(documents))
        found = QFileDialog.getExistingDirectory(self, ui_words()(mark("Choose a folder")), start)
        if found:
            self.set_folder(Path(found))

    def look(self) -> None:
        """Look for sticks again; a stick that was chosen and is gone is chosen no more."""
        drives = self._find()
        gone = {drive.path for drive in self._drives} - {drive.path for drive in drives}
        if self.folder in gone:
            self.folder = None
        self._drives = drives
        self.retranslate()

    def retranslate(self) -> None:
        """Name the sticks in the language of now."""
        super().retranslate()
        if not hasattr(self, "_rows"):  # the card says its title before this one is built
            return
        for button in self._choices.buttons():
            self._choices.removeButton(button)
        clear(self._rows)
        for place, drive in enumerate(self._drives):
            button = QRadioButton(_named(drive))
            button.setEnabled(not (drive.read_only and self._for_writing))
            button.setChecked(drive.path == self.folder)
            self._choices.addButton(button, place)
            self._rows.addWidget(button, 0, Qt.AlignmentFlag.AlignLeading)
        self._none.setVisible(not self._drives and self.folder is None)
        self._chosen.setVisible(self.folder is not None)

    def _on_drive(self, place: int) -> None:
        self.set_folder(self._drives[place].path)


def _named(drive: Drive) -> str:
    words = ui_words()
    name = isolate_name(drive.name)
    if drive.read_only:
        return words("{name}: takes no writing", name=name)
    free = isolate_ltr(f"{drive.free // _MEGABYTE:,}")
    return words("{name}: {free} MB free", name=name, free=free)
