"""Revalue what is held in other currencies at the rate of a closing day, and take it back."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection

from desktop.domain.errors import UserError
from desktop.domain.ledger.account_use import AccountUse
from desktop.domain.ledger.account_uses import the_account
from desktop.domain.ledger.entry import NewEntry, reversal_of
from desktop.domain.ledger.masters import Masters
from desktop.domain.ledger.rates.revaluation import Revalued, revaluation_entries, revalued
from desktop.domain.trust.acting import Act, Acting
from desktop.domain.trust.controls import EVERY_CONTROL
from desktop.services.ledger.posting_rules import checked, open_year_of
from desktop.services.ledger.rates.holdings import holdings_of, monetary_accounts
from desktop.services.ledger.rates.rate_for_day import rate_on
from desktop.services.ledger.write_entry import Posted, refuse_unapproved, write_entry
from desktop.services.session import Session
from desktop.services.trust.approvals.controls import Passing
from desktop.services.trust.approvals.propose import ProposalMade, propose_checked
from desktop.services.trust.approvals.signing_key import unlock_key
from desktop.store.book import Book
from desktop.store.posting import subject_of
from desktop.store.queries import rates as queries
from desktop.store.queries.cash import live_entries
from desktop.store.queries.entries import load_entry
from desktop.store.queries.masters import load_masters
from desktop.store.tables import cash as t
from desktop.store.tx import Tx
from desktop.text.words import Words

_PASSING = Passing(EVERY_CONTROL)
"""A revaluation spends nothing; no control holds it up."""


@dataclass(frozen=True, slots=True)
class Working:
    """What a revaluation on `day` comes to; `old` are lines whose rate is older than allowed."""

    day: dt.date
    masters: Masters
    lines: tuple[Revalued, ...]
    old: tuple[Revalued, ...]

    @property
    def gains(self) -> int:
        """What is gained, in minor units of the base."""
        return sum(max(line.difference, 0) for line in self.lines)

    @property
    def losses(self) -> int:
        """What is lost, in minor units of the base, positive."""
        return sum(max(-line.difference, 0) for line in self.lines)


@dataclass(frozen=True, slots=True)
class RevaluationDone:
    """A revaluation that is kept: its entries, or the proposals that wait in their place."""

    id: int
    posted: tuple[Posted, ...] = ()
    proposed: tuple[ProposalMade, ...] = ()


def working(
    book: Book, by: Acting, day: dt.date, *, account_ids: frozenset[int] | None = None
) -> Working:
    """Return what a revaluation would come to, without writing anything.

    `account_ids` narrows it to some accounts. Raises UserError `revaluation-no-rate` or
    `revaluation-nothing`.
    """
    with book.read(by, Act.READ_LEDGER) as conn:
        return _working(conn, load_masters(conn), day, account_ids)


def revalue(
    session: Session,
    day: dt.date,
    words: Words,
    *,
    account_ids: frozenset[int] | None = None,
    old_rates: bool = False,
    passphrase: str | None = None,
) -> RevaluationDone:
    """Keep the working and post an entry for each fund; all of it or nothing.

    With a `passphrase` entries that a rule covers are sent for approval. `old_rates` lets rates
    pass that are older than the book allows. Raises UserError as `working` does,
    `revaluation-old-rate`, `revaluation-done` (an account was revalued on that day already),
    `account-use-missing`, or as posting does (`approval-needed` among them).
    """
    key = None if passphrase is None else unlock_key(session.book, session.by, passphrase)
    with session.book.begin(session.by, Act.POST_ENTRY) as tx:
        masters = tx.masters()
        year = open_year_of(masters, day)
        made = _working(tx.conn, masters, day, account_ids)
        _refuse(tx, made, old_rates=old_rates)
        revaluation_id = _write(tx, made)
        posted: list[Posted] = []
        proposed: list[ProposalMade] = []
        for entry in _entries(masters, made, f"revaluation:{revaluation_id}", words):
            clean = checked(masters, entry)
            if key is None:
                refuse_unapproved(tx, masters, clean)
                posted.append(write_entry(tx, masters, year, clean, _PASSING))
                continue
            try:
                refuse_unapproved(tx, masters, clean)
            except UserError:
                proposed.append(propose_checked(tx, masters, clean, key, accepted=EVERY_CONTROL))
            else:
                posted.append(write_entry(tx, masters, year, clean, _PASSING))
        return RevaluationDone(revaluation_id, tuple(posted), tuple(proposed))


def reverse_revaluation(
    book: Book, by: Acting, revaluation_id: int, day: dt.date, words: Words
) -> tuple[Posted, ...]:
    """Post the reversal of every entry of a revaluation on `day`.

    On the first day of the next year it leaves the next year's gains and losses as though nothing
    had been revalued; on the revaluation's own day it takes it back. Raises UserError
    `revaluation-missing`, `revaluation-reversed`, or as `reverse_entry` does.
    """
    with book.begin(by, Act.POST_ENTRY) as tx:
        found = _stored(tx.conn, revaluation_id)
        entries = live_entries(tx.conn, f"revaluation:{revaluation_id}")
        if not entries:
            raise UserError("revaluation-reversed", revaluation=revaluation_id)
        masters = tx.masters()
        year = open_year_of(masters, day)
        narration = words("Reversal of the revaluation on {day}", day=found.day)
        posted: list[Posted] = []
        for entry_id in entries:
            entry = load_entry(tx.conn, entry_id)
            clean = checked(masters, reversal_of(entry, day, narration))
            refuse_unapproved(tx, masters, clean)
            subject = subject_of(masters, entry.fiscal_year_id, entry.series, entry.number)
            posted.append(write_entry(tx, masters, year, clean, _PASSING, reverses=subject))
        return tuple(posted)


def _working(
    conn: Connection, masters: Masters, day: dt.date, account_ids: frozenset[int] | None
) -> Working:
    accounts = [
        account
        for account in monetary_accounts(masters)
        if account_ids is None or account.id in account_ids
    ]
    held = holdings_of(conn, masters, accounts, day)
    if not held:
        raise UserError("revaluation-nothing", day=day)
    rates = {code: rate_on(conn, code, day) for code in {each.place.currency for each in held}}
    lines = revalued(held, rates, day, masters.organisation.currency)
    stale = {code for code, rate in rates.items() if rate is not None and rate.old}
    old = tuple(line for line in lines if line.holding.place.currency in stale)
    return Working(day, masters, lines, old)


def _refuse(tx: Tx, made: Working, *, old_rates: bool) -> None:
    """Refuse rates that are too old, and accounts that are revalued on that day already."""
    if made.old and not old_rates:
        first = made.old[0]
        raise UserError(
            "revaluation-old-rate",
            currency=first.holding.place.currency,
            rate_day=first.rate_day,
            age=(made.day - first.rate_day).days,
            day=made.day,
        )
    wanted = {each.holding.place.account_id for each in made.lines}
    for before in queries.load_revaluations(tx.conn):
        if before.day != made.day or not queries.stands(tx.conn, before.id, before.day):
            continue
        for line in queries.load_working(tx.conn, before.id):
            if line.place.account_id in wanted:
                raise UserError(
                    "revaluation-done",
                    account=made.masters.accounts[line.place.account_id].code,
                    day=made.day,
                    revaluation=before.id,
                )


def _write(tx: Tx, made: Working) -> int:
    """Keep the working; the entries name it."""
    revaluation_id = tx.insert(
        t.revaluation, day=made.day, officer_id=tx.by.officer_id, recorded_at=tx.recorded_at
    )
    for line in made.lines:
        place = line.holding.place
        tx.insert(
            t.revaluation_line,
            revaluation_id=revaluation_id,
            account_id=place.account_id,
            currency=place.currency,
            fund_id=place.fund_id,
            partner_id=place.partner_id,
            foreign_amount=line.holding.amount,
            book=line.holding.book,
            rate=line.rate,
            rate_source=line.source,
            rate_day=line.rate_day,
            value=line.value,
        )
    return revaluation_id


def _entries(masters: Masters, made: Working, origin: str, words: Words) -> Sequence[NewEntry]:
    if not any(line.difference for line in made.lines):
        return ()
    accounts = (
        the_account(masters.accounts, AccountUse.EXCHANGE_GAIN).id,
        the_account(masters.accounts, AccountUse.EXCHANGE_LOSS).id,
    )
    texts = (
        words("Revaluation of foreign currency on {day}", day=made.day),
        words("Revaluation"),
    )
    return revaluation_entries(made.lines, made.day, accounts, texts, origin)


def _stored(conn: Connection, revaluation_id: int) -> queries.StoredRevaluation:
    for found in queries.load_revaluations(conn):
        if found.id == revaluation_id:
            return found
    raise UserError("revaluation-missing", revaluation=revaluation_id)
