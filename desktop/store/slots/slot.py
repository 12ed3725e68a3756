"""A key slot: an officer's own key under a passphrase, and the book's key sealed to that key."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from desktop.store.slots.hardness import Hardness

FIRST_FORMAT: Final = "sijill-slots-1"
FORMAT: Final = "sijill-slots-2"
RECOVERY: Final = "recovery"
"""What stands in place of an officer's code in the slot that the recovery code opens."""


@dataclass(frozen=True, slots=True)
class SealedKey:
    """The database key of one generation, sealed to the public key of a slot."""

    generation: int
    sealed: bytes


@dataclass(frozen=True, slots=True)
class Slot:
    """One way into the book: `wrapped` is the officer's X25519 key under the passphrase.

    A slot of the first format has no `public`; there `wrapped` is the database key itself.
    `signing` is the SHA-256 of the officer's signing key file that belongs to the same passphrase
    (empty for the recovery code): where two slots of one officer stand side by side, after a power
    cut, it tells which of them the database knows.
    """

    officer: str
    hardness: Hardness
    salt: bytes
    nonce: bytes
    wrapped: bytes
    public: bytes = b""
    signing: bytes = b""
    sealed: tuple[SealedKey, ...] = ()

    @property
    def old(self) -> bool:
        """Whether it is of the first format."""
        return not self.public

    def opens(self, generation: int) -> bool:
        """Return whether it holds the database key of a generation."""
        return any(each.generation == generation for each in self.sealed)


@dataclass(frozen=True, slots=True)
class Slots:
    """The slots of one book."""

    book_id: str
    slots: tuple[Slot, ...]

    @property
    def generation(self) -> int:
        """The newest generation of the database key that any slot holds; 1 where all are old."""
        return max((one.generation for each in self.slots for one in each.sealed), default=1)

    def of(self, officer: str) -> tuple[Slot, ...]:
        """Return the slots of one officer; there is one, except while a change is under way."""
        return tuple(each for each in self.slots if each.officer == officer)
