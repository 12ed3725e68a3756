"""Every kind of fact that becomes a leaf, with the names of its fields in their fixed order."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from desktop.domain.log import entry_leaf
from desktop.domain.log.canonical import Json
from desktop.domain.log.leaf import Leaf

RECORD: Final = "record"
KEY: Final = "key"
CHECKPOINT_SIGNED: Final = "checkpoint-signed"
PACKAGE: Final = "package"
RECEIPT: Final = "receipt"
CLOCK: Final = "clock"
ROLE: Final = "role"
CLOSING: Final = "closing"
HANDOVER: Final = "handover-of-key"
COPY: Final = "copy-accepted"

EVENTS: Final[Mapping[str, tuple[str, ...]]] = {
    # A key or certificate was created, enrolled, replaced or revoked. `public` is base64.
    KEY: (
        "action",
        "purpose",
        "algorithm",
        "public",
        "fingerprint",
        "holder",
        "recorded_at",
        "maker",
    ),
    # A checkpoint left the house, printed or filed: `root` is base64, `key_id` hexadecimal.
    CHECKPOINT_SIGNED: ("size", "root", "key_id", "recorded_at"),
    # A package was issued: `hash` is the SHA-256 of the container, hexadecimal.
    PACKAGE: (
        "number",
        "version",
        "profile",
        "period",
        "hash",
        "tree_size",
        "supersedes",
        "recorded_at",
        "maker",
    ),
    # An authority's receipt was imported: `cosignature` is its signed-note line, `at` its time.
    RECEIPT: ("package", "authority", "size", "root", "cosignature", "at", "recorded_at", "maker"),
    # The clock of the machine stepped back: the moment reached before, the moment shown now.
    CLOCK: ("reached", "shown", "recorded_at"),
    # An officer received or gave up a role.
    ROLE: ("action", "officer", "role", "recorded_at", "maker"),
    # A fiscal year or period was closed or reopened; `second` is the second of two persons.
    CLOSING: ("action", "fiscal_year", "period", "reason", "recorded_at", "maker", "second"),
    # The log passed from one key to the next: both signed `note`, its last head under the old one.
    HANDOVER: ("old", "new", "note", "recorded_at", "maker"),
    # An officer goes on in a copy that is older than what was known of the book (`size`, `root`).
    COPY: ("size", "root", "reason", "recorded_at", "maker"),
}

RECORD_FIELDS: Final = ("version", "action", "recorded_at", "maker")
COLUMN_PREFIX: Final = "column."

KINDS: Final[frozenset[str]] = frozenset({entry_leaf.KIND, RECORD, *EVENTS})


def event_leaf(kind: str, name: str, values: Mapping[str, Json]) -> Leaf:
    """Return the leaf of the event `name` of this kind; its subject is "package:2025-003".

    `values` has every field of the kind and no other (None where there is nothing to say): the
    number of digests must not tell one event of a kind from another. Raises KeyError otherwise.
    """
    names = EVENTS[kind]
    if values.keys() != set(names):
        raise KeyError(kind, *sorted(values.keys() ^ set(names)))
    return Leaf(kind, f"{kind}:{name}", tuple((one, values[one]) for one in names))
