"""Which notes and coins there are, as shipped: a table of data that nobody has confirmed yet."""

from __future__ import annotations

import json
from functools import cache

from desktop import resources
from desktop.domain.ledger.cash.count import Denomination, Piece


def denominations_of(currency: str) -> tuple[Denomination, ...]:
    """Return the notes and then the coins of a currency, the largest first; nothing if unknown."""
    return _table().get(currency, ())


@cache
def _table() -> dict[str, tuple[Denomination, ...]]:
    path = resources.path("denominations/denominations.json")
    said = json.loads(path.read_text(encoding="utf-8"))["currencies"]
    return {
        currency: tuple(
            Denomination(piece, value) for piece in Piece for value in pieces.get(piece.value, ())
        )
        for currency, pieces in said.items()
    }
