"""The page that opens a book: who, with which passphrase, and what went wrong."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from desktop.domain.errors import UserError
from desktop.domain.isolates import isolate_name
from desktop.text.words import mark
from desktop.ui.screens.parts.fault import Fault
from desktop.ui.screens.parts.text import Code, Message
from desktop.ui.screens.start import deeds
from desktop.ui.screens.start.delay import pause_after
from desktop.ui.theme import Space
from desktop.ui.widgets.button import Button, Kind
from desktop.ui.widgets.passphrase_edit import PassphraseEdit
from desktop.ui.widgets.states import LoadingLine
from desktop.ui.words import language, ui_words

if TYPE_CHECKING:
    from desktop.services.session import Session
    from desktop.ui.screens.start.recover_dialog import RecoverDialog
    from desktop.ui.screens.start.remembered import Remembered
    from desktop.ui.work.work import Work

_SECOND: Final = 1000
_WRONG: Final = "wrong-passphrase"


class UnlockPage(QWidget):
    """Unlocks one book. Wrong passphrases cost ever more waiting, and never the book."""

    unlocked = Signal(object)
    """The `Session` that was opened."""
    left = Signal()
    """Back to the list of books."""

    def __init__(self, work: Work, remembered: Remembered, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._work = work
        self._remembered = remembered
        self._path = Path()
        self._waiting = 0
        self.recovery: RecoverDialog | None = None
        self._title = Message("", "display")
        self._where = Code("", "small")
        self._who_label = Message(mark("Officer"), "label")
        self.who = QComboBox()
        self._pass_label = Message(mark("Passphrase"), "label")
        self.passphrase = PassphraseEdit()
        self.open_button = Button(mark("Open the book"), Kind.PRIMARY, icon="lock-open")
        self._back = Button(mark("Other books"), Kind.QUIET, icon="arrow-left")
        self.forgotten = Button(mark("Forgotten the passphrase?"), Kind.QUIET, icon="key-round")
        self._line = LoadingLine()
        self._busy = Message(
            mark("Opening. It takes a second on purpose: guessing becomes slow."), "muted"
        )
        self._fault = Fault()
        self._pause = Message("", "muted")
        self._tick = QTimer(self)
        self._tick.setInterval(_SECOND)
        self._tick.timeout.connect(self._on_second)
        self._arrange()
        self.open_button.clicked.connect(self.unlock)
        self.passphrase.submitted.connect(self.unlock)
        self._back.clicked.connect(self.left)
        self.forgotten.clicked.connect(self.recover)
        language().changed.connect(self.retranslate)
        self._show_busy(False)

    def _arrange(self) -> None:
        card = QFrame()
        card.setProperty("sheet", "card")
        inside = QVBoxLayout(card)
        inside.setContentsMargins(Space.XL, Space.XL, Space.XL, Space.XL)
        inside.setSpacing(Space.S)
        for widget in (self._who_label, self.who):
            inside.addWidget(widget)
        inside.addSpacing(Space.S)
        for each in (
            self._pass_label,
            self.passphrase,
            self._fault,
            self._pause,
            self._busy,
            self._line,
        ):
            inside.addWidget(each)
        inside.addSpacing(Space.S)
        buttons = QHBoxLayout()
        buttons.addWidget(self.open_button, 1)
        buttons.addWidget(self.forgotten)
        buttons.addWidget(self._back)
        inside.addLayout(buttons)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(Space.XS)
        layout.addWidget(self._title)
        layout.addWidget(self._where)
        layout.addSpacing(Space.M)
        layout.addWidget(card)
        self.setTabOrder(self.who, self.passphrase)
        self.setTabOrder(self.passphrase, self.open_button)

    def ask(self, path: Path, last_officer: str) -> None:
        """Ask for the passphrase of the book at `path`; its officers are read first."""
        self._path = path
        self._title.say(mark("Open {name}"), name=isolate_name(path.stem))
        self._where.setText(str(path.parent))
        self.passphrase.clear()
        self._fault.clear()
        self.who.clear()
        self._may_type(False)
        self._work.read(
            lambda: deeds.officers(path),
            lambda codes: self._on_officers(codes, last_officer),
            self._on_closed_book,
            owner=self,
        )

    def unlock(self) -> None:
        """Try the passphrase."""
        typed = self.passphrase.text()
        if not self.open_button.isEnabled() or not typed:
            return
        path, who = self._path, str(self.who.currentData() or "") or None
        self._fault.clear()
        self._may_type(False)
        self._show_busy(True)
        self._work.write(
            lambda: deeds.unlock(path, typed, who), self._on_open, self._on_refused, owner=self
        )

    def recover(self) -> None:
        """Ask for both halves of the recovery code and a new passphrase."""
        from desktop.ui.screens.start.recover_dialog import ask_recovery  # noqa: PLC0415

        codes = tuple(str(self.who.itemData(at)) for at in range(self.who.count()))
        asked = ask_recovery(self._work, self._path, codes, self)
        asked.recovered.connect(self._on_open)
        self.recovery = asked

    def retranslate(self) -> None:
        """Say the pause in the language of now."""
        words = ui_words()
        self._pause.setVisible(self._waiting > 0)
        if self._waiting:
            self._pause.setText(
                words.plural(
                    "You can try again in {n} second.",
                    "You can try again in {n} seconds.",
                    self._waiting,
                )
            )

    def _on_officers(self, codes: tuple[str, ...], last: str) -> None:
        for code in codes:
            self.who.addItem(code, code)
        self.who.setCurrentIndex(max(self.who.findData(last), 0))
        self._show_fields(True)
        self._wait(pause_after(self._remembered.failures(self._path)))

    def _on_closed_book(self, error: UserError) -> None:
        """The book cannot be asked for a passphrase at all: there is nothing to type."""
        self._show_fields(False)
        self._fault.show_error(error)
        self._back.setFocus()

    def _on_open(self, session: Session) -> None:
        self._remembered.set_failures(self._path, 0)
        self._show_busy(False)
        self.passphrase.clear()
        self.unlocked.emit(session)

    def _on_refused(self, error: UserError) -> None:
        self._show_busy(False)
        self._fault.show_error(error)
        pause = 0
        if error.key == _WRONG:
            failures = self._remembered.failures(self._path) + 1
            self._remembered.set_failures(self._path, failures)
            pause = pause_after(failures)
        self._wait(pause)
        self.passphrase.line.selectAll()

    def _wait(self, seconds: int) -> None:
        self._waiting = seconds
        self._may_type(not seconds)
        self.retranslate()
        if seconds:
            self._tick.start()

    def _on_second(self) -> None:
        self._waiting -= 1
        if self._waiting <= 0:
            self._tick.stop()
            self._wait(0)
        self.retranslate()

    def _show_fields(self, shown: bool) -> None:
        for each in (self._pass_label, self.passphrase, self.open_button, self.forgotten):
            each.setVisible(shown)
        several = shown and self.who.count() > 1
        self.who.setVisible(several)
        self._who_label.setVisible(several)

    def _show_busy(self, busy: bool) -> None:
        self._busy.setVisible(busy)
        self._line.setVisible(busy)

    def _may_type(self, allowed: bool) -> None:
        self.who.setEnabled(allowed)
        self.passphrase.setEnabled(allowed)
        self.open_button.setEnabled(allowed)
        if allowed:
            self.passphrase.setFocus()
