"""Open a refused or withdrawn entry again as a draft, as it was typed."""

from __future__ import annotations

from desktop.domain.errors import UserError
from desktop.domain.trust.acting import Act
from desktop.domain.trust.approvals import ProposalStatus
from desktop.services.archive.attach import copy_attachments, draft_subject
from desktop.services.ledger.drafts import save_draft
from desktop.services.session import Session
from desktop.store.queries.approvals import load_proposal

_OVER = (ProposalStatus.REFUSED, ProposalStatus.WITHDRAWN)


def reopen(session: Session, proposal_id: int) -> int:
    """Return the id of a new draft with what was typed; the proposal stays in the book.

    Raises UserError `proposal-missing`, `proposal-not-over`, or `proposal-without-form` where it
    did not come from the voucher form (a reversal).
    """
    with session.book.read(session.by, Act.READ_LEDGER) as conn:
        found = load_proposal(conn, proposal_id)
    if found.status not in _OVER:
        raise UserError("proposal-not-over", proposal=proposal_id)
    if not found.form:
        raise UserError("proposal-without-form", proposal=proposal_id)
    draft_id = save_draft(session.book, session.by, found.form)
    with session.book.begin(session.by, Act.WRITE_DRAFT) as tx:
        copy_attachments(tx, f"proposal:{proposal_id}", draft_subject(draft_id))
    return draft_id
