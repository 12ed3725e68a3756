"""What a package carries so that everything it shows can be traced to one signed checkpoint."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Any, Final, Self

from desktop.domain.log import canonical, strict_base64
from desktop.domain.log.canonical import Json
from desktop.domain.log.checkpoint import Checkpoint, parse_checkpoint
from desktop.domain.log.leaf import SEED_BYTES, Opening, verify_openings
from desktop.domain.log.malformed import MalformedError
from desktop.domain.log.merkle import (
    EMPTY_ROOT,
    HASH_BYTES,
    consistency_proof,
    leaf_hash,
    verify_consistency,
)
from desktop.domain.log.multiproof import multiproof, verify_multiproof
from desktop.domain.log.note import parse_note

FORMAT: Final = "sijill-proof-1"


@dataclass(frozen=True, slots=True)
class Shown:
    """One leaf that the package shows, at `index` of the log.

    Shown in part: `data` is the leaf, `openings` the fields that are laid open. Shown whole: `seed`
    is the leaf's seed and `data` may be None; the reader rebuilds the leaf from the facts that
    stand elsewhere in the package, which proves that no field was kept back.
    """

    index: int
    data: bytes | None
    openings: tuple[Opening, ...] = ()
    seed: bytes | None = None

    def to_json(self) -> list[Json]:
        """Return [index, leaf or null, openings, seed or null]."""
        return [
            self.index,
            None if self.data is None else canonical.decode(self.data),
            [one.to_json() for one in self.openings],
            None if self.seed is None else strict_base64.write(self.seed),
        ]

    @classmethod
    def from_json(cls, value: Any) -> Self:
        """Read what `to_json` wrote; raises MalformedError for anything else."""
        match value:
            case [int(index), leaf, list(openings), None | str() as seed] if type(index) is int:
                shown = cls(
                    index,
                    None if leaf is None else canonical.encode(leaf),
                    tuple(Opening.from_json(one) for one in openings),
                    None if seed is None else strict_base64.read(seed),
                )
                if shown.seed is None or len(shown.seed) == SEED_BYTES:
                    return shown
        raise MalformedError("proof-shape")


@dataclass(frozen=True, slots=True)
class LogProof:
    """Signed checkpoints as notes, the consistency between them, and the leaves shown.

    `previous` is the checkpoint of the last filing; `path` is the multiproof of all `shown`, which
    ascend by index.
    """

    checkpoint: str
    previous: str | None
    consistency: tuple[bytes, ...]
    shown: tuple[Shown, ...]
    path: tuple[bytes, ...]

    def to_json(self) -> dict[str, Json]:
        """Return the proof as JSON; hashes and seeds are base64."""
        return {
            "format": FORMAT,
            "checkpoint": self.checkpoint,
            "previous": self.previous,
            "consistency": [strict_base64.write(one) for one in self.consistency],
            "leaves": [one.to_json() for one in self.shown],
            "path": [strict_base64.write(one) for one in self.path],
        }

    @classmethod
    def from_json(cls, value: Any) -> Self:
        """Read what `to_json` wrote; raises MalformedError for anything else."""
        match value:
            case {
                "format": "sijill-proof-1",
                "checkpoint": str(checkpoint),
                "previous": None | str() as previous,
                "consistency": list(consistency),
                "leaves": list(leaves),
                "path": list(path),
                **rest,
            } if not rest:
                return cls(
                    checkpoint,
                    previous,
                    _hashes(consistency),
                    tuple(Shown.from_json(one) for one in leaves),
                    _hashes(path),
                )
        raise MalformedError("proof-shape")


class Doubt(Enum):
    """Why a proof does not hold."""

    OTHER_CHECKPOINT = "other-checkpoint"
    OTHER_PREVIOUS = "other-previous"
    OTHER_LOG = "other-log"
    NOT_CONSISTENT = "not-consistent"
    LEAF_ABSENT = "leaf-absent"
    NOT_INCLUDED = "not-included"
    OPENING_FALSE = "opening-false"


@dataclass(frozen=True, slots=True)
class Fault:
    """One reason against a proof, and the index of the leaf where it concerns one."""

    doubt: Doubt
    index: int | None = None


def make_proof(
    checkpoint: str, previous: str | None, hashes: Sequence[bytes], shown: Sequence[Shown]
) -> LogProof:
    """Return the proof for the leaves `shown` under the signed note `checkpoint`.

    `hashes` are the leaf hashes of the log from index 0, at least as many as the checkpoint counts.
    Raises IndexError where `shown` does not ascend or leaves the tree, or the log is too short.
    """
    size = _checkpoint_in(checkpoint).size
    before = 0 if previous is None else _checkpoint_in(previous).size
    return LogProof(
        checkpoint,
        previous,
        consistency_proof(hashes, before, size),
        tuple(shown),
        multiproof(hashes, [one.index for one in shown], size),
    )


def verify_proof(
    proof: LogProof,
    head: Checkpoint,
    previous: Checkpoint | None,
    rebuilt: Mapping[int, bytes] | None = None,
) -> tuple[Fault, ...]:
    """Return every reason against `proof`; none means that it holds.

    `head` is the checkpoint whose signature the caller has verified in `proof.checkpoint`;
    `previous` the one the caller knows from the last filing (None for a first one); `rebuilt` the
    leaf data, by index, that the caller has made from the facts of leaves shown whole.
    """
    faults = [*_faults_of_heads(proof, head, previous)]
    rebuilt = rebuilt or {}
    leaves: list[tuple[int, bytes]] = []
    for one in proof.shown:
        ours = rebuilt.get(one.index)
        data = one.data if ours is None else ours
        if data is None:
            faults.append(Fault(Doubt.LEAF_ABSENT, one.index))
            continue
        if one.data not in (None, data):
            faults.append(Fault(Doubt.NOT_INCLUDED, one.index))
        if one.openings and not verify_openings(data, one.openings):
            faults.append(Fault(Doubt.OPENING_FALSE, one.index))
        leaves.append((one.index, leaf_hash(data)))
    if len(leaves) == len(proof.shown) and not verify_multiproof(
        leaves, head.size, proof.path, head.root
    ):
        faults.append(Fault(Doubt.NOT_INCLUDED))
    return tuple(faults)


def _faults_of_heads(
    proof: LogProof, head: Checkpoint, previous: Checkpoint | None
) -> tuple[Fault, ...]:
    if _checkpoint_in(proof.checkpoint) != head:
        return (Fault(Doubt.OTHER_CHECKPOINT),)
    told = None if proof.previous is None else _checkpoint_in(proof.previous)
    if told != previous:
        return (Fault(Doubt.OTHER_PREVIOUS),)
    if previous is not None and previous.origin != head.origin:
        return (Fault(Doubt.OTHER_LOG),)
    before = (0, EMPTY_ROOT) if previous is None else (previous.size, previous.root)
    if not verify_consistency(before[0], head.size, before[1], head.root, proof.consistency):
        return (Fault(Doubt.NOT_CONSISTENT),)
    return ()


def _checkpoint_in(note: str) -> Checkpoint:
    return parse_checkpoint(parse_note(note).text)


def _hashes(encoded: Sequence[Any]) -> tuple[bytes, ...]:
    if not all(isinstance(one, str) for one in encoded):
        raise MalformedError("proof-shape")
    hashes = tuple(strict_base64.read(one) for one in encoded)
    if any(len(one) != HASH_BYTES for one in hashes):
        raise MalformedError("hash-length")
    return hashes
