"""Find what a person names by its code: a party, a class of members, a bill's open lines."""

from __future__ import annotations

from desktop.domain.codes import spelled_code
from desktop.domain.errors import UserError
from desktop.domain.ledger.bills.bill import Bill
from desktop.domain.ledger.dimensions import Partner
from desktop.domain.ledger.dues.dues import DuesClass
from desktop.domain.ledger.open_items.item import LineKey, Side
from desktop.domain.trust.acting import Act, Acting
from desktop.store.book import Book
from desktop.store.queries.bills import load_bills
from desktop.store.queries.dues import load_classes
from desktop.store.queries.masters import load_partners
from desktop.store.queries.open_items import Wanted, item_accounts, item_lines


def partner_named(book: Book, by: Acting, code: str) -> Partner:
    """Return the party with `code`; raises UserError `partner-code-unknown`."""
    spelled = spelled_code(code)
    with book.read(by, Act.READ_LEDGER) as conn:
        for partner in load_partners(conn).values():
            if partner.code == spelled:
                return partner
    raise UserError("partner-code-unknown", code=code)


def class_named(book: Book, by: Acting, code: str) -> DuesClass:
    """Return the class of members with `code`; raises UserError `dues-class-unknown`."""
    spelled = spelled_code(code)
    with book.read(by, Act.READ_LEDGER) as conn:
        for each in load_classes(conn):
            if each.code == spelled:
                return each
    raise UserError("dues-class-unknown", code=code)


def unpaid_bill(book: Book, by: Acting, bill_id: int) -> tuple[Bill, tuple[LineKey, ...]]:
    """Return a bill with the lines by which it is owed; raises UserError `bill-missing`."""
    with book.read(by, Act.READ_LEDGER) as conn:
        bill = next((each for each in load_bills(conn) if each.id == bill_id), None)
        if bill is None or bill.entry_id is None or not bill.open:
            raise UserError("bill-missing", bill=bill_id)
        accounts = item_accounts(conn, Side.PAYABLE.uses)
        lines = item_lines(conn, accounts, Wanted(entry_ids=(bill.entry_id,)))
        return bill, tuple(line.key for line in lines if line.opens)
