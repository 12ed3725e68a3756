"""The kept totals, from which every yearly statement is computed without reading a line."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from sqlalchemy import Connection

from desktop.domain.ledger.statements.source import YearTotal
from desktop.store.rows import raw_rows

_OF_YEARS: Final = """SELECT fiscal_year_id, account_id, fund_id, closing, debit, credit
    FROM year_total"""


@dataclass(frozen=True, slots=True)
class AccountTotal:
    """Debits and credits of an account over all time, in minor units."""

    account_id: int
    debit: int
    credit: int


def year_totals(conn: Connection, year_ids: Sequence[int] | None = None) -> tuple[YearTotal, ...]:
    """Return the totals of these fiscal years (None: of all) by account and fund."""
    if year_ids is None:
        rows = raw_rows(conn, _OF_YEARS)
    else:
        marks = ", ".join("?" * len(year_ids))
        rows = raw_rows(conn, f"{_OF_YEARS} WHERE fiscal_year_id IN ({marks})", year_ids)
    return tuple(map(YearTotal._make, rows))


def account_totals(
    conn: Connection, *, through_month: int | None = None
) -> tuple[AccountTotal, ...]:
    """Return each account's totals, through a month (yyyymm) or of all time."""
    rows = conn.exec_driver_sql(
        "SELECT account_id, sum(debit), sum(credit) FROM month_total WHERE month <= ?"
        " GROUP BY account_id",
        (999_912 if through_month is None else through_month,),
    )
    return tuple(AccountTotal(*row) for row in rows)
