"""Enter what was promised to a supplier, close it, and list what is still open."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import select

from desktop.domain.codes import clean_code
from desktop.domain.currency import Currency
from desktop.domain.errors import UserError
from desktop.domain.hygiene import clean_name
from desktop.domain.ledger.budgets.commitment import Commitment, CommitmentStatus, NewCommitment
from desktop.domain.ledger.chart import AccountKind
from desktop.domain.ledger.entry import LARGEST_AMOUNT
from desktop.domain.ledger.masters import Masters
from desktop.domain.trust.acting import Act, Acting
from desktop.domain.trust.controls import Breach, Control, Strictness
from desktop.services.ledger.budgets.committing import commitment_breach
from desktop.services.ledger.posting_rules import open_year_of
from desktop.store.book import Book
from desktop.store.queries.budgets import load_commitments
from desktop.store.queries.masters import load_masters
from desktop.store.tables.budgets import commitment


@dataclass(frozen=True, slots=True)
class Commitments:
    """The commitments in order of day, with all that they refer to."""

    masters: Masters
    rows: tuple[Commitment, ...]


def add_commitment(
    book: Book,
    by: Acting,
    new: NewCommitment,
    *,
    accepted: frozenset[Control] = frozenset(),
) -> Breach | None:
    """Enter a commitment; return by what the budget would be exceeded, None where it is kept.

    `accepted` are the controls of which the person was warned and goes on.

    Raises UserError `code-empty`, `code-characters`, `commitment-code-taken`,
    `commitment-purpose-empty`, `commitment-amount`, `commitment-place`, `day-without-year`,
    `year-closed`, `period-closed`, `commitment-exceeds` where the budget warns, or
    `commitment-over-budget` where it blocks.
    """
    code, purpose = clean_code(new.code), clean_name(new.purpose, field="purpose")
    with book.begin(by, Act.PREPARE_BUDGET) as tx:
        masters = tx.masters()
        if tx.conn.execute(select(commitment.c.id).where(commitment.c.code == code)).first():
            raise UserError("commitment-code-taken", code=code)
        if not purpose:
            raise UserError("commitment-purpose-empty")
        if not 1 <= new.amount <= LARGEST_AMOUNT:
            raise UserError("commitment-amount")
        _check_place(masters, new)
        year = open_year_of(masters, new.day)
        breach = commitment_breach(tx, year, new)
        if breach is not None:
            _hold(breach, masters.organisation.currency, accepted)
        tx.insert(
            commitment,
            code=code,
            day=new.day,
            partner_id=new.partner_id,
            purpose=purpose,
            account_id=new.place.account_id,
            fund_id=new.place.fund_id,
            project_id=new.place.project_id,
            branch_id=new.place.branch_id,
            amount=new.amount,
            status=CommitmentStatus.OPEN,
            reason="",
            officer_id=by.officer_id,
        )
        return breach


def close_commitment(book: Book, by: Acting, code: str, reason: str) -> None:
    """Close a commitment: what was not spent of it burdens the budget no longer.

    Raises UserError `commitment-unknown`, `commitment-closed` or `commitment-reason-empty`.
    """
    said = clean_name(reason, field="reason")
    with book.begin(by, Act.PREPARE_BUDGET) as tx:
        row = tx.conn.execute(
            select(commitment.c.id, commitment.c.status).where(commitment.c.code == code)
        ).first()
        if row is None:
            raise UserError("commitment-unknown", code=code)
        if row.status is CommitmentStatus.CLOSED:
            raise UserError("commitment-closed", code=code)
        if not said:
            raise UserError("commitment-reason-empty", code=code)
        tx.update(commitment, row.id, status=CommitmentStatus.CLOSED, reason=said)


def list_commitments(book: Book, by: Acting) -> Commitments:
    """Return every commitment with what was spent of it."""
    with book.read(by, Act.READ_LEDGER) as conn:
        return Commitments(load_masters(conn), load_commitments(conn))


def _hold(breach: Breach, currency: Currency, accepted: frozenset[Control]) -> None:
    fields = breach.fields(currency)
    if breach.strictness is Strictness.BLOCK:
        raise UserError("commitment-over-budget", **fields)
    if breach.strictness is Strictness.WARN and breach.control not in accepted:
        raise UserError("commitment-exceeds", **fields)


def _check_place(masters: Masters, new: NewCommitment) -> None:
    place = new.place
    account = masters.accounts.get(place.account_id)
    if account is None or account.kind is not AccountKind.EXPENSE or not account.postable:
        raise UserError("commitment-place")
    if place.fund_id not in masters.funds:
        raise UserError("commitment-place")
    named = (
        (place.project_id, masters.projects),
        (place.branch_id, masters.branches),
        (new.partner_id, masters.partners),
    )
    if any(key is not None and key not in table for key, table in named):
        raise UserError("commitment-place")
