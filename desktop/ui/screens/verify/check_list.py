"""The checks of a package one below the other, those that do not hold first."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop.domain.isolates import isolate_ltr, isolate_name
from desktop.services.disclosure.verify.check import Check, Result, Verdict
from desktop.text.checks import LABELS, RESULTS, reason
from desktop.ui.screens.parts.layouts import clear
from desktop.ui.theme import Space, pixmap, theme_state
from desktop.ui.words import language, ui_words

_LOOKS: Final = {
    Result.PASSED: ("circle-check", "success"),
    Result.FAILED: ("circle-alert", "danger"),
    Result.NOT_APPLICABLE: ("info", "faint"),
}
_ORDER: Final = (Result.FAILED, Result.PASSED, Result.NOT_APPLICABLE)
_GROUPS: Final = "groups"


class CheckList(QFrame):
    """Shows every check with its result in words and, where it says more, its reason."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("sheet", "card")
        self._checks: tuple[Check, ...] = ()
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(Space.L, Space.S, Space.L, Space.S)
        self._layout.setSpacing(0)
        language().changed.connect(self.retranslate)
        theme_state().changed.connect(self.retranslate)

    def show_verdict(self, verdict: Verdict) -> None:
        """Show the checks of a verdict."""
        self._checks = tuple(
            check for result in _ORDER for check in verdict.checks if check.result is result
        )
        self.retranslate()

    def retranslate(self) -> None:
        """Say every check in the language of now."""
        clear(self._layout)
        for place, check in enumerate(self._checks):
            if place:
                rule = QFrame()
                rule.setProperty("rule", "true")
                self._layout.addWidget(rule)
            self._layout.addWidget(_row(check))


def _row(check: Check) -> QWidget:
    words = ui_words()
    look, role = _LOOKS[check.result]
    mark_label = QLabel()
    mark_label.setPixmap(pixmap(look, 20, role=role))
    name = QLabel(words(LABELS[check.key]))
    name.setProperty("role", "strong")
    result = QLabel(words(RESULTS[check.result.value]))
    result.setProperty("badge", {"faint": "neutral"}.get(role, role))
    head = QHBoxLayout()
    head.setSpacing(Space.M)
    head.addWidget(mark_label)
    head.addWidget(name, 1)
    head.addWidget(result)
    row = QWidget()
    column = QVBoxLayout(row)
    column.setContentsMargins(0, Space.S, 0, Space.S)
    column.setSpacing(2)
    column.addLayout(head)
    why = reason({key: _shown(key, value) for key, value in check.detail.items()}, words)
    if why:
        said = QLabel(why)
        said.setProperty("role", "error" if check.result is Result.FAILED else "muted")
        said.setWordWrap(True)
        said.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        said.setContentsMargins(32, 0, 32, 0)
        column.addWidget(said)
    row.setAccessibleName(f"{name.text()}: {result.text()}. {why}")
    return row


def _shown(key: str, value: object) -> object:
    """Return a detail as it is inserted: groups of digits in one piece, names on their own."""
    if key == "reason":
        return value
    return isolate_ltr(value) if key == _GROUPS or not isinstance(value, str) else _name(value)


def _name(value: str) -> str:
    return isolate_name(value)
