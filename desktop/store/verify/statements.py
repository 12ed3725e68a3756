"""The lines of a bank's statement are those that its logged head sealed."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import Connection

from desktop.domain.ledger.banks.statement import digest_of_lines
from desktop.domain.log.finding import Fault, Finding
from desktop.store.queries.banks import lines_of_statement


def check_statements(conn: Connection) -> Iterator[Finding]:
    """Yield a finding for every statement whose lines make another digest, or that has no head."""
    for number, sealed in conn.exec_driver_sql("SELECT id, lines_sha256 FROM bank_statement").all():
        if digest_of_lines(lines_of_statement(conn, number)) != sealed:
            yield Finding(Fault.ALTERED, f"bank_statement:{number}")
    lost = conn.exec_driver_sql(
        "SELECT DISTINCT statement_id FROM statement_line"
        " WHERE statement_id NOT IN (SELECT id FROM bank_statement)"
    )
    for (number,) in lost:
        yield Finding(Fault.UNLOGGED, f"bank_statement:{number}")
