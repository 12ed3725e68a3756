"""Send an entry for approval: what it says is fixed and signed, and it waits."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Final

from sqlalchemy import delete

from desktop.domain.errors import UserError
from desktop.domain.ledger.entry import NewEntry, reversal_of
from desktop.domain.ledger.masters import Masters
from desktop.domain.trust.acting import Act
from desktop.domain.trust.approval_content import content_of, digest_of
from desktop.domain.trust.approval_rules import Needed, facts_of, needed
from desktop.domain.trust.approval_statements import Proposed
from desktop.domain.trust.approvals import ProposalStatus
from desktop.domain.trust.controls import Breach, Control, Strictness
from desktop.services.archive.attach import draft_subject, move_attachments
from desktop.services.ledger.posting_rules import checked, open_year_of
from desktop.services.ledger.recorded import Record, recorded
from desktop.services.session import Session
from desktop.services.trust.approvals.controls import breaches_of, hold
from desktop.services.trust.approvals.laws import load_laws
from desktop.services.trust.approvals.signing_key import unlock_key
from desktop.signing.signer import Signer
from desktop.signing.statement_signature import sign_statement
from desktop.store.posting import subject_of
from desktop.store.queries.approvals import next_proposal_id
from desktop.store.queries.entries import load_entry
from desktop.store.tables.approvals import proposal
from desktop.store.tables.journal import entry_draft
from desktop.store.tx import Tx

LONGEST_FORM: Final = 1 << 20


@dataclass(frozen=True, slots=True)
class ProposalMade:
    """What came of proposing: the proposal's id, what it needs, the controls it does not keep."""

    proposal_id: int
    needed: Needed
    notices: tuple[Breach, ...] = ()


def propose_entry(
    session: Session,
    entry: NewEntry,
    *,
    passphrase: str,
    form: str = "",
    draft_id: int | None = None,
    accepted: frozenset[Control] = frozenset(),
    record: Record | None = None,
) -> ProposalMade:
    """Send `entry` for approval under the maker's signature, and drop the draft it came from.

    `record` writes what the entry is made for, in the same act, and returns its subject.
    `form` is the form as it was typed, to be opened again where the entry is refused. A control
    that blocks does not stop a proposal: whoever agrees last has to pass over it. Raises UserError
    as posting does, `approval-not-needed` where it can be posted at once, or
    `wrong-signing-passphrase`; the draft is kept then.
    """
    key = unlock_key(session.book, session.by, passphrase)
    with session.book.begin(session.by, Act.POST_ENTRY) as tx:
        masters = tx.masters()
        clean = recorded(tx, checked(masters, entry), record)
        made = propose_checked(tx, masters, clean, key, form=form, accepted=accepted)
        if draft_id is not None:
            tx.conn.execute(delete(entry_draft).where(entry_draft.c.id == draft_id))
            move_attachments(tx, draft_subject(draft_id), f"proposal:{made.proposal_id}")
        return made


def propose_reversal(
    session: Session,
    entry_id: int,
    day: dt.date,
    narration: str,
    *,
    passphrase: str,
    accepted: frozenset[Control] = frozenset(),
) -> ProposalMade:
    """Send the reversal of an entry for approval; raises UserError as `reverse_entry` does too."""
    key = unlock_key(session.book, session.by, passphrase)
    with session.book.begin(session.by, Act.POST_ENTRY) as tx:
        masters = tx.masters()
        entry = load_entry(tx.conn, entry_id)
        clean = checked(masters, reversal_of(entry, day, narration))
        subject = subject_of(masters, entry.fiscal_year_id, entry.series, entry.number)
        return propose_checked(tx, masters, clean, key, reverses=subject, accepted=accepted)


def propose_checked(
    tx: Tx,
    masters: Masters,
    entry: NewEntry,
    key: Signer,
    *,
    accepted: frozenset[Control],
    reverses: str | None = None,
    form: str = "",
) -> ProposalMade:
    """Send an entry that keeps the rules, in a transaction that a verb has begun.

    Raises UserError as `propose_entry` does.
    """
    year = open_year_of(masters, entry.day)
    laws = tx.kept(load_laws)
    wanted = needed(facts_of(entry), laws.rules)
    breaches = breaches_of(tx.conn, masters, laws, year.id, entry)
    if not wanted.rules and not any(each.strictness is Strictness.BLOCK for each in breaches):
        raise UserError("approval-not-needed")
    hold(breaches, masters, accepted, overriding=True)
    content = content_of(entry, masters, reverses).text
    proposal_id = next_proposal_id(tx.conn)
    digest = digest_of(content)
    statement = Proposed(
        masters.organisation.book_id, proposal_id, digest, tx.by.code, tx.recorded_text
    ).text
    tx.insert(
        proposal,
        id=proposal_id,
        officer_id=tx.by.officer_id,
        content=content,
        form=form[:LONGEST_FORM],
        digest=digest,
        statement=statement,
        signature=sign_statement(statement.encode(), key),
        status=ProposalStatus.WAITING,
        recorded_at=tx.recorded_at,
    )
    return ProposalMade(proposal_id, wanted, breaches)
