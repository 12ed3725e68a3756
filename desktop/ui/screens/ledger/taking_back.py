"""Take a posted entry back: reverse it, or make its voucher void, each past its approvals."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from desktop.domain.ledger.entry import Entry
from desktop.domain.trust.controls import Control
from desktop.services.ledger.reverse_entry import reverse_entry
from desktop.services.ledger.vouchers.void_voucher import (
    first_open_day,
    propose_voiding,
    void_voucher,
)
from desktop.services.ledger.write_entry import Posted
from desktop.services.trust.approvals.controls import Override
from desktop.services.trust.approvals.propose import ProposalMade, propose_reversal
from desktop.text.labels import label
from desktop.ui.screens.approvals.consenting import Consenting, Deeds
from desktop.ui.screens.ledger.reversal_panel import VOIDING, ReversalPanel
from desktop.ui.shell.spec import Context
from desktop.ui.words import ui_words


class TakingBack(QObject):
    """Asks for the day and the reason at the side of an entry; one question at a time."""

    def __init__(
        self,
        context: Context,
        owner: QWidget,
        entry: Callable[[], Entry | None],
        today: Callable[[], dt.date],
    ) -> None:
        """`entry` gives the one that is shown."""
        super().__init__(owner)
        self._context, self._owner, self._entry, self._today = context, owner, entry, today
        self.reversal, self.voiding = ReversalPanel(), ReversalPanel(asked=VOIDING)
        self.consenting: Consenting | None = None
        self.reversal.agreed.connect(self._on_reverse)
        self.voiding.agreed.connect(self._on_void)

    @property
    def asking(self) -> bool:
        """Whether one of the questions stands there."""
        return not (self.reversal.isHidden() and self.voiding.isHidden())

    def hide(self) -> None:
        """Put the questions away."""
        self.reversal.hide()
        self.voiding.hide()

    def ask(self, panel: ReversalPanel) -> None:
        """Ask, proposing today, or the first open day where today takes no entry."""
        entry = self._entry()
        if entry is None:
            return
        (self.voiding if panel is self.reversal else self.reversal).hide()
        day = max(self._today(), entry.day)
        panel.ask(first_open_day(self._context.masters(), day) or day)

    # ------------------------------------------------------------------------------------------

    def _on_reverse(self, day: dt.date, reason: str) -> None:
        entry, session = self._entry(), self._context.session
        if entry is None:
            return
        entry_id = entry.id

        def post(accepted: frozenset[Control], override: Override | None) -> Posted:
            return reverse_entry(
                session.book,
                session.by,
                entry_id,
                day,
                reason,
                accepted=accepted,
                override=override,
            )

        def propose(passphrase: str, accepted: frozenset[Control]) -> ProposalMade:
            return propose_reversal(
                session, entry_id, day, reason, passphrase=passphrase, accepted=accepted
            )

        deeds = Deeds(
            post,
            propose,
            self._on_reversed,
            self._on_reversal_proposed,
            self.reversal.show_refusal,
            lambda: None,
        )
        self._start(deeds)

    def _on_void(self, day: dt.date, reason: str) -> None:
        entry, session = self._entry(), self._context.session
        if entry is None:
            return
        entry_id = entry.id

        def post(accepted: frozenset[Control], override: Override | None) -> Posted:
            return void_voucher(
                session.book,
                session.by,
                entry_id,
                day,
                reason,
                accepted=accepted,
                override=override,
            )

        def propose(passphrase: str, accepted: frozenset[Control]) -> ProposalMade:
            return propose_voiding(
                session, entry_id, day, reason, passphrase=passphrase, accepted=accepted
            )

        deeds = Deeds(
            post,
            propose,
            self._on_voided,
            self._on_voiding_proposed,
            self.voiding.show_refusal,
            lambda: None,
        )
        self._start(deeds)

    def _start(self, deeds: Deeds) -> None:
        self.consenting = Consenting(self._context, self._owner, deeds)
        self.consenting.start()

    def _on_reversed(self, posted: Posted) -> None:
        words = ui_words()
        self.hide()
        self._context.toast(
            words(
                "The entry is reversed by {series} number {number} of {year}.",
                series=label(posted.series, words),
                number=posted.number,
                year=posted.year_name,
            )
        )

    def _on_voided(self, posted: Posted) -> None:
        words = ui_words()
        self.hide()
        self._context.toast(
            words(
                "The voucher is void; its amounts are taken back by {series} number {number} of "
                "{year}.",
                series=label(posted.series, words),
                number=posted.number,
                year=posted.year_name,
            )
        )

    def _on_reversal_proposed(self, made: ProposalMade) -> None:
        words = ui_words()
        self.hide()
        self._context.toast(
            words("The reversal waits for approval as number {n}.", n=made.proposal_id)
        )

    def _on_voiding_proposed(self, made: ProposalMade) -> None:
        words = ui_words()
        self.hide()
        self._context.toast(
            words("The voiding waits for approval as number {n}.", n=made.proposal_id)
        )
