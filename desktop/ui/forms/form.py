"""A form made from its fields: labels, hints, errors in place, Enter goes on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from desktop.domain.errors import UserError
from desktop.ui.forms.controls import CONTROLS, Control
from desktop.ui.forms.field import Field, FieldKind
from desktop.ui.theme import Space
from desktop.ui.widgets.text import Text, column, styled
from desktop.ui.words import language, said, ui_words

_ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})
_IN_ONE_COLUMN = 7
_WIDE = 640


@dataclass(frozen=True, slots=True)
class _Row:
    field: Field
    control: Control
    label: Text
    hint: Text
    error: Text


class Form(QWidget):
    """Asks for the declared fields; Enter goes to the next one, and from the last submits.

    More fields than fit below each other on a small screen stand two by two, unless `columns` says
    how many stand beside one another.
    """

    submitted = Signal()
    edited = Signal()

    def __init__(
        self, fields: Sequence[Field], parent: QWidget | None = None, *, columns: int = 0
    ) -> None:
        super().__init__(parent)
        self._rows = {field.key: self._make(field) for field in fields}
        layout = QGridLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setHorizontalSpacing(Space.L)
        layout.setVerticalSpacing(Space.M)
        across = columns or (2 if len(fields) > _IN_ONE_COLUMN else 1)
        if across > 1:
            self.setMinimumWidth(_WIDE)
        for at, each in enumerate(self._rows.values()):
            layout.addLayout(_stack(each), *divmod(at, across))
        for before, after in zip(
            list(self._rows.values()), list(self._rows.values())[1:], strict=False
        ):
            QWidget.setTabOrder(before.control.focus, after.control.focus)
        language().changed.connect(self.retranslate)
        self.retranslate()

    def values(self) -> dict[str, Any]:
        """Return what stands in the fields, by key."""
        return {key: each.control.read() for key, each in self._rows.items()}

    def set_values(self, values: Mapping[str, Any]) -> None:
        """Show these values; fields not named stay as they are."""
        for key, value in values.items():
            self._rows[key].control.show(value)

    def control(self, key: str) -> QWidget:
        """Return the control of a field; KeyError where there is none."""
        return self._rows[key].control.widget

    def focus(self, key: str) -> None:
        """Put the keyboard into a field."""
        self._rows[key].control.focus.setFocus(Qt.FocusReason.OtherFocusReason)

    def missing(self) -> tuple[str, ...]:
        """Return the keys of required fields that are empty."""
        return tuple(
            key
            for key, each in self._rows.items()
            if each.field.required and each.control.read() in (None, "")
        )

    def check(self) -> bool:
        """Mark every required field that is empty and return whether there is none."""
        self.clear_errors()
        missing = self.missing()
        for key in missing:
            self.show_error(key, UserError("field-empty"))
        if missing:
            self.focus(missing[0])
        return not missing

    def show_error(self, key: str, error: UserError) -> None:
        """Say beside a field what is wrong with it."""
        each = self._rows[key]
        each.error.setText(said(error))
        each.error.show()
        styled(each.control.focus, faulty="true")
        each.control.focus.setAccessibleDescription(each.error.text())

    def clear_errors(self) -> None:
        """Take back every error."""
        for each in self._rows.values():
            each.error.hide()
            styled(each.control.focus, faulty="false")
            each.control.focus.setAccessibleDescription("")

    def retranslate(self) -> None:
        """Say labels and hints in the current language."""
        words = ui_words()
        for each in self._rows.values():
            field = each.field
            label = words(field.label)
            each.label.setText(f"{label} *" if field.required else label)
            each.label.setVisible(field.kind is not FieldKind.CHECK)
            each.hint.setText(words(field.hint) if field.hint else "")
            each.hint.setVisible(bool(field.hint))
            each.control.focus.setAccessibleName(label)
            if field.placeholder and isinstance(each.control.focus, QLineEdit):
                each.control.focus.setPlaceholderText(words(field.placeholder))
            each.control.retranslate()

    def _make(self, field: Field) -> _Row:
        control = CONTROLS[field.kind](field)
        control.focus.installEventFilter(self)
        control.focus.setObjectName(field.key)
        if isinstance(control.focus, QLineEdit):
            control.focus.textChanged.connect(self._on_edited)
        error = Text("", "error", wrap=True)
        error.hide()
        return _Row(field, control, Text("", "label"), Text("", "small", wrap=True), error)

    def _on_edited(self) -> None:
        self.edited.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Let Enter go on to the next field, and submit from the last."""
        enter = (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.key() in _ENTER
            and not isinstance(watched, QPlainTextEdit)
        )
        if not enter:
            return super().eventFilter(watched, event)
        order = [each.control.focus for each in self._rows.values()]
        at = next(at for at, each in enumerate(order) if each is watched)
        if at + 1 < len(order):
            order[at + 1].setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self.submitted.emit()
        return True


def _stack(each: _Row) -> QVBoxLayout:
    layout = column(Space.XS)
    for widget in (each.label, each.control.widget, each.hint, each.error):
        layout.addWidget(widget)
    return layout
