"""Keys of the window that work whatever keyboard layout is active.

A shortcut of a Latin letter does nothing while an Arabic layout is on (the key gives another
letter), so function keys come first, and every letter shortcut has the Arabic letters that stand
on the same key beside it.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

SAME_KEY: Final = {
    "A": "\u0634",
    "B": "\u0644\u0627",
    "C": "\u0624",
    "E": "\u062b",
    "F": "\u0628",
    "L": "\u0645",
    "N": "\u0649",
    "O": "\u062e",
    "P": "\u062d",
    "S": "\u0633",
    "Z": "\u0626",
}
"""What the Arabic (101) layout gives on the key of each Latin letter."""


def bind(widget: QWidget, key: str, does: Callable[[], object]) -> tuple[QShortcut, ...]:
    """Let `key` ("F2", "Ctrl+S") do something while `widget` or what is in it has the keyboard."""
    made = []
    for sequence in _sequences(key):
        shortcut = QShortcut(QKeySequence(sequence), widget)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.setAutoRepeat(False)
        shortcut.activated.connect(does)
        made.append(shortcut)
    return tuple(made)


def _sequences(key: str) -> tuple[str, ...]:
    modifier, _, letter = key.rpartition("+")
    other = SAME_KEY.get(letter) if modifier else None
    if other is None or len(other) != 1:
        return (key,)
    return key, f"{modifier}+{other}"
