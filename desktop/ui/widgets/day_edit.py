"""A field for a day: typed in any usual way, moved by keys, the same in both directions."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from desktop.domain.days import parse_day, shift_day
from desktop.domain.errors import UserError
from desktop.domain.formats import format_day
from desktop.ui.widgets.text import styled
from desktop.ui.words import said

_LATER = frozenset({Qt.Key.Key_Plus, Qt.Key.Key_Up})
_EARLIER = frozenset({Qt.Key.Key_Minus, Qt.Key.Key_Down})
_TODAY = frozenset("tT\u062a")


class DayEdit(QLineEdit):
    """Shows ISO days; `+` and `-` move by a day, `t` (or teh) is today, typing takes over."""

    day_changed = Signal(object)
    """The day (`datetime.date`), or None while there is none."""

    def __init__(
        self,
        parent: QWidget | None = None,
        *,
        today: Callable[[], dt.date] = dt.date.today,
    ) -> None:
        super().__init__(parent)
        self._today = today
        self._day: dt.date | None = None
        self._fault: UserError | None = None
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute)
        self.setMinimumWidth(120)
        self.setPlaceholderText("2025-12-31")
        self.editingFinished.connect(self._on_editing_finished)

    def day(self) -> dt.date | None:
        """Return the day, None where the field is empty or cannot be read."""
        return self._day

    def set_day(self, day: dt.date | None) -> None:
        """Show `day`, or nothing for None."""
        self._fault = None
        self.setText("" if day is None else format_day(day))
        self._take(day)
        self._show_fault()

    def fault(self) -> UserError | None:
        """Return why what is typed is no day."""
        return self._fault

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Move by a day, or to today; everything else is typing."""
        key, typed = event.key(), event.text()
        whole = not self.text() or self.selectedText() == self.text() or self._as_shown()
        if whole and (typed == "+" or key in _LATER or key in _EARLIER or typed == "-"):
            self._move(1 if typed == "+" or key in _LATER else -1)
        elif whole and typed and typed in _TODAY:
            self.set_day(self._today())
            self.selectAll()
        else:
            super().keyPressEvent(event)

    def _as_shown(self) -> bool:
        return self._day is not None and self.text() == format_day(self._day)

    def _move(self, days: int) -> None:
        try:
            self.set_day(shift_day(self._day or self._today(), days))
        except UserError as error:
            self._fault = error
            self._show_fault()
        self.selectAll()

    def _on_editing_finished(self) -> None:
        text = self.text().strip()
        if not text:
            self.set_day(None)
            return
        try:
            self.set_day(parse_day(text, self._today(), shown=self._day))
        except UserError as error:
            self._fault = error
            self._take(None)
            self._show_fault()

    def _take(self, day: dt.date | None) -> None:
        if day != self._day:
            self._day = day
            self.day_changed.emit(day)

    def _show_fault(self) -> None:
        styled(self, faulty="true" if self._fault is not None else "false")
        self.setToolTip("" if self._fault is None else said(self._fault))
