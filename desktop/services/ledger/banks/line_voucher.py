"""Make a voucher of a line that only the bank knew: a charge, interest, a transfer received."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection

from desktop.domain.currency import currency_of
from desktop.domain.errors import UserError
from desktop.domain.ledger.account_use import AccountUse
from desktop.domain.ledger.account_uses import used_as
from desktop.domain.ledger.banks.account import BankAccount
from desktop.domain.ledger.banks.reconciliation import BankLine
from desktop.domain.ledger.entry import Foreign, NewEntry, NewLine, Series
from desktop.domain.ledger.masters import Masters
from desktop.domain.ledger.rate import base_amount, parse_rate
from desktop.domain.ledger.voucher import PaymentMethod, Voucher
from desktop.domain.trust.acting import Act, Acting
from desktop.services.ledger.banks.accounts import bank_account_by_id
from desktop.store.book import Book
from desktop.store.queries import banks as queries
from desktop.store.queries.beside import entries_for
from desktop.store.queries.entries import load_entry
from desktop.store.queries.masters import load_masters


@dataclass(frozen=True, slots=True)
class LineVoucher:
    """What a person says of the other side of a line.

    `rate` and `rate_source` are needed where the account is not in the book's currency.
    """

    account_id: int
    fund_id: int
    narration: str
    project_id: int | None = None
    partner_id: int | None = None
    rate: str = ""
    rate_source: str = ""


def line_subject(line_id: int) -> str:
    """Return how the entry made from a line of a statement names it."""
    return f"statement_line:{line_id}"


def entry_of_line(book: Book, by: Acting, line_id: int, said: LineVoucher) -> NewEntry:
    """Return the entry for a line of a statement, to be posted or sent for approval.

    Once posted it is suggested for the line, and sure. Raises UserError `statement-line-missing`,
    `statement-line-made` (an entry was made of it already), or those of `parse_rate`.
    """
    with book.read(by, Act.READ_LEDGER) as conn:
        found = queries.bank_lines(conn, (line_id,))
        if not found:
            raise UserError("statement-line-missing", number=line_id)
        for entry_id in entries_for(conn, line_subject(line_id)):
            if load_entry(conn, entry_id).reversed_by is None:
                raise UserError("statement-line-made", number=line_id)
        account = _account_of(conn, found[0])
        masters = load_masters(conn)
    return _entry(masters, account, found[0], said)


def _account_of(conn: Connection, line: BankLine) -> BankAccount:
    statement = queries.load_statement(conn, line.statement_id)
    if statement is None or statement.undone:
        raise UserError("statement-line-missing", number=line.id)
    return bank_account_by_id(conn, statement.bank_account_id)


def _entry(masters: Masters, account: BankAccount, line: BankLine, said: LineVoucher) -> NewEntry:
    base = masters.organisation.currency
    foreign, amount = None, line.amount
    if account.currency != base.code:
        rate = parse_rate(said.rate)
        amount = base_amount(line.amount, currency_of(account.currency), rate, base)
        foreign = Foreign(account.currency, line.amount, rate, said.rate_source)
    own = NewLine(account.account_id, amount, said.fund_id, foreign=foreign)
    other = NewLine(said.account_id, -amount, said.fund_id, said.project_id, said.partner_id)
    return NewEntry(
        day=line.day,
        series=Series.RECEIPT if line.amount > 0 else Series.PAYMENT,
        narration=said.narration,
        lines=(own, other) if line.amount > 0 else (other, own),
        reference=line.reference,
        voucher=Voucher(
            PaymentMethod.TRANSFER, party_name=account.bank, transfer_reference=line.reference
        ),
        origin=line_subject(line.id),
    )


def usual_account(masters: Masters, line: BankLine) -> int | None:
    """Return the account that most likely stands against a line, None where nobody can tell."""
    charges = used_as(masters.accounts, AccountUse.BANK_CHARGE)
    return charges[0].id if line.amount < 0 and charges else None
