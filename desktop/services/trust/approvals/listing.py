"""Read what waits for approval and what became of the rest, with who agreed and what is missing."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from sqlalchemy import Connection

from desktop.domain.ledger.entry import Entry, Line, NewEntry
from desktop.domain.ledger.masters import Masters
from desktop.domain.log.malformed import MalformedError
from desktop.domain.trust.acting import Act, Acting
from desktop.domain.trust.approval_content import Content, digest_of, entry_of, read_content
from desktop.domain.trust.approval_rules import NOTHING, Approver, Needed, facts_of, needed
from desktop.domain.trust.approvals import Decision, ProposalStatus
from desktop.services.trust.approvals.laws import Laws, load_laws
from desktop.store.book import Book
from desktop.store.queries import approvals as queries
from desktop.store.queries.masters import load_masters

PAGE: Final = 200
_OVER: Final = frozenset({ProposalStatus.REFUSED, ProposalStatus.WITHDRAWN})


@dataclass(frozen=True, slots=True)
class Proposal:
    """A proposal as people look at it.

    `missing` is how many more must agree, `mine` whether the agreement of the officer who reads
    would count; `entry` is None where the row was altered outside the program (`content` as well).
    """

    id: int
    maker_id: int
    maker: str
    recorded_at: dt.datetime
    status: ProposalStatus
    entry_id: int | None
    content: Content | None
    entry: NewEntry | None
    answers: tuple[queries.StoredAnswer, ...]
    needed: Needed
    missing: int
    mine: bool
    has_form: bool

    @property
    def amount(self) -> int:
        """The total debit in minor units."""
        return 0 if self.content is None else self.content.amount

    @property
    def can_reopen(self) -> bool:
        """Whether it was refused or withdrawn, and there is a form to open again."""
        return self.has_form and self.status in _OVER

    @property
    def subject(self) -> str:
        """How the log and attachments name it."""
        return f"proposal:{self.id}"

    def as_entry(self) -> Entry | None:
        """Return the entry as a posted one would be shown; number, leaf and id are 0 yet."""
        if self.entry is None:
            return None
        lines = tuple(
            Line(
                at,
                line.account_id,
                line.amount,
                line.fund_id,
                line.project_id,
                line.partner_id,
                line.memo,
                line.foreign,
                line.branch_id,
                line.fund_line_id,
            )
            for at, line in enumerate(self.entry.lines, start=1)
        )
        return Entry(
            id=0,
            fiscal_year_id=0,
            year_name=str(self.entry.day.year),
            series=self.entry.series,
            number=0,
            day=self.entry.day,
            narration=self.entry.narration,
            reference=self.entry.reference,
            recorded_at=self.recorded_at,
            officer_id=self.maker_id,
            reverses=None,
            reversed_by=None,
            leaf=0,
            lines=lines,
        )


def waiting(book: Book, by: Acting) -> tuple[Proposal, ...]:
    """Return the proposals that wait, the oldest first."""
    with book.read(by, Act.READ_LEDGER) as conn:
        return _shown(conn, by, queries.waiting_proposals(conn))


def count_waiting(book: Book, by: Acting) -> int:
    """Return how many proposals wait for the agreement of the officer who asks."""
    if not by.may(Act.APPROVE_ENTRY):
        return 0
    return sum(each.mine for each in waiting(book, by))


def list_proposals(
    book: Book, by: Acting, *, before: int | None = None, limit: int = PAGE
) -> tuple[Proposal, ...]:
    """Return proposals of every state, the newest first, those with an id below `before`."""
    with book.read(by, Act.READ_LEDGER) as conn:
        return _shown(conn, by, queries.latest_proposals(conn, before=before, limit=limit))


def view_proposal(book: Book, by: Acting, proposal_id: int) -> Proposal:
    """Return one proposal; raises UserError `proposal-missing`."""
    with book.read(by, Act.READ_LEDGER) as conn:
        return _shown(conn, by, (queries.load_proposal(conn, proposal_id),))[0]


def _shown(
    conn: Connection, by: Acting, found: Sequence[queries.StoredProposal]
) -> tuple[Proposal, ...]:
    if not found:
        return ()
    masters, laws = load_masters(conn), load_laws(conn)
    answers = queries.answers_of(conn, found)
    return tuple(_one(each, answers[each.id], masters, laws, by) for each in found)


def _one(
    stored: queries.StoredProposal,
    answers: tuple[queries.StoredAnswer, ...],
    masters: Masters,
    laws: Laws,
    by: Acting,
) -> Proposal:
    content, entry = _read(stored, masters)
    waits = stored.status is ProposalStatus.WAITING
    wanted = needed(facts_of(entry), laws.rules) if waits and entry is not None else NOTHING
    given = [
        Approver(each.officer_id, each.roles, each.by_maker)
        for each in answers
        if each.decision is Decision.APPROVED
    ]
    missing = max(wanted.missing(given), 1) if waits else 0
    return Proposal(
        id=stored.id,
        maker_id=stored.maker_id,
        maker=stored.maker,
        recorded_at=stored.recorded_at,
        status=stored.status,
        entry_id=stored.entry_id,
        content=content,
        entry=entry,
        answers=answers,
        needed=wanted,
        missing=missing,
        mine=waits and entry is not None and _mine(by, stored, wanted, answers),
        has_form=bool(stored.form),
    )


def _mine(
    by: Acting,
    stored: queries.StoredProposal,
    wanted: Needed,
    answers: Sequence[queries.StoredAnswer],
) -> bool:
    """Return whether the agreement of `by` would count."""
    if not by.may(Act.APPROVE_ENTRY) or any(e.officer_id == by.officer_id for e in answers):
        return False
    own = stored.maker_id == by.officer_id
    if not wanted.rules:
        return not own
    return wanted.counts(Approver(by.officer_id, by.roles, own))


def _read(
    stored: queries.StoredProposal, masters: Masters
) -> tuple[Content | None, NewEntry | None]:
    try:
        content = read_content(stored.content)
        if digest_of(stored.content) != stored.digest:
            return None, None
        return content, entry_of(content, masters)
    except MalformedError:
        return None, None
