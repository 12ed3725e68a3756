"""What the fixed choices of cash and currencies are called."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum
from typing import Final

from desktop.domain.ledger.cash.count import Piece
from desktop.text.words import mark

LABELS: Final[Mapping[Enum, str]] = {
    Piece.NOTE: mark("Note"),
    Piece.COIN: mark("Coin"),
}
