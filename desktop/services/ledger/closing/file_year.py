"""Say under one's signature that a year's annual package was handed over: it never opens again."""

from __future__ import annotations

from typing import Final

from sqlalchemy import Connection

from desktop.domain.errors import UserError
from desktop.domain.ledger.closing.year_deed import YearDeed, closing_of, request_of
from desktop.domain.ledger.year import FiscalYear, YearStatus
from desktop.domain.trust.acting import Act
from desktop.services.ledger.closing.write_act import write_act
from desktop.services.ledger.statements import year_named
from desktop.services.session import Session
from desktop.services.trust.approvals.signing_key import unlock_key
from desktop.store.queries.closing import acts_of
from desktop.store.queries.disclosure import IssuedPackage, issued_packages

ANNUAL: Final = "commission-annual"
"""The profile of the package by which a year is filed."""


def file_year(session: Session, year_name: str, *, passphrase: str) -> IssuedPackage:
    """Mark a closed year as filed, and return the package that was: the last one of its closing.

    Raises UserError `year-unknown`, `year-filed-already`, `filing-open` (close it first),
    `filing-without-package` (none was exported since it was closed) or `wrong-signing-passphrase`.
    """
    key = unlock_key(session.book, session.by, passphrase)
    with session.book.begin(session.by, Act.CLOSE_YEAR) as tx:
        year = year_named(tx.masters(), year_name)
        if year.status is YearStatus.FILED:
            raise UserError("year-filed-already", year=year.name)
        if year.status is YearStatus.OPEN:
            raise UserError("filing-open", year=year.name)
        found = annual_package(tx.conn, year)
        if found is None:
            raise UserError("filing-without-package", year=year.name)
        if request_of(acts_of(tx.conn, year.id)) is not None:
            raise UserError("filing-reopening-asked", year=year.name)
        name = f"{found.number} v{found.version}"
        write_act(tx, year, YearDeed.FILED, key, reason=name, digest=found.sha256)
    return found


def annual_package(conn: Connection, year: FiscalYear) -> IssuedPackage | None:
    """Return the newest annual package of a year that was exported since the year was closed."""
    closing = closing_of(acts_of(conn, year.id))
    if closing is None:
        return None
    found = [
        each
        for each in issued_packages(conn)
        if each.profile == ANNUAL
        and each.fiscal_year_id == year.id
        and each.exported_at >= closing.recorded_at
    ]
    return found[-1] if found else None
