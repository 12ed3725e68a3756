"""A page in the middle of the screen, no wider than is good to read, scrolled where it is long."""

from __future__ import annotations

from typing import Final

from PySide6.QtWidgets import QScrollArea, QWidget

from desktop.ui.theme import Space
from desktop.ui.widgets.text import row

WIDEST: Final = 900


def scrolled(page: QWidget) -> QScrollArea:
    """Return `page` in such a stage."""
    page.setMaximumWidth(WIDEST)
    middle = QWidget()
    across = row(0, Space.XL, middle)
    across.addStretch(1)
    across.addWidget(page, 100)
    across.addStretch(1)
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setWidget(middle)
    return area
