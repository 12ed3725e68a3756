"""Ask an officer to sign: one passphrase, and a reason where one is needed."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.domain.errors import UserError
from desktop.text.words import mark
from desktop.ui.forms import Field, FieldKind, Form
from desktop.ui.shell.keys import bind
from desktop.ui.widgets.button import Kind
from desktop.ui.widgets.dialogs import Dialog

_REASON: Final = Field("reason", mark("Reason"), required=True)
_PASSPHRASE: Final = Field(
    "passphrase", mark("Your passphrase, to sign"), FieldKind.PASSPHRASE, required=True
)


class SignDialog(Dialog):
    """Stays until what was signed is in the book, or Escape is pressed.

    `title` and `text` are said already; `confirm` is a message id.
    """

    agreed = Signal(str, str)
    """The passphrase, and the reason ("" where none was asked for)."""

    def __init__(
        self,
        title: str,
        text: str,
        confirm: str,
        *,
        reason: bool = False,
        dangerous: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        role = "danger" if dangerous else "accent"
        super().__init__(title, text, icon="stamp", role=role, parent=parent)
        self.setObjectName("sign")
        self._asks_reason = reason
        self.form = Form((_REASON, _PASSPHRASE) if reason else (_PASSPHRASE,))
        self.body.addWidget(self.form)
        kind = Kind.DANGER if dangerous else Kind.PRIMARY
        self.confirm = self.add_button(confirm, kind, accepts=True)
        self.add_button(mark("Leave it"), Kind.SECONDARY, accepts=False)
        self.form.submitted.connect(self.accept)
        bind(self, "F2", self.accept)
        self.form.focus("reason" if reason else "passphrase")

    def accept(self) -> None:
        """Give out what was typed, or say what is missing; the window stays."""
        if self.confirm.isEnabled() and self.form.check():
            self.confirm.setEnabled(False)
            values = self.form.values()
            self.agreed.emit(values["passphrase"], str(values.get("reason", "")))
        self.adjustSize()

    def finish(self) -> None:
        """Close: it is signed. What was typed is forgotten."""
        self.form.set_values({"passphrase": ""})
        self.done(Dialog.DialogCode.Accepted)

    def reject(self) -> None:
        """Close without signing, and forget what was typed."""
        self.form.set_values({"passphrase": ""})
        super().reject()

    def show_refusal(self, error: UserError) -> None:
        """Say beside the field that it is about why it was not signed."""
        self.confirm.setEnabled(True)
        about_reason = "reason" in error.key or error.fields.get("field") == "reason"
        key = "reason" if self._asks_reason and about_reason else "passphrase"
        self.form.show_error(key, error)
        self.form.focus(key)
        self.adjustSize()
