"""Void a voucher with a reason: it keeps its number, and its amounts are taken back."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from desktop.domain.errors import UserError
from desktop.domain.ledger.entry import NewEntry
from desktop.domain.ledger.masters import Masters
from desktop.domain.ledger.vouchers.voiding import void_of
from desktop.domain.ledger.year import FiscalYear, PeriodStatus, YearStatus
from desktop.domain.trust.acting import Act, Acting
from desktop.domain.trust.controls import Control
from desktop.services.ledger.post_entry import passing_of
from desktop.services.ledger.posting_rules import checked, open_year_of
from desktop.services.ledger.write_entry import Posted, refuse_unapproved, write_entry
from desktop.services.session import Session
from desktop.services.trust.approvals.controls import Override
from desktop.services.trust.approvals.propose import ProposalMade, propose_checked
from desktop.services.trust.approvals.signing_key import unlock_key
from desktop.store.book import Book
from desktop.store.posting import subject_of
from desktop.store.queries.entries import load_entry
from desktop.store.tx import Tx


@dataclass(frozen=True, slots=True)
class _Plan:
    entry: NewEntry
    year: FiscalYear
    subject: str


def void_voucher(
    book: Book,
    by: Acting,
    entry_id: int,
    day: dt.date,
    reason: str,
    *,
    accepted: frozenset[Control] = frozenset(),
    override: Override | None = None,
) -> Posted:
    """Post the voiding of a voucher on `day` and return its number.

    Raises UserError `entry-missing`, as `domain.ledger.vouchers.voiding.void_of` does,
    `void-month-closed` (with the first day that is open), `void-cheque-cleared`, or as posting does
    (`approval-needed` among them: then `propose_voiding` sends it for approval).
    """
    passing = passing_of(book, by, accepted, override)
    with book.begin(by, Act.POST_ENTRY) as tx:
        masters = tx.masters()
        plan = _plan(tx, masters, entry_id, day, reason)
        refuse_unapproved(tx, masters, plan.entry)
        return write_entry(tx, masters, plan.year, plan.entry, passing, reverses=plan.subject)


def propose_voiding(
    session: Session,
    entry_id: int,
    day: dt.date,
    reason: str,
    *,
    passphrase: str,
    accepted: frozenset[Control] = frozenset(),
) -> ProposalMade:
    """Send the voiding of a voucher for approval; raises UserError as `void_voucher` does too."""
    key = unlock_key(session.book, session.by, passphrase)
    with session.book.begin(session.by, Act.POST_ENTRY) as tx:
        masters = tx.masters()
        plan = _plan(tx, masters, entry_id, day, reason)
        return propose_checked(
            tx, masters, plan.entry, key, accepted=accepted, reverses=plan.subject
        )


def first_open_day(masters: Masters, day: dt.date) -> dt.date | None:
    """Return the first day from `day` on that takes entries, None where there is none."""
    for period in masters.periods:
        year = masters.years[period.fiscal_year_id]
        is_open = year.status is YearStatus.OPEN and period.status is PeriodStatus.OPEN
        if is_open and period.last_day >= day:
            return max(day, period.first_day)
    return None


def _plan(tx: Tx, masters: Masters, entry_id: int, day: dt.date, reason: str) -> _Plan:
    entry = load_entry(tx.conn, entry_id)
    voiding = void_of(entry, day, reason)
    try:
        year = open_year_of(masters, day)
    except UserError as error:
        free = first_open_day(masters, day)
        if free is None or error.key not in {"period-closed", "year-closed"}:
            raise
        raise UserError("void-month-closed", day=day, open_day=free) from error
    subject = subject_of(masters, entry.fiscal_year_id, entry.series, entry.number)
    return _Plan(checked(masters, voiding), year, subject)
