"""Sign answers to proposals: many at once, a refusal with its reason, and what came of them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from desktop.domain.errors import UserError
from desktop.domain.formats import format_amount
from desktop.domain.isolates import isolate_ltr, isolate_name
from desktop.domain.trust.acting import Act
from desktop.domain.trust.controls import BLOCKS, WARNINGS, Control
from desktop.services.trust.approvals.approve import Answer, approve
from desktop.services.trust.approvals.listing import Proposal
from desktop.services.trust.approvals.refuse import refuse
from desktop.text.words import mark
from desktop.ui.screens.approvals.sign_dialog import SignDialog
from desktop.ui.shell.spec import Context
from desktop.ui.widgets.banner import Tone
from desktop.ui.widgets.dialogs import ask
from desktop.ui.words import said, ui_words
from desktop.ui.work.handle import Handle
from desktop.ui.work.topic import Topic

_ANSWERED = frozenset({Topic.APPROVALS, Topic.ENTRIES})


class Answering(QObject):
    """Asks for the passphrase and gives the answers; `dialog` is the question that stands open."""

    told = Signal(object, object)
    """What could not be done: a `Tone`, and a UserError or text."""
    working = Signal(bool)
    progressed = Signal(object, object)

    def __init__(self, context: Context, screen: QWidget) -> None:
        super().__init__(screen)
        self._context, self._screen = context, screen
        self._handle: Handle | None = None
        self.dialog: SignDialog | None = None

    def approve(self, chosen: Sequence[Proposal]) -> None:
        """Ask for the passphrase once and agree to every one of `chosen`."""
        if not chosen:
            return
        words, currency = ui_words(), self._context.currency
        total = sum(each.amount for each in chosen)
        text = words.plural(
            "You sign {n} entry, together {amount} {currency}. The last signature needed posts it.",
            "You sign {n} entries, together {amount} {currency}, each by itself. The last "
            "signature needed posts an entry.",
            len(chosen),
            amount=isolate_ltr(format_amount(total, currency)),
            currency=currency.code,
        )
        self._open(SignDialog(words("Approve"), text, mark("Sign"), parent=self._screen))
        ids = [each.id for each in chosen]
        if self.dialog is not None:
            self.dialog.agreed.connect(partial(self._sign, ids, frozenset()))

    def refuse(self, proposal: Proposal) -> None:
        """Ask for the reason and the passphrase, and refuse."""
        words = ui_words()
        narration = "" if proposal.content is None else proposal.content.narration
        text = words(
            "“{narration}” is not posted. Its maker sees the reason and can open it again as a "
            "draft.",
            narration=isolate_name(narration),
        )
        dialog = SignDialog(
            words("Refuse"),
            text,
            mark("Sign the refusal"),
            reason=True,
            dangerous=True,
            parent=self._screen,
        )
        self._open(dialog)
        dialog.agreed.connect(partial(self._on_refuse, proposal.id))

    def stop(self) -> None:
        """Stop before the next one; what is signed by then stays."""
        if self._handle is not None:
            self._handle.cancel()

    # Signing ----------------------------------------------------------------------------------

    def _sign(
        self,
        ids: Sequence[int],
        accepted: frozenset[Control],
        passphrase: str,
        override_reason: str = "",
    ) -> None:
        session = self._context.session
        self.working.emit(True)
        self._handle = self._context.work.long(
            lambda progress: approve(
                session,
                ids,
                passphrase=passphrase,
                accepted=accepted,
                override_reason=override_reason,
                progress=progress,
            ),
            partial(self._on_answers, accepted, passphrase),
            self._on_refused,
            self.progressed.emit,
            stopped=self._on_stopped,
            changes=_ANSWERED,
            owner=self._screen,
        )

    def _on_answers(
        self, accepted: frozenset[Control], passphrase: str, answers: Sequence[Answer]
    ) -> None:
        self._close()
        self._tell(answers)
        problems = [each for each in answers if each.problem is not None]
        warned = [each for each in problems if each.problem and each.problem.key in WARNINGS]
        blocked = [each for each in problems if each.problem and each.problem.key in BLOCKS]
        if warned and warned[0].problem is not None:
            self._confirm(warned, warned[0].problem, accepted, passphrase)
        elif blocked and self._context.session.by.may(Act.OVERRIDE_CONTROL):
            self._ask_override(blocked[0], accepted)
        elif problems:
            self.told.emit(Tone.DANGER, problems[0].problem)

    def _confirm(
        self,
        warned: Sequence[Answer],
        error: UserError,
        accepted: frozenset[Control],
        passphrase: str,
    ) -> None:
        words = ui_words()
        title = words("This goes beyond a limit")
        if ask(self._screen, title, said(error), mark("Go on all the same")):
            more = accepted | {WARNINGS[error.key]}
            ids = [each.proposal_id for each in warned]
            self._sign(ids, more, passphrase)

    def _ask_override(self, blocked: Answer, accepted: frozenset[Control]) -> None:
        if blocked.problem is None:
            return
        words = ui_words()
        dialog = SignDialog(
            words("Pass over this control?"),
            said(blocked.problem),
            mark("Sign and post"),
            reason=True,
            dangerous=True,
            parent=self._screen,
        )
        self._open(dialog)
        dialog.agreed.connect(partial(self._sign, [blocked.proposal_id], accepted))

    def _tell(self, answers: Sequence[Answer]) -> None:
        words = ui_words()
        posted = sum(each.posted is not None for each in answers)
        wait = sum(each.missing > 0 for each in answers)
        told = []
        if posted:
            told.append(words.plural("{n} entry is posted.", "{n} entries are posted.", posted))
        if wait:
            told.append(words.plural("{n} waits for others.", "{n} wait for others.", wait))
        if told:
            self._context.toast(" ".join(told))

    # Refusing ---------------------------------------------------------------------------------

    def _on_refuse(self, proposal_id: int, passphrase: str, reason: str) -> None:
        session = self._context.session
        self._context.work.write(
            lambda: refuse(session, proposal_id, reason, passphrase=passphrase),
            self._on_refusal,
            self._on_refused,
            frozenset({Topic.APPROVALS}),
            owner=self._screen,
        )

    def _on_refusal(self, _: None) -> None:
        self._close()
        words = ui_words()
        self._context.toast(words("The entry is refused; its maker sees why."))

    # ------------------------------------------------------------------------------------------

    def _on_refused(self, error: UserError) -> None:
        self.working.emit(False)
        signing = "passphrase" in error.key or "reason" in error.key
        if self.dialog is not None and signing:
            self.dialog.show_refusal(error)
            return
        self._close()
        self.told.emit(Tone.DANGER, error)

    def _on_stopped(self) -> None:
        self._close()
        self._context.work.changed.emit(_ANSWERED)

    def _open(self, dialog: SignDialog) -> None:
        self.dialog = dialog
        dialog.rejected.connect(self._on_left)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _on_left(self) -> None:
        self.dialog = None

    def _close(self) -> None:
        self.working.emit(False)
        self._handle = None
        dialog, self.dialog = self.dialog, None
        if dialog is not None:
            dialog.finish()
