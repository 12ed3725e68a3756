"""A question on a page: its label, the field, a word of help, and what is wrong with the answer."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from desktop.domain.errors import UserError
from desktop.ui.screens.parts.fault import isolated
from desktop.ui.screens.parts.text import Message
from desktop.ui.theme import Space
from desktop.ui.widgets.text import column, styled
from desktop.ui.words import language, said, ui_words


class Labelled(QWidget):
    """Holds one field; `label` and `help_text` are message ids."""

    def __init__(
        self, label: str, field: QWidget, help_text: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.field = field
        self._label = label
        self._error: UserError | None = None
        self.help = Message(help_text, "small")
        self._wrong = Message("", "error")
        self._wrong.hide()
        name = Message(label, "label", wrap=False)
        name.setBuddy(field)
        layout = column(Space.XS, 0, self)
        for each in (name, field, self.help, self._wrong):
            layout.addWidget(each)
        self.help.setVisible(bool(help_text))
        self.setFocusProxy(field)
        language().changed.connect(self.retranslate)
        self.retranslate()

    def show_error(self, error: UserError | None) -> None:
        """Say what is wrong with the answer, or nothing any more."""
        self._error = error
        styled(self.field, faulty="false" if error is None else "true")
        self._wrong.setVisible(error is not None)
        self.retranslate()

    def retranslate(self) -> None:
        """Say everything in the language of now."""
        self.field.setAccessibleName(ui_words()(self._label))
        if self._error is not None:
            self._wrong.setText(said(isolated(self._error)))
