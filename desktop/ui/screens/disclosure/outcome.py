"""What the result page says of a package that was written: facts, and the steps that follow."""

from __future__ import annotations

from typing import Final

from desktop.text.words import mark

GROUP: Final = 8
"""Letters of the SHA-256 in one group."""

STEPS: Final = (
    mark("Take the stick out only now: everything was written and read back."),
    mark("Print the reading copy. Let the officers sign and stamp its last page by hand."),
    mark("Carry the stick and the paper to the Commission. Both belong together."),
    mark("Ask for a receipt, and keep it with your copy of the package."),
    mark("Keep a second copy of the package where a thief or a fire would not find both."),
)
"""What to do next, in this order."""


def groups_of(sha256: str) -> str:
    """Return the fingerprint in groups of eight letters, to be compared by eye."""
    capitals = sha256.upper()
    return " ".join(capitals[at : at + GROUP] for at in range(0, len(capitals), GROUP))
