"""A cosignature (C2SP tlog-cosignature, Ed25519 v1): a witness saw this checkpoint at this time."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from desktop.domain.log.malformed import MalformedError

_TIME_BYTES: Final = 8
_SIGNATURE_BYTES: Final = 64
LATEST: Final = 2**63 - 1


@dataclass(frozen=True, slots=True)
class Cosignature:
    """`at` is in whole seconds since 1970-01-01 UTC; `signature` covers `cosigned_message`."""

    at: int
    signature: bytes

    def __post_init__(self) -> None:
        if not 0 <= self.at <= LATEST or len(self.signature) != _SIGNATURE_BYTES:
            raise MalformedError("cosignature-shape")

    def payload(self) -> bytes:
        """Return the bytes that stand in the signature line after the key's identifier."""
        return self.at.to_bytes(_TIME_BYTES, "big") + self.signature


def parse_cosignature(payload: bytes) -> Cosignature:
    """Read what `Cosignature.payload` wrote; raises MalformedError for anything else."""
    return Cosignature(int.from_bytes(payload[:_TIME_BYTES], "big"), payload[_TIME_BYTES:])


def cosigned_message(body: str, at: int) -> bytes:
    """Return the bytes that a witness signs for the checkpoint text `body` at the second `at`."""
    return f"cosignature/v1\ntime {at}\n{body}".encode()
