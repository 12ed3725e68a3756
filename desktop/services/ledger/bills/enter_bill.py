"""Enter a supplier's bill: its expenses, and what is owed for them until it is paid."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace

from sqlalchemy import Connection

from desktop.domain.currency import Currency, currency_of
from desktop.domain.errors import UserError
from desktop.domain.hygiene import clean_name
from desktop.domain.ledger.account_use import AccountUse
from desktop.domain.ledger.account_uses import the_account
from desktop.domain.ledger.bills.bill import Bill, BillState, NewBill, check_bill, number_key
from desktop.domain.ledger.entry import Foreign, NewEntry, NewLine, Series
from desktop.domain.ledger.masters import Masters
from desktop.domain.ledger.rate import base_amount, parse_rate
from desktop.domain.trust.acting import Act, Acting
from desktop.services.archive.attach import put_attachment
from desktop.services.ledger.rates.rate_for_day import needed_rate
from desktop.services.ledger.recorded import Prepared
from desktop.store.book import Book
from desktop.store.queries.bills import bill_by_number
from desktop.store.queries.documents import document_by_id
from desktop.store.queries.masters import load_masters
from desktop.store.tables import open_items as t
from desktop.store.tx import Tx


def prepare_bill(book: Book, by: Acting, bill: NewBill, narration: str) -> Prepared:
    """Return the entry of `bill`; `narration` is said where the bill has none.

    Raises UserError as `check_bill` and `parse_rate` do, `bill-supplier`, `bill-twice`,
    `account-use-missing`, `currency-unknown`, `rate-missing` or `document-unknown`.
    """
    check_bill(bill)
    with book.read(by, Act.READ_LEDGER) as conn:
        masters = load_masters(conn)
        _same_number(conn, bill)
        if bill.currency not in {None, masters.organisation.currency.code} and not bill.rate:
            known = needed_rate(conn, bill.currency or "", bill.day)
            bill = replace(bill, rate=known.rate, rate_source=known.source)
    if bill.partner_id not in masters.partners:
        raise UserError("bill-supplier")
    base = masters.organisation.currency
    currency = base if bill.currency is None else currency_of(bill.currency)
    entry = NewEntry(
        bill.day,
        Series.JOURNAL,
        bill.narration or narration,
        _lines(masters, bill, currency),
        bill.number,
    )
    return Prepared(entry, lambda tx: _record(tx, bill, currency))


def _lines(masters: Masters, bill: NewBill, currency: Currency) -> tuple[NewLine, ...]:
    base = masters.organisation.currency
    rate = "" if currency == base else parse_rate(bill.rate)
    owed = the_account(masters.accounts, AccountUse.PAYABLE).id
    lines: list[NewLine] = []
    sums: dict[int, list[int]] = defaultdict(lambda: [0, 0])
    for each in bill.lines:
        worth = each.amount if not rate else base_amount(each.amount, currency, rate, base)
        foreign = None
        if rate:
            foreign = Foreign(currency.code, each.amount, rate, bill.rate_source)
        lines.append(
            NewLine(
                each.account_id,
                worth,
                each.fund_id,
                each.project_id,
                bill.partner_id,
                each.text,
                foreign,
                each.branch_id,
                each.fund_line_id,
            )
        )
        sums[each.fund_id][0] += worth
        sums[each.fund_id][1] += each.amount
    for fund_id, (worth, amount) in sums.items():
        foreign = Foreign(currency.code, -amount, rate, bill.rate_source) if rate else None
        lines.append(NewLine(owed, -worth, fund_id, partner_id=bill.partner_id, foreign=foreign))
    return tuple(lines)


def _record(tx: Tx, bill: NewBill, currency: Currency) -> str:
    other = _same_number(tx.conn, bill)
    if other is not None:
        tx.update(t.bill, other.id, cancelled=1)
    document = bill.document_id
    if document is not None and document_by_id(tx.conn, document) is None:
        raise UserError("document-unknown", document=document)
    bill_id = write_bill(tx, bill, currency)
    if document is not None:
        put_attachment(tx, document, f"bill:{bill_id}")
    return f"bill:{bill_id}"


def _same_number(conn: Connection, bill: NewBill) -> Bill | None:
    """Return the reversed bill of that number; raises UserError `bill-twice` for another."""
    other = bill_by_number(conn, bill.partner_id, number_key(bill.number))
    if other is not None and other.state not in {BillState.REVERSED, BillState.CANCELLED}:
        raise UserError("bill-twice", number=other.number, day=other.day, bill=other.id)
    return other


def write_bill(tx: Tx, bill: NewBill, currency: Currency) -> int:
    """Write a bill that keeps the rules, with its lines as typed, and return its id."""
    bill_id = tx.insert(
        t.bill,
        partner_id=bill.partner_id,
        number=clean_name(bill.number, field="number"),
        number_key=number_key(bill.number),
        day=bill.day,
        due_day=bill.due_day,
        currency=currency.code,
        amount=sum(line.amount for line in bill.lines),
        narration=clean_name(bill.narration, field="narration"),
        document_id=bill.document_id,
        cancelled=0,
        officer_id=tx.by.officer_id,
        recorded_at=tx.recorded_at,
    )
    for position, line in enumerate(bill.lines, start=1):
        tx.insert(
            t.bill_line,
            bill_id=bill_id,
            position=position,
            account_id=line.account_id,
            fund_id=line.fund_id,
            project_id=line.project_id,
            text=clean_name(line.text, field="text"),
            amount=line.amount,
        )
    return bill_id
