"""Take an entry past what holds it up: confirm a warning, sign an override, or send it on.

The book is asked first and says by its error what is missing; each answer is tried again, so that
what the person confirmed is what the book really found.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Final

from PySide6.QtWidgets import QWidget

from desktop.domain.errors import UserError
from desktop.domain.trust.acting import Act
from desktop.domain.trust.controls import BLOCKS, WARNINGS, Control
from desktop.services.ledger.write_entry import Posted
from desktop.services.trust.approvals.controls import Override
from desktop.services.trust.approvals.propose import ProposalMade
from desktop.text.words import mark
from desktop.ui.screens.approvals.sign_dialog import SignDialog
from desktop.ui.shell.spec import Context
from desktop.ui.widgets.button import Kind
from desktop.ui.widgets.dialogs import Dialog
from desktop.ui.words import said, ui_words
from desktop.ui.work.topic import Topic

_NEEDED: Final = "approval-needed"

_POSTS: Final = frozenset({Topic.ENTRIES, Topic.DRAFTS})
_PROPOSES: Final = frozenset({Topic.APPROVALS, Topic.DRAFTS})

Attempt = Callable[[frozenset[Control], Override | None], Posted]
Propose = Callable[[str, frozenset[Control]], ProposalMade]


@dataclass(frozen=True, slots=True)
class Deeds:
    """How the entry is posted, how it is sent for approval, and who hears what came of it.

    `left` hears that the person went back; nothing was changed then.
    """

    post: Attempt
    propose: Propose
    posted: Callable[[Posted], None]
    proposed: Callable[[ProposalMade], None]
    refused: Callable[[UserError], None]
    left: Callable[[], None]


class Consenting:
    """One entry on its way; `dialog` is the question that stands open, if any."""

    def __init__(self, context: Context, owner: QWidget, deeds: Deeds) -> None:
        self._context, self._owner, self._deeds = context, owner, deeds
        self._accepted: frozenset[Control] = frozenset()
        self._override: Override | None = None
        self.dialog: Dialog | None = None

    def start(self) -> None:
        """Try to post."""
        accepted, override = self._accepted, self._override
        self._context.work.write(
            lambda: self._deeds.post(accepted, override),
            self._on_posted,
            self._on_refused,
            _POSTS,
            owner=self._owner,
        )

    def _on_posted(self, posted: Posted) -> None:
        self._close()
        self._deeds.posted(posted)

    def _on_refused(self, error: UserError) -> None:
        if isinstance(self.dialog, SignDialog) and _about_signing(error):
            self.dialog.show_refusal(error)
            return
        self._close()
        if error.key in WARNINGS:
            self._confirm(error, self.start)
        elif error.key in BLOCKS and self._context.session.by.may(Act.OVERRIDE_CONTROL):
            self._ask_override(error)
        elif error.key == _NEEDED or error.key in BLOCKS:
            self._ask_to_send(error)
        else:
            self._deeds.refused(error)

    # Questions --------------------------------------------------------------------------------

    def _confirm(self, error: UserError, again: Callable[[], None]) -> None:
        words = ui_words()
        dialog = Dialog(
            words("This goes beyond a limit"),
            said(error),
            icon="triangle-alert",
            role="warning",
            parent=self._owner,
        )
        dialog.setObjectName("confirm")
        dialog.add_button(mark("Go on all the same"), Kind.PRIMARY, accepts=True)
        dialog.add_button(mark("Leave it"), Kind.SECONDARY, accepts=False)
        self._accepted |= {WARNINGS[error.key]}
        dialog.accepted.connect(again)
        self._open(dialog)

    def _ask_override(self, error: UserError) -> None:
        words = ui_words()
        dialog = SignDialog(
            words("Pass over this control?"),
            said(error),
            mark("Sign and post"),
            reason=True,
            dangerous=True,
            parent=self._owner,
        )
        dialog.agreed.connect(self._on_override)
        self._open(dialog)

    def _on_override(self, passphrase: str, reason: str) -> None:
        self._override = Override(reason, passphrase)
        self.start()

    def _ask_to_send(self, error: UserError) -> None:
        words = ui_words()
        dialog = SignDialog(
            words("Send for approval"),
            said(error),
            mark("Sign and send"),
            parent=self._owner,
        )
        dialog.agreed.connect(self._on_send)
        self._open(dialog)

    def _on_send(self, passphrase: str) -> None:
        accepted = self._accepted
        self._context.work.write(
            lambda: self._deeds.propose(passphrase, accepted),
            self._on_proposed,
            partial(self._on_not_sent, passphrase),
            _PROPOSES,
            owner=self._owner,
        )

    def _on_proposed(self, made: ProposalMade) -> None:
        self._close()
        self._deeds.proposed(made)

    def _on_not_sent(self, passphrase: str, error: UserError) -> None:
        if isinstance(self.dialog, SignDialog) and _about_signing(error):
            self.dialog.show_refusal(error)
            return
        self._close()
        if error.key in WARNINGS:
            self._confirm(error, partial(self._on_send, passphrase))
        else:
            self._deeds.refused(error)

    # ------------------------------------------------------------------------------------------

    def _open(self, dialog: Dialog) -> None:
        self.dialog = dialog
        dialog.rejected.connect(self._on_left)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _on_left(self) -> None:
        self.dialog = None
        self._override = None
        self._deeds.left()

    def _close(self) -> None:
        self._override = None  # nobody keeps a passphrase longer than it is used
        dialog, self.dialog = self.dialog, None
        if isinstance(dialog, SignDialog):
            dialog.finish()


def _about_signing(error: UserError) -> bool:
    return "passphrase" in error.key or error.key.startswith("override-reason")
