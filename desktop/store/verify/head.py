"""The leaves are all there, in order, and make the root that the head says."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import Connection, select

from desktop.domain.log.finding import Fault, Finding
from desktop.domain.log.malformed import MalformedError
from desktop.domain.log.merkle import Frontier
from desktop.store.queries.log import leaf_hashes
from desktop.store.tables.log import log_head


def check_head(conn: Connection) -> Iterator[Finding]:
    """Yield a finding where the leaf hashes do not make the stored head."""
    head = conn.execute(select(log_head)).first()
    if head is None:
        yield Finding(Fault.HEAD_ALTERED, "log")
        return
    hashes = leaf_hashes(conn)
    highest = conn.exec_driver_sql("SELECT max(position) FROM log_leaf").scalar_one()
    if len(hashes) != head.size or (highest is not None and highest + 1 != len(hashes)):
        yield Finding(Fault.LEAVES_MISSING, f"log:{len(hashes)}")
    try:
        stored = Frontier.from_bytes(head.frontier)
    except MalformedError:
        stored = None
    if stored is None or stored != Frontier().extend(hashes):
        yield Finding(Fault.HEAD_ALTERED, f"log:{head.size}")
