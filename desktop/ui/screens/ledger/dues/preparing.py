"""Ask by a form, prepare the entry, and take it past warnings and approvals; nothing typed is lost.

What the book refuses while the entry is prepared is said in the form. Where somebody then leaves a
warning, or posting is refused, the form is opened again as it was.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from PySide6.QtWidgets import QWidget

from desktop.domain.errors import UserError
from desktop.domain.trust.controls import Control
from desktop.services.ledger.hold_prepared import hold_prepared
from desktop.services.ledger.post_entry import Posted, post_entry
from desktop.services.ledger.recorded import Prepared
from desktop.services.session import Session
from desktop.services.trust.approvals.controls import Override
from desktop.services.trust.approvals.propose import ProposalMade, propose_entry
from desktop.ui.screens.approvals.consenting import Consenting, Deeds
from desktop.ui.screens.ledger.voucher_deeds import posted_text, proposed_text
from desktop.ui.screens.registers.kind import Desk, Question, Values
from desktop.ui.shell.spec import Context
from desktop.ui.words import said, ui_words
from desktop.ui.work.topic import Topic

Prepare = Callable[[Session, Values], Prepared]
CHANGES = frozenset({Topic.ENTRIES})


@dataclass(frozen=True, slots=True)
class _Made:
    prepared: Prepared
    values: Values


def asking(desk: Desk, question: Question, prepare: Prepare) -> Question:
    """Return `question` so that what it prepares is posted, or sent for approval."""

    def write(session: Session, values: Values) -> _Made:
        prepared = prepare(session, values)
        hold_prepared(session.book, session.by, prepared)
        return _Made(prepared, values)

    def done(made: _Made) -> None:
        again = replace(asked, values={**made.values})
        start(desk, made.prepared, lambda: desk.ask(again))

    asked = replace(question, write=write, done=done, changes=frozenset())
    return asked


def start(desk: Desk, prepared: Prepared, left: Callable[[], None]) -> None:
    """Post what was prepared; `left` is called where the person went back."""
    context, words = desk.context, ui_words()
    owner = widget_of(desk)

    def posted(found: Posted) -> None:
        context.toast(posted_text(found, context.currency, words))
        desk.reload()

    def proposed(made: ProposalMade) -> None:
        context.toast(proposed_text(made, words))
        desk.reload()

    def refused(error: UserError) -> None:
        context.toast(said(error))
        left()

    deeds = Deeds(
        partial(_post, context, prepared),
        partial(_propose, context, prepared),
        posted,
        proposed,
        refused,
        left,
    )
    consenting = Consenting(context, owner, deeds)
    owner.setProperty("consenting", consenting)
    consenting.start()


def widget_of(desk: Desk) -> QWidget:
    """Return the desk as the widget that it is."""
    if not isinstance(desk, QWidget):
        raise TypeError("a desk is a widget")
    return desk


def _post(
    context: Context,
    prepared: Prepared,
    accepted: frozenset[Control],
    override: Override | None,
) -> Posted:
    session = context.session
    return post_entry(
        session.book,
        session.by,
        prepared.entry,
        accepted=accepted,
        override=override,
        record=prepared.record,
    )


def _propose(
    context: Context, prepared: Prepared, passphrase: str, accepted: frozenset[Control]
) -> ProposalMade:
    return propose_entry(
        context.session,
        prepared.entry,
        passphrase=passphrase,
        accepted=accepted,
        record=prepared.record,
    )


def unused(_session: Session, _values: Values) -> Any:
    """Stand where `asking` puts what is done."""
    raise NotImplementedError
