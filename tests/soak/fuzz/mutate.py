"""Inputs made from good ones: cut, doubled, spliced, bits turned over, odd words put in."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random

_WORDS = (
    b"\x00", b"\xff\xfe", b"\xef\xbb\xbf", b"\r", b"\n\n", b"\xe2\x80\xae", b"\xd9\xa1\xd9\xa2",
    b"99999999999999999999", b"-0", b"1e999", b"NaN", b"[[[[[[[[", b"{}", b"null", b'""', b"\\u0000",
    b"../..", b"'\"", b";", b",,,", b"=1+1", b"2025-02-30", b"0000-00-00", b"((((((", b"\xed\xa0\x80",
)  # fmt: skip
_LONGEST = 60_000


def mutated(examples: Sequence[bytes], random: Random) -> bytes:
    """Return an input that was made from the examples by a few changes."""
    data = bytearray(random.choice(examples))
    for _ in range(random.choice((1, 1, 2, 3, 8))):
        _change(data, examples, random)
    return bytes(data[:_LONGEST])


def _change(data: bytearray, examples: Sequence[bytes], random: Random) -> None:
    at = random.randrange(len(data) + 1)
    end = min(len(data), at + random.choice((1, 2, 4, 16, 200)))
    match random.randrange(8):
        case 0 if at < len(data):
            data[at] ^= 1 << random.randrange(8)
        case 1 if at < len(data):
            data[at] = random.randrange(256)
        case 2:
            del data[at:end]
        case 3:
            data[at:at] = data[at:end] * random.choice((1, 2, 50))
        case 4:
            data[at:at] = random.choice(_WORDS) * random.choice((1, 1, 1, 300))
        case 5:
            other = random.choice(examples)
            start = random.randrange(len(other) + 1)
            data[at:end] = other[start : start + random.randrange(200)]
        case 6:
            del data[at:]
        case _:
            data[at:end] = random.randbytes(random.randrange(20))
