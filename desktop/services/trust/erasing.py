"""Erase what a record says of a person, in a transaction: noted, cut out of the log, emptied."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Table

from desktop.domain.log.erased_leaf import ErasedLeaf, erase_fields, erase_more
from desktop.domain.log.kinds import COLUMN_PREFIX
from desktop.domain.log.record_leaf import record_subject
from desktop.store.queries.log import StoredLeaf, leaves_about
from desktop.store.tables import audit
from desktop.store.tx import Tx


def erase_record(
    tx: Tx, table: Table, key: int, left: Mapping[str, str], *, why: str, **more: Any
) -> int:
    """Erase text columns of a row and return how many leaves of the log were cut.

    `left` is what stands in their place, by column; `more` are other columns that change with it.
    """
    subject = record_subject(table.name, key)
    tx.insert(
        audit.erasure,
        subject=subject,
        reason=why,
        officer_id=tx.by.officer_id,
        recorded_at=tx.recorded_at,
    )
    names = {COLUMN_PREFIX + column for column in left}
    found = tuple(leaves_about(tx.conn, subject))
    for leaf in found:
        tx.erase_leaf(leaf.position, _cut(leaf, names))
    tx.update(table, key, **left, **more)
    return len(found)


def _cut(leaf: StoredLeaf, names: set[str]) -> ErasedLeaf:
    if leaf.erased is not None:
        return erase_more(leaf.erased, names)
    return erase_fields(leaf.as_leaf(), leaf.seed, names)
