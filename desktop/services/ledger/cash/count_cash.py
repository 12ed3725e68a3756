"""Count a cash box, and bring the book to what was counted."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.domain.currency import Currency, currency_of
from desktop.domain.errors import UserError
from desktop.domain.ledger.account_use import AccountUse
from desktop.domain.ledger.account_uses import the_account
from desktop.domain.ledger.cash.box import CashBox
from desktop.domain.ledger.cash.count import (
    Count,
    NewCount,
    clean_count,
    count_subject,
    counted,
    difference_entry,
)
from desktop.domain.ledger.dimensions import Restriction
from desktop.domain.ledger.entry import Foreign, NewEntry
from desktop.domain.ledger.masters import Masters
from desktop.domain.ledger.rate import base_amount
from desktop.domain.trust.acting import Act, Acting
from desktop.services.ledger.cash.boxes import today_of
from desktop.services.ledger.posting_rules import open_year_of
from desktop.services.ledger.rates.rate_for_day import needed_rate
from desktop.store.book import Book
from desktop.store.queries.cash import (
    box_balance,
    is_waiting,
    live_entries,
    load_boxes,
    load_count,
    load_counts,
)
from desktop.store.queries.masters import load_masters
from desktop.store.tables.cash import cash_count, cash_count_line
from desktop.store.tx import Tx
from desktop.text.words import Words


@dataclass(frozen=True, slots=True)
class CountState:
    """A count, its box's code and names, and whether its difference is posted or waits."""

    count: Count
    currency: Currency
    code: str
    name_ar: str
    name_en: str
    entry_id: int | None
    waiting: bool

    @property
    def open(self) -> bool:
        """Whether there is a difference that nothing was made of yet."""
        return bool(self.count.difference) and self.entry_id is None and not self.waiting


def count_cash(book: Book, by: Acting, count: NewCount) -> int:
    """Keep a count with what the book says of that day, and return its number.

    Raises UserError `cash-box-missing`, `count-future`, as `open_year_of` does for a day that is
    closed, or as `clean_count` does; nothing is written then.
    """
    with book.begin(by, Act.RECONCILE) as tx:
        masters = tx.masters()
        boxes = {box.account.id: box for box in load_boxes(tx.conn, masters)}
        box = boxes.get(count.account_id)
        if box is None:
            known = masters.accounts.get(count.account_id)
            raise UserError(
                "cash-box-missing", account=count.account_id if known is None else known.code
            )
        clean = clean_count(count, currency_of(box.currency))
        if clean.day > today_of(tx.recorded_at):
            raise UserError("count-future", day=clean.day)
        open_year_of(masters, clean.day)
        return write_count(tx, box, clean)


def write_count(tx: Tx, box: CashBox, clean: NewCount) -> int:
    """Write a clean count in a transaction that a verb has begun, and return its number."""
    base = tx.masters().organisation.currency.code
    count_id = tx.insert(
        cash_count,
        account_id=box.account.id,
        day=clean.day,
        currency=box.currency,
        book=box_balance(tx.conn, box.account, base, clean.day),
        counted=counted(clean.lines),
        counted_by=clean.counted_by,
        witnessed_by=clean.witnessed_by,
        third=clean.third,
        surprise=int(clean.surprise),
        note=clean.note,
        officer_id=tx.by.officer_id,
        recorded_at=tx.recorded_at,
    )
    for line in clean.lines:
        tx.insert(
            cash_count_line,
            cash_count_id=count_id,
            piece=line.piece,
            value=line.value,
            quantity=line.quantity,
        )
    return count_id


def list_counts(book: Book, by: Acting) -> tuple[CountState, ...]:
    """Return the counts of every box, the newest day first."""
    with book.read(by, Act.READ_LEDGER) as conn:
        accounts = load_masters(conn).accounts
        found: list[CountState] = []
        for count in load_counts(conn):
            account, subject = accounts[count.account_id], count_subject(count.id)
            entries = live_entries(conn, subject) if count.difference else ()
            found.append(
                CountState(
                    count,
                    currency_of(count.currency),
                    account.code,
                    account.name_ar,
                    account.name_en,
                    entries[0] if entries else None,
                    bool(count.difference) and is_waiting(conn, subject),
                )
            )
        return tuple(found)


def view_count(book: Book, by: Acting, count_id: int) -> Count:
    """Return one count with its lines; raises UserError `count-missing`."""
    with book.read(by, Act.READ_LEDGER) as conn:
        count = load_count(conn, count_id)
    if count is None:
        raise UserError("count-missing", count=count_id)
    return count


def plan_difference(
    book: Book, by: Acting, count_id: int, words: Words, *, fund: str = ""
) -> NewEntry:
    """Return the entry of a count's difference; it is posted or sent for approval like any other.

    It carries the day of the count; `fund` is the code of the fund that bears it, else the first
    one without restrictions. Raises UserError `count-missing`, `count-agrees`, `count-settled`,
    `account-use-missing`, `fund-missing`, or `rate-missing` for a box in another currency.
    """
    with book.read(by, Act.READ_LEDGER) as conn:
        count = load_count(conn, count_id)
        if count is None:
            raise UserError("count-missing", count=count_id)
        if not count.difference:
            raise UserError("count-agrees", count=count_id)
        if live_entries(conn, count.subject) or is_waiting(conn, count.subject):
            raise UserError("count-settled", count=count_id)
        masters = load_masters(conn)
        base = masters.organisation.currency
        amount, foreign = count.difference, None
        if count.currency != base.code:
            rate = needed_rate(conn, count.currency, count.day)
            foreign = Foreign(count.currency, amount, rate.rate, rate.source)
            amount = base_amount(amount, currency_of(count.currency), rate.rate, base)
        return difference_entry(
            count,
            count.day,
            _fund(masters, fund),
            the_account(masters.accounts, AccountUse.CASH_DIFFERENCE).id,
            words("Difference of cash count {number}", number=count.id),
            base_minor=amount,
            foreign=foreign,
        )


def _fund(masters: Masters, code: str) -> int:
    for fund in masters.funds.values():
        if fund.active and (
            fund.code == code if code else fund.restriction is Restriction.UNRESTRICTED
        ):
            return fund.id
    raise UserError("fund-missing")
