"""Refuse a waiting entry, with a reason and a signature."""

from __future__ import annotations

from desktop.domain.errors import UserError
from desktop.domain.hygiene import clean_name
from desktop.domain.trust.acting import Act
from desktop.domain.trust.approvals import Decision, ProposalStatus
from desktop.services.session import Session
from desktop.services.trust.approvals.answer import open_proposal, write_answer
from desktop.services.trust.approvals.signing_key import unlock_key
from desktop.store.queries.approvals import answers_of
from desktop.store.tables.approvals import proposal


def refuse(session: Session, proposal_id: int, reason: str, *, passphrase: str) -> None:
    """Refuse a proposal: it waits no longer, and its maker can open it again as a draft.

    Raises UserError `refusal-reason-empty`, `proposal-missing`, `proposal-closed`,
    `proposal-altered`, `approval-given`, `approval-own` (a maker withdraws) or
    `wrong-signing-passphrase`.
    """
    clean = clean_name(reason, field="reason")
    if not clean:
        raise UserError("refusal-reason-empty")
    key = unlock_key(session.book, session.by, passphrase)
    with session.book.begin(session.by, Act.APPROVE_ENTRY) as tx:
        found = open_proposal(tx, proposal_id)
        if found.stored.maker_id == tx.by.officer_id:
            raise UserError("approval-own", proposal=proposal_id)
        before = answers_of(tx.conn, (found.stored,))[proposal_id]
        if any(each.officer_id == tx.by.officer_id for each in before):
            raise UserError("approval-given", proposal=proposal_id)
        write_answer(tx, found, Decision.REFUSED, key, by_maker=False, reason=clean)
        tx.update(proposal, proposal_id, status=ProposalStatus.REFUSED)
