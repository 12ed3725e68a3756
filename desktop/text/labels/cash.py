"""What the fixed choices of cash and currencies are called."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum
from typing import Final

from desktop.domain.ledger.cash.count import Piece
from desktop.domain.ledger.use_suggestions import Because
from desktop.text.words import mark

LABELS: Final[Mapping[Enum, str]] = {
    Piece.NOTE: mark("Banknote"),
    Piece.COIN: mark("Coin"),
    Because.SHIPPED: mark("as in the chart that comes with the program"),
    Because.NAME: mark("by its name"),
}
