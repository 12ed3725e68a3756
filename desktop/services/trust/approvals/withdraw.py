"""Take an own proposal back while it waits."""

from __future__ import annotations

from desktop.domain.errors import UserError
from desktop.domain.trust.acting import Act
from desktop.domain.trust.approvals import ProposalStatus
from desktop.services.session import Session
from desktop.store.queries.approvals import load_proposal
from desktop.store.tables.approvals import proposal


def withdraw(session: Session, proposal_id: int) -> None:
    """Take back a proposal that the acting officer made; it can be opened again as a draft.

    Raises UserError `proposal-missing`, `proposal-closed` or `proposal-of-another`.
    """
    with session.book.begin(session.by, Act.POST_ENTRY) as tx:
        found = load_proposal(tx.conn, proposal_id)
        if found.status is not ProposalStatus.WAITING:
            raise UserError("proposal-closed", proposal=proposal_id, status=found.status)
        if found.maker_id != tx.by.officer_id:
            raise UserError("proposal-of-another", proposal=proposal_id, maker=found.maker)
        tx.update(proposal, proposal_id, status=ProposalStatus.WITHDRAWN)
