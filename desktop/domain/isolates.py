"""Isolates around values inserted in a sentence, so that an RTL sentence does not scramble them.

For display only: never stored, never exported, never hashed (UAX #9, section 2.4).
"""

from __future__ import annotations

from typing import Final

_LRI: Final = "\u2066"
_FSI: Final = "\u2068"
_PDI: Final = "\u2069"

BIDI_CONTROLS: Final = frozenset(chr(p) for p in (*range(0x202A, 0x202F), *range(0x2066, 0x206A)))
"""Embeddings, overrides and isolates: they reorder what a reader sees."""

_DROP_CONTROLS: Final = dict.fromkeys(map(ord, BIDI_CONTROLS))


def isolate_ltr(value: object) -> str:
    """Wrap a number, amount, day, code, phone or IBAN so that it reads left to right."""
    return f"{_LRI}{str(value).translate(_DROP_CONTROLS)}{_PDI}"


def isolate_name(value: object) -> str:
    """Wrap a name or free text so that its own first strong letter gives its direction."""
    return f"{_FSI}{str(value).translate(_DROP_CONTROLS)}{_PDI}"


def strip_isolates(text: str) -> str:
    """Return `text` as it may be stored, copied or exported: without any bidi control."""
    return text if text.isascii() else text.translate(_DROP_CONTROLS)
