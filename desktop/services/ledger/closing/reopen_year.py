"""Open a closed year again, by two people: one asks and says why, another agrees.

Agreeing takes the closing entries back. The months stay locked: whoever has to correct something
unlocks its month, and nothing else moves.
"""

from __future__ import annotations

from dataclasses import replace

from desktop.domain.errors import UserError
from desktop.domain.hygiene import clean_name
from desktop.domain.ledger.closing.year_deed import (
    YearAct,
    YearDeed,
    check_reopenable,
    request_of,
)
from desktop.domain.ledger.entry import NewEntry, reversal_of
from desktop.domain.ledger.masters import Masters
from desktop.domain.ledger.year import FiscalYear, YearStatus
from desktop.domain.trust.acting import Act
from desktop.domain.trust.approval_content import content_of
from desktop.services.ledger.closing.close_year import closing_origin
from desktop.services.ledger.closing.write_act import digest_of_contents, write_act
from desktop.services.ledger.statements import year_named
from desktop.services.ledger.write_entry import write_beside
from desktop.services.session import Session
from desktop.services.trust.approvals.signing_key import unlock_key
from desktop.store.posting import Posting, subject_of
from desktop.store.queries.closing import acts_of, receipts_of_year, standing_entries
from desktop.store.queries.entries import load_entry
from desktop.store.tx import Tx
from desktop.text.words import words_of


def ask_reopening(session: Session, year_name: str, reason: str, *, passphrase: str) -> int:
    """Ask under one's signature that a year be opened again; return the request's id.

    Raises UserError `year-unknown`, `reopening-reason-missing`, `reopening-asked` (a request waits
    already), as `check_reopenable` does, or `wrong-signing-passphrase`.
    """
    said = clean_name(reason, field="reason")
    if not said:
        raise UserError("reopening-reason-missing")
    key = unlock_key(session.book, session.by, passphrase)
    with session.book.begin(session.by, Act.REOPEN_YEAR) as tx:
        year = _reopenable(tx, year_name)
        waiting = request_of(acts_of(tx.conn, year.id))
        if waiting is not None:
            raise UserError("reopening-asked", year=year.name, officer=waiting.officer)
        return write_act(tx, year, YearDeed.REOPEN_ASKED, key, reason=said)


def agree_reopening(
    session: Session, year_name: str, *, passphrase: str, language: str = "ar"
) -> int:
    """Agree to the request that waits: the year opens, its closing entries are taken back.

    Returns how many were. Raises UserError `reopening-not-asked`, `reopening-alone` (the officer
    who asked cannot agree), as `check_reopenable` does, or `wrong-signing-passphrase`.
    """
    key = unlock_key(session.book, session.by, passphrase)
    with session.book.begin(session.by, Act.REOPEN_YEAR) as tx:
        year = _reopenable(tx, year_name)
        request = _request(tx, year)
        if request.officer_id == tx.by.officer_id:
            raise UserError("reopening-alone", year=year.name)
        masters = tx.masters()
        entries = _reversals(tx, masters, year, request.reason, language)
        contents = [content_of(entry, masters, subject).text for entry, subject in entries]
        write_act(
            tx,
            year,
            YearDeed.REOPENED,
            key,
            reason=request.reason,
            digest=digest_of_contents(contents),
            answers=request.id,
            second=request.officer,
        )
        posting = Posting(tx, masters)
        written = [posting.write(year.id, entry, subject) for entry, subject in entries]
        posting.finish()
        for (entry, _), made in zip(entries, written, strict=True):
            write_beside(tx, masters, made.id, entry)
        return len(written)


def decline_reopening(session: Session, year_name: str, reason: str, *, passphrase: str) -> None:
    """Refuse the request that waits, or take back one's own; the year stays closed.

    Raises UserError `year-unknown`, `reopening-not-asked` or `wrong-signing-passphrase`.
    """
    key = unlock_key(session.book, session.by, passphrase)
    with session.book.begin(session.by, Act.REOPEN_YEAR) as tx:
        year = year_named(tx.masters(), year_name)
        if year.status is YearStatus.FILED:
            raise UserError("reopening-filed", year=year.name)
        request = _request(tx, year)
        said = clean_name(reason, field="reason")
        write_act(tx, year, YearDeed.REOPEN_DECLINED, key, reason=said, answers=request.id)


def reopening_origin(year: FiscalYear) -> str:
    """Return the subject that the reversals of closing entries are made for."""
    return f"reopening:{year.name}"


def _reopenable(tx: Tx, year_name: str) -> FiscalYear:
    masters = tx.masters()
    year = year_named(masters, year_name)
    receipt = bool(receipts_of_year(tx.conn, year.id))
    check_reopenable(year, tuple(masters.years.values()), receipt=receipt)
    return year


def _request(tx: Tx, year: FiscalYear) -> YearAct:
    found = request_of(acts_of(tx.conn, year.id))
    if found is None:
        raise UserError("reopening-not-asked", year=year.name)
    return found


def _reversals(
    tx: Tx, masters: Masters, year: FiscalYear, reason: str, language: str
) -> list[tuple[NewEntry, str]]:
    """Return the reversal of every closing entry that stands, with the log's name of that entry."""
    words = words_of(language)
    found = []
    for entry_id in standing_entries(tx.conn, closing_origin(year)):
        entry = load_entry(tx.conn, entry_id)
        said = words("Reopening of the year {year}: {reason}", year=year.name, reason=reason)
        made = replace(reversal_of(entry, year.last_day, said), origin=reopening_origin(year))
        subject = subject_of(masters, year.id, entry.series, entry.number)
        found.append((made, subject))
    return found
