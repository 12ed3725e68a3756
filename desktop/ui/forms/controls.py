"""The control that belongs to each kind of field, and how its value is read and shown."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFileDialog,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)

from desktop.text.words import mark
from desktop.ui.forms.field import Field, FieldKind
from desktop.ui.widgets.amount_edit import AmountEdit
from desktop.ui.widgets.button import IconButton
from desktop.ui.widgets.day_edit import DayEdit
from desktop.ui.widgets.passphrase_edit import PassphraseEdit
from desktop.ui.widgets.pick_edit import PickEdit
from desktop.ui.widgets.text import row
from desktop.ui.words import ui_words


class FolderEdit(QWidget):
    """A path, typed or chosen."""

    changed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.line = QLineEdit()
        self.line.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        browse = IconButton("folder-open", mark("Choose a folder"))
        browse.clicked.connect(self._on_browse)
        layout = row(4, 0, self)
        layout.addWidget(self.line, 1)
        layout.addWidget(browse)
        self.setFocusProxy(self.line)
        self.line.textChanged.connect(self._on_text_changed)

    def _on_text_changed(self, text: str) -> None:
        self.changed.emit(text)

    def _on_browse(self) -> None:
        title = ui_words()("Choose a folder")
        chosen = QFileDialog.getExistingDirectory(self, title, self.line.text())
        if chosen:
            self.line.setText(chosen)


@dataclass(frozen=True, slots=True)
class Control:
    """A control: `focus` is what takes the keyboard, `read` and `show` its value."""

    widget: QWidget
    focus: QWidget
    read: Callable[[], Any]
    show: Callable[[Any], None]
    retranslate: Callable[[], None]


def _nothing() -> None:
    """Nothing in this control is said in words."""


def _text(_: Field) -> Control:
    line = QLineEdit()
    return Control(line, line, line.text, lambda value: line.setText(value or ""), _nothing)


def _long_text(_: Field) -> Control:
    box = QPlainTextEdit()
    box.setTabChangesFocus(True)
    box.setFixedHeight(84)
    return Control(box, box, box.toPlainText, lambda value: box.setPlainText(value or ""), _nothing)


def _amount(field: Field) -> Control:
    if field.currency is None:
        raise ValueError(f"the amount field {field.key} has no currency")
    edit = AmountEdit(field.currency)
    return Control(edit, edit, edit.amount, edit.set_amount, _nothing)


def _day(_: Field) -> Control:
    edit = DayEdit()
    return Control(edit, edit, edit.day, edit.set_day, _nothing)


def _pick(field: Field) -> Control:
    edit = PickEdit()
    if field.choices is not None:
        edit.set_choices(field.choices())
    return Control(edit, edit, edit.picked, edit.set_picked, _nothing)


def _choice(field: Field) -> Control:
    box = QComboBox()
    for key, _ in field.options:
        box.addItem("", key)

    def say() -> None:
        for at, (_, message) in enumerate(field.options):
            box.setItemText(at, ui_words()(message))

    say()
    return Control(
        box, box, box.currentData, lambda value: box.setCurrentIndex(box.findData(value)), say
    )


def _passphrase(_: Field) -> Control:
    edit = PassphraseEdit()
    return Control(
        edit, edit.line, edit.text, lambda value: edit.line.setText(value or ""), _nothing
    )


def _folder(_: Field) -> Control:
    edit = FolderEdit()
    return Control(
        edit, edit.line, edit.line.text, lambda value: edit.line.setText(value or ""), _nothing
    )


def _check(field: Field) -> Control:
    box = QCheckBox()

    def say() -> None:
        box.setText(ui_words()(field.label))

    say()
    return Control(box, box, box.isChecked, lambda value: box.setChecked(bool(value)), say)


CONTROLS: Final[Mapping[FieldKind, Callable[[Field], Control]]] = {
    FieldKind.TEXT: _text,
    FieldKind.LONG_TEXT: _long_text,
    FieldKind.AMOUNT: _amount,
    FieldKind.DAY: _day,
    FieldKind.PICK: _pick,
    FieldKind.CHOICE: _choice,
    FieldKind.PASSPHRASE: _passphrase,
    FieldKind.FOLDER: _folder,
    FieldKind.CHECK: _check,
}
"""One maker for every kind; a test asks for each."""
