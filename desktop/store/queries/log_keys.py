"""Read the keys of the log, from the first to the one that signs now."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sqlalchemy import Connection, select

from desktop.domain.log.key_chain import KeyChain, StatedKey
from desktop.domain.log.kinds import COPY, HANDOVER
from desktop.domain.log.verifier_key import VerifierKey, parse_verifier_key
from desktop.store.queries.log import StoredLeaf, leaves_about
from desktop.store.tables.log import log_key


def log_keys(conn: Connection) -> KeyChain | VerifierKey:
    """Return the chain of the log's keys, or its only key."""
    rows = conn.execute(
        select(log_key.c.id, log_key.c.public, log_key.c.statement).order_by(log_key.c.id)
    ).all()
    if len(rows) == 1:
        return parse_verifier_key(rows[0].public)
    stated = tuple(StatedKey(parse_verifier_key(row.public), row.statement) for row in rows)
    notes = tuple(
        str(value_of(leaf, "note"))
        for row in rows[1:]
        for leaf in leaves_about(conn, f"{HANDOVER}:{row.id}")
    )
    return KeyChain(stated, notes)


def accepted_copies(conn: Connection) -> Iterator[StoredLeaf]:
    """Yield the leaves that say that an officer went on in an older copy, in order."""
    rows = conn.exec_driver_sql(
        "SELECT DISTINCT subject FROM log_leaf WHERE kind <> 'entry'"
        " AND subject >= ? AND subject < ? ORDER BY position",
        (f"{COPY}:", f"{COPY};"),
    ).all()
    for (subject,) in rows:
        yield from leaves_about(conn, subject)


def value_of(leaf: StoredLeaf, name: str) -> Any:
    """Return the value of a field of a leaf that keeps its own fields."""
    return dict(leaf.fields or ())[name]
