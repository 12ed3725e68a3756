"""Read a posted voucher whole: its entry, head, cheque, and whether it is void."""

from __future__ import annotations

from sqlalchemy import Connection

from desktop.domain.errors import UserError
from desktop.domain.ledger.entry import Series
from desktop.domain.ledger.vouchers.posted import PostedVoucher
from desktop.domain.ledger.vouchers.voiding import is_voiding
from desktop.domain.log.entry_leaf import entry_subject
from desktop.domain.trust.acting import Act, Acting
from desktop.store.book import Book
from desktop.store.queries.beside import load_origin, load_voucher
from desktop.store.queries.cheques import cheque_of_entry, void_reason
from desktop.store.queries.entries import entry_by_subject, load_entry
from desktop.store.queries.masters import load_years


def view_voucher(book: Book, by: Acting, entry_id: int) -> PostedVoucher:
    """Return a posted voucher; raises UserError `entry-missing`."""
    with book.read(by, Act.READ_LEDGER) as conn:
        return load_posted(conn, entry_id)


def find_voucher(book: Book, by: Acting, year_name: str | None, series: Series, number: int) -> int:
    """Return the id of a voucher by its number; without a year in the last one of the book.

    Raises UserError `year-unknown` or `voucher-unknown`.
    """
    with book.read(by, Act.READ_LEDGER) as conn:
        years = load_years(conn).values()
        found = [each for each in years if year_name in (None, each.name)]
        if not found:
            known = ", ".join(each.name for each in years)
            raise UserError("year-unknown", name=year_name, known=known)
        name = max(found, key=lambda each: each.last_day).name
        try:
            return entry_by_subject(conn, entry_subject(name, series.value, number))
        except UserError as error:
            raise UserError("voucher-unknown", series=series, number=number, year=name) from error


def load_posted(conn: Connection, entry_id: int) -> PostedVoucher:
    """Return a posted voucher of this snapshot; raises UserError `entry-missing`."""
    entry = load_entry(conn, entry_id)
    origin = load_origin(conn, entry_id)
    reverses, reversed_by = (
        None if each is None else load_entry(conn, each)
        for each in (entry.reverses, entry.reversed_by)
    )
    return PostedVoucher(
        entry,
        load_voucher(conn, entry_id),
        cheque_of_entry(conn, entry_id),
        void_reason(conn, entry_id),
        origin,
        reverses,
        reversed_by,
        is_voiding(origin),
    )
