"""How hard keys are to guess: the one place where a test may ask for the lowest allowed cost."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from desktop.signing.key_file import KDF_ROUNDS
from desktop.store.slots import FLOOR, Hardness


@dataclass(frozen=True, slots=True)
class Strength:
    """Argon2id cost of the book's slots (None: measured here), PBKDF2 rounds of signing keys."""

    slots: Hardness | None
    rounds: int


NORMAL: Final = Strength(None, KDF_ROUNDS)
LOWEST: Final = Strength(FLOOR, 10_000)
