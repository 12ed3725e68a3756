"""Ask before a person's data is erased: what goes, what stays, and why it is done."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from desktop.domain.errors import UserError
from desktop.domain.isolates import isolate_name
from desktop.text.words import mark
from desktop.ui.screens.parts.labelled import Labelled
from desktop.ui.screens.parts.text import Message
from desktop.ui.widgets.button import Kind
from desktop.ui.widgets.dialogs import Dialog
from desktop.ui.words import ui_words

PERSON: Final = (
    mark("Gone: the names, in the book and in every record of the log about this person."),
    mark("Gone: the documents attached to the person's own record."),
    mark("Stays: the code, and with it every entry. They have to be kept."),
    mark("Stays: a name that was written into the words of an entry."),
    mark("Not reached: backups, packages and papers that left this computer."),
)
DOCUMENT: Final = (
    mark("Gone: the file, its key, its title and its name."),
    mark("Stays: that there was a document, when it came and who added it."),
    mark("Not reached: backups, packages and papers that left this computer."),
)


class EraseDialog(Dialog):
    """Stays until a reason is given, or Escape is pressed."""

    agreed = Signal(object)
    """The reason."""

    def __init__(self, name: str, facts: Sequence[str], parent: QWidget | None = None) -> None:
        words = ui_words()
        super().__init__(
            words("Erase the data of {name}?", name=isolate_name(name)),
            words("This cannot be undone. Neither this program nor anybody else brings it back."),
            icon="triangle-alert",
            role="danger",
            parent=parent,
        )
        for line in facts:
            self.body.addWidget(Message(line))
        self.reason = QLineEdit()
        self._field = Labelled(
            mark("Reason"), self.reason, mark("It is kept in the log. Write no name into it.")
        )
        self.body.addWidget(self._field)
        self.confirm = self.add_button(mark("Erase for good"), Kind.DANGER, accepts=True)
        self.add_button(mark("Leave it"), Kind.SECONDARY, accepts=False)
        self.reason.setFocus()

    def accept(self) -> None:
        """Give out the reason, or say that it is missing."""
        reason = self.reason.text().strip()
        if not reason:
            self._field.show_error(UserError("erase-reason-empty"))
            self.reason.setFocus()
            self.adjustSize()
            return
        self.agreed.emit(reason)
        super().accept()
