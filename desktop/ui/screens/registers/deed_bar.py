"""The deeds of a register as buttons, each alive only where it makes sense."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtWidgets import QWidget

from desktop.ui.screens.registers.kind import Deed, Desk
from desktop.ui.theme import Space
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.text import row


class DeedBar(QWidget):
    """A row of buttons that follow the row that is picked."""

    def __init__(self, desk: Desk, deeds: Sequence[Deed], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._row: Any = None
        self.buttons: dict[str, Button] = {}
        self._deeds = {deed.key: deed for deed in deeds}
        layout = row(Space.S, 0, self)
        for deed in deeds:
            button = Button(deed.text, deed.weight, deed.icon, deed.shortcut or None)
            button.clicked.connect(lambda _=False, deed=deed: self._run(deed))
            self.buttons[deed.key] = button
            layout.addWidget(button)
        layout.addStretch(1)

    def useful(self, *, empty: bool) -> bool:
        """Return whether anything here can be done, in a list that is `empty` or is not."""
        return any(not deed.needs_row or not empty for deed in self._deeds.values())

    def show_row(self, found: Any) -> None:
        """Follow the row that became current (None: there is none)."""
        self._row = found
        for key, deed in self._deeds.items():
            self.buttons[key].setEnabled(self._makes_sense(deed))

    def press(self, shortcut: str) -> None:
        """Do what the key stands for, where it can be done now."""
        for deed in self._deeds.values():
            if deed.shortcut == shortcut:
                self._run(deed)

    def _makes_sense(self, deed: Deed) -> bool:
        if deed.act is not None and not self._desk.context.session.by.may(deed.act):
            return False
        if not deed.needs_row:
            return True
        return self._row is not None and deed.when(self._row)

    def _run(self, deed: Deed) -> None:
        if self._makes_sense(deed):
            deed.run(self._desk, self._row)
