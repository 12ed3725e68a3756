"""One proof for many leaves: only the subtree hashes that can't be computed from the leaves shown.

A package that shows thousands of entries would repeat the upper part of the tree in every single
path. Here every hash that the leaves themselves give is left out. A proof is the list of missing
neighbours, level by level from the leaves upwards, from left to right within a level.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from desktop.domain.log.merkle import HASH_BYTES, levels, node_hash


def multiproof(hashes: Sequence[bytes], indices: Sequence[int], size: int) -> tuple[bytes, ...]:
    """Return the hashes that the leaves at `indices` need to rebuild the root of `size` leaves.

    `indices` ascend strictly, each 0 <= index < size <= len(hashes); raises IndexError otherwise.
    No index gives an empty proof.
    """
    if size > len(hashes) or not _ascends(indices, size):
        raise IndexError(size, len(hashes))
    if not indices:
        return ()
    missing: list[bytes] = []
    known: Sequence[int] = indices
    for level in levels(hashes[:size]):
        above: list[int] = []
        there = set(known)
        for node in known:
            neighbour = node ^ 1
            if neighbour not in there and neighbour < len(level):
                missing.append(level[neighbour])
            if not above or above[-1] != node >> 1:
                above.append(node >> 1)
        known = above
    return tuple(missing)


def verify_multiproof(
    leaves: Sequence[tuple[int, bytes]], size: int, path: Sequence[bytes], root: bytes
) -> bool:
    """Tell whether every (index, leaf hash) of `leaves` stands in the tree of `size` with `root`.

    False for indices that don't ascend strictly, for a hash too many or too few, and for no leaves
    unless the path is empty too (nothing was claimed).
    """
    if not leaves:
        return not path and size >= 0
    if not _ascends([index for index, _ in leaves], size):
        return False
    if any(len(one) != HASH_BYTES for one in (root, *path, *(leaf for _, leaf in leaves))):
        return False
    known = list(leaves)
    given = iter(path)
    width = size
    while width > 1:
        climbed = _climb(known, width, given)
        if climbed is None:
            return False
        known = climbed
        width = (width + 1) >> 1
    return next(given, None) is None and known[0][1] == root


def _climb(
    known: Sequence[tuple[int, bytes]], width: int, given: Iterator[bytes]
) -> list[tuple[int, bytes]] | None:
    """Return the nodes of the next level over `known`; None when the proof has run out."""
    above: list[tuple[int, bytes]] = []
    at, count = 0, len(known)
    while at < count:
        node, found = known[at]
        at += 1
        if node & 1:
            left = next(given, None)
            if left is None:
                return None
            found = node_hash(left, found)
        elif node + 1 < width:
            right: bytes | None
            if at < count and known[at][0] == node + 1:
                right = known[at][1]
                at += 1
            else:
                right = next(given, None)
            if right is None:
                return None
            found = node_hash(found, right)
        above.append((node >> 1, found))
    return above


def _ascends(indices: Sequence[int], size: int) -> bool:
    before = -1
    for index in indices:
        if not before < index < size:
            return False
        before = index
    return True
