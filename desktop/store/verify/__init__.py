"""Compare every row of the book with what the log says of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from sqlalchemy import Connection

from desktop.domain.log.finding import Finding
from desktop.store.verify.entries import check_entries
from desktop.store.verify.head import check_head
from desktop.store.verify.kept import check_kept
from desktop.store.verify.records import check_records
from desktop.store.verify.rules import check_rules
from desktop.store.verify.statements import check_statements
from desktop.store.verify.totals import check_totals

Progress = Callable[[int, int], None]
"""Hears (done, of how many); what it raises stops the work."""


def verify_rows(conn: Connection, progress: Progress | None = None) -> Iterator[Finding]:
    """Yield every disagreement between the rows, the leaves, the head and the kept totals.

    Damaged pages come first and are looked for apart (`pages.check_pages`).
    The signature of the head is the caller's to check (`HEAD_UNSIGNED`), for keys live elsewhere.
    """
    yield from check_rules(conn)
    yield from check_head(conn)
    yield from check_records(conn)
    yield from check_entries(conn, progress)
    yield from check_totals(conn)
    yield from check_kept(conn)
    yield from check_statements(conn)
