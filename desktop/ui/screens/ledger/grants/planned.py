"""Post an entry that a deed made: with the questions that posting may ask, or sent for approval."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from desktop.domain.errors import UserError
from desktop.domain.ledger.entry import NewEntry
from desktop.services.ledger.write_entry import Posted
from desktop.services.trust.approvals.propose import ProposalMade
from desktop.ui.screens.approvals.consenting import Consenting, Deeds
from desktop.ui.screens.ledger.voucher_deeds import (
    posted_text,
    posting,
    proposed_text,
    proposing,
)
from desktop.ui.shell.spec import Context
from desktop.ui.words import ui_words


def post_planned(
    context: Context, owner: QWidget, entry: NewEntry, refused: Callable[[UserError], None]
) -> Consenting:
    """Start posting `entry` and return what asks; `refused` hears what the book says against it."""

    def posted(made: Posted) -> None:
        context.toast(posted_text(made, context.currency, ui_words()))

    def proposed(made: ProposalMade) -> None:
        context.toast(proposed_text(made, ui_words()))

    session = context.session
    deeds = Deeds(
        posting(session, entry, None),
        proposing(session, entry, "", None),
        posted,
        proposed,
        refused,
        lambda: None,
    )
    consenting = Consenting(context, owner, deeds)
    consenting.start()
    return consenting
