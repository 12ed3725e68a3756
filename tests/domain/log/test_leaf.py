"""Sealed leaves: each field opens alone, nothing else opens, and nothing hides behind a seed."""

from __future__ import annotations

import base64
import dataclasses
import hashlib
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.log import canonical
from desktop.domain.log.leaf import (
    Leaf,
    Opening,
    open_field,
    open_fields,
    read_head,
    seal,
    seal_many,
    verify_opening,
    verify_openings,
    verify_whole,
)
from desktop.domain.log.malformed import MalformedError
from desktop.domain.log.merkle import leaf_hash

SEED = bytes(range(16))
LEAF = Leaf(
    "entry",
    "entry:2025:journal:42",
    (
        ("narration", "\u0634\u0631\u0627\u0621 \u0642\u0631\u0637\u0627\u0633\u064a\u0629"),
        ("line.0", ["5:1", "GEN", None, 125000]),
        ("line.0.party", ["S12", ""]),
    ),
    decoys=1,
)
# The worked example of docs/SPEC-log.md, computed there with openssl, sort, base64 and sha256sum.
LEAF_HASH = "eb9acc97aaf460b1612157f9a6ebbfc5133b297da935f6bdf6b4e229a633ef35"

NAMES = st.text(st.characters(exclude_categories=("Cs",)), min_size=1, max_size=8)
SCALARS = st.none() | st.integers(-(10**15), 10**15) | NAMES
LEAVES = st.builds(
    Leaf,
    kind=NAMES,
    subject=NAMES,
    fields=st.dictionaries(
        NAMES, SCALARS | st.lists(SCALARS, max_size=3), min_size=1, max_size=9
    ).map(lambda fields: tuple(fields.items())),
    decoys=st.integers(0, 3),
)
SEEDS = st.binary(min_size=16, max_size=16)


def by_the_specification(leaf: Leaf, seed: bytes) -> bytes:
    """The leaf as a stranger would write it after reading docs/SPEC-log.md."""
    n = len(leaf.fields)
    stream = hashlib.shake_256(b"sijill-seed-1" + seed).digest(16 * n + 32 * leaf.decoys)
    digests = []
    for at, (name, value) in enumerate(leaf.fields):
        array = [stream[16 * at : 16 * at + 16].hex(), name, value]
        text = json.dumps(array, ensure_ascii=False, separators=(",", ":"))
        digests.append(hashlib.sha256(text.encode()).digest())
    digests += [stream[16 * n + 32 * at :][:32] for at in range(leaf.decoys)]
    joined = base64.b64encode(b"".join(sorted(digests))).decode()
    array = ["sijill-leaf-1", leaf.kind, leaf.subject, joined]
    return json.dumps(array, ensure_ascii=False, separators=(",", ":")).encode()


@given(LEAVES, SEEDS)
def test_a_stranger_writes_the_same_leaf(leaf: Leaf, seed: bytes) -> None:
    sealed = seal(leaf, seed)
    assert sealed.data == by_the_specification(leaf, seed)
    assert sealed.hash == leaf_hash(sealed.data)
    assert canonical.encode(canonical.decode(sealed.data)) == sealed.data


def test_a_leaf_written_today_is_the_same_tomorrow() -> None:
    assert seal(LEAF, SEED).hash.hex() == LEAF_HASH


@given(st.data(), LEAVES, SEEDS)
def test_every_field_opens_alone_and_no_other_value_does(
    data: st.DataObject, leaf: Leaf, seed: bytes
) -> None:
    sealed = seal(leaf, seed)
    name, value = data.draw(st.sampled_from(leaf.fields))
    opening = open_field(leaf, seed, name)
    assert (opening.name, opening.value) == (name, value)
    assert verify_opening(sealed.data, opening)
    assert Opening.from_json(canonical.decode(canonical.encode(opening.to_json()))) == opening
    assert not verify_opening(sealed.data, dataclasses.replace(opening, value="x" * 20))
    assert not verify_opening(sealed.data, dataclasses.replace(opening, name=name + "x"))
    assert not verify_opening(sealed.data, dataclasses.replace(opening, salt="0" * 32))
    assert not verify_opening(seal(leaf, bytes(15) + b"x").data, opening)


@given(LEAVES, SEEDS)
def test_all_fields_open_together_but_none_twice(leaf: Leaf, seed: bytes) -> None:
    names = [name for name, _ in leaf.fields]
    openings = open_fields(leaf, seed, names)
    sealed = seal(leaf, seed)
    assert [one.name for one in openings] == names
    assert verify_openings(sealed.data, openings)
    assert not verify_openings(sealed.data, (*openings, openings[0]))


