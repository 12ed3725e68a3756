"""Agree to waiting entries: one passphrase, a signature for each, the last one posts."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from desktop.domain.errors import UserError
from desktop.domain.log.entry_leaf import entry_subject
from desktop.domain.trust.acting import Act, require
from desktop.domain.trust.approval_content import entry_of
from desktop.domain.trust.approval_rules import Approver, facts_of, needed
from desktop.domain.trust.approvals import Decision, ProposalStatus
from desktop.domain.trust.controls import Control
from desktop.services.archive.attach import move_attachments
from desktop.services.ledger.posting_rules import checked, open_year_of
from desktop.services.ledger.write_entry import Posted, write_entry
from desktop.services.session import Session
from desktop.services.trust.approvals.answer import Open, open_proposal, write_answer
from desktop.services.trust.approvals.controls import Passing
from desktop.services.trust.approvals.laws import load_laws
from desktop.services.trust.approvals.signing_key import unlock_key
from desktop.signing.signer import Signer
from desktop.store.queries.approvals import answers_of
from desktop.store.queries.entries import entry_by_subject, load_entry
from desktop.store.tables.approvals import proposal
from desktop.store.tx import Tx

Progress = Callable[[int, int], None]
"""Hears (done, of how many); what it raises stops before the next one."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What came of one approval: the posted entry, or how many more must agree, or why not."""

    proposal_id: int
    posted: Posted | None = None
    missing: int = 0
    problem: UserError | None = None


def approve(
    session: Session,
    proposal_ids: Sequence[int],
    *,
    passphrase: str,
    accepted: frozenset[Control] = frozenset(),
    override_reason: str = "",
    progress: Progress | None = None,
) -> tuple[Answer, ...]:
    """Agree to each proposal in turn and return what came of each, in the same order.

    The key is unlocked once; each approval is signed and kept by itself, so that one which cannot
    be given (its month was closed, its fund is empty) holds up none of the others and stays
    waiting, with the sentence that says why. `accepted` and `override_reason` answer for controls,
    as in posting. Raises UserError `not-permitted` or `wrong-signing-passphrase` before anything is
    done, and faults of the disk at once: what was acknowledged by then is kept.
    """
    require(session.by, Act.APPROVE_ENTRY)
    key = unlock_key(session.book, session.by, passphrase)
    passing = Passing(accepted, key if override_reason else None, override_reason)
    answers: list[Answer] = []
    for done, proposal_id in enumerate(proposal_ids):
        if progress is not None:
            progress(done, len(proposal_ids))
        try:
            answers.append(_approve(session, proposal_id, key, passing))
        except UserError as error:
            if error.key in _OF_THE_DISK:
                raise
            answers.append(Answer(proposal_id, problem=error))
    return tuple(answers)


_OF_THE_DISK = frozenset(
    {
        "disk-full",
        "disk-fault",
        "book-read-only",
        "book-damaged",
        "book-unreadable",
        "book-in-use",
    }
)


def _approve(session: Session, proposal_id: int, key: Signer, passing: Passing) -> Answer:
    with session.book.begin(session.by, Act.APPROVE_ENTRY) as tx:
        found = open_proposal(tx, proposal_id)
        masters = tx.masters()
        reverses = found.content.reverses
        reversed_id = None if reverses is None else _not_yet_reversed(tx, reverses)
        entry = entry_of(found.content, masters, reversed_id)
        wanted = needed(facts_of(entry), tx.kept(load_laws).rules)
        by_maker = found.stored.maker_id == tx.by.officer_id
        mine = Approver(tx.by.officer_id, tx.by.roles, by_maker)
        before = answers_of(tx.conn, (found.stored,))[proposal_id]
        if any(each.officer_id == mine.officer_id for each in before):
            raise UserError("approval-given", proposal=proposal_id)
        if by_maker and not (wanted.rules and wanted.counts(mine)):
            raise UserError("approval-own", proposal=proposal_id)
        if wanted.rules and not wanted.counts(mine):
            raise UserError("approval-office", proposal=proposal_id)
        given = [Approver(each.officer_id, each.roles, each.by_maker) for each in before]
        missing = wanted.missing([*given, mine])
        write_answer(tx, found, Decision.APPROVED, key, by_maker=by_maker)
        if missing:
            return Answer(proposal_id, missing=missing)
        year = open_year_of(masters, entry.day)
        checked(masters, entry)
        posted = write_entry(
            tx,
            masters,
            year,
            entry,  # to the letter what was signed
            passing,
            reverses=reverses,
            maker_id=found.stored.maker_id,
        )
        _close(tx, found, posted)
        return Answer(proposal_id, posted=posted)


def _not_yet_reversed(tx: Tx, subject: str) -> int:
    """Return the id of the entry to be taken back; UserError `entry-already-reversed`."""
    entry = load_entry(tx.conn, entry_by_subject(tx.conn, subject))
    if entry.reversed_by is not None:
        raise UserError("entry-already-reversed", series=entry.series, number=entry.number)
    return entry.id


def _close(tx: Tx, found: Open, posted: Posted) -> None:
    tx.update(proposal, found.stored.id, status=ProposalStatus.POSTED, entry_id=posted.entry_id)
    subject = entry_subject(posted.year_name, posted.series.value, posted.number)
    move_attachments(tx, f"proposal:{found.stored.id}", subject)
