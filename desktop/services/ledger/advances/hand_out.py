"""Hand out an advance: money leaves the box into the hands of a named person, for a purpose."""

from __future__ import annotations

from sqlalchemy import Connection

from desktop.domain.codes import clean_code
from desktop.domain.errors import UserError
from desktop.domain.hygiene import clean_name
from desktop.domain.ledger.account_use import MONEY, AccountUse
from desktop.domain.ledger.account_uses import the_account
from desktop.domain.ledger.advances.advance import (
    AdvanceState,
    NewAdvance,
    check_advance,
    may_hand_out,
)
from desktop.domain.ledger.dimensions import PartnerKind
from desktop.domain.ledger.entry import NewEntry, NewLine, Series
from desktop.domain.ledger.masters import Masters
from desktop.domain.ledger.voucher import PaymentMethod, Voucher
from desktop.domain.trust.acting import Act, Acting
from desktop.services.ledger.recorded import Prepared
from desktop.services.trust.settings import load_settings
from desktop.store.book import Book
from desktop.store.queries.advances import load_advances
from desktop.store.queries.masters import load_masters
from desktop.store.tables import open_items as t
from desktop.store.tx import Tx

_HOLDERS = frozenset({PartnerKind.STAFF, PartnerKind.MEMBER, PartnerKind.OTHER})


def prepare_advance(book: Book, by: Acting, advance: NewAdvance) -> Prepared:
    """Return the payment voucher that hands out `advance`; its narration is the purpose.

    Raises UserError as `check_advance` and `may_hand_out` do, `advance-holder`,
    `payment-account`, `advance-code-taken` or `account-use-missing`.
    """
    check_advance(advance)
    with book.read(by, Act.READ_LEDGER) as conn:
        masters = load_masters(conn)
        _hold(conn, masters, advance)
    money = masters.accounts.get(advance.money_account_id)
    if money is None or money.use not in MONEY:
        raise UserError("payment-account")
    held = the_account(masters.accounts, AccountUse.ADVANCE).id
    method = PaymentMethod.CASH if money.use is AccountUse.CASH_BOX else PaymentMethod.TRANSFER
    if advance.cheque_number:
        method = PaymentMethod.CHEQUE
    entry = NewEntry(
        advance.day,
        Series.PAYMENT,
        advance.purpose,
        (
            NewLine(
                held,
                advance.amount,
                advance.fund_id,
                advance.project_id,
                advance.partner_id,
                branch_id=advance.branch_id,
            ),
            NewLine(money.id, -advance.amount, advance.fund_id, branch_id=advance.branch_id),
        ),
        voucher=Voucher(method, advance.partner_id, cheque_number=advance.cheque_number),
    )
    return Prepared(entry, lambda tx: _record(tx, advance))


def overdue_codes(conn: Connection, partner_id: int, advance: NewAdvance) -> tuple[str, ...]:
    """Return the codes of the holder's advances that are overdue on the day of the next one."""
    return tuple(
        each.code
        for each in load_advances(conn, advance.day)
        if each.partner_id == partner_id and each.state is AdvanceState.OVERDUE
    )


def _hold(conn: Connection, masters: Masters, advance: NewAdvance) -> None:
    partner = masters.partners.get(advance.partner_id)
    if partner is None or partner.kind not in _HOLDERS:
        raise UserError("advance-holder")
    overdue = overdue_codes(conn, partner.id, advance)
    rule = load_settings(conn).advance_overdue
    may_hand_out(overdue, rule, knowingly=advance.knowingly)


def _record(tx: Tx, advance: NewAdvance) -> str:
    _hold(tx.conn, tx.masters(), advance)
    overdue = overdue_codes(tx.conn, advance.partner_id, advance)
    return f"advance:{write_advance(tx, advance, knowingly=bool(overdue))}"


def write_advance(tx: Tx, advance: NewAdvance, *, knowingly: bool = False) -> int:
    """Write an advance that keeps the rules and return its id; UserError `advance-code-taken`."""
    taken = {row[0] for row in tx.conn.exec_driver_sql("SELECT code FROM advance")}
    code = clean_code(advance.code) if advance.code else _next_code(taken)
    if code in taken:
        raise UserError("advance-code-taken", code=code)
    return tx.insert(
        t.advance,
        code=code,
        partner_id=advance.partner_id,
        purpose=clean_name(advance.purpose, field="purpose"),
        project_id=advance.project_id,
        day=advance.day,
        due_day=advance.due_day,
        rule=load_settings(tx.conn).advance_overdue,
        knowingly=int(knowingly),
        officer_id=tx.by.officer_id,
        recorded_at=tx.recorded_at,
    )


def _next_code(taken: set[str]) -> str:
    number = len(taken) + 1
    while f"A{number}" in taken:
        number += 1
    return f"A{number}"
