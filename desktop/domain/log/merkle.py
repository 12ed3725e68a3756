"""The Merkle tree of RFC 6962 (RFC 9162 section 2.1) over SHA-256, and its two kinds of proof.

A tree of n leaves: the left part has the largest power of two below n. The same tree arises level
by level, pairing neighbours and lifting a last one without a neighbour unchanged; that form is what
the code computes, because it visits every leaf once.

Hashes are 32 bytes. `hashes` is always the leaf hashes of the log in order, from index 0.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from itertools import pairwise
from typing import Final

from desktop.domain.log.malformed import MalformedError

HASH_BYTES: Final = 32
EMPTY_ROOT: Final = sha256(b"").digest()


def leaf_hash(data: bytes) -> bytes:
    """Return the hash of a leaf with the bytes `data`."""
    return sha256(b"\x00" + data).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    """Return the hash of the node over two subtrees."""
    return sha256(b"\x01" + left + right).digest()


@dataclass(frozen=True, slots=True)
class Frontier:
    """All that is needed to append: the roots of the perfect subtrees, largest (leftmost) first.

    `size` is the number of leaves; there is one hash for every bit set in it.
    """

    size: int = 0
    hashes: tuple[bytes, ...] = ()

    def __post_init__(self) -> None:
        if self.size < 0 or len(self.hashes) != self.size.bit_count():
            raise MalformedError("frontier-shape")
        if any(len(one) != HASH_BYTES for one in self.hashes):
            raise MalformedError("hash-length")

    def append(self, leaf: bytes) -> Frontier:
        """Return the frontier after one more leaf hash."""
        return self.extend((leaf,))

    def extend(self, leaves: Iterable[bytes]) -> Frontier:
        """Return the frontier after these leaf hashes, in order."""
        stack = list(self.hashes)
        size = self.size
        hashed, push, pop = sha256, stack.append, stack.pop
        for leaf in leaves:
            node, full = leaf, size
            while full & 1:
                node = hashed(b"\x01" + pop() + node).digest()
                full >>= 1
            push(node)
            size += 1
        return Frontier(size, tuple(stack))

    def root(self) -> bytes:
        """Return the root of the tree of `size` leaves."""
        if not self.hashes:
            return EMPTY_ROOT
        node = self.hashes[-1]
        for left in self.hashes[-2::-1]:
            node = node_hash(left, node)
        return node

    def to_bytes(self) -> bytes:
        """Return the size as eight bytes, big-endian, then the hashes from the left."""
        return self.size.to_bytes(8, "big") + b"".join(self.hashes)

    @classmethod
    def from_bytes(cls, data: bytes) -> Frontier:
        """Read what `to_bytes` wrote; raises MalformedError for anything else."""
        size = int.from_bytes(data[:8], "big")
        if len(data) != 8 + HASH_BYTES * size.bit_count():
            raise MalformedError("frontier-shape")
        return cls(
            size, tuple(data[at : at + HASH_BYTES] for at in range(8, len(data), HASH_BYTES))
        )


def prefix_roots(leaves: Iterable[bytes]) -> Iterator[bytes]:
    """Yield the root after each of `leaves`, the leaf hashes of a log from its first one."""
    stack: list[bytes] = []
    hashed = sha256
    for size, leaf in enumerate(leaves):
        node, full = leaf, size
        while full & 1:
            node = hashed(b"\x01" + stack.pop() + node).digest()
            full >>= 1
        stack.append(node)
        root = node
        for left in stack[-2::-1]:
            root = hashed(b"\x01" + left + root).digest()
        yield root


def _parents(level: Sequence[bytes]) -> list[bytes]:
    hashed = sha256
    above = [
        hashed(b"\x01" + left + right).digest()
        for left, right in zip(level[::2], level[1::2], strict=False)
    ]
    if len(level) & 1:
        above.append(level[-1])
    return above


def levels(hashes: Sequence[bytes]) -> list[Sequence[bytes]]:
    """Return every level of the tree, the leaves first, the root last; no level for no leaves."""
    found: list[Sequence[bytes]] = [hashes] if hashes else []
    while found and len(found[-1]) > 1:
        found.append(_parents(found[-1]))
    return found


def root_of(hashes: Sequence[bytes]) -> bytes:
    """Return the root over all of `hashes`."""
    if not hashes:
        return EMPTY_ROOT
    level = hashes
    while len(level) > 1:
        level = _parents(level)
    return level[0]


def inclusion_proof(hashes: Sequence[bytes], index: int, size: int) -> tuple[bytes, ...]:
    """Return the path from leaf `index` to the root of the first `size` leaves, from below.

    Raises IndexError unless 0 <= index < size <= len(hashes).
    """
    if not 0 <= index < size <= len(hashes):
        raise IndexError(index, size, len(hashes))
    path = []
    for level in levels(hashes[:size]):
        neighbour = index ^ 1
        if neighbour < len(level):
            path.append(level[neighbour])
        index >>= 1
    return tuple(path)


def consistency_proof(hashes: Sequence[bytes], old: int, new: int) -> tuple[bytes, ...]:
    """Return the proof that the tree of `new` leaves begins with the tree of `old` leaves.

    Empty when `old` is 0 or equals `new`. Raises IndexError unless 0 <= old <= new <= len(hashes).
    """
    if not 0 <= old <= new <= len(hashes):
        raise IndexError(old, new, len(hashes))
    if old in (0, new):
        return ()
    # The last perfect subtree of the old tree, as a node of the new one: everything on its path
    # rebuilds both roots. It need not be told when it is the whole old tree.
    node = old - 1
    path: list[bytes] = []
    started = False
    for level in levels(hashes[:new]):
        if not started and node & 1:
            node >>= 1
            continue
        if not started:
            started = True
            if node:
                path.append(level[node])
        neighbour = node ^ 1
        if neighbour < len(level):
            path.append(level[neighbour])
        node >>= 1
    return tuple(path)


def verify_inclusion(
    leaf: bytes, index: int, size: int, path: Sequence[bytes], root: bytes
) -> bool:
    """Tell whether leaf hash `leaf` stands at `index` in the tree of `size` leaves with `root`.

    RFC 9162 section 2.1.3.2.
    """
    if not 0 <= index < size or any(len(one) != HASH_BYTES for one in (leaf, root, *path)):
        return False
    node, last, found = index, size - 1, leaf
    for step in path:
        if last == 0:
            return False
        if node & 1 or node == last:
            found = node_hash(step, found)
            while not node & 1 and node:
                node >>= 1
                last >>= 1
        else:
            found = node_hash(found, step)
        node >>= 1
        last >>= 1
    return last == 0 and found == root


def verify_consistency(
    old: int, new: int, old_root: bytes, new_root: bytes, path: Sequence[bytes]
) -> bool:
    """Tell whether the tree (`new`, `new_root`) only adds leaves to the tree (`old`, `old_root`).

    RFC 9162 section 2.1.4.2; an empty old tree is a prefix of every tree.
    """
    if not 0 <= old <= new or any(len(one) != HASH_BYTES for one in (old_root, new_root, *path)):
        return False
    if new == 0 and new_root != EMPTY_ROOT:
        return False
    if old == 0:
        return not path and old_root == EMPTY_ROOT
    if old == new:
        return not path and old_root == new_root
    if not path:
        return False
    return _rebuilds_both(old, new, old_root, new_root, path)


def _rebuilds_both(
    old: int, new: int, old_root: bytes, new_root: bytes, path: Sequence[bytes]
) -> bool:
    steps = (old_root, *path) if old & (old - 1) == 0 else tuple(path)
    node, last = old - 1, new - 1
    while node & 1:
        node >>= 1
        last >>= 1
    was = now = steps[0]
    for _, step in pairwise(steps):
        if last == 0:
            return False
        if node & 1 or node == last:
            was, now = node_hash(step, was), node_hash(step, now)
            while not node & 1 and node:
                node >>= 1
                last >>= 1
        else:
            now = node_hash(now, step)
        node >>= 1
        last >>= 1
    return last == 0 and was == old_root and now == new_root
