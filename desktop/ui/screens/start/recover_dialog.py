"""The way back in for an officer who forgot: both halves of the code, and a new passphrase."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from desktop.domain.errors import UserError
from desktop.services.trust.recovery import recover
from desktop.text.words import mark
from desktop.ui.screens.parts.labelled import Labelled
from desktop.ui.screens.trust.deed_dialog import DeedDialog
from desktop.ui.screens.trust.new_passphrase import NewPassphrase

if TYPE_CHECKING:
    from desktop.services.session import Session
    from desktop.ui.work.work import Work

_WIDE: Final = 640


@dataclass(frozen=True, slots=True)
class Wanted:
    """Who comes back, with which halves and under which new passphrase; never printed."""

    officer: str
    first: str = field(repr=False)
    second: str = field(repr=False)
    passphrase: str = field(repr=False)


class RecoverDialog(DeedDialog):
    """Two halves from two sheets; a mistyped group is named."""

    recovered = Signal(object)
    """The `Session` that was opened."""

    def __init__(self, officers: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(
            mark("Open with the recovery code"),
            mark(
                "Take both sheets. The code is used up by it; make a new one afterwards. Without "
                "a code, another officer who manages officers can give you a new passphrase."
            ),
            mark("Open the book"),
            icon="key-round",
            parent=parent,
        )
        self.setMinimumWidth(_WIDE)
        self.who = QComboBox()
        for code in officers:
            self.who.addItem(code, code)
        self.halves = (QLineEdit(), QLineEdit())
        labels = (mark("First half"), mark("Second half"))
        self.body.addWidget(Labelled(mark("Officer"), self.who))
        for line, label in zip(self.halves, labels, strict=True):
            line.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
            line.setPlaceholderText("XXXXX-XXXXX-XXXXX-XXXXX-XXXXX")
            self.body.addWidget(Labelled(label, line))
        self.secret = NewPassphrase()
        self.body.addWidget(self.secret)
        self.end_body()
        self.secret.submitted.connect(self.accept)
        (self.who if len(officers) > 1 else self.halves[0]).setFocus()

    def values(self) -> Wanted:
        """Return what was typed."""
        first, second = (line.text() for line in self.halves)
        return Wanted(str(self.who.currentData() or ""), first, second, self.secret.value())

    def take_back(self) -> None:
        """Take back what was said to be wrong."""
        super().take_back()
        self.secret.show_error(None)

    def show_error(self, error: UserError) -> None:
        """Say it beside the passphrase, where it is about that."""
        self._busy(False)
        if error.key.startswith("passphrase"):
            self.secret.show_error(error)
        else:
            self.fault.show_error(error)
        self.adjustSize()


def ask_recovery(work: Work, path: Path, officers: Sequence[str], parent: QWidget) -> RecoverDialog:
    """Open the window for the book at `path` and return it."""
    dialog = RecoverDialog(officers, parent)

    def on_open(session: Session) -> None:
        dialog.finish()
        dialog.recovered.emit(session)

    def on_agreed(found: object) -> None:
        if isinstance(found, Wanted):
            work.write(
                lambda: recover(
                    path,
                    found.first,
                    found.second,
                    officer=found.officer,
                    new_passphrase=found.passphrase,
                ),
                on_open,
                dialog.show_error,
                owner=parent,
            )

    dialog.agreed.connect(on_agreed)
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()
    return dialog
