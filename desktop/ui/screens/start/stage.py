"""Where a page of the door stands: in the middle, no wider than a page of a book, scrolled."""

from __future__ import annotations

from typing import Final

from PySide6.QtWidgets import QScrollArea, QWidget

from desktop.ui.theme import Space
from desktop.ui.widgets.text import column, row

_WIDE: Final = 600


def narrow(page: QWidget) -> QWidget:
    """Return the stage of `page`; the page knows it by its property `stage`."""
    page.setMaximumWidth(_WIDE)
    inner = QWidget()
    across = row(0)
    across.addStretch(1)
    across.addWidget(page, 100)
    across.addStretch(1)
    along = column(0, Space.XL, inner)
    along.addStretch(2)
    along.addLayout(across)
    along.addStretch(3)
    stage = QScrollArea()
    stage.setWidgetResizable(True)
    stage.setWidget(inner)
    page.setProperty("stage", stage)
    return stage
