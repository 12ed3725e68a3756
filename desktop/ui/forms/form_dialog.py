"""Ask for something in a window of its own; what the book refuses is said beside its field."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from desktop.domain.errors import UserError
from desktop.text.words import mark
from desktop.ui.forms.field import Field
from desktop.ui.forms.form import Form
from desktop.ui.shell.keys import bind
from desktop.ui.theme import Space
from desktop.ui.widgets.button import Kind
from desktop.ui.widgets.dialogs import Dialog
from desktop.ui.words import ui_words

_ABOUT: Final = {
    "name-empty": "name_ar",
    "project-order": "last_day",
    "year-order": "last_day",
    "year-too-long": "last_day",
    "year-overlaps": "first_day",
    "year-name-characters": "name",
    "year-name-taken": "name",
}
"""The field that an error of the masters is about."""
_NOWHERE: Final[Mapping[str, str]] = {}


class FormDialog(Dialog):
    """Stays until what it asked for is in the book, or Escape is pressed.

    `places` says of an error's key which field it is about; an error that names no field stands
    below the last one.
    """

    agreed = Signal(object)
    """The values of the form, by key."""

    def __init__(
        self,
        title: str,
        text: str,
        confirm: str,
        fields: Sequence[Field],
        *,
        icon: str,
        places: Mapping[str, str] = _NOWHERE,
        parent: QWidget | None = None,
    ) -> None:
        words = ui_words()
        super().__init__(words(title), words(text), icon=icon, parent=parent)
        self.form = Form(fields)
        self._keys = tuple(field.key for field in fields)
        self._places = {**_ABOUT, **places}
        self.body.addWidget(self.form)
        needed = self.form.minimumWidth() + 2 * Space.XL
        self.setMinimumWidth(max(self.minimumWidth(), needed))
        self.confirm = self.add_button(confirm, Kind.PRIMARY, accepts=True)
        self.add_button(mark("Leave it"), Kind.SECONDARY, accepts=False)
        self.form.submitted.connect(self.accept)
        bind(self, "F2", self.accept)
        self.form.focus(self._keys[0])

    def accept(self) -> None:
        """Give out what was asked for, or say what is missing; the window stays."""
        if self.confirm.isEnabled() and self.form.check():
            self.confirm.setEnabled(False)
            self.agreed.emit(self.form.values())
        self._fit()

    def finish(self) -> None:
        """Close: it is in the book."""
        self.done(Dialog.DialogCode.Accepted)

    def show_refusal(self, error: UserError) -> None:
        """Say beside the field that it is about why the book refused."""
        self.confirm.setEnabled(True)
        key = self._field_of(error)
        self.form.show_error(key, error)
        self.form.focus(key)
        self._fit()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Be as high as the form: Qt alone takes two thirds of a small screen at most."""
        super().showEvent(event)
        self._fit()

    def _fit(self) -> None:
        layout = self.layout()
        if layout is None:
            return
        width = max(self.minimumWidth(), self.sizeHint().width())
        self.resize(width, max(layout.totalHeightForWidth(width), self.sizeHint().height()))

    def _field_of(self, error: UserError) -> str:
        named = (self._places.get(error.key), error.fields.get("field"))
        if error.key.startswith("code-") or error.key.endswith("-code-taken"):
            named = ("code", None)
        return next((str(key) for key in named if key in self._keys), self._keys[-1])
