"""Write one officer's signed answer to a proposal, inside a transaction that a verb has begun."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import select

from desktop.domain.errors import UserError
from desktop.domain.log.malformed import MalformedError
from desktop.domain.trust.approval_content import Content, digest_of, read_content
from desktop.domain.trust.approval_statements import Answered, Proposed
from desktop.domain.trust.approvals import Decision, ProposalStatus
from desktop.services.trust.approvals.verifier import verifier_of
from desktop.signing.signature_refused import SignatureRefused
from desktop.signing.signer import Signer
from desktop.signing.statement_signature import sign_statement
from desktop.store.queries.approvals import StoredProposal, load_proposal
from desktop.store.tables.approvals import approval
from desktop.store.tables.organisation import officer
from desktop.store.tx import Tx
from desktop.store.types import moment_text


@dataclass(frozen=True, slots=True)
class Open:
    """A proposal that waits, with what it says."""

    stored: StoredProposal
    content: Content


def open_proposal(tx: Tx, proposal_id: int) -> Open:
    """Return a proposal that still waits and says what its digest says.

    Raises UserError `proposal-missing`, `proposal-closed`, or `proposal-altered` where somebody
    changed it outside the program: nobody signs that.
    """
    stored = load_proposal(tx.conn, proposal_id)
    if stored.status is not ProposalStatus.WAITING:
        raise UserError("proposal-closed", proposal=proposal_id, status=stored.status)
    try:
        _check(tx, stored)
        return Open(stored, read_content(stored.content))
    except (MalformedError, SignatureRefused) as error:
        raise UserError("proposal-altered", proposal=proposal_id) from error


def _check(tx: Tx, stored: StoredProposal) -> None:
    """Raise `SignatureRefused` unless the maker signed this very content for this book."""
    at = moment_text(stored.recorded_at)
    book_id = tx.masters().organisation.book_id
    said = Proposed(book_id, stored.id, digest_of(stored.content), stored.maker, at).text
    if said != stored.statement:
        raise SignatureRefused("another-statement")
    maker = select(officer.c.certificate).where(officer.c.id == stored.maker_id)
    verifier_of(tx.conn).check(
        said.encode(),
        stored.signature,
        tx.conn.execute(maker).scalar_one(),
        stored.recorded_at,
    )


def write_answer(
    tx: Tx, found: Open, decision: Decision, key: Signer, *, by_maker: bool, reason: str = ""
) -> int:
    """Write the answer of the officer who acts and return its id."""
    stored = found.stored
    statement = Answered(
        tx.masters().organisation.book_id,
        stored.id,
        stored.digest,
        stored.maker,
        tx.by.code,
        decision,
        by_maker,
        reason,
        tx.recorded_text,
    ).text
    return tx.insert(
        approval,
        proposal_id=stored.id,
        officer_id=tx.by.officer_id,
        decision=decision,
        by_maker=int(by_maker),
        reason=reason,
        statement=statement,
        signature=sign_statement(statement.encode(), key),
        recorded_at=tx.recorded_at,
    )
