"""A checkpoint (C2SP tlog-checkpoint): the size and root of the log, in a text fit for signing."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from desktop.domain.log import strict_base64
from desktop.domain.log.malformed import MalformedError
from desktop.domain.log.merkle import EMPTY_ROOT, HASH_BYTES

_SIZE: Final = re.compile("0|[1-9][0-9]{0,18}")
LARGEST_SIZE: Final = 2**63 - 1
_MANDATORY_LINES: Final = 3


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """The state of the log `origin` after `size` leaves; extension lines are kept, never needed."""

    origin: str
    size: int
    root: bytes
    extensions: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if not 0 <= self.size <= LARGEST_SIZE or len(self.root) != HASH_BYTES:
            raise MalformedError("checkpoint-shape")
        if self.size == 0 and self.root != EMPTY_ROOT:
            raise MalformedError("checkpoint-root")
        for line in (self.origin, *self.extensions):
            if not line or any(sign < " " for sign in line):
                raise MalformedError("checkpoint-line")

    def body(self) -> str:
        """Return the text that is signed."""
        root = strict_base64.write(self.root)
        return "\n".join((self.origin, str(self.size), root, *self.extensions, ""))


def parse_checkpoint(body: str) -> Checkpoint:
    """Read the text of a checkpoint; raises MalformedError for whatever `body` would not write."""
    lines = body.split("\n")
    if lines.pop() or len(lines) < _MANDATORY_LINES:
        raise MalformedError("checkpoint-shape")
    origin, size, root, *extensions = lines
    if not _SIZE.fullmatch(size):
        raise MalformedError("checkpoint-size")
    return Checkpoint(origin, int(size), strict_base64.read(root), tuple(extensions))
