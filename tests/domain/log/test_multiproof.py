"""One proof for many leaves: it holds for every choice of leaves, and for nothing else."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.log.merkle import EMPTY_ROOT, inclusion_proof, leaf_hash, root_of
from desktop.domain.log.multiproof import multiproof, verify_multiproof

HASHES = [leaf_hash(n.to_bytes(4, "big")) for n in range(300)]


@st.composite
def chosen(draw: st.DrawFn) -> tuple[int, list[int]]:
    size = draw(st.integers(1, 300))
    picked = draw(st.sets(st.integers(0, size - 1), min_size=1, max_size=size))
    return size, sorted(picked)


@given(st.data(), chosen())
def test_it_holds_and_nothing_else_does(data: st.DataObject, case: tuple[int, list[int]]) -> None:
    size, indices = case
    root = root_of(HASHES[:size])
    path = multiproof(HASHES, indices, size)
    leaves = [(index, HASHES[index]) for index in indices]
    assert verify_multiproof(leaves, size, path, root)

    at = data.draw(st.integers(0, len(leaves) - 1))
    swapped = [*leaves]
    swapped[at] = (indices[at], leaf_hash(b"another"))
    assert not verify_multiproof(swapped, size, path, root)
    assert not verify_multiproof(leaves, size, (*path, EMPTY_ROOT), root)
    assert not verify_multiproof(leaves, size, path, EMPTY_ROOT)
    assert not verify_multiproof([*leaves, leaves[-1]], size, path, root)
    if path:
        spoiled = [*path]
        cut = data.draw(st.integers(0, len(path) - 1))
        spoiled[cut] = EMPTY_ROOT
        assert not verify_multiproof(leaves, size, spoiled, root)
        spoiled[cut] = path[cut][:31]
        assert not verify_multiproof(leaves, size, spoiled, root)
        del spoiled[cut]
        assert not verify_multiproof(leaves, size, spoiled, root)
    if len(leaves) > 1:
        exchanged = [(leaves[0][0], leaves[1][1]), (leaves[1][0], leaves[0][1]), *leaves[2:]]
        assert not verify_multiproof(exchanged, size, path, root)
        assert not verify_multiproof(leaves[::-1], size, path, root)
        assert not verify_multiproof(leaves[1:], size, path, root)


def test_one_leaf_gives_the_inclusion_path() -> None:
    for size in range(1, 70):
        for index in range(size):
            assert multiproof(HASHES, [index], size) == inclusion_proof(HASHES, index, size)


def test_all_leaves_need_nothing() -> None:
    for size in range(1, 70):
        assert multiproof(HASHES, range(size), size) == ()


def test_a_run_needs_few_hashes() -> None:
    assert len(multiproof(HASHES, range(100, 200), 300)) <= 2 * (300).bit_length()


def test_nothing_shown_is_nothing_proved() -> None:
    assert multiproof(HASHES, [], 8) == ()
    assert verify_multiproof([], 8, (), root_of(HASHES[:8]))
    assert not verify_multiproof([], 8, (EMPTY_ROOT,), root_of(HASHES[:8]))


@pytest.mark.parametrize("indices", [[1, 1], [2, 1], [8], [-1]])
def test_indices_ascend_within_the_tree(indices: list[int]) -> None:
    with pytest.raises(IndexError):
        multiproof(HASHES, indices, 8)
    leaves = [(index, HASHES[0]) for index in indices]
    assert not verify_multiproof(leaves, 8, (), HASHES[0])


def test_no_multiproof_beyond_the_log() -> None:
    with pytest.raises(IndexError):
        multiproof(HASHES[:4], [0], 5)
