"""The head of the log, large enough to be read over the telephone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from desktop.domain.isolates import isolate_ltr
from desktop.text.words import mark
from desktop.ui.screens.parts.layouts import clear
from desktop.ui.screens.parts.text import Message
from desktop.ui.theme import Space
from desktop.ui.widgets.card import Card
from desktop.ui.words import ui_words

if TYPE_CHECKING:
    from desktop.services.trust.log_head import LogHead


class HeadCard(Card):
    """Shows the eight groups, always from left to right, and how many records they stand for."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(mark("The head of the log"), parent)
        self._what = Message(
            mark(
                "Eight groups of digits stand for everything recorded so far. If one entry were "
                "changed, all of them would change. Compare them with those on a voucher, a page "
                "or an earlier note."
            ),
            "muted",
        )
        groups = QWidget()
        groups.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self._groups = QGridLayout(groups)
        self._groups.setContentsMargins(0, Space.S, 0, Space.S)
        self._groups.setHorizontalSpacing(Space.S)
        self._size = Message("", "small")
        self.body.addWidget(self._what)
        self.body.addWidget(groups)
        self.body.addWidget(self._size)
        self._holder = groups

    def show_head(self, head: LogHead) -> None:
        """Show this head."""
        self.show()
        clear(self._groups)
        for place, group in enumerate(head.short.split(" ")):
            label = QLabel(group)
            label.setProperty("role", "figure")
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            self._groups.addWidget(label, 0, place)
        name = ui_words()(mark("The head of the log"))
        self._holder.setAccessibleName(f"{name}: {head.short}")
        self._size.say(
            mark("{size} records; the last one of {moment} by this computer's clock."),
            size=isolate_ltr(f"{head.size:,}"),
            moment=isolate_ltr(f"{head.recorded_at.astimezone():%Y-%m-%d %H:%M}"),
        )
