"""The examples and tables of docs/SPEC-log.md are what the program does."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop.domain.log.kinds import EVENTS, RECORD_FIELDS
from desktop.domain.log.leaf import Leaf, Opening, open_fields, read_head, seal, verify_opening
from desktop.domain.log.merkle import root_of
from desktop.domain.log.note import parse_note
from desktop.domain.log.proof_bundle import Doubt
from desktop.domain.log.short_head import short_head
from desktop.domain.log.verifier_key import parse_verifier_key
from desktop.signing.log_key import verify_cosignature, verify_note

SPEC = (Path(__file__).parents[3] / "docs" / "SPEC-log.md").read_text(encoding="utf-8")
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
SEALED = seal(LEAF, bytes(range(16)))


def _block(first: str, last: str) -> str:
    """The indented block of the specification between two words, without its indent."""
    start = SPEC.index(f"    {first}")
    end = SPEC.index(last, start) + len(last)
    return "".join(line[4:] or "\n" for line in SPEC[start:end].splitlines(keepends=True)) + "\n"


def test_the_leaf_of_the_example() -> None:
    assert SEALED.data.decode() in SPEC
    assert SEALED.hash.hex() in SPEC
    digests = read_head(SEALED.data).digests
    assert all(digest.hex() in SPEC for digest in digests)
    for opening in open_fields(LEAF, bytes(range(16)), dict(LEAF.fields)):
        assert isinstance(opening, Opening)
        assert verify_opening(SEALED.data, opening)
        assert f'["{opening.salt}","{opening.name}",' in SPEC


def test_the_note_of_the_example() -> None:
    note = _block("sijill.log/5647", "sFZ+CA==")
    assert len(parse_note(note).signatures) == 2
    log, desk = (
        word.strip("`.")
        for word in SPEC.split()
        if word.startswith(("`sijill.log/5", "`commission.example/desk+"))
    )
    head = verify_note(note, parse_verifier_key(log))
    assert (head.size, head.root) == (1, root_of([SEALED.hash]))
    assert verify_cosignature(note, parse_verifier_key(desk)).at == 1760000000
    assert short_head(head.size, head.root) in SPEC


@pytest.mark.parametrize("kind", sorted(EVENTS))
def test_every_kind_is_described(kind: str) -> None:
    row = next(line for line in SPEC.splitlines() if line.startswith(f"| `{kind}` |"))
    assert row.split(" | ")[2].removesuffix(" |") == ", ".join(EVENTS[kind])


def test_records_and_faults_are_described() -> None:
    row = next(line for line in SPEC.splitlines() if line.startswith("| `record` |"))
    assert all(name in row for name in RECORD_FIELDS)
    assert all(f"`{doubt.value}`" in SPEC for doubt in Doubt)
