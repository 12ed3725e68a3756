"""Choose a passphrase: typed twice, and judged in a sentence while it is typed."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.domain.errors import UserError
from desktop.domain.trust.passphrase import remark_on, require_strong
from desktop.text.passphrase import REMARKS
from desktop.text.words import mark
from desktop.ui.screens.parts.labelled import Labelled
from desktop.ui.screens.parts.text import Message
from desktop.ui.theme import Space
from desktop.ui.widgets.passphrase_edit import PassphraseEdit
from desktop.ui.widgets.text import column, row, styled


class NewPassphrase(QWidget):
    """Two fields side by side; `names` are those that a passphrase had better not hold."""

    submitted = Signal()

    def __init__(
        self, names: Callable[[], Iterable[str]] = tuple, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._names = names
        self.first, self.again = PassphraseEdit(), PassphraseEdit()
        self._first = Labelled(mark("New passphrase"), self.first)
        self._again = Labelled(mark("The same passphrase again"), self.again)
        self.remark = Message("", "muted")
        across = row(Space.M)
        across.addWidget(self._first, 1)
        across.addWidget(self._again, 1)
        layout = column(Space.XS, 0, self)
        layout.addLayout(across)
        layout.addWidget(self.remark)
        self.setFocusProxy(self.first)
        self.first.text_changed.connect(self._judge)
        self.first.submitted.connect(self.again.setFocus)
        self.again.submitted.connect(self.submitted)
        self._judge()

    def value(self) -> str:
        """Return the passphrase.

        Raises UserError `passphrase-empty`, `passphrase-weak` or `passphrases-differ`.
        """
        require_strong(self.first.text(), self._names(), field="passphrase")
        if self.first.text() != self.again.text():
            raise UserError("passphrases-differ", field="again")
        return self.first.text()

    def show_error(self, error: UserError | None) -> None:
        """Say what is wrong beside the field that it is about."""
        again = error is not None and error.fields.get("field") == "again"
        self._first.show_error(None if again else error)
        self._again.show_error(error if again else None)
        if error is not None:
            (self.again if again else self.first).setFocus()

    def forget(self) -> None:
        """Forget what was typed."""
        self.first.clear()
        self.again.clear()

    def _judge(self, _typed: object = None) -> None:
        typed = self.first.text()
        found = remark_on(typed, self._names() if typed else ())
        self.remark.say(REMARKS[found])
        styled(self.remark, role="error" if typed and found.weak else "muted")
