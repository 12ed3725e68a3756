"""Every master row stands as its last leaf says, and every leaf is as it was sealed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from sqlalchemy import Connection, select

from desktop.domain.log import entry_leaf
from desktop.domain.log.finding import Fault, Finding
from desktop.domain.log.kinds import COLUMN_PREFIX, RECORD
from desktop.domain.log.malformed import MalformedError
from desktop.store.queries.log import StoredLeaf, leaves
from desktop.store.records import LOGGED, read_all
from desktop.store.tables.audit import erasure


def check_records(conn: Connection) -> Iterator[Finding]:
    """Yield ALTERED, UNLOGGED and MISSING rows of the logged tables, and LEAF_ALTERED."""
    last: dict[str, Mapping[str, Any]] = {}
    erased = frozenset(conn.execute(select(erasure.c.subject)).scalars())
    for leaf in leaves(conn, kinds_other_than=entry_leaf.KIND):
        if not _sealed(leaf, erased):
            yield Finding(Fault.LEAF_ALTERED, leaf.subject)
        elif leaf.kind == RECORD:
            last[leaf.subject] = {
                name.removeprefix(COLUMN_PREFIX): value
                for name, value in leaf.fields or ()
                if name.startswith(COLUMN_PREFIX)
            }
    for table in LOGGED:
        for subject, row in read_all(conn, table):
            said = last.pop(subject, None)
            if said is None:
                yield Finding(Fault.UNLOGGED, subject)
            elif said != row:
                yield Finding(Fault.ALTERED, subject)
    for subject in last:
        yield Finding(Fault.MISSING, subject)


def _sealed(leaf: StoredLeaf, erased: frozenset[str]) -> bool:
    """Tell whether the leaf is what was sealed; only of erased persons may anything be missing."""
    try:
        allowed = leaf.erased is None or leaf.subject in erased
        return allowed and leaf.sealed().hash == leaf.hash
    except (MalformedError, ValueError):
        return False
