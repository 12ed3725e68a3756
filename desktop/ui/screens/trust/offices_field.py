"""Choose the offices that somebody holds, and until when."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QWidget

from desktop.domain.errors import UserError
from desktop.domain.trust.acting import Role
from desktop.text.labels import label
from desktop.text.words import mark
from desktop.ui.screens.parts.labelled import Labelled
from desktop.ui.screens.parts.text import Message
from desktop.ui.theme import Space
from desktop.ui.widgets.day_edit import DayEdit
from desktop.ui.widgets.text import column
from desktop.ui.words import language, ui_words

_ACROSS = 3


class OfficesField(QWidget):
    """A tick for each office, and the last day; a guest auditor has to have one."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ticks = {role: QCheckBox() for role in Role}
        self.last_day = DayEdit()
        self.term = Labelled(
            mark("Last day"),
            self.last_day,
            mark("Empty: no end. A guest auditor has to have one."),
        )
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(Space.L)
        grid.setVerticalSpacing(Space.S)
        for at, tick in enumerate(self.ticks.values()):
            grid.addWidget(tick, at // _ACROSS, at % _ACROSS)
            tick.toggled.connect(self.changed)
        layout = column(Space.S, 0, self)
        layout.addWidget(Message(mark("Offices"), "label", wrap=False))
        layout.addLayout(grid)
        layout.addWidget(self.term)
        self.setFocusProxy(self.ticks[Role.CHAIR])
        language().changed.connect(self.retranslate)
        self.retranslate()

    def set_value(self, roles: frozenset[Role], last_day: dt.date | None) -> None:
        """Tick these offices and show this last day."""
        for role, tick in self.ticks.items():
            tick.setChecked(role in roles)
        self.last_day.set_day(last_day)

    def roles(self) -> frozenset[Role]:
        """Return the offices that are ticked."""
        return frozenset(role for role, tick in self.ticks.items() if tick.isChecked())

    def day(self) -> dt.date | None:
        """Return the last day; raises UserError where what is typed is no day."""
        self.last_day.editingFinished.emit()
        fault = self.last_day.fault()
        if fault is not None:
            raise fault
        return self.last_day.day()

    def show_error(self, error: UserError | None) -> None:
        """Say what is wrong with the last day."""
        self.term.show_error(error)

    def retranslate(self) -> None:
        """Name the offices in the language of now."""
        for role, tick in self.ticks.items():
            tick.setText(label(role, ui_words()))
