"""A bulk load: many entries in one transaction, proved as a set before they are kept."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from desktop.store import triggers
from desktop.store.tx import Tx

_PROOFS: Final = {
    "unbalanced": """SELECT entry_id FROM line WHERE entry_id > ?
        GROUP BY entry_id, fund_id HAVING sum(amount) <> 0 LIMIT 1""",
    "lines": """SELECT entry.id FROM entry LEFT JOIN line ON line.entry_id = entry.id
        WHERE entry.id > ? GROUP BY entry.id HAVING count(line.position) < 2
           OR entry.amount <> sum(max(line.amount, 0))
           OR min(line.day) <> entry.day OR max(line.day) <> entry.day LIMIT 1""",
    "heading": """SELECT entry_id FROM line JOIN account ON account.id = line.account_id
        WHERE entry_id > ? AND NOT account.postable LIMIT 1""",
    "period": """SELECT entry.id FROM entry WHERE entry.id > ? AND NOT EXISTS (
        SELECT 1 FROM period JOIN fiscal_year ON fiscal_year.id = period.fiscal_year_id
        WHERE fiscal_year.id = entry.fiscal_year_id AND fiscal_year.status = 'open'
          AND (period.status = 'open' OR entry.series = 'closing')
          AND entry.day BETWEEN period.first_day AND period.last_day) LIMIT 1""",
    "gap": """SELECT max(id) FROM entry GROUP BY fiscal_year_id, series
        HAVING max(id) > ? AND (max(number) <> count(*) OR min(number) <> 1) LIMIT 1""",
    "log": """SELECT max(entry.id) FROM entry WHERE entry.id > ?
        HAVING (SELECT max(position) + 1 <> count(*) FROM log_leaf)""",
}


class BulkProofError(RuntimeError):
    """The set that a bulk load wrote breaks a rule: our bug, and nothing was kept."""


@contextmanager
def bulk_load(tx: Tx) -> Iterator[None]:
    """Write entries without the per-row triggers, and prove the whole set at the end.

    Raises BulkProofError (the transaction is then given up) when a rule is broken.
    """
    first = int(tx.conn.exec_driver_sql("SELECT ifnull(max(id), 0) FROM entry").scalar_one())
    triggers.pause_for_bulk(tx.conn)
    yield
    for rule, query in _PROOFS.items():
        broken = tx.conn.exec_driver_sql(query, (first,)).first()
        if broken is not None:
            raise BulkProofError(f"{rule}: entry {broken[0]}")
    triggers.resume_after_bulk(tx.conn)
