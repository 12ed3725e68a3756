"""Enter an authority whose receipts are accepted, from its paper."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from desktop.domain.errors import UserError
from desktop.services.trust.evidence.witnesses import NewWitness
from desktop.text.words import mark
from desktop.ui.screens.parts.fault import Fault
from desktop.ui.screens.parts.labelled import Labelled
from desktop.ui.widgets.button import Kind
from desktop.ui.widgets.dialogs import Dialog
from desktop.ui.words import ui_words

_WIDTH = 560


class AuthorityDialog(Dialog):
    """Stays open until the book has taken the authority in, or Escape is pressed."""

    entered = Signal(object)
    """A `NewWitness`; the caller answers with `refuse` or closes the dialog."""

    def __init__(self, parent: QWidget | None = None) -> None:
        words = ui_words()
        super().__init__(
            words("Enter an authority"),
            words(
                "Its key and the eight groups of digits stand on the paper that the authority "
                "gave you. From then on this book believes receipts signed with that key."
            ),
            icon="stamp",
            parent=parent,
        )
        self.setMinimumWidth(_WIDTH)
        self.name, self.key, self.groups = QLineEdit(), QLineEdit(), QLineEdit()
        self.fault = Fault()
        for field in (self.key, self.groups):
            field.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        for label, field in (
            (mark("Name of the authority"), self.name),
            (mark("Key of the authority"), self.key),
            (mark("Eight groups of digits"), self.groups),
        ):
            self.body.addWidget(Labelled(label, field))
        self.body.addWidget(self.fault)
        self.confirm = self.add_button(mark("Accept its receipts"), Kind.PRIMARY, accepts=True)
        self.add_button(mark("Cancel"), Kind.SECONDARY, accepts=False)
        self.name.setFocus()

    def accept(self) -> None:
        """Give out what was typed."""
        self.fault.clear()
        self.entered.emit(NewWitness(self.name.text(), self.key.text(), self.groups.text()))

    def refuse(self, error: UserError) -> None:
        """Say what is wrong; nothing that was typed is lost."""
        self.fault.show_error(error)
        self.adjustSize()

    def done_well(self) -> None:
        """Close: the authority is entered."""
        super().accept()
