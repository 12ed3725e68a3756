"""Read the figures of grants, and list the grants with where each stands."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from sqlalchemy import Connection

from desktop.domain.codes import spelled_code
from desktop.domain.ledger.grants.figures import GrantFigures
from desktop.domain.ledger.grants.grant import Grant
from desktop.domain.ledger.grants.spending import by_line
from desktop.domain.ledger.masters import Masters
from desktop.domain.trust.acting import Act, Acting
from desktop.store.book import Book
from desktop.store.queries import fund_money
from desktop.store.queries.grants import load_grant, load_grants
from desktop.store.queries.masters import load_masters


def list_grants(book: Book, by: Acting, day: dt.date | None = None) -> tuple[GrantFigures, ...]:
    """Return every grant with its figures through `day` (None: today), in order of code."""
    last = day or dt.datetime.now(dt.UTC).astimezone().date()
    with book.read(by, Act.READ_LEDGER) as conn:
        masters = load_masters(conn)
        return tuple(
            read_figures(conn, masters, grant, grant.first_day, last) for grant in load_grants(conn)
        )


def grant_figures(
    book: Book, by: Acting, code: str, first: dt.date | None = None, last: dt.date | None = None
) -> GrantFigures:
    """Return the figures of one grant (None: from its first day, through today).

    Raises UserError `grant-missing`.
    """
    with book.read(by, Act.READ_LEDGER) as conn:
        grant = load_grant(conn, spelled_code(code))
        until = last or dt.datetime.now(dt.UTC).astimezone().date()
        return read_figures(conn, load_masters(conn), grant, first or grant.first_day, until)


def read_figures(
    conn: Connection, masters: Masters, grant: Grant, first: dt.date, last: dt.date
) -> GrantFigures:
    """Return the figures of a grant in this snapshot; a period has at least its last day."""
    base = masters.organisation.currency
    first = min(first, last)
    receipts = fund_money.receipts_of(conn, grant, base)
    other, exchange = fund_money.other_income(conn, grant, dt.date.min, last)
    other_period, exchange_period = fund_money.other_income(conn, grant, first, last)
    return GrantFigures(
        grant=grant,
        base=base,
        fund=masters.funds[grant.fund_id],
        donor=masters.partners[grant.partner_id],
        fund_lines={
            each.id: each for each in masters.fund_lines.values() if each.fund_id == grant.fund_id
        },
        first_day=first,
        last_day=last,
        receipts=tuple(each for each in receipts if each.day <= last),
        spent_period=_spent(conn, masters, grant, first, last),
        spent=_spent(conn, masters, grant, dt.date.min, last),
        other_period=other_period,
        other=other,
        exchange_period=exchange_period,
        exchange=exchange,
        brought=fund_money.brought_forward(conn, grant.fund_id, last),
        holds=fund_money.holds_until(conn, grant.fund_id, last),
        deferred=fund_money.deferred_until(conn, grant.fund_id, last),
        recognised=fund_money.recognised_until(conn, grant, last),
    )


def _spent(
    conn: Connection, masters: Masters, grant: Grant, first: dt.date, last: dt.date
) -> Mapping[int | None, int]:
    places = fund_money.spent_between(conn, grant.fund_id, first, last)
    return by_line(places.items(), grant.lines, masters.accounts)
