"""Ask for a deed of the registers whose entries may want approval.

The deed is tried as it was typed. Where a rule covers its entries, the person signs and they are
sent for approval instead.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from desktop.domain.errors import UserError
from desktop.services.ledger.assets.post_made import Made
from desktop.services.ledger.write_entry import Posted
from desktop.services.session import Session
from desktop.services.trust.approvals.propose import ProposalMade
from desktop.text.words import mark
from desktop.ui.screens.approvals.consenting import Consenting, Deeds
from desktop.ui.screens.ledger.dues.preparing import widget_of
from desktop.ui.screens.registers.kind import Desk, Question, Values
from desktop.ui.words import said, ui_words
from desktop.ui.work.topic import Topic

Make = Callable[[Session, Values, str | None], Made]
"""Does the deed; with a passphrase its entries are sent for approval where that is needed."""

CHANGES = frozenset({Topic.ENTRIES, Topic.ASSETS})
_NEEDED = "approval-needed"


@dataclass(frozen=True, slots=True)
class _Waits:
    """The deed wants approval; nothing was done."""

    values: Values


def making(desk: Desk, question: Question, make: Make) -> Question:
    """Return `question` so that it does what `make` does, and tells what came of it."""

    def write(session: Session, values: Values) -> Made | _Waits:
        try:
            return make(session, values, None)
        except UserError as error:
            if error.key != _NEEDED:
                raise
            return _Waits({**values})

    def done(found: Made | _Waits) -> None:
        if isinstance(found, Made):
            _tell(desk, found, question.said)
        else:
            _send(desk, found.values, make, lambda: desk.ask(replace(asked, values=found.values)))

    asked = replace(question, write=write, done=done, changes=CHANGES)
    return asked


def _send(desk: Desk, values: Values, make: Make, left: Callable[[], None]) -> None:
    """Let the person sign, and send the entries for approval."""
    context, owner = desk.context, widget_of(desk)
    came: list[Made] = []

    def propose(passphrase: str, _accepted: object) -> ProposalMade:
        came.append(make(context.session, values, passphrase))
        return came[-1].proposed[0]

    def post(_accepted: object, _override: object) -> Posted:
        came.append(make(context.session, values, None))
        return came[-1].posted[0]

    def told(_one: object) -> None:
        _tell(desk, came[-1], mark("Done."))

    def refused(error: UserError) -> None:
        context.toast(said(error))
        left()

    consenting = Consenting(context, owner, Deeds(post, propose, told, told, refused, left))
    owner.setProperty("consenting", consenting)
    consenting.start()


def _tell(desk: Desk, made: Made, text: str) -> None:
    words = ui_words()
    if made.proposed:
        text = words.plural(
            "{n} entry was sent for approval.",
            "{n} entries were sent for approval.",
            len(made.proposed),
        )
        desk.context.toast(text)
    else:
        desk.context.toast(words(text))
    desk.reload()
