"""A leaf of the log: a fact whose fields are salted and hashed one by one.

Whoever holds only the leaf learns its kind, its subject and how many digests it carries, nothing
else: not even the names of the fields. Each field can be opened alone (as in SD-JWT, RFC 9901),
under the same signed root. One random seed per leaf gives every salt, so that only the seed is
stored, and whoever is given the seed can check that nothing in the leaf was kept from them.
docs/SPEC-log.md says it byte by byte; docs/decisions/020-sealed-fields.md says why.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from hashlib import sha256, shake_256
from json.encoder import encode_basestring
from typing import Any, Final, Self

from desktop.domain.log import strict_base64
from desktop.domain.log.canonical import Json, decode, encode, text, to_utf8
from desktop.domain.log.malformed import MalformedError
from desktop.domain.log.merkle import leaf_hash

FORMAT: Final = "sijill-leaf-1"
SEED_BYTES: Final = 16
_SALT_HEX: Final = 32
_DIGEST_BYTES: Final = 32
_SEED_LABEL: Final = b"sijill-seed-1"
_SALT: Final = re.compile("[0-9a-f]{32}")


@dataclass(frozen=True, slots=True)
class Leaf:
    """A fact in the clear.

    `kind` is one of `kinds.KINDS`; `subject` names the thing it is about ("entry:2025:journal:42");
    `fields` are (name, value) in the fixed order of the kind; `decoys` is the number of digests
    with nothing behind them, which hide how many of the optional fields there are.
    """

    kind: str
    subject: str
    fields: tuple[tuple[str, Json], ...]
    decoys: int = 0


@dataclass(frozen=True, slots=True)
class SealedLeaf:
    """The bytes that go into the log, and their RFC 6962 leaf hash."""

    data: bytes
    hash: bytes


@dataclass(frozen=True, slots=True)
class Opening:
    """One field laid open: its salt (32 hexadecimal digits), its name, its value."""

    salt: str
    name: str
    value: Json

    def to_json(self) -> list[Json]:
        """Return the array whose canonical bytes were hashed."""
        return [self.salt, self.name, self.value]

    @classmethod
    def from_json(cls, value: Any) -> Self:
        """Read what `to_json` wrote; raises MalformedError for anything else."""
        match value:
            case [str(salt), str(name), inner] if _SALT.fullmatch(salt):
                return cls(salt, name, inner)
        raise MalformedError("opening-shape")

    def digest(self) -> bytes:
        """Return the digest that stands for this field in its leaf."""
        return sha256(encode(self.to_json())).digest()


@dataclass(frozen=True, slots=True)
class LeafHead:
    """What anyone can read in a leaf: kind, subject, and the sorted digests of its fields."""

    kind: str
    subject: str
    digests: tuple[bytes, ...]


def seal(leaf: Leaf, seed: bytes) -> SealedLeaf:
    """Seal `leaf` with its `seed`: 16 bytes, secret, from a cryptographic generator, never reused.

    Raises MalformedError for a seed of another length, two fields of one name, a leaf without
    fields or a value that is not canonical JSON.
    """
    if len(dict(leaf.fields)) != len(leaf.fields):
        raise MalformedError("leaf-field-twice")
    written = [f"{encode_basestring(name)},{text(value)}" for name, value in leaf.fields]
    return seal_written(leaf.kind, leaf.subject, written, leaf.decoys, seed)


def seal_written(
    kind: str, subject: str, written: Sequence[str], decoys: int, seed: bytes
) -> SealedLeaf:
    """Seal a leaf whose fields are already written: for each, its canonical name, comma, value.

    For callers that write what `seal` would write, only faster; the names must differ.
    """
    if len(seed) != SEED_BYTES:
        raise MalformedError("seed-length")
    if not written or decoys < 0:
        raise MalformedError("leaf-without-fields")
    stream = _stream(len(written), decoys, seed)
    # No canonical text holds a raw line feed: one encoding serves all the fields.
    disclosures = to_utf8(
        "\n".join(
            [
                f'["{stream[at : at + _SALT_HEX]}",{field}]'
                for at, field in zip(range(0, len(stream), _SALT_HEX), written)  # noqa: B905
            ]
        )
    )
    digests = [sha256(one).digest() for one in disclosures.split(b"\n")]
    if decoys:
        spare = bytes.fromhex(stream[len(written) * _SALT_HEX :])
        digests += [spare[at : at + _DIGEST_BYTES] for at in range(0, len(spare), _DIGEST_BYTES)]
    digests.sort()
    data = join_digests(kind, subject, digests)
    return SealedLeaf(data, leaf_hash(data))


def join_digests(kind: str, subject: str, digests: Sequence[bytes]) -> bytes:
    """Return the bytes of a leaf whose digests are these, sorted."""
    hidden = strict_base64.write(b"".join(digests))
    return to_utf8(
        f'["{FORMAT}",{encode_basestring(kind)},{encode_basestring(subject)},"{hidden}"]'
    )


def seal_many(leaves: Iterable[Leaf], seeds: bytes) -> list[SealedLeaf]:
    """Seal many leaves; `seeds` is one run of random bytes, 16 for each leaf, in order.

    One call to the generator for a whole import costs a fiftieth of one call per leaf.
    """
    sealed = [
        seal(leaf, seeds[at * SEED_BYTES : (at + 1) * SEED_BYTES]) for at, leaf in enumerate(leaves)
    ]
    if len(seeds) != SEED_BYTES * len(sealed):
        raise MalformedError("seed-length")
    return sealed


def _stream(fields: int, decoys: int, seed: bytes) -> str:
    """Return, as hexadecimal text, the salt of every field in order, then every decoy."""
    size = fields * (_SALT_HEX // 2) + decoys * _DIGEST_BYTES
    return shake_256(_SEED_LABEL + seed).hexdigest(size)


def open_fields(leaf: Leaf, seed: bytes, names: Iterable[str]) -> tuple[Opening, ...]:
    """Open the fields with these names, in the order of the leaf.

    Raises KeyError with the first name that the leaf does not have.
    """
    wanted = set(names)
    stream = _stream(len(leaf.fields), leaf.decoys, seed)
    opened = tuple(
        Opening(stream[at * _SALT_HEX : (at + 1) * _SALT_HEX], name, value)
        for at, (name, value) in enumerate(leaf.fields)
        if name in wanted
    )
    for missing in sorted(wanted.difference(one.name for one in opened)):
        raise KeyError(missing)
    return opened


def open_field(leaf: Leaf, seed: bytes, name: str) -> Opening:
    """Open one field; raises KeyError where the leaf has none of that name."""
    return open_fields(leaf, seed, (name,))[0]


def read_head(data: bytes) -> LeafHead:
    """Read what is public in the bytes of a leaf; raises MalformedError where they are no leaf."""
    array: Any = decode(data)
    match array:
        case ["sijill-leaf-1", str(kind), str(subject), str(hidden)] if kind and subject:
            digests = split_digests(hidden)
            if digests:
                return LeafHead(kind, subject, digests)
            raise MalformedError("leaf-digests")
    raise MalformedError("leaf-shape")


def split_digests(hidden: str) -> tuple[bytes, ...]:
    """Return the digests that base64 text joins; MalformedError unless they ascend strictly."""
    try:
        joined = strict_base64.read(hidden)
    except MalformedError:
        raise MalformedError("leaf-digests") from None
    cut = range(0, len(joined), _DIGEST_BYTES)
    digests = tuple(joined[at : at + _DIGEST_BYTES] for at in cut)
    if len(joined) % _DIGEST_BYTES or list(digests) != sorted(set(digests)):
        raise MalformedError("leaf-digests")
    return digests


def verify_opening(data: bytes, opening: Opening) -> bool:
    """Tell whether the leaf with the bytes `data` carries exactly this field."""
    return verify_openings(data, (opening,))


def verify_openings(data: bytes, openings: Sequence[Opening]) -> bool:
    """Tell whether the leaf `data` carries every one of these fields, no name twice."""
    try:
        digests = set(read_head(data).digests)
        names = {opening.name for opening in openings}
        return len(names) == len(openings) and all(one.digest() in digests for one in openings)
    except MalformedError:
        return False


def verify_whole(data: bytes, leaf: Leaf, seed: bytes) -> bool:
    """Tell whether `data` is this leaf, the whole leaf and nothing else: no field was kept back."""
    try:
        return seal(leaf, seed).data == data
    except MalformedError:
        return False
