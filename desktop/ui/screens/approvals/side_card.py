"""Beside the voucher: who made it, who answered, and its scan."""

from __future__ import annotations

from typing import Final

from PySide6.QtWidgets import QWidget

from desktop.domain.trust.approvals import ProposalStatus
from desktop.services.trust.approvals.listing import Proposal
from desktop.ui.screens.approvals.voucher_card import answers_text
from desktop.ui.screens.archive.attachments_panel import AttachmentsPanel
from desktop.ui.shell.spec import Context
from desktop.ui.widgets.card import Card
from desktop.ui.widgets.text import Text, rule
from desktop.ui.words import language, ui_words
from desktop.ui.work.topic import Topic

_WIDTH: Final = 372
_LEAST: Final = 200
"""How low the scan may get on a small screen, in pixels."""


class SideCard(Card):
    """Shows one proposal, or nothing; the scan is there only where one is attached."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self._proposal: Proposal | None = None
        self.answers = Text("", wrap=True)
        self.documents = AttachmentsPanel(context, may_change=False)
        self.documents.setMinimumHeight(_LEAST)
        self._none = Text("", "muted", wrap=True)
        self.setFixedWidth(_WIDTH)
        for each in (self.answers, rule(), self._none):
            self.body.addWidget(each)
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
        self.documents.setVisible(count > 0)
        self._none.setVisible(count == 0)

    def _say(self) -> None:
        words, proposal = ui_words(), self._proposal
        self.answers.setText("" if proposal is None else answers_text(proposal, words))
        if proposal is not None and proposal.status is ProposalStatus.POSTED:
            self._none.setText(words("Its documents went on to the posted entry."))
        else:
            self._none.setText(words("No document is attached: no invoice, no receipt."))
