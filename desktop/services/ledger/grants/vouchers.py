"""Make the entries of grants and endowments from what the book says now; posting is apart.

In the window they are posted with the questions that posting may ask, or sent for approval; on the
command line they are posted at once. Either way their origin ties them to the grant.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from desktop.domain.codes import spelled_code
from desktop.domain.errors import UserError
from desktop.domain.ledger.entry import NewEntry
from desktop.domain.ledger.grants.recognition import to_recognise
from desktop.domain.ledger.grants.terms import FundNature
from desktop.domain.ledger.grants.vouchers import (
    Release,
    TrancheMoney,
    receipt_entry,
    recognition_entry,
    release_entry,
)
from desktop.domain.trust.acting import Act, Acting
from desktop.services.ledger.grants.figures import read_figures
from desktop.store.book import Book
from desktop.store.queries import fund_money
from desktop.store.queries.grants import load_grant, load_terms
from desktop.store.queries.masters import load_masters


def plan_receipt(book: Book, by: Acting, code: str, money: TrancheMoney) -> NewEntry:
    """Return the voucher that brings in an instalment.

    Raises UserError `grant-missing`, `grant-tranche-missing`, or as `receipt_entry` does.
    """
    with book.read(by, Act.READ_LEDGER) as conn:
        grant, masters = load_grant(conn, spelled_code(code)), load_masters(conn)
        tranche = next((each for each in grant.tranches if each.number == money.number), None)
        if tranche is None:
            raise UserError("grant-tranche-missing", grant=grant.code, number=money.number)
        before = fund_money.receipts_of(conn, grant, masters.organisation.currency)
        origin = fund_money.tranche_subject(tranche.id)
        return receipt_entry(grant, tranche, money, masters, before=before, origin=origin)


def plan_recognition(book: Book, by: Acting, code: str, day: dt.date, narration: str) -> NewEntry:
    """Return the entry that makes income of what is earned by `day`.

    Raises UserError `grant-missing`, `recognition-nothing` or `account-use-missing`.
    """
    with book.read(by, Act.READ_LEDGER) as conn:
        grant, masters = load_grant(conn, spelled_code(code)), load_masters(conn)
        found = read_figures(conn, masters, grant, grant.first_day, day)
        amount = to_recognise(
            grant,
            found.receipts,
            spent=found.total_spent,
            recognised=found.recognised,
            deferred=found.deferred,
        )
        origin = fund_money.recognition_subject(grant.id)
        return recognition_entry(
            grant, amount, found.receipts, masters, day=day, narration=narration, origin=origin
        )


@dataclass(frozen=True, slots=True)
class Free:
    """What a fund may set free, in minor units, and the fund that it would go to."""

    amount: int
    to_fund_id: int | None


def free_of(book: Book, by: Acting, fund_id: int, day: dt.date) -> Free:
    """Return what a fund may set free on `day`: of an endowment, what is above its principal."""
    with book.read(by, Act.READ_LEDGER) as conn:
        terms = load_terms(conn).get(fund_id)
        holds = fund_money.holds_until(conn, fund_id, day)
        if terms is None or terms.nature is not FundNature.WAQF_PRINCIPAL:
            return Free(max(holds, 0), None)
        return Free(max(holds - (terms.principal or 0), 0), terms.yield_fund_id)


def plan_release(book: Book, by: Acting, release: Release) -> NewEntry:
    """Return the transfer that moves what is set free; raises UserError as `release_entry` does."""
    free = free_of(book, by, release.from_fund_id, release.day)
    with book.read(by, Act.READ_LEDGER) as conn:
        origin = fund_money.release_subject(release.from_fund_id)
        return release_entry(release, load_masters(conn), free.amount, origin)
