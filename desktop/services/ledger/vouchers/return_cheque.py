"""A cheque came back unpaid: noted, its voucher taken back, the bank's fee booked, all at once."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection

from desktop.domain.errors import UserError
from desktop.domain.ledger.entry import NewEntry
from desktop.domain.ledger.masters import Masters
from desktop.domain.ledger.vouchers.cheque import (
    Cheque,
    ChequeEventKind,
    ChequeState,
    check_event,
)
from desktop.domain.ledger.vouchers.cheque_return import ChequeReturn, return_entries
from desktop.domain.trust.acting import Act, Acting
from desktop.domain.trust.approval_rules import facts_of, needed
from desktop.domain.trust.controls import Control
from desktop.services.ledger.post_entry import passing_of
from desktop.services.ledger.posting_rules import checked, open_year_of
from desktop.services.ledger.vouchers.cheque_writing import write_cheque_event
from desktop.services.ledger.write_entry import Posted, refuse_unapproved, write_entry
from desktop.services.session import Session
from desktop.services.trust.approvals.controls import Override, Passing
from desktop.services.trust.approvals.laws import load_laws
from desktop.services.trust.approvals.propose import ProposalMade, propose_checked
from desktop.services.trust.approvals.signing_key import unlock_key
from desktop.store.book import Book
from desktop.store.posting import subject_of
from desktop.store.queries.approvals import waiting_for
from desktop.store.queries.beside import entries_for
from desktop.store.queries.cheques import load_cheque
from desktop.store.queries.entries import load_entry
from desktop.store.queries.masters import load_masters
from desktop.store.tx import Tx


@dataclass(frozen=True, slots=True)
class _Plan:
    """What is to be written; `reverses` names what the first entry takes back."""

    cheque: Cheque
    entries: tuple[NewEntry, ...]
    reverses: str


def return_cheque(
    book: Book,
    by: Acting,
    cheque_id: int,
    told: ChequeReturn,
    *,
    accepted: frozenset[Control] = frozenset(),
    override: Override | None = None,
) -> Posted:
    """Note the return, post what follows, and return the number of the entry that takes back.

    A cheque that was noted as returned while its entry was refused by those who approve is booked
    again. Raises UserError `cheque-missing`, `cheque-returned-already`, `cheque-state`,
    `cheque-event-day`, as `return_entries` does, or as posting does (`approval-needed` among them:
    then `propose_return` sends it for approval).
    """
    passing = passing_of(book, by, accepted, override)
    with book.begin(by, Act.POST_ENTRY) as tx:
        plan = _plan(tx.conn, tx.masters(), cheque_id, told)
        for entry in plan.entries:
            refuse_unapproved(tx, tx.masters(), entry)
        _note(tx, plan.cheque, told)
        posted = tuple(_write(tx, entry, plan, passing) for entry in plan.entries)
        return posted[0]


def check_return(book: Book, by: Acting, cheque_id: int, told: ChequeReturn) -> None:
    """Raise what `return_cheque` would say of the cheque, the day, the reason and the fee."""
    with book.read(by, Act.READ_LEDGER) as conn:
        masters = load_masters(conn)
        plan = _plan(conn, masters, cheque_id, told)
        if plan.cheque.state is not ChequeState.RETURNED:
            check_event(plan.cheque, ChequeEventKind.RETURNED, told.day)
        open_year_of(masters, told.day)


def propose_return(
    session: Session,
    cheque_id: int,
    told: ChequeReturn,
    *,
    passphrase: str,
    accepted: frozenset[Control] = frozenset(),
) -> ProposalMade:
    """Note the return at once and send what follows for approval; what needs none is posted.

    Raises UserError as `return_cheque` does, or `approval-not-needed`.
    """
    key = unlock_key(session.book, session.by, passphrase)
    with session.book.begin(session.by, Act.POST_ENTRY) as tx:
        plan = _plan(tx.conn, tx.masters(), cheque_id, told)
        _note(tx, plan.cheque, told)
        made: list[ProposalMade] = []
        for entry in plan.entries:
            if needed(facts_of(entry), tx.kept(load_laws).rules).rules:
                back = None if entry.reverses is None else plan.reverses
                made.append(
                    propose_checked(tx, tx.masters(), entry, key, accepted=accepted, reverses=back)
                )
            else:
                _write(tx, entry, plan, Passing(accepted))
        if not made:
            raise UserError("approval-not-needed")
        return made[0]


def _plan(conn: Connection, masters: Masters, cheque_id: int, told: ChequeReturn) -> _Plan:
    cheque = load_cheque(conn, cheque_id)
    entry = load_entry(conn, cheque.entry_id)
    if cheque.state is ChequeState.RETURNED and (
        entry.reversed_by is not None or waiting_for(conn, cheque.subject)
    ):
        raise UserError("cheque-returned-already", number=cheque.number, day=cheque.state_day)
    entries = tuple(checked(masters, each) for each in return_entries(cheque, entry, told, masters))
    if cheque.state is ChequeState.RETURNED and _fee_booked(conn, cheque):
        entries = entries[:1]
    subject = subject_of(masters, entry.fiscal_year_id, entry.series, entry.number)
    return _Plan(cheque, entries, subject)


def _fee_booked(conn: Connection, cheque: Cheque) -> bool:
    """Return whether the fee of an earlier try stands in the book."""
    found = (load_entry(conn, each) for each in entries_for(conn, cheque.subject))
    return any(each.reverses is None and each.reversed_by is None for each in found)


def _note(tx: Tx, cheque: Cheque, told: ChequeReturn) -> None:
    if cheque.state is not ChequeState.RETURNED:
        write_cheque_event(tx, cheque, ChequeEventKind.RETURNED, told.day, told.reason)


def _write(tx: Tx, entry: NewEntry, plan: _Plan, passing: Passing) -> Posted:
    masters = tx.masters()
    back = None if entry.reverses is None else plan.reverses
    return write_entry(tx, masters, open_year_of(masters, entry.day), entry, passing, reverses=back)
