"""The short head: a log's size and root in eight groups of five digits, for paper and telephone.

Digits, because they are read aloud alike in every language; forty of them (132 bits), because the
one who could gain from two logs with one head is the log's owner, who may choose both: finding such
a pair takes 2^66 attempts. With groups of four it would take 2^53, a matter of days.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from hashlib import sha256
from typing import Final

GROUPS: Final = 8
GROUP_DIGITS: Final = 5
_DIGITS: Final = GROUPS * GROUP_DIGITS
_LABEL: Final = b"sijill-head-1\n"


def short_head(size: int, root: bytes) -> str:
    """Return the head as printed: 12345 67890 ... (eight groups, single spaces).

    In right-to-left text the groups must be isolated as one left-to-right run, or they are drawn in
    reverse order.
    """
    value = int.from_bytes(sha256(_LABEL + size.to_bytes(8, "big") + root).digest(), "big")
    digits = f"{value % 10**_DIGITS:0{_DIGITS}d}"
    return " ".join(digits[at : at + GROUP_DIGITS] for at in range(0, _DIGITS, GROUP_DIGITS))


def find_size(digits: str, roots: Iterable[bytes]) -> int | None:
    """Return at which size the log had the head of these forty `digits`, or None.

    `roots` are those at sizes 1, 2, 3, …; a million of them take some ten seconds.
    """
    wanted = int(digits)
    whole, hashed, number = 10**_DIGITS, sha256, int.from_bytes
    for size, root in enumerate(roots, 1):
        head = hashed(_LABEL + size.to_bytes(8, "big") + root).digest()
        if number(head, "big") % whole == wanted:
            return size
    return None


def same_head(written: str, size: int, root: bytes) -> bool:
    """Tell whether what a person typed or read from paper is the head of this log.

    Any decimal digits (Arabic-Indic too) and any separators between them are accepted.
    """
    typed = "".join(str(unicodedata.decimal(sign)) for sign in written if sign.isdecimal())
    return typed == short_head(size, root).replace(" ", "")
