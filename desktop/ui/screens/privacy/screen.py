"""Privacy: one person's data, taken out or erased; reports of our own faults, taken out by hand."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from PySide6.QtWidgets import QScrollArea, QWidget

from desktop.ui.screens.privacy.faults_card import FaultsCard
from desktop.ui.screens.privacy.person_card import PersonCard
from desktop.ui.shell.spec import Context
from desktop.ui.theme import Space
from desktop.ui.widgets.text import column, row
from desktop.ui.work.topic import Topic

_WIDEST: Final = 900


class PrivacyScreen(QWidget):
    """Two sheets, one below the other."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.person = PersonCard(context)
        self.faults = FaultsCard(context)
        inner = QWidget()
        inner.setMaximumWidth(_WIDEST)
        inside = column(Space.L, 0, inner)
        inside.addWidget(self.person)
        inside.addWidget(self.faults)
        inside.addStretch(1)
        middle = QWidget()
        across = row(0, Space.XL, middle)
        across.addStretch(1)
        across.addWidget(inner, 100)
        across.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setWidget(middle)
        column(0, 0, self).addWidget(scroll)
        self.setFocusProxy(self.person.pick)

    def arrive(self, args: Mapping[str, Any]) -> None:
        """Offer the partners of now; `code` chooses one."""
        self.person.arrive(args.get("code"))
        self.faults.reload()

    def refresh(self, topics: frozenset[Topic]) -> None:
        """Partners may have changed."""
        if Topic.CHART in topics:
            self.person.offer()
