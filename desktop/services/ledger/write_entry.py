"""Write one checked entry: held against the controls, numbered, logged, overrides beside it."""

from __future__ import annotations

from dataclasses import asdict, dataclass

from desktop.domain.errors import UserError
from desktop.domain.formats import format_amount
from desktop.domain.ledger.entry import NewEntry, Series
from desktop.domain.ledger.masters import Masters
from desktop.domain.ledger.year import FiscalYear
from desktop.domain.trust.approval_content import content_of, digest_of
from desktop.domain.trust.approval_rules import facts_of, needed
from desktop.domain.trust.controls import Breach
from desktop.services.ledger.open_items.as_meant import settle_as_meant
from desktop.services.ledger.vouchers.cheque_writing import (
    write_cheque,
    write_taken_back,
)
from desktop.services.trust.approvals.controls import Passing, hold_entry, write_overrides
from desktop.services.trust.approvals.laws import load_laws
from desktop.store.posting import Posting
from desktop.store.tables import vouchers
from desktop.store.tx import Tx


@dataclass(frozen=True, slots=True)
class Posted:
    """What came of posting: the entry's id, the number it got, and the controls it did not keep."""

    entry_id: int
    year_name: str
    series: Series
    number: int
    leaf: int
    notices: tuple[Breach, ...] = ()


def refuse_unapproved(tx: Tx, masters: Masters, entry: NewEntry) -> None:
    """Raise UserError `approval-needed` where a rule asks that somebody else agree first."""
    facts = facts_of(entry)
    found = needed(facts, tx.kept(load_laws).rules)
    if found.rules:
        currency = masters.organisation.currency
        raise UserError(
            "approval-needed",
            amount=format_amount(facts.amount, currency),
            currency=currency.code,
            count=found.count,
            rule=found.rules[0].id,
        )


def write_beside(tx: Tx, masters: Masters, entry_id: int, entry: NewEntry) -> None:
    """Write the head of the voucher, its cheque, and what the entry was made for.

    For an entry that takes another one back, also what follows for that one; raises UserError as
    `cheque_writing.write_taken_back` does.
    """
    if entry.voucher is not None:
        tx.insert(vouchers.voucher, entry_id=entry_id, **asdict(entry.voucher))
    if entry.origin is not None:
        tx.insert(vouchers.entry_origin, entry_id=entry_id, subject=entry.origin)
    write_cheque(tx, masters, entry_id, entry)
    write_taken_back(tx, entry)


def write_entry(
    tx: Tx,
    masters: Masters,
    year: FiscalYear,
    entry: NewEntry,
    passing: Passing,
    *,
    reverses: str | None = None,
    maker_id: int | None = None,
) -> Posted:
    """Write `entry`, which keeps the rules, and return its number.

    `reverses` is the log's name of the entry that it takes back; `maker_id` is whoever made it,
    where that is not the officer who acts. Raises UserError as `controls.hold_entry` and
    `write_beside` do.
    """
    breaches = hold_entry(tx, tx.kept(load_laws), year.id, entry, passing)
    posting = Posting(tx, masters, maker_id=maker_id)
    written = posting.write(year.id, entry, reverses)
    posting.finish()
    write_beside(tx, masters, written.id, entry)
    if entry.origin is not None:
        settle_as_meant(tx, written.id, entry.origin)
    digest = digest_of(content_of(entry, masters, reverses).text) if passing.key else ""
    write_overrides(tx, written.id, digest, breaches, passing)
    return Posted(written.id, year.name, entry.series, written.number, written.leaf, breaches)
