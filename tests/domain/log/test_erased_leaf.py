"""A leaf keeps its hash when fields are erased from it, and what was erased is gone."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.log import canonical
from desktop.domain.log.erased_leaf import ErasedLeaf, erase_fields, erase_more
from desktop.domain.log.leaf import Leaf, open_fields, seal, verify_openings
from desktop.domain.log.malformed import MalformedError

NAMES = ("version", "maker", "column.name_ar", "column.name_en", "column.kind")

leaves = st.builds(
    lambda values, decoys: Leaf("record", "partner:7", tuple(zip(NAMES, values)), decoys),  # noqa: B905
    st.lists(st.text(max_size=12), min_size=5, max_size=5),
    st.integers(0, 3),
)
seeds = st.binary(min_size=16, max_size=16)
chosen = st.sets(st.sampled_from((*NAMES, "column.unknown")))


@given(leaf=leaves, seed=seeds, names=chosen)
def test_the_hash_stays_and_the_rest_can_still_be_proved(leaf, seed, names):
    left = erase_fields(leaf, seed, names)
    assert left.sealed() == seal(leaf, seed)
    assert left.fields == tuple(pair for pair in leaf.fields if pair[0] not in names)
    assert verify_openings(left.sealed().data, left.openings)


@given(leaf=leaves, seed=seeds, first=chosen, second=chosen)
def test_erasing_in_two_steps_is_erasing_at_once(leaf, seed, first, second):
    assert erase_more(erase_fields(leaf, seed, first), second) == erase_fields(
        leaf, seed, first | second
    )


@given(leaf=leaves, seed=seeds, names=chosen)
def test_what_is_kept_reads_back(leaf, seed, names):
    left = erase_fields(leaf, seed, names)
    kept = canonical.decode(canonical.encode(left.to_json()))
    assert ErasedLeaf.from_json(leaf.kind, leaf.subject, kept) == left


def test_neither_the_name_nor_what_it_could_be_guessed_with_is_left():
    leaf = Leaf("record", "partner:7", (("maker", "O1"), ("column.name_ar", "سالم الفيتوري")))
    seed = bytes(range(16))
    left = erase_fields(leaf, seed, {"column.name_ar"})
    said = json.dumps(left.to_json(), ensure_ascii=False)
    salt = open_fields(leaf, seed, ["column.name_ar"])[0].salt
    assert "سالم" not in said
    assert salt not in said
    assert seed.hex() not in said


@pytest.mark.parametrize(
    "value",
    [
        [],
        {},
        {"digests": "", "openings": [["0" * 31, "a", 1]]},
        {"digests": "AA==", "openings": []},
        {"digests": "", "openings": [], "more": 1},
        {"digests": 1, "openings": []},
    ],
)
def test_anything_else_is_refused(value):
    with pytest.raises(MalformedError):
        ErasedLeaf.from_json("record", "partner:7", value)
