"""Write what a settlement and the record of a settling say."""

from __future__ import annotations

from collections.abc import Iterable

from desktop.domain.ledger.open_items.item import LineKey
from desktop.domain.ledger.open_items.settling import Settlement
from desktop.store.tables import open_items as t
from desktop.store.tx import Tx


def write_settlement(tx: Tx, found: Settlement, *, undoes_id: int | None = None) -> int:
    """Write that one line settles another, or (with `undoes_id`) that it does not after all."""
    return tx.insert(t.settlement, **_values(tx, found), undoes_id=undoes_id)


def write_settlements(tx: Tx, found: Iterable[Settlement]) -> None:
    """Write many settlements at once."""
    tx.insert_many(t.settlement, [{**_values(tx, each), "undoes_id": None} for each in found])


def _values(tx: Tx, found: Settlement) -> dict[str, object]:
    return {
        "opening_entry_id": found.opening[0],
        "opening_position": found.opening[1],
        "settling_entry_id": found.settling[0],
        "settling_position": found.settling[1],
        "amount": found.amount,
        "foreign_amount": found.foreign,
        "officer_id": tx.by.officer_id,
        "recorded_at": tx.recorded_at,
    }


def write_settling(tx: Tx, partner_id: int, items: Iterable[tuple[LineKey, int]]) -> int:
    """Write what an entry to come is to settle, and return the id of that."""
    settling_id = tx.insert(
        t.settling,
        partner_id=partner_id,
        officer_id=tx.by.officer_id,
        recorded_at=tx.recorded_at,
    )
    for (entry_id, position), amount in items:
        tx.insert(
            t.settling_item,
            settling_id=settling_id,
            entry_id=entry_id,
            position=position,
            amount=amount,
        )
    return settling_id
