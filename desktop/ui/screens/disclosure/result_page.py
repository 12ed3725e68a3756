"""The package lies there: where, how large, with which fingerprint, and what comes next."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFrame, QLabel, QWidget

from desktop.domain.isolates import isolate_ltr
from desktop.text.words import mark
from desktop.ui.screens.disclosure.outcome import STEPS, groups_of
from desktop.ui.screens.parts.pairs import Pairs
from desktop.ui.screens.parts.text import Message
from desktop.ui.theme import Space, palette, pixmap, theme_state
from desktop.ui.widgets.button import Button, Kind
from desktop.ui.widgets.card import Card
from desktop.ui.widgets.text import column, row, styled
from desktop.ui.words import language, ui_words

if TYPE_CHECKING:
    from desktop.services.disclosure.export.deliver import Exported

_KILOBYTE: Final = 1000


class ResultPage(QWidget):
    """Shown once the package was written and read back, never before."""

    verify_asked = Signal(object)
    """The path of the package."""
    again = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._done: Exported | None = None
        self._head = QFrame()
        self._icon = QLabel()
        self.title = Message(mark("The package is ready"))
        self._what = Message("", "strong")
        texts = column(Space.XS)
        texts.addWidget(self.title)
        texts.addWidget(self._what)
        head = row(Space.XL, Space.L, self._head)
        head.addWidget(self._icon)
        head.addLayout(texts, 1)
        steps = Card(mark("What to do next"))
        for number, step in enumerate(STEPS, 1):
            line = row(Space.M)
            digit = QLabel(f"{number}")
            digit.setProperty("badge", "accent")
            line.addWidget(digit)
            line.addWidget(Message(step), 1)
            steps.body.addLayout(line)
        self.facts = Pairs()
        self.verify_button = Button(mark("Verify it now"), Kind.PRIMARY, "shield-check")
        self._folder = Button(mark("Open the folder"), Kind.SECONDARY, "folder-open")
        again = Button(mark("Export another one"), Kind.QUIET)
        deeds = row(Space.S)
        deeds.addWidget(self.verify_button)
        deeds.addWidget(self._folder)
        deeds.addWidget(again)
        deeds.addStretch(1)
        layout = column(Space.L, 0, self)
        for each in (self._head, steps, self.facts):
            layout.addWidget(each)
        layout.addLayout(deeds)
        layout.addStretch(1)
        self.verify_button.clicked.connect(self._on_verify)
        self._folder.clicked.connect(self._on_folder)
        again.clicked.connect(self.again)
        language().changed.connect(self.retranslate)
        theme_state().changed.connect(self.retranslate)

    def show_package(self, done: Exported) -> None:
        """Show what was written."""
        self._done = done
        self.retranslate()
        self.verify_button.setFocus()

    def retranslate(self) -> None:
        """Say everything in the language of now."""
        styled(self._head, banner="success")
        self._icon.setPixmap(pixmap("circle-check", 48, role="success"))
        self.title.setStyleSheet(
            f"QLabel {{ font-size: 24px; font-weight: 700; color: {palette().success}; }}"
        )
        done, words = self._done, ui_words()
        if done is None:
            return
        self._what.say(
            mark("Package {number}, version {version}, {signed}."),
            number=isolate_ltr(done.number),
            version=isolate_ltr(done.version),
            signed=words.plural("signed by {n} officer", "signed by {n} officers", done.signers),
        )
        self.facts.show_pairs(
            (
                (words("Folder"), isolate_ltr(done.path.parent)),
                (words("The package"), isolate_ltr(done.path.name)),
                (words("Size"), words("{size} KB", size=isolate_ltr(_kilobytes(done.size)))),
                (words("Copy for reading"), isolate_ltr(done.reading_copy.name)),
                (words("How it is verified"), isolate_ltr(done.readme.name)),
                (words("Fingerprint of the file"), isolate_ltr(groups_of(done.sha256))),
            )
        )

    def _on_verify(self) -> None:
        if self._done is not None:
            self.verify_asked.emit(self._done.path)

    def _on_folder(self) -> None:
        if self._done is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._done.path.parent)))


def _kilobytes(size: int) -> str:
    return f"{-(-size // _KILOBYTE):,}"
