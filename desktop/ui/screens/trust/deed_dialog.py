"""A window that asks what a deed needs, stays while it is done, and says why it was refused."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.domain.errors import UserError
from desktop.text.words import mark
from desktop.ui.screens.parts.fault import Fault
from desktop.ui.shell.keys import bind
from desktop.ui.widgets.button import Kind
from desktop.ui.widgets.dialogs import Dialog
from desktop.ui.widgets.states import LoadingLine
from desktop.ui.words import ui_words


class DeedDialog(Dialog):
    """Stays until the deed is done or Escape is pressed; `values` is what a subclass asks for."""

    agreed = Signal(object)
    """What `values` returned."""

    def __init__(
        self,
        title: str,
        text: str,
        confirm: str,
        *,
        icon: str,
        danger: bool = False,
        parent: QWidget | None = None,
        **fields: object,
    ) -> None:
        words = ui_words()
        super().__init__(
            words(title, **fields),
            words(text),
            icon=icon,
            role="danger" if danger else "accent",
            parent=parent,
        )
        self.fault = Fault()
        self._line = LoadingLine()
        kind = Kind.DANGER if danger else Kind.PRIMARY
        self.confirm = self.add_button(confirm, kind, accepts=True)
        self.leave = self.add_button(mark("Leave it"), Kind.SECONDARY, accepts=False)
        bind(self, "F2", self.accept)

    def end_body(self) -> None:
        """Put the place for refusals below the fields; called once, after the last of them."""
        self.body.addWidget(self.fault)
        self.body.addWidget(self._line)
        self._line.hide()

    def values(self) -> object:
        """Return what was asked for; raises UserError for what cannot be."""
        raise NotImplementedError

    def accept(self) -> None:
        """Give out what was asked for, or say what is missing; the window stays."""
        if not self.confirm.isEnabled():
            return
        self.take_back()
        try:
            found = self.values()
        except UserError as error:
            self.show_error(error)
            return
        self._busy(True)
        self.agreed.emit(found)

    def take_back(self) -> None:
        """Take back what was said to be wrong."""
        self.fault.clear()

    def show_error(self, error: UserError) -> None:
        """Say what is wrong; the typed things stay."""
        self._busy(False)
        self.fault.show_error(error)
        self.adjustSize()

    def finish(self) -> None:
        """Close: it is done."""
        self.done(Dialog.DialogCode.Accepted)

    def _busy(self, busy: bool) -> None:
        self.confirm.setEnabled(not busy)
        self._line.setVisible(busy)
