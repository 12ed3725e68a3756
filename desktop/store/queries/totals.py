"""The kept totals, from which every yearly statement is computed without reading a line."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection

from desktop.domain.ledger.statements.source import YearTotal
from desktop.store.rows import raw_rows


@dataclass(frozen=True, slots=True)
class AccountTotal:
    """Debits and credits of an account over all time, in minor units."""

    account_id: int
    debit: int
    credit: int


def year_totals(conn: Connection) -> tuple[YearTotal, ...]:
    """Return the totals of every fiscal year by account and fund, in order of year."""
    rows = raw_rows(
        conn, "SELECT fiscal_year_id, account_id, fund_id, closing, debit, credit FROM year_total"
    )
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
