"""A leaf of which some fields were erased: their digests stay, so that the log stays whole.

The seed gives the salt of every field, and a name is guessed from salt and digest within minutes;
so the seed goes with the erased fields, and the salts of the others are kept one by one.
docs/SPEC-log.md, section 2; docs/decisions/160-erasing-a-person.md says why.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any, Final, Self

from desktop.domain.log import strict_base64
from desktop.domain.log.canonical import Json
from desktop.domain.log.leaf import (
    Leaf,
    Opening,
    SealedLeaf,
    join_digests,
    open_fields,
    read_head,
    seal,
    split_digests,
)
from desktop.domain.log.malformed import MalformedError
from desktop.domain.log.merkle import leaf_hash

NO_SEED: Final = bytes(16)
"""Stands where the seed was."""


@dataclass(frozen=True, slots=True)
class ErasedLeaf:
    """What is left of a leaf: the openings of the fields that stay, the digests of all others."""

    kind: str
    subject: str
    openings: tuple[Opening, ...]
    digests: tuple[bytes, ...]

    @property
    def fields(self) -> tuple[tuple[str, Json], ...]:
        """The fields that stay, (name, value), in the order of the leaf."""
        return tuple((one.name, one.value) for one in self.openings)

    def sealed(self) -> SealedLeaf:
        """Return the bytes and the hash of the leaf: the same as before the erasure."""
        digests = sorted((*self.digests, *(one.digest() for one in self.openings)))
        data = join_digests(self.kind, self.subject, digests)
        return SealedLeaf(data, leaf_hash(data))

    def to_json(self) -> dict[str, Json]:
        """Return the object that is kept instead of the leaf's fields."""
        return {
            "digests": strict_base64.write(b"".join(self.digests)),
            "openings": [one.to_json() for one in self.openings],
        }

    @classmethod
    def from_json(cls, kind: str, subject: str, value: Any) -> Self:
        """Read what `to_json` wrote; raises MalformedError for anything else."""
        match value:
            case {"digests": str(digests), "openings": [*openings]} if len(value) == 2:
                opened = tuple(Opening.from_json(one) for one in openings)
                return cls(kind, subject, opened, split_digests(digests))
        raise MalformedError("leaf-shape")


def erase_fields(leaf: Leaf, seed: bytes, names: Collection[str]) -> ErasedLeaf:
    """Return `leaf` without the fields called `names`; those that it does not have are no error."""
    kept = open_fields(leaf, seed, [name for name, _ in leaf.fields if name not in names])
    all_digests = read_head(seal(leaf, seed).data).digests
    still_open = {one.digest() for one in kept}
    rest = tuple(one for one in all_digests if one not in still_open)
    return ErasedLeaf(leaf.kind, leaf.subject, kept, rest)


def erase_more(leaf: ErasedLeaf, names: Collection[str]) -> ErasedLeaf:
    """Return an erased leaf with further fields taken out of it."""
    kept = tuple(one for one in leaf.openings if one.name not in names)
    gone = (one.digest() for one in leaf.openings if one.name in names)
    return ErasedLeaf(leaf.kind, leaf.subject, kept, tuple(sorted((*leaf.digests, *gone))))
