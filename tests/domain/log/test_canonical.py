"""Canonical JSON: one value, one sequence of bytes (RFC 8785 without floating-point numbers)."""

from __future__ import annotations

import json
from enum import IntEnum

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.log.canonical import LARGEST_INTEGER, decode, encode
from desktop.domain.log.malformed import MalformedError

STRINGS = st.text(st.characters(exclude_categories=("Cs",)))
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-LARGEST_INTEGER, LARGEST_INTEGER) | STRINGS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(STRINGS, inner, max_size=4),
    max_leaves=12,
)


@given(VALUES)
def test_any_value_comes_back_and_stands_for_itself_alone(value: object) -> None:
    data = encode(value)
    assert decode(data) == value
    assert encode(decode(data)) == data


@given(VALUES)
def test_white_space_is_another_text(value: object) -> None:
    with pytest.raises(MalformedError):
        decode(encode(value) + b" ")


def test_names_are_sorted_as_rfc_8785_sorts_them() -> None:
    # The example of RFC 8785 section 3.2.3.
    names = ["\u20ac", "\r", "\ufb33", "1", "\U0001f600", "\u0080", "\u00f6"]
    order = ["\r", "1", "\u0080", "\u00f6", "\u20ac", "\U0001f600", "\ufb33"]
    assert list(decode(encode(dict.fromkeys(names)))) == order


def test_strings_are_escaped_as_rfc_8785_escapes_them() -> None:
    # The example of RFC 8785 section 3.2.2, and what must not be escaped.
    assert encode('\u20ac$\u000f\nA\'B"\\\\"/') == '"\u20ac$\\u000f\\nA\'B\\"\\\\\\\\\\"/"'.encode()
    assert encode("\b\t\n\f\r\x00\x1f\x7f</\u2028") == (
        b'"\\b\\t\\n\\f\\r\\u0000\\u001f\x7f</\xe2\x80\xa8"'
    )


def test_arabic_is_kept_as_it_was_stored() -> None:
    composed, decomposed = "\u0622", "\u0627\u0653"
    assert encode(composed) == b'"\xd8\xa2"'
    assert encode(composed) != encode(decomposed)


class Number(IntEnum):
    ONE = 1


@pytest.mark.parametrize("value", [1.0, float("nan"), b"x", {1}, Number.ONE, {1: "a"}, [[2.5]]])
def test_other_types_are_refused(value: object) -> None:
    with pytest.raises(MalformedError, match="not-canonical-type"):
        encode(value)  # type: ignore[arg-type]


@pytest.mark.parametrize("value", [LARGEST_INTEGER + 1, -LARGEST_INTEGER - 1])
def test_integers_that_other_readers_would_round_are_refused(value: int) -> None:
    with pytest.raises(MalformedError, match="integer-out-of-range"):
        encode(value)


@pytest.mark.parametrize("value", ["\ud800", {"\udc00\u0628": 1}, ["a", "\ud83d"]])
def test_lone_surrogates_are_refused(value: object) -> None:
    with pytest.raises(MalformedError, match="lone-surrogate"):
        encode(value)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "data",
    [
        b'{"b":1,"a":2}',
        b'{"a":1,"a":1}',
        b"[1, 2]",
        b'"\\u0041"',
        b'"\\u000A"',
        b'"\\/"',
        b"-0",
        b"9007199254740992",
        b'"\\ud800"',
    ],
)
def test_another_spelling_is_refused(data: bytes) -> None:
    with pytest.raises(MalformedError):
        decode(data)


@pytest.mark.parametrize(
    "data", [b"", b"1.0", b"1e3", b"NaN", b"\xff", b"{", b"\xef\xbb\xbf1", b"1" * 5000]
)
def test_what_is_no_such_json_is_refused(data: bytes) -> None:
    with pytest.raises(MalformedError, match="not-json"):
        decode(data)


def test_a_bottomless_value_is_refused() -> None:
    with pytest.raises(MalformedError, match="nested-too-deep"):
        decode(b"[" * 100_000)
    deep: list[object] = []
    for _ in range(100_000):
        deep = [deep]
    with pytest.raises(MalformedError, match="nested-too-deep"):
        encode(deep)


def test_another_reader_reads_the_same() -> None:
    value = {"\u0645\u0628\u0644\u063a": [1250, -1, True, None], "\U0001f600": "\u0001\u007f"}
    assert json.loads(encode(value)) == value
