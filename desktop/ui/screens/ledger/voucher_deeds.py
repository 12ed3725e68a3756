"""What can be done with a voucher that was read: post it, or send it for approval."""

from __future__ import annotations

from desktop.domain.currency import Currency
from desktop.domain.isolates import isolate_ltr
from desktop.domain.ledger.entry import NewEntry
from desktop.domain.trust.controls import Control
from desktop.services.ledger.post_entry import Posted, post_entry
from desktop.services.session import Session
from desktop.services.trust.approvals.controls import Override
from desktop.services.trust.approvals.propose import ProposalMade, propose_entry
from desktop.text.control_notices import notice_text
from desktop.text.labels import label
from desktop.text.words import Words
from desktop.ui.screens.approvals.consenting import Attempt, Propose


def posting(session: Session, entry: NewEntry, draft_id: int | None) -> Attempt:
    """Return how `entry` is posted."""

    def post(accepted: frozenset[Control], override: Override | None) -> Posted:
        return post_entry(
            session.book,
            session.by,
            entry,
            draft_id=draft_id,
            accepted=accepted,
            override=override,
        )

    return post


def proposing(session: Session, entry: NewEntry, form: str, draft_id: int | None) -> Propose:
    """Return how `entry` is sent for approval; `form` is the voucher as it was typed."""

    def propose(passphrase: str, accepted: frozenset[Control]) -> ProposalMade:
        return propose_entry(
            session, entry, passphrase=passphrase, form=form, draft_id=draft_id, accepted=accepted
        )

    return propose


def posted_text(posted: Posted, currency: Currency, words: Words) -> str:
    """Return the sentences that tell of a posted voucher, and of the limits it went beyond."""
    told = words(
        "{series} number {number} of {year} is posted.",
        series=label(posted.series, words),
        number=posted.number,
        year=posted.year_name,
    )
    return " ".join((told, *(notice_text(each, currency, words) for each in posted.notices)))


def proposed_text(made: ProposalMade, words: Words) -> str:
    """Return the sentence that tells of a voucher that waits."""
    return words("The entry waits for approval as number {n}.", n=isolate_ltr(made.proposal_id))
