"""The answer, large: accepted or refused, and what that means for whoever holds the package."""

from __future__ import annotations

from typing import Final

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop.services.disclosure.verify.check import Result, Verdict
from desktop.text.words import mark
from desktop.ui.screens.parts.text import Message
from desktop.ui.theme import Space, palette, pixmap, theme_state

ACCEPTED: Final = mark("Accepted")
REFUSED: Final = mark("Refused")
_WHOLE: Final = mark("Nothing in this package was changed since the officers signed it.")
_COMPARE: Final = mark(
    "Nothing in this package was changed since it was signed. Whether it comes from that "
    "organisation, only its enrolment sheet says: compare the groups below with it."
)
_NOT: Final = mark(
    "Do not rely on this package. The points that do not hold stand first in the list. Ask the "
    "organisation for the package again."
)
_ENROLMENT: Final = "enrolment"


class VerdictCard(QFrame):
    """Shows one verdict."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._verdict: Verdict | None = None
        self._icon = QLabel()
        self.title = Message("", wrap=False)
        self._meaning = Message("", "strong")
        texts = QVBoxLayout()
        texts.setSpacing(Space.XS)
        texts.addWidget(self.title)
        texts.addWidget(self._meaning)
        row = QHBoxLayout(self)
        row.setContentsMargins(Space.XL, Space.L, Space.XL, Space.L)
        row.setSpacing(Space.XL)
        row.addWidget(self._icon)
        row.addLayout(texts, 1)
        theme_state().changed.connect(self._dress)

    def show_verdict(self, verdict: Verdict) -> None:
        """Show the verdict."""
        self._verdict = verdict
        self.title.say(ACCEPTED if verdict.accepted else REFUSED)
        self._meaning.say(_meaning(verdict))
        self._dress()

    def _dress(self) -> None:
        if self._verdict is None:
            return
        accepted = self._verdict.accepted
        role = "success" if accepted else "danger"
        self.setProperty("banner", role)
        self.style().unpolish(self)
        self.style().polish(self)
        self._icon.setPixmap(pixmap("shield-check" if accepted else "shield-alert", 48, role=role))
        self.title.setStyleSheet(
            f"QLabel {{ font-size: 32px; font-weight: 700; color: {getattr(palette(), role)}; }}"
        )


def _meaning(verdict: Verdict) -> str:
    if not verdict.accepted:
        return _NOT
    results = {check.key: check.result for check in verdict.checks}
    return _WHOLE if results.get(_ENROLMENT) is Result.PASSED else _COMPARE
