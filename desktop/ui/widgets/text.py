"""Labels and small helpers of layout that every widget and screen is made of."""

from __future__ import annotations

from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

L = TypeVar("L", bound=QBoxLayout)


def styled(widget: QWidget, **properties: object) -> QWidget:
    """Set dynamic properties that the style sheet looks at, and paint anew."""
    for name, value in properties.items():
        widget.setProperty(name, value)
    style = widget.style()
    style.unpolish(widget)
    style.polish(widget)
    return widget


class Text(QLabel):
    """A text in one of the roles of the type scale: display, title, strong, label, muted, small."""

    def __init__(
        self,
        text: str = "",
        role: str = "",
        *,
        wrap: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, parent)
        self.setProperty("role", role)
        self.setWordWrap(wrap)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)

    def set_role(self, role: str) -> None:
        """Take another role of the type scale."""
        styled(self, role=role)


def rule() -> QFrame:
    """Return a hairline."""
    line = QFrame()
    line.setProperty("rule", "true")
    return line


def column(spacing: int = 8, margins: int = 0, parent: QWidget | None = None) -> QVBoxLayout:
    """Return a vertical layout with these spaces in pixels."""
    return _spaced(QVBoxLayout(parent) if parent else QVBoxLayout(), spacing, margins)


def row(spacing: int = 8, margins: int = 0, parent: QWidget | None = None) -> QHBoxLayout:
    """Return a horizontal layout with these spaces in pixels; it mirrors with the window."""
    return _spaced(QHBoxLayout(parent) if parent else QHBoxLayout(), spacing, margins)


def _spaced(layout: L, spacing: int, margins: int) -> L:
    layout.setSpacing(spacing)
    layout.setContentsMargins(margins, margins, margins, margins)
    return layout
