"""Read who agreed to a posted entry, and which controls were passed over for it."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.domain.trust.acting import Act, Acting
from desktop.services.trust.approvals.verifier import signatures_of
from desktop.store.book import Book
from desktop.store.queries import approvals as queries
from desktop.store.queries.approvals import StoredAnswer, StoredOverride, StoredProposal
from desktop.store.verify.approvals import unsound_signatures


@dataclass(frozen=True, slots=True)
class Consent:
    """Who agreed to an entry; `unsound` holds the ids of answers whose signature does not hold.

    `proposal` is None for an entry that was posted without approval.
    """

    proposal: StoredProposal | None
    answers: tuple[StoredAnswer, ...]
    overrides: tuple[StoredOverride, ...]
    unsound: frozenset[int]


def consent_to(book: Book, by: Acting, entry_id: int) -> Consent:
    """Return who agreed to a posted entry, with the state of each signature, and the overrides."""
    with book.read(by, Act.READ_LEDGER) as conn:
        overrides = queries.overrides_of(conn, entry_id)
        proposal = queries.proposal_of_entry(conn, entry_id)
        if proposal is None:
            return Consent(None, (), overrides, frozenset())
        return Consent(
            proposal,
            queries.answers_of(conn, (proposal,))[proposal.id],
            overrides,
            unsound_signatures(conn, proposal.id, signatures_of(conn)),
        )


def overrides_of_entry(book: Book, by: Acting, entry_id: int) -> tuple[StoredOverride, ...]:
    """Return the controls that were passed over for an entry."""
    with book.read(by, Act.READ_LEDGER) as conn:
        return queries.overrides_of(conn, entry_id)
