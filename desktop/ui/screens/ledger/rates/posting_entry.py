"""Post an entry that a deed has made, with every question that posting may ask."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from desktop.domain.errors import UserError
from desktop.domain.ledger.entry import NewEntry
from desktop.ui.screens.approvals.consenting import Consenting, Deeds
from desktop.ui.screens.ledger.voucher_deeds import (
    posted_text,
    posting,
    proposed_text,
    proposing,
)
from desktop.ui.shell.spec import Context
from desktop.ui.words import said, ui_words


def post_made(
    context: Context, owner: QWidget, entry: NewEntry, done: Callable[[], None]
) -> Consenting:
    """Post `entry` or send it for approval, tell what came of it, and call `done` then."""
    session = context.session

    def told(text: str) -> None:
        context.toast(text)
        done()

    def refused(error: UserError) -> None:
        context.toast(said(error))
        done()

    consenting = Consenting(
        context,
        owner,
        Deeds(
            posting(session, entry, None),
            proposing(session, entry, "", None),
            lambda posted: told(posted_text(posted, context.currency, ui_words())),
            lambda made: told(proposed_text(made, ui_words())),
            refused,
            lambda: None,
        ),
    )
    consenting.start()
    return consenting
