"""Beside the voucher: its scan, as large as the window lets it be."""

from __future__ import annotations

from typing import Final

from PySide6.QtWidgets import QWidget

from desktop.domain.trust.approvals import ProposalStatus
from desktop.services.trust.approvals.listing import Proposal
from desktop.ui.screens.archive.attachments_panel import AttachmentsPanel
from desktop.ui.shell.spec import Context
from desktop.ui.theme import ROW_HEIGHT
from desktop.ui.widgets.card import Card
from desktop.ui.widgets.text import Text
from desktop.ui.words import language, ui_words
from desktop.ui.work.topic import Topic

_WIDTH: Final = 420
_LEAST: Final = 200
"""How low the scan may get on a small screen, in pixels."""
_LISTED: Final = 3
"""How many documents are listed at once; the rest of the height is the page's."""


class SideCard(Card):
    """Shows the documents of one proposal, or that there is none."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self._proposal: Proposal | None = None
        self.documents = AttachmentsPanel(context, may_change=False)
        self.documents.setMinimumHeight(_LEAST)
        self.documents.table.horizontalHeader().hide()
        self._none = Text("", "muted", wrap=True)
        self.setFixedWidth(_WIDTH)
        self.body.addWidget(self._none)
        self.body.addWidget(self.documents, 1)
        self.body.addStretch(0)
        self.documents.hide()
        self.documents.counted.connect(self._on_counted)
        language().changed.connect(self._say)
        self._say()

    def show_proposal(self, proposal: Proposal | None) -> None:
        """Show this one."""
        self._proposal = proposal
        self._say()
        posted = proposal is None or proposal.status is ProposalStatus.POSTED
        self.documents.set_subject(None if proposal is None or posted else proposal.subject)

    def refresh(self, topics: frozenset[Topic]) -> None:
        """Read the documents again where they changed."""
        self.documents.refresh(topics)

    def _on_counted(self, count: int) -> None:
        height = min(count, _LISTED) * ROW_HEIGHT + 4
        self.documents.table.setFixedHeight(height)
        self.documents.setVisible(count > 0)
        self._none.setVisible(count == 0)

    def _say(self) -> None:
        words, proposal = ui_words(), self._proposal
        if proposal is not None and proposal.status is ProposalStatus.POSTED:
            self._none.setText(words("Its documents went on to the posted entry."))
        else:
            self._none.setText(words("No document is attached: no invoice, no receipt."))
