"""How a tree looks in a table: the text of a row stands in by its depth, from the reading side."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from desktop.ui.tables.cells import IndentRole
from desktop.ui.tables.headed_model import Index

_STEP: Final = "\u2003"
"""An em space: it grows with the face, and mirrors with the text."""


class IndentDelegate(QStyledItemDelegate):
    """Draws the text of a column that has `indent`; a screen reader hears it without the blanks."""

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:  # noqa: N802
        """Put the blanks of the depth before the text."""
        super().initStyleOption(option, index)
        steps = index.data(IndentRole) or 0
        option.text = _STEP * steps + option.text
        option.textElideMode = Qt.TextElideMode.ElideRight
