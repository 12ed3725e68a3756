"""JSON in a package: one form, for people to read and for hashes to repeat."""

from __future__ import annotations

import json
from typing import Final

from desktop.exchange.package.faults import PackageFault

_DEEPEST: Final = 40


def dump(value: object) -> bytes:
    """Return `value` as UTF-8 JSON: sorted names, two spaces, one line feed at the end."""
    text = json.dumps(value, ensure_ascii=False, indent=2, sort_keys=True, allow_nan=False)
    return f"{text}\n".encode()


def load(name: str, content: bytes) -> object:
    """Return the value of a JSON member.

    Raises:
        PackageFault: `json-unreadable` (not UTF-8, not JSON, a name twice, too deep).
    """
    try:
        if _depth(content) > _DEEPEST:
            raise PackageFault("json-unreadable", file=name)
        value: object = json.loads(
            content.decode("utf-8"), object_pairs_hook=_once, parse_constant=_never
        )
    except (ValueError, RecursionError) as error:
        raise PackageFault("json-unreadable", file=name) from error
    return value


def _depth(content: bytes) -> int:
    """Return an upper bound of the nesting, without recursion."""
    deepest = depth = 0
    for letter in content.translate(None, _NOT_BRACKETS):
        depth += 1 if letter in b"[{" else -1
        deepest = max(deepest, depth)
    return deepest


_NOT_BRACKETS: Final = bytes(sorted(set(range(256)) - set(b"[]{}")))


def _once(pairs: list[tuple[str, object]]) -> dict[str, object]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("a name twice")
    return found


def _never(text: str) -> object:
    raise ValueError(text)
