"""What a passphrase costs to guess: Argon2id, measured on the computer that makes a slot."""

from __future__ import annotations

import os
import time
import unicodedata
from dataclasses import dataclass
from functools import cache
from typing import Final

from argon2.low_level import Type, hash_secret_raw

KEY_BYTES: Final = 32
SALT_BYTES: Final = 16

_QUICKEST: Final = 0.5
"""Seconds that one unlocking is to take at least; a person hardly notices twice as many."""
_SLOWEST: Final = 1.0
_MOST_PASSES: Final = 24


@dataclass(frozen=True, slots=True)
class Hardness:
    """What Argon2id costs: passes, memory in KiB, lanes."""

    time: int = 3
    memory: int = 64 * 1024
    lanes: int = 4

    def __post_init__(self) -> None:
        """Refuse what is below the floor (19 MiB, two passes) or absurdly above."""
        if not (2 <= self.time <= 64 and 19 * 1024 <= self.memory <= 4 * 1024**2):
            raise ValueError("Argon2id cost out of bounds")
        if not 1 <= self.lanes <= 64:
            raise ValueError("Argon2id lanes out of bounds")


FLOOR: Final = Hardness(time=2, memory=19 * 1024, lanes=1)
"""The least that is ever allowed (OWASP's minimum for Argon2id)."""


def stretch(passphrase: str, salt: bytes, hardness: Hardness) -> bytes:
    """Return the wrapping key; the passphrase is NFKC-normalised, so typing habits don't matter."""
    return hash_secret_raw(
        unicodedata.normalize("NFKC", passphrase).encode(),
        salt,
        time_cost=hardness.time,
        memory_cost=hardness.memory,
        parallelism=hardness.lanes,
        hash_len=KEY_BYTES,
        type=Type.ID,
    )


@cache
def calibrated() -> Hardness:
    """Return what takes 0.5 to 1 second here, measured once while the program runs.

    The usual memory with as many passes as fit; on a slow computer fewer passes, then less memory,
    never below `FLOOR`.
    """
    usual = Hardness()
    probe = Hardness(2, usual.memory, usual.lanes)
    seconds = min(_seconds(probe), _seconds(probe))
    while seconds > _SLOWEST and probe.memory // 2 >= FLOOR.memory:
        probe = Hardness(probe.time, probe.memory // 2, probe.lanes)
        seconds = _seconds(probe)
    if seconds > _SLOWEST:
        return Hardness(FLOOR.time, FLOOR.memory, usual.lanes)
    aim = (_QUICKEST + _SLOWEST) / 2
    passes = int(aim / (seconds / probe.time))
    return Hardness(max(probe.time, min(passes, _MOST_PASSES)), probe.memory, probe.lanes)


def _seconds(hardness: Hardness) -> float:
    before = time.perf_counter()
    stretch("measured", os.urandom(SALT_BYTES), hardness)
    return time.perf_counter() - before
