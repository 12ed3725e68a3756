"""Ask what a file that comes in is called, and who may open it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.domain.errors import UserError
from desktop.domain.isolates import isolate_name
from desktop.services.archive.my_groups import GroupChoice
from desktop.text.words import mark
from desktop.ui.forms import Field, FieldKind, Form
from desktop.ui.screens.parts.fault import Fault
from desktop.ui.shell.keys import bind
from desktop.ui.widgets.button import Kind
from desktop.ui.widgets.dialogs import Dialog
from desktop.ui.widgets.pick_edit import Choice
from desktop.ui.words import ui_words

_TITLE: Final = mark("Title")
_GROUP: Final = mark("Who may open it")


class AddDialog(Dialog):
    """Stays until the files are in the book, or Escape is pressed.

    One file has a title to be typed; several keep the names of their files.
    """

    agreed = Signal(object, object)
    """(title, group id or None): (str, int | None)."""

    def __init__(
        self, files: Sequence[Path], groups: Sequence[GroupChoice], parent: QWidget | None = None
    ) -> None:
        words = ui_words()
        several = len(files) > 1
        if several:
            title = words.plural("Add {n} document", "Add {n} documents", len(files))
            text = words("Each one is called as its file is.")
        else:
            title = words("Add a document")
            named = isolate_name(files[0].name)
            text = words("{file} is copied into the book; the file itself stays.", file=named)
        super().__init__(title, text, icon="paperclip", parent=parent)
        self.form = Form(_fields(groups, several=several))
        self._fault = Fault()
        self.body.addWidget(self.form)
        self.body.addWidget(self._fault)
        self.confirm = self.add_button(mark("Add"), Kind.PRIMARY, accepts=True)
        self.add_button(mark("Leave it"), Kind.SECONDARY, accepts=False)
        self.form.submitted.connect(self.accept)
        bind(self, "F2", self.accept)
        values: dict[str, object] = {} if several else {"title": files[0].stem}
        if len(groups) > 1:
            values["group"] = groups[0].id
        self.form.set_values(values)
        for key in list(values)[:1]:
            self.form.focus(key)

    def accept(self) -> None:
        """Give out what was asked for; the window stays until the files are in the book."""
        if self.confirm.isEnabled() and self.form.check():
            self._fault.clear()
            self.confirm.setEnabled(False)
            values = self.form.values()
            self.agreed.emit(values.get("title") or "", values.get("group"))

    def finish(self) -> None:
        """Close: there is nothing left to ask."""
        self.done(Dialog.DialogCode.Accepted)

    def show_refusal(self, error: UserError) -> None:
        """Say why a file was not taken."""
        self.confirm.setEnabled(True)
        self._fault.show_error(error)
        self.adjustSize()


def _fields(groups: Sequence[GroupChoice], *, several: bool) -> tuple[Field, ...]:
    made: list[Field] = [] if several else [Field("title", _TITLE)]
    if len(groups) > 1:
        offered = tuple(Choice(each.id, "", _name(each)) for each in groups)
        made.append(Field("group", _GROUP, FieldKind.PICK, required=True, choices=lambda: offered))
    return tuple(made)


def _name(group: GroupChoice) -> str:
    if ui_words().language == "ar":
        return group.name_ar or group.name_en
    return group.name_en or group.name_ar
