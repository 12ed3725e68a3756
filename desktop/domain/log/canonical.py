"""Canonical JSON: one value has exactly one sequence of bytes, so that a hash names the value.

RFC 8785 (JSON Canonicalization Scheme) without floating-point numbers: integers (within the 53 bits
that every JSON reader keeps exactly), strings, booleans, null, arrays and objects. No white space,
object members sorted by the UTF-16 code units of their names, the shortest escapes, UTF-8. Strings
are not normalised: what was stored is what is hashed.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from json.encoder import encode_basestring
from typing import Any, Final, TypeAlias

from desktop.domain.log.malformed import MalformedError

Json: TypeAlias = "str | int | bool | Sequence[Json] | Mapping[str, Json] | None"

LARGEST_INTEGER: Final = 2**53 - 1


def _integer(value: int) -> str:
    if -LARGEST_INTEGER <= value <= LARGEST_INTEGER:
        return str(value)
    raise MalformedError("integer-out-of-range")


def _array(value: Sequence[Any]) -> str:
    return "[" + ",".join([_WRITERS[type(item)](item) for item in value]) + "]"


def _object(value: Mapping[str, Any]) -> str:
    names = list(value)
    if any(type(name) is not str for name in names):
        raise MalformedError("not-canonical-type")
    if not all(map(str.isascii, names)):
        names.sort(key=_utf16)
    else:
        names.sort()
    return (
        "{"
        + ",".join([f"{encode_basestring(n)}:{_WRITERS[type(value[n])](value[n])}" for n in names])
        + "}"
    )


def _utf16(name: str) -> bytes:
    return name.encode("utf-16-be", "surrogatepass")


# Exact types only: a subclass of `str` or `int` may print itself otherwise than it compares.
_WRITERS: Final[dict[type, Callable[[Any], str]]] = {
    str: encode_basestring,
    int: _integer,
    bool: {True: "true", False: "false"}.__getitem__,
    type(None): {None: "null"}.__getitem__,
    list: _array,
    tuple: _array,
    dict: _object,
}


def text(value: Json) -> str:
    """Return the canonical text of `value`; lone surrogates pass here and are refused by `encode`.

    Raises MalformedError for a float or any other type, for an integer beyond ±(2^53 - 1) and for
    nesting deeper than the interpreter allows.
    """
    try:
        return _WRITERS[type(value)](value)
    except KeyError:
        raise MalformedError("not-canonical-type") from None
    except RecursionError:
        raise MalformedError("nested-too-deep") from None


def to_utf8(canonical: str) -> bytes:
    """Return the UTF-8 bytes; raises MalformedError where a lone surrogate stands in the text."""
    try:
        return canonical.encode()
    except UnicodeEncodeError:
        raise MalformedError("lone-surrogate") from None


def encode(value: Json) -> bytes:
    """Return the canonical bytes of `value`; raises MalformedError as `text` and `to_utf8` do."""
    return to_utf8(text(value))


def decode(data: bytes) -> Any:
    """Return the value that `data` is the canonical form of.

    Raises MalformedError when `data` is not JSON, or is JSON that `encode` would write otherwise
    (white space, another order, a repeated name, a float, an escape that is not needed).
    """
    try:
        value = json.loads(data.decode(), parse_float=_refuse, parse_constant=_refuse)
    except RecursionError:
        raise MalformedError("nested-too-deep") from None
    except ValueError:  # includes bytes that are not UTF-8, and integers too long to read
        raise MalformedError("not-json") from None
    if encode(value) != data:
        raise MalformedError("not-canonical")
    return value


def _refuse(_: str) -> Json:
    raise ValueError