@given(LEAVES, SEEDS)
def test_the_seed_shows_that_nothing_was_kept_back(leaf: Leaf, seed: bytes) -> None:
    data = seal(leaf, seed).data
    assert verify_whole(data, leaf, seed)
    fewer = dataclasses.replace(leaf, fields=leaf.fields[:-1], decoys=leaf.decoys + 1)
    assert not verify_whole(data, fewer, seed)
    assert not verify_whole(data, dataclasses.replace(leaf, subject=leaf.subject + "x"), seed)
    assert not verify_whole(data, leaf, seed + b"x")


def test_the_leaf_tells_kind_subject_and_count_and_nothing_else() -> None:
    data = seal(LEAF, SEED).data
    head = read_head(data)
    assert (head.kind, head.subject, len(head.digests)) == ("entry", "entry:2025:journal:42", 4)
    assert b"narration" not in data
    assert b"S12" not in data


def test_a_decoy_can_not_be_told_from_a_field() -> None:
    with_party = seal(LEAF, SEED).data
    without = seal(dataclasses.replace(LEAF, fields=LEAF.fields[:2], decoys=2), SEED).data
    assert len(with_party) == len(without)
    assert len(read_head(without).digests) == 4


def test_equal_facts_have_unequal_leaves() -> None:
    one, other = seal(LEAF, SEED), seal(LEAF, SEED[::-1])
    assert not set(read_head(one.data).digests) & set(read_head(other.data).digests)


def test_many_are_sealed_as_one_by_one() -> None:
    seeds = bytes(range(48))
    assert seal_many([LEAF] * 3, seeds) == [seal(LEAF, seeds[at : at + 16]) for at in (0, 16, 32)]
    with pytest.raises(MalformedError, match="seed-length"):
        seal_many([LEAF] * 3, seeds[:40])
    with pytest.raises(MalformedError, match="seed-length"):
        seal_many([LEAF] * 2, seeds)


def test_what_can_not_be_sealed_is_refused() -> None:
    with pytest.raises(MalformedError, match="leaf-field-twice"):
        seal(Leaf("k", "s", (("a", 1), ("a", 2))), SEED)
    with pytest.raises(MalformedError, match="leaf-without-fields"):
        seal(Leaf("k", "s", ()), SEED)
    with pytest.raises(MalformedError, match="not-canonical-type"):
        seal(Leaf("k", "s", (("a", 1.5),)), SEED)  # type: ignore[arg-type]
    with pytest.raises(MalformedError, match="lone-surrogate"):
        seal(Leaf("k", "s", (("a", "\ud800"),)), SEED)
    with pytest.raises(MalformedError, match="seed-length"):
        seal(LEAF, b"short")


def test_a_field_that_is_not_there_does_not_open() -> None:
    with pytest.raises(KeyError, match=r"line\.1"):
        open_field(LEAF, SEED, "line.1")


def _array(hidden: str) -> bytes:
    return canonical.encode(["sijill-leaf-1", "entry", "e:1", hidden])


A, B = b"a" * 32, b"b" * 32


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"[]",
        canonical.encode(["sijill-leaf-2", "entry", "e:1", base64.b64encode(A).decode()]),
        canonical.encode(["sijill-leaf-1", "", "e:1", base64.b64encode(A).decode()]),
        _array(base64.b64encode(A).decode()) + b"\n",
        _array(""),
        _array("not base64"),
        _array(base64.b64encode(A).decode() + "="),
        _array(base64.b64encode(A[:31]).decode()),
        _array(base64.b64encode(B + A).decode()),
        _array(base64.b64encode(A + A).decode()),
        _array(base64.b64encode(A).decode()[:-2] + "F="),
    ],
)
def test_what_is_no_leaf_is_refused(data: bytes) -> None:
    with pytest.raises(MalformedError):
        read_head(data)
    assert not verify_opening(data, open_field(LEAF, SEED, "narration"))


@pytest.mark.parametrize(
    "value", [None, [], ["0" * 31, "a", 1], ["G" * 32, "a", 1], ["0" * 32, 1, 1]]
)
def test_what_is_no_opening_is_refused(value: object) -> None:
    with pytest.raises(MalformedError, match="opening-shape"):
        Opening.from_json(value)
