"""Give the notes of a year: the standard ones filled from the book, and what was written."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from dataclasses import replace
from typing import Final

from sqlalchemy import Connection

from desktop.domain.ledger.account_use import MONEY, AccountUse
from desktop.domain.ledger.chart import Account
from desktop.domain.ledger.dimensions import Restriction
from desktop.domain.ledger.notes.note import (
    STANDARD,
    Named,
    NoteFacts,
    NoteKind,
    NoteText,
    StatementNote,
)
from desktop.domain.ledger.statements.basis import Basis
from desktop.domain.ledger.statements.net_assets import fund_movements
from desktop.domain.ledger.statements.source import StatementSource
from desktop.domain.ledger.statements.sums import balance_at_end, movement_in
from desktop.domain.ledger.year import YearStatus
from desktop.domain.trust.acting import Act, Acting
from desktop.domain.trust.settings import Setting
from desktop.services.ledger.statements import read_source
from desktop.services.trust.settings import load_settings
from desktop.store.book import Book
from desktop.store.queries.disclosure import used_rates
from desktop.store.queries.notes import stored_notes
from desktop.text.notes import standard_text

_NO_TEXT: Final = NoteText("", "", "", "")
_APART: Final = 10
"""Between positions, so that a note can be put between two."""


def notes_of(book: Book, by: Acting, year_name: str | None) -> tuple[StatementNote, ...]:
    """Return the notes of a year in their order, those left out last; UserError `year-unknown`."""
    with book.read(by, Act.READ_LEDGER) as conn:
        return read_notes(conn, read_source(conn, year_name))


def read_notes(conn: Connection, source: StatementSource) -> tuple[StatementNote, ...]:
    """Return the notes of the source's year, numbered from 1 in their order."""
    facts = facts_of(conn, source)
    return _arranged(conn, source.year.id, lambda kind: standard_text(kind, facts))


def note_numbers(conn: Connection, year_id: int) -> tuple[StatementNote, ...]:
    """Return the notes of a year with their numbers, standard ones without their text.

    Statements refer by number at every reading; filling the texts asks for all lines of the year.
    """
    return _arranged(conn, year_id, lambda _: _NO_TEXT)


def _arranged(
    conn: Connection, year_id: int, text_of: Callable[[NoteKind], NoteText]
) -> tuple[StatementNote, ...]:
    stored = stored_notes(conn, year_id)
    found: list[StatementNote] = []
    held = {note.kind: (note, standard) for note, standard in stored}
    for at, kind in enumerate(STANDARD, start=1):
        standing = StatementNote(None, kind, at * _APART, text_of(kind))
        note, standard = held.get(kind, (standing, True))
        if standard:
            note = replace(standing, position=note.position, left_out=note.left_out)
        found.append(note)
    found += [note for note, _ in stored if note.kind is NoteKind.OWN]
    ordered = sorted(found, key=lambda note: (note.left_out, note.position, note.id or 0))
    return tuple(
        note if note.left_out else replace(note, number=str(number))
        for number, note in enumerate(ordered, start=1)
    )


def basis_of(conn: Connection) -> Basis:
    """Return the basis on which the organisation reports."""
    return Basis(load_settings(conn).texts[Setting.BASIS])


def facts_of(conn: Connection, source: StatementSource) -> NoteFacts:
    """Return what the standard notes say of the year."""
    year = source.year
    end, moved = balance_at_end(source, year), movement_in(source, year)
    rates: dict[str, list[str]] = defaultdict(list)
    counts: dict[str, int] = defaultdict(int)
    for rate in used_rates(conn, year):
        counts[rate.currency] += 1
        if rate.source and rate.source not in rates[rate.currency]:
            rates[rate.currency].append(rate.source)

    def ids(*uses: AccountUse) -> tuple[int, ...]:
        return tuple(account.id for account in source.accounts if account.use in uses)

    def held(accounts: list[Account]) -> tuple[Named, ...]:
        named = (Named(a.name_ar, a.name_en, end.total((a.id,))) for a in accounts)
        return tuple(each for each in named if each.amount)

    fixed = {AccountUse.FIXED_ASSET, AccountUse.ACCUMULATED_DEPRECIATION}
    return NoteFacts(
        currency=source.currency.code,
        exponent=source.currency.exponent,
        year=year.name,
        prior=None if source.prior is None else source.prior.name,
        last_day=year.last_day.isoformat(),
        closed=year.status is not YearStatus.OPEN,
        cash_basis=basis_of(conn) is Basis.CASH,
        cash=held([a for a in source.accounts if a.use in MONEY]),
        funds=tuple(
            Named(each.fund.name_ar, each.fund.name_en, each.closing)
            for each in fund_movements(source, year)
            if each.fund.restriction is not Restriction.UNRESTRICTED and each.closing
        ),
        assets=held([a for a in source.accounts if a.use in fixed]),
        grants=-moved.total(ids(AccountUse.GRANT_INCOME)),
        in_kind=-moved.total(ids(AccountUse.IN_KIND_INCOME)),
        depreciation=moved.total(ids(AccountUse.DEPRECIATION)),
        rates=tuple((code, count, tuple(rates[code])) for code, count in sorted(counts.items())),
    )
