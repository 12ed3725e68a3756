"""What stands beside the sealed rows fits them: sums, numbers of lines, references, the head's row.

A leaf seals what an entry says, by codes and names. What the book keeps beside that to be quick (an
entry's amount, the row numbers that lines point with) is no part of it, and is shown all the same.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from sqlalchemy import Connection

from desktop.domain.log.finding import Fault, Finding
from desktop.store.tables.journal import entry, line

_AMOUNTS: Final = """SELECT e.leaf FROM entry e JOIN (
        SELECT entry_id, sum(max(amount, 0)) AS made, min(position) AS first,
               max(position) AS last, count(*) AS lines FROM line GROUP BY entry_id) l
    ON l.entry_id = e.id WHERE e.amount IS NOT l.made OR l.first <> 1 OR l.last <> l.lines"""

_BATCHES: Final = """SELECT 'import_batch:' || id FROM import_batch b
    WHERE entries IS NOT (SELECT count(*) FROM entry WHERE batch_id = b.id)"""

_KEYS: Final = """SELECT 'document:' || document_id FROM document_key
    WHERE document_id NOT IN (SELECT id FROM document)"""

_SPOKEN: Final = "SELECT subject FROM log_leaf WHERE kind = 'entry' AND fields IS NOT NULL"

_CALLED: Final = """SELECT made FROM (SELECT l.subject AS called,
        'entry:' || y.name || ':' || e.series || ':' || e.number AS made
        FROM entry e JOIN fiscal_year y ON y.id = e.fiscal_year_id
        JOIN log_leaf l ON l.position = e.leaf) WHERE called IS NOT made"""

_SUBJECT: Final = "SELECT subject FROM log_leaf WHERE position = ?"

_HEADS: Final = """SELECT 1 FROM log_head WHERE id IS NOT 1
    OR recorded_at < (SELECT max(recorded_at) FROM entry)"""


def check_kept(conn: Connection) -> Iterator[Finding]:
    """Yield what stands beside the sealed rows and does not fit them."""
    leaves = {row[0] for row in conn.exec_driver_sql(_AMOUNTS)}
    leaves |= {row[0] for row in conn.exec_driver_sql(_astray())}
    for leaf in sorted(leaves, key=str):
        subject = conn.exec_driver_sql(_SUBJECT, (leaf,)).scalar()
        yield Finding(Fault.ALTERED, str(subject or f"entry:{leaf}"))
    for (subject,) in conn.exec_driver_sql(_BATCHES):
        yield Finding(Fault.ALTERED, str(subject))
    for (subject,) in conn.exec_driver_sql(_KEYS):
        yield Finding(Fault.UNLOGGED, str(subject))
    for query in (_SPOKEN, _CALLED):
        for (subject,) in conn.exec_driver_sql(query):
            yield Finding(Fault.LEAF_ALTERED, str(subject))
    if conn.exec_driver_sql(_HEADS).first() is not None:
        yield Finding(Fault.HEAD_ALTERED, "log:1")


def _astray() -> str:
    """Return the query for entries that point, or whose lines point, at a row that is not there."""
    parts = []
    for table, leaf, source in (
        (entry, "t.leaf", ""),
        (line, "e.leaf", " JOIN entry e ON e.id = t.entry_id"),
    ):
        for key in table.foreign_keys:
            column, other = key.parent.name, key.column.table.name
            if other != entry.name or table is entry:
                parts.append(
                    f"SELECT {leaf} FROM {table.name} t{source} WHERE t.{column} IS NOT NULL"  # noqa: S608 - names of our own tables
                    f" AND t.{column} NOT IN (SELECT id FROM {other})"
                )
    return " UNION ".join(parts)
