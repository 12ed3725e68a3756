"""The rules that the database holds are still in it, word for word."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import Connection

from desktop.domain.log.finding import Fault, Finding
from desktop.store.triggers import TRIGGERS


def check_rules(conn: Connection) -> Iterator[Finding]:
    """Yield a finding for every trigger that is gone, was changed, or is not ours."""
    rows = conn.exec_driver_sql("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
    found = {row[0]: row[1] for row in rows}
    for name, body in TRIGGERS.items():
        if found.pop(name, None) != f"CREATE TRIGGER {name} {body}":
            yield Finding(Fault.RULES_REMOVED, f"trigger:{name}")
    for name in found:
        yield Finding(Fault.RULES_REMOVED, f"trigger:{name}")
