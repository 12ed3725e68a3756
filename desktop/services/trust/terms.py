"""Until when an officer may open the book."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Final

from sqlalchemy import Connection, select

from desktop.domain.errors import UserError
from desktop.domain.trust.acting import Role
from desktop.store.queries.log import load_head
from desktop.store.tables.officers import office_term
from desktop.store.tx import Tx

_NO_END: Final = dt.date.max
"""How a term that was lifted stands in the book: no row of it is ever deleted."""


def load_terms(conn: Connection) -> Mapping[int, dt.date]:
    """Return the last day of each officer who has one, by the officer's id."""
    rows = conn.execute(select(office_term.c.officer_id, office_term.c.last_day))
    return {row.officer_id: row.last_day for row in rows if row.last_day != _NO_END}


def today_of(conn: Connection, now: dt.datetime) -> dt.date:
    """Return the day by which terms are measured: that of the clock, or of the last record.

    The later one counts, so that setting the clock back opens nothing.
    """
    return max(now, load_head(conn).recorded_at).astimezone().date()


def check_term(roles: frozenset[Role], last_day: dt.date | None, today: dt.date) -> None:
    """Refuse a term that cannot be.

    Raises UserError `guest-without-term` for a guest auditor without a last day, or `term-over`
    (field `day`) for a day that has passed.
    """
    if last_day is None:
        if Role.GUEST_AUDITOR in roles:
            raise UserError("guest-without-term")
    elif last_day < today:
        raise UserError("term-over", day=last_day.isoformat())


def write_term(tx: Tx, officer_id: int, last_day: dt.date | None) -> None:
    """Put the officer's last day into the book (None: no end any more)."""
    held = tx.conn.execute(
        select(office_term.c.id, office_term.c.last_day).where(
            office_term.c.officer_id == officer_id
        )
    ).first()
    wanted = last_day or _NO_END
    if held is None:
        if last_day is not None:
            tx.insert(office_term, officer_id=officer_id, last_day=last_day)
    elif held.last_day != wanted:
        tx.update(office_term, held.id, last_day=wanted)


def refuse_ended(conn: Connection, last_day: dt.date | None, now: dt.datetime) -> None:
    """Raise UserError `office-ended` (field `day`) where a term is over."""
    if last_day is not None and today_of(conn, now) > last_day:
        raise UserError("office-ended", day=last_day.isoformat())
