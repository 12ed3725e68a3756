"""The kept totals are what the lines add up to."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from sqlalchemy import Connection

from desktop.domain.log.finding import Fault, Finding

_MONTHS: Final = """WITH made AS (
        SELECT account_id, day / 100 AS month, sum(max(amount, 0)) AS debit,
               sum(max(-amount, 0)) AS credit
        FROM line GROUP BY account_id, day / 100)
    SELECT 'month_total:' || account_id || ':' || month FROM (
        SELECT * FROM made EXCEPT SELECT account_id, month, debit, credit FROM month_total)
    UNION SELECT 'month_total:' || account_id || ':' || month FROM (
        SELECT account_id, month, debit, credit FROM month_total EXCEPT SELECT * FROM made)"""

_YEARS: Final = """WITH made AS (
        SELECT e.fiscal_year_id, l.account_id, l.fund_id, (e.series = 'closing') AS closing,
               sum(max(l.amount, 0)) AS debit, sum(max(-l.amount, 0)) AS credit
        FROM line l JOIN entry e ON e.id = l.entry_id GROUP BY 1, 2, 3, 4),
    kept AS (SELECT fiscal_year_id, account_id, fund_id, closing, debit, credit FROM year_total)
    SELECT 'year_total:' || fiscal_year_id || ':' || account_id || ':' || fund_id FROM (
        SELECT * FROM made EXCEPT SELECT * FROM kept)
    UNION SELECT 'year_total:' || fiscal_year_id || ':' || account_id || ':' || fund_id FROM (
        SELECT * FROM kept EXCEPT SELECT * FROM made)"""


def check_totals(conn: Connection) -> Iterator[Finding]:
    """Yield a finding for every kept total that its lines do not add up to."""
    for query in (_MONTHS, _YEARS):
        for (subject,) in conn.exec_driver_sql(query):
            yield Finding(Fault.TOTAL_WRONG, subject)
