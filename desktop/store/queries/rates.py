"""Read rates of exchange, what is held in other currencies, and what was revalued."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from sqlalchemy import Connection

from desktop.domain.ledger.rates.holding import Holding, Place
from desktop.domain.ledger.rates.table import Rate
from desktop.store.types import day_number, day_of

_RATES: Final = """SELECT r.id, r.currency, r.day, r.rate, r.source, o.code
    FROM exchange_rate r JOIN officer o ON o.id = r.officer_id"""

_LAST: Final = f"""{_RATES} WHERE r.currency = ? AND r.day <= ?
    ORDER BY r.day DESC, r.id DESC LIMIT 1"""

_HELD: Final = """SELECT l.account_id, l.currency, l.fund_id, l.partner_id,
        sum(l.foreign_amount), sum(l.amount)
    FROM account a
    JOIN line l ON l.account_id = a.id
    WHERE a.id IN ({ids}) AND l.day <= ? AND l.currency IS NOT NULL
    GROUP BY l.account_id, l.currency, l.fund_id, l.partner_id
    HAVING sum(l.foreign_amount) <> 0 OR sum(l.amount) <> 0
    ORDER BY a.code, l.currency, l.fund_id, l.partner_id"""


@dataclass(frozen=True, slots=True)
class StoredRevaluation:
    """A revaluation as it is kept; `officer` is the code of whoever did it."""

    id: int
    day: dt.date
    officer: str
    recorded_at: str


@dataclass(frozen=True, slots=True)
class StoredWorking:
    """A line of a revaluation's working; amounts in minor units, `value` and `book` of the base."""

    place: Place
    amount: int
    book: int
    rate: str
    source: str
    rate_day: dt.date
    value: int


def load_rates(conn: Connection) -> tuple[Rate, ...]:
    """Return the rates that count (the last noted of each day), the newest day first."""
    rows = conn.exec_driver_sql(
        f"""{_RATES} WHERE r.id IN (SELECT max(id) FROM exchange_rate GROUP BY currency, day)
        ORDER BY r.day DESC, r.currency"""  # noqa: S608
    )
    return tuple(Rate(row[0], row[1], day_of(row[2]), *row[3:]) for row in rows)


def last_rate(conn: Connection, currency: str, day: dt.date) -> Rate | None:
    """Return the rate of a currency on or before `day`, None where none is known."""
    row = conn.exec_driver_sql(_LAST, (currency, day_number(day))).first()
    return None if row is None else Rate(row[0], row[1], day_of(row[2]), *row[3:])


def load_holdings(
    conn: Connection, account_ids: Iterable[int], through: dt.date, *, by_partner: frozenset[int]
) -> tuple[Holding, ...]:
    """Return what these accounts hold in other currencies at the end of `through`.

    Those of `by_partner` are told apart by partner; in the others a partner is only a remark.
    """
    ids = ", ".join(str(int(each)) for each in account_ids) or "NULL"
    sums: dict[Place, list[int]] = {}
    rows = conn.exec_driver_sql(_HELD.format(ids=ids), (day_number(through),))
    for account, currency, fund, partner, amount, book in rows:
        place = Place(account, currency, fund, partner if account in by_partner else None)
        held = sums.setdefault(place, [0, 0])
        held[0] += amount
        held[1] += book
    return tuple(Holding(place, *held) for place, held in sums.items() if any(held))


def load_revaluations(conn: Connection) -> tuple[StoredRevaluation, ...]:
    """Return the revaluations of the book, the newest first."""
    rows = conn.exec_driver_sql(
        """SELECT r.id, r.day, o.code, r.recorded_at FROM revaluation r
        JOIN officer o ON o.id = r.officer_id ORDER BY r.day DESC, r.id DESC"""
    )
    return tuple(StoredRevaluation(row[0], day_of(row[1]), row[2], row[3]) for row in rows)


def load_working(conn: Connection, revaluation_id: int) -> tuple[StoredWorking, ...]:
    """Return the working of a revaluation in its order."""
    rows = conn.exec_driver_sql(
        """SELECT account_id, currency, fund_id, partner_id, foreign_amount, book, rate,
            rate_source, rate_day, value
        FROM revaluation_line WHERE revaluation_id = ? ORDER BY id""",
        (revaluation_id,),
    )
    return tuple(
        StoredWorking(Place(*row[:4]), row[4], row[5], row[6], row[7], day_of(row[8]), row[9])
        for row in rows
    )


def stands(conn: Connection, revaluation_id: int, day: dt.date) -> bool:
    """Return whether a revaluation of `day` holds: not taken back on that very day.

    One that is reversed on a later day, as at the beginning of the next year, holds for its day.
    While its entries wait for approval it holds as well.
    """
    subject = f"revaluation:{revaluation_id}"
    posted, kept = conn.exec_driver_sql(
        """SELECT count(*), ifnull(sum(b.id IS NULL OR b.day > ?), 0)
        FROM entry_origin o JOIN entry e ON e.id = o.entry_id
        LEFT JOIN entry b ON b.reverses_id = e.id
        WHERE o.subject = ? AND e.reverses_id IS NULL""",
        (day_number(day), subject),
    ).one()
    if kept:
        return True
    waiting = conn.exec_driver_sql(
        "SELECT 1 FROM proposal WHERE status = 'waiting' AND content ->> '$.origin' = ?",
        (subject,),
    ).first()
    if waiting is not None:
        return True
    changed = conn.exec_driver_sql(
        "SELECT 1 FROM revaluation_line WHERE revaluation_id = ? AND value <> book",
        (revaluation_id,),
    ).first()
    return not posted and changed is None
