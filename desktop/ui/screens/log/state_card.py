"""One large sentence: whether the book is what it was when it was recorded."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QFrame, QLabel, QWidget

from desktop.domain.isolates import isolate_ltr
from desktop.text.words import mark
from desktop.ui.screens.log.book_check import CheckState
from desktop.ui.screens.parts.text import Message
from desktop.ui.theme import Space, palette, pixmap, theme_state
from desktop.ui.widgets.text import column, row, styled
from desktop.ui.words import language

if TYPE_CHECKING:
    from desktop.services.trust.verify_book import Verification

_TITLES: Final = {
    CheckState.WAITING: mark("The book was not checked yet"),
    CheckState.RUNNING: mark("The book is being checked"),
    CheckState.SOUND: mark("The book is sound"),
    CheckState.ALTERED: mark("The book was altered outside the program"),
    CheckState.REFUSED: mark("The book could not be checked"),
}
_MEANINGS: Final = {
    CheckState.WAITING: mark("Check it now; you can go on working meanwhile."),
    CheckState.RUNNING: mark("Every entry is compared with what the log says of it."),
    CheckState.SOUND: mark(
        "Every entry stands in it as it was posted; none is missing and none was added."
    ),
    CheckState.ALTERED: mark("What does not agree is named below, with what to do now."),
    CheckState.REFUSED: mark("The reason stands below."),
}
_LOOKS: Final = {
    CheckState.SOUND: ("shield-check", "success"),
    CheckState.ALTERED: ("shield-alert", "danger"),
    CheckState.REFUSED: ("triangle-alert", "warning"),
}
_CALM: Final = ("clock", "info")


class StateCard(QFrame):
    """Shows how the last check ended."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state = CheckState.WAITING
        self._icon = QLabel()
        self.title = Message("", wrap=True)
        self._meaning = Message("")
        self._when = Message("", "small")
        texts = column(Space.XS)
        for each in (self.title, self._meaning, self._when):
            texts.addWidget(each)
        layout = row(Space.XL, Space.L, self)
        layout.addWidget(self._icon)
        layout.addLayout(texts, 1)
        theme_state().changed.connect(self._dress)
        language().changed.connect(self._dress)

    def show_state(
        self, state: CheckState, found: Verification | None, finished: dt.datetime | None
    ) -> None:
        """Show the state; `found` and `finished` (UTC) are those of the last finished check."""
        self._state = state
        self.title.say(_TITLES[state])
        self._meaning.say(_MEANINGS[state])
        if found is None or finished is None:
            self._when.say("")
        else:
            local = finished.astimezone()
            self._when.say(
                mark("Last check: {day} at {time}, {size} records."),
                day=isolate_ltr(local.date().isoformat()),
                time=isolate_ltr(f"{local:%H:%M}"),
                size=isolate_ltr(f"{found.size:,}"),
            )
        self._when.setVisible(found is not None)
        self._dress()

    def _dress(self) -> None:
        name, role = _LOOKS.get(self._state, _CALM)
        styled(self, banner=role)
        self._icon.setPixmap(pixmap(name, 48, role=role))
        colour = getattr(palette(), role)
        self.title.setStyleSheet(
            f"QLabel {{ font-size: 24px; font-weight: 700; color: {colour}; }}"
        )
