"""The tree against the published vectors of the certificate-transparency reference, and laws."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.log import merkle
from desktop.domain.log.malformed import MalformedError
from desktop.domain.log.merkle import (
    EMPTY_ROOT,
    Frontier,
    consistency_proof,
    inclusion_proof,
    leaf_hash,
    node_hash,
    prefix_roots,
    root_of,
    verify_consistency,
    verify_inclusion,
)
from desktop.domain.log.short_head import find_size, short_head

INPUTS = [
    bytes.fromhex(one)
    for one in (
        "",
        "00",
        "10",
        "2021",
        "3031",
        "40414243",
        "5051525354555657",
        "606162636465666768696a6b6c6d6e6f",
    )
]
ROOTS = [
    bytes.fromhex(one)
    for one in (
        "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
        "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
        "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
        "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
        "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
        "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
        "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
        "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
    )
]
INCLUSIONS = {
    (0, 1): (),
    (0, 8): (
        "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
        "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
        "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4",
    ),
    (5, 8): (
        "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
        "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    ),
    (2, 3): ("fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",),
    (1, 5): (
        "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
        "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
        "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
    ),
}
CONSISTENCIES = {
    (1, 1): (),
    (1, 8): (
        "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
        "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
        "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4",
    ),
    (6, 8): (
        "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a",
        "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    ),
    (2, 5): (
        "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
        "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
    ),
}
HASHES = [leaf_hash(one) for one in INPUTS]


def mth(data: Sequence[bytes]) -> bytes:
    """The definition of RFC 6962 section 2.1, word for word, over leaf hashes."""
    if not data:
        return hashlib.sha256(b"").digest()
    if len(data) == 1:
        return data[0]
    k = 1 << (len(data) - 1).bit_length() - 1
    return hashlib.sha256(b"\x01" + mth(data[:k]) + mth(data[k:])).digest()


def path_of(m: int, data: Sequence[bytes]) -> list[bytes]:
    if len(data) == 1:
        return []
    k = 1 << (len(data) - 1).bit_length() - 1
    if m < k:
        return [*path_of(m, data[:k]), mth(data[k:])]
    return [*path_of(m - k, data[k:]), mth(data[:k])]


def subproof(m: int, data: Sequence[bytes], whole: bool) -> list[bytes]:
    if m == len(data):
        return [] if whole else [mth(data)]
    k = 1 << (len(data) - 1).bit_length() - 1
    if m <= k:
        return [*subproof(m, data[:k], whole), mth(data[k:])]
    return [*subproof(m - k, data[k:], False), mth(data[:k])]


def some_hashes(n: int) -> list[bytes]:
    return [leaf_hash(n.to_bytes(4, "big")) for n in range(n)]


@pytest.mark.parametrize("size", range(9))
def test_published_roots(size: int) -> None:
    assert root_of(HASHES[:size]) == ROOTS[size]
    assert Frontier().extend(HASHES[:size]).root() == ROOTS[size]


@pytest.mark.parametrize(("index", "size"), INCLUSIONS)
def test_published_inclusion_paths(index: int, size: int) -> None:
    path = tuple(map(bytes.fromhex, INCLUSIONS[index, size]))
    assert inclusion_proof(HASHES, index, size) == path
    assert verify_inclusion(HASHES[index], index, size, path, ROOTS[size])


@pytest.mark.parametrize(("old", "new"), CONSISTENCIES)
def test_published_consistency_paths(old: int, new: int) -> None:
    path = tuple(map(bytes.fromhex, CONSISTENCIES[old, new]))
    assert consistency_proof(HASHES, old, new) == path
    assert verify_consistency(old, new, ROOTS[old], ROOTS[new], path)


def test_published_edge_cases_of_consistency() -> None:
    some = HASHES[0]
    assert verify_consistency(0, 0, EMPTY_ROOT, EMPTY_ROOT, ())
    assert verify_consistency(0, 1, EMPTY_ROOT, some, ())
    assert verify_consistency(1, 1, some, some, ())
    assert not verify_consistency(1, 0, some, EMPTY_ROOT, ())
    assert not verify_consistency(2, 1, some, some, ())
    assert not verify_consistency(1, 2, some, some, ())
    assert not verify_consistency(0, 0, EMPTY_ROOT, some, ())
    assert not verify_consistency(0, 1, some, some, ())
    assert not verify_consistency(1, 1, some, ROOTS[2], ())
    assert not verify_consistency(0, 1, EMPTY_ROOT, some, (some,))
    assert not verify_consistency(1, 1, some, some, (some,))
    assert not verify_consistency(1, 2, b"short", some, (some,))


def test_every_proof_up_to_forty_leaves_is_the_definition_of_the_rfc() -> None:
    hashes = some_hashes(40)
    for size in range(1, 41):
        root = mth(hashes[:size])
        assert root_of(hashes[:size]) == root
        for index in range(size):
            path = inclusion_proof(hashes, index, size)
            assert list(path) == path_of(index, hashes[:size])
            assert verify_inclusion(hashes[index], index, size, path, root)
        for old in range(size + 1):
            proof = consistency_proof(hashes, old, size)
            assert list(proof) == (subproof(old, hashes[:size], True) if old else [])
            assert verify_consistency(old, size, mth(hashes[:old]), root, proof)


@st.composite
def mutated(draw: st.DrawFn, path: Sequence[bytes], spare: bytes) -> tuple[bytes, ...]:
    """A path that differs from `path` by one change."""
    changed = list(path)
    ways = ["insert"] + (["flip", "drop", "shorten"] if changed else [])
    way = draw(st.sampled_from(ways))
    if way == "insert":
        changed.insert(draw(st.integers(0, len(changed))), draw(st.sampled_from([spare, *path])))
        return tuple(changed)
    at = draw(st.integers(0, len(changed) - 1))
    if way == "drop":
        del changed[at]
    elif way == "shorten":
        changed[at] = changed[at][:-1]
    else:
        bit = draw(st.integers(0, 255))
        changed[at] = (int.from_bytes(changed[at], "big") ^ 1 << bit).to_bytes(32, "big")
    return tuple(changed)


@given(st.data(), st.integers(1, 200))
def test_inclusion_holds_and_nothing_else_does(data: st.DataObject, size: int) -> None:
    hashes = some_hashes(size)
    root = root_of(hashes)
    index = data.draw(st.integers(0, size - 1))
    path = inclusion_proof(hashes, index, size)
    assert verify_inclusion(hashes[index], index, size, path, root)
    assert not verify_inclusion(
        hashes[index], index, size, data.draw(mutated(path, EMPTY_ROOT)), root
    )
    other = data.draw(st.integers(-1, size).filter(lambda n: n != index))
    assert not verify_inclusion(hashes[index], other, size, path, root)
    assert not verify_inclusion(leaf_hash(b"other"), index, size, path, root)
    assert not verify_inclusion(hashes[index], index, size, path, leaf_hash(b"other"))
    assert not verify_inclusion(hashes[index], index, size * 2 + 1, path, root)


@given(st.data(), st.integers(2, 200))
def test_consistency_holds_and_nothing_else_does(data: st.DataObject, new: int) -> None:
    hashes = some_hashes(new)
    old = data.draw(st.integers(1, new - 1))
    was, now = root_of(hashes[:old]), root_of(hashes)
    proof = consistency_proof(hashes, old, new)
    assert verify_consistency(old, new, was, now, proof)
    assert not verify_consistency(old, new, was, now, data.draw(mutated(proof, EMPTY_ROOT)))
    assert not verify_consistency(old, new, now, was, proof)
    assert not verify_consistency(old, new * 2, was, now, proof)
    assert not verify_consistency(old, new, EMPTY_ROOT, now, proof)
    assert not verify_consistency(old, new, was, EMPTY_ROOT, proof)
    rewritten = [leaf_hash(b"rewritten"), *hashes[1:]]
    assert not verify_consistency(
        old, new, was, root_of(rewritten), consistency_proof(rewritten, old, new)
    )


@given(st.lists(st.integers(0, 50), max_size=8))
def test_a_frontier_grown_in_any_steps_is_the_tree(steps: list[int]) -> None:
    hashes = some_hashes(sum(steps))
    frontier, at = Frontier(), 0
    for step in steps:
        frontier = frontier.extend(hashes[at : at + step])
        at += step
    one_by_one = Frontier()
    for one in hashes:
        one_by_one = one_by_one.append(one)
    assert frontier == one_by_one
    assert frontier.root() == root_of(hashes)
    assert Frontier.from_bytes(frontier.to_bytes()) == frontier


@pytest.mark.parametrize(
    "data", [b"", b"\0" * 7, b"\0" * 9, b"\0" * 7 + b"\1", b"\0" * 7 + b"\3" + b"x" * 32]
)
def test_a_damaged_frontier_is_refused(data: bytes) -> None:
    with pytest.raises(MalformedError, match="frontier-shape"):
        Frontier.from_bytes(data)


def test_a_frontier_refuses_hashes_of_another_length() -> None:
    with pytest.raises(MalformedError, match="hash-length"):
        Frontier().append(b"short")


@pytest.mark.parametrize(("index", "size"), [(-1, 8), (8, 8), (0, 9), (0, 0)])
def test_no_proof_beyond_the_log(index: int, size: int) -> None:
    with pytest.raises(IndexError):
        inclusion_proof(HASHES, index, size)


@pytest.mark.parametrize(("old", "new"), [(-1, 8), (5, 4), (1, 9)])
def test_no_consistency_beyond_the_log(old: int, new: int) -> None:
    with pytest.raises(IndexError):
        consistency_proof(HASHES, old, new)


def test_a_leaf_is_not_a_node() -> None:
    left, right = HASHES[:2]
    assert leaf_hash(left + right) != node_hash(left, right)
    assert merkle.levels([]) == []


@given(st.lists(st.binary(min_size=32, max_size=32), max_size=40))
def test_the_roots_of_all_beginnings(hashes: list[bytes]) -> None:
    assert list(prefix_roots(hashes)) == [root_of(hashes[:n]) for n in range(1, len(hashes) + 1)]
    digits = [
        short_head(n, root).replace(" ", "") for n, root in enumerate(prefix_roots(hashes), 1)
    ]
    assert [find_size(one, prefix_roots(hashes)) for one in digits] == list(
        range(1, len(hashes) + 1)
    )
    assert find_size("0" * 40, prefix_roots(hashes)) is None
