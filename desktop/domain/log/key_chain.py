"""The keys of a log, one after the other, each handed over to the next by a note that both signed.

A package filed years ago is signed with a key that was replaced since. The chain leads from it to
the key of today, so that what was filed then still binds what is filed now.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final, Self

from desktop.domain.log import canonical, strict_base64
from desktop.domain.log.checkpoint import Checkpoint, parse_checkpoint
from desktop.domain.log.malformed import MalformedError
from desktop.domain.log.note import parse_note
from desktop.domain.log.verifier_key import Algorithm, VerifierKey, log_origin, parse_verifier_key

FORMAT: Final = "sijill-keys-1"
MOST_KEYS: Final = 50
_FEWEST: Final = 2


@dataclass(frozen=True, slots=True)
class StatedKey:
    """A key of the log and the authority's detached signature over its text."""

    key: VerifierKey
    statement: bytes


@dataclass(frozen=True, slots=True)
class Reign:
    """A key with the first and the last size (None: no end yet) of the log that it may sign."""

    key: VerifierKey
    first: int
    last: int | None

    def covers(self, size: int) -> bool:
        """Tell whether a checkpoint of this size is this key's to sign."""
        return self.first <= size and (self.last is None or size <= self.last)


@dataclass(frozen=True, slots=True)
class KeyChain:
    """The keys in order, the present one last, and the notes at which one followed another.

    Nothing in it is verified but its shape: all keys sign under the name of the log, which comes
    from the first; each note is a checkpoint of that log, and their sizes ascend.
    """

    keys: tuple[StatedKey, ...]
    handovers: tuple[str, ...]

    def __post_init__(self) -> None:
        if not _FEWEST <= len(self.keys) <= MOST_KEYS or len(self.handovers) + 1 != len(self.keys):
            raise MalformedError("key-chain-shape")
        own = [one.key for one in self.keys]
        if len({one.public for one in own}) != len(own):
            raise MalformedError("key-chain-twice")
        if any(one.algorithm is not Algorithm.ED25519 for one in own):
            raise MalformedError("key-chain-algorithm")
        if {one.name for one in own} != {log_origin(own[0].public)}:
            raise MalformedError("key-chain-name")
        heads = self.heads()
        sizes = [one.size for one in heads]
        if {one.origin for one in heads} != {own[0].name} or sizes != sorted(set(sizes)):
            raise MalformedError("key-chain-order")

    @property
    def present(self) -> VerifierKey:
        """The key that signs now."""
        return self.keys[-1].key

    def heads(self) -> tuple[Checkpoint, ...]:
        """Return the checkpoints at which the keys changed."""
        return tuple(parse_checkpoint(parse_note(note).text) for note in self.handovers)

    def reigns(self) -> Iterator[Reign]:
        """Yield each key with the sizes that it may sign; where it changes, two keys may."""
        sizes = [one.size for one in self.heads()]
        for one, first, last in zip(self.keys, (0, *sizes), (*sizes, None), strict=True):
            yield Reign(one.key, first, last)

    def to_bytes(self) -> bytes:
        """Return the member `log/keys.json` of a package: canonical JSON."""
        return canonical.encode(
            {
                "format": FORMAT,
                "keys": [[str(one.key), strict_base64.write(one.statement)] for one in self.keys],
                "handovers": list(self.handovers),
            }
        )

    @classmethod
    def from_bytes(cls, data: bytes) -> Self:
        """Read what `to_bytes` wrote; raises MalformedError for anything else."""
        value: Any = canonical.decode(data)
        match value:
            case {
                "format": "sijill-keys-1",
                "keys": list(keys),
                "handovers": list(handovers),
                **rest,
            } if not rest:
                return cls(tuple(map(_stated, keys)), tuple(map(_text, handovers)))
        raise MalformedError("key-chain-shape")


def _stated(value: Any) -> StatedKey:
    match value:
        case [str(key), str(statement)]:
            return StatedKey(parse_verifier_key(key), strict_base64.read(statement))
    raise MalformedError("key-chain-shape")


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise MalformedError("key-chain-shape")
    return value
