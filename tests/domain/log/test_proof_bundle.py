"""What a package carries: it holds as made, on the wire too, and every falsehood has its name."""

from __future__ import annotations

import dataclasses
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.log import canonical
from desktop.domain.log.checkpoint import Checkpoint
from desktop.domain.log.entry_leaf import EntryFact, LineFact, entry_leaf, read_entry
from desktop.domain.log.leaf import Leaf, open_fields, seal
from desktop.domain.log.malformed import MalformedError
from desktop.domain.log.merkle import root_of
from desktop.domain.log.note import Note, NoteSignature
from desktop.domain.log.proof_bundle import (
    Doubt,
    Fault,
    LogProof,
    Shown,
    make_proof,
    verify_proof,
)

COUNT = 60
FACTS = [
    EntryFact(
        number=n + 1,
        series="journal",
        fiscal_year="2025",
        day="2025-03-15",
        recorded_at="2025-03-15T10:11:12Z",
        maker="officer-2",
        narration="",
        reference=f"R{n}",
        reverses=None,
        lines=(
            LineFact("5:1", "GEN", n + 1, "LYD"),
            LineFact("1:1", "GEN", -n - 1, "LYD", partner="S1"),
        ),
    )
    for n in range(COUNT)
]
LEAVES = [entry_leaf(fact) for fact in FACTS]
SEEDS = [n.to_bytes(16, "big") for n in range(COUNT)]
SEALED = [seal(leaf, seed) for leaf, seed in zip(LEAVES, SEEDS, strict=True)]
HASHES = [one.hash for one in SEALED]
ORIGIN = "sijill.log/test"


def checkpoint(size: int) -> Checkpoint:
    return Checkpoint(ORIGIN, size, root_of(HASHES[:size]))


def note(head: Checkpoint) -> str:
    return str(Note(head.body(), (NoteSignature(ORIGIN, b"abcd", b"signature"),)))


def in_part(index: int) -> Shown:
    openings = open_fields(LEAVES[index], SEEDS[index], ["voucher", "line.0", "line.1"])
    return Shown(index, SEALED[index].data, openings)


def whole(index: int) -> Shown:
    return Shown(index, None, seed=SEEDS[index])


HEAD, BEFORE = checkpoint(50), checkpoint(20)
PROOF = make_proof(
    note(HEAD), note(BEFORE), HASHES, [whole(3), in_part(20), whole(21), in_part(49)]
)
REBUILT = {index: SEALED[index].data for index in (3, 21)}


def on_the_wire(proof: LogProof) -> LogProof:
    return LogProof.from_json(canonical.decode(canonical.encode(proof.to_json())))


@given(st.data(), st.integers(1, COUNT))
def test_a_proof_holds_after_the_journey(data: st.DataObject, size: int) -> None:
    before = data.draw(st.none() | st.integers(0, size).map(checkpoint))
    indices = sorted(data.draw(st.sets(st.integers(0, size - 1))))
    seen_whole = data.draw(st.sets(st.sampled_from(indices))) if indices else set()
    shown = [whole(one) if one in seen_whole else in_part(one) for one in indices]
    head = checkpoint(size)
    proof = make_proof(note(head), None if before is None else note(before), HASHES, shown)
    arrived = on_the_wire(proof)
    assert arrived == proof

    rebuilt = {}
    for one in arrived.shown:
        if one.seed is not None:
            rebuilt[one.index] = seal(entry_leaf(FACTS[one.index]), one.seed).data
        else:
            read = read_entry({opening.name: opening.value for opening in one.openings})
            assert read.lines[0].amount == one.index + 1
    assert verify_proof(arrived, head, before, rebuilt) == ()


def faults(proof: LogProof, rebuilt: dict[int, bytes] | None = None) -> set[Doubt]:
    found = verify_proof(proof, HEAD, BEFORE, REBUILT if rebuilt is None else rebuilt)
    return {one.doubt for one in found}


def test_the_example_holds() -> None:
    assert verify_proof(PROOF, HEAD, BEFORE, REBUILT) == ()


def test_another_checkpoint_than_the_one_verified() -> None:
    assert verify_proof(PROOF, checkpoint(49), BEFORE, REBUILT)[0].doubt is Doubt.OTHER_CHECKPOINT
    for known in (None, checkpoint(19)):
        assert verify_proof(PROOF, HEAD, known, REBUILT) == (Fault(Doubt.OTHER_PREVIOUS),)


def test_another_log() -> None:
    other = dataclasses.replace(BEFORE, origin="sijill.log/other")
    proof = dataclasses.replace(PROOF, previous=note(other))
    assert verify_proof(proof, HEAD, other, REBUILT) == (Fault(Doubt.OTHER_LOG),)


def test_a_rewritten_past() -> None:
    rewritten = [*HASHES]
    rewritten[3] = rewritten[4]
    head = Checkpoint(ORIGIN, 50, root_of(rewritten[:50]))
    proof = make_proof(note(head), note(BEFORE), rewritten, [])
    assert verify_proof(proof, head, BEFORE) == (Fault(Doubt.NOT_CONSISTENT),)


def test_a_shorter_log_than_was_filed() -> None:
    proof = dataclasses.replace(PROOF, checkpoint=note(BEFORE), previous=note(HEAD))
    assert Fault(Doubt.NOT_CONSISTENT) in verify_proof(proof, BEFORE, HEAD, REBUILT)
    with pytest.raises(IndexError):
        make_proof(note(BEFORE), note(HEAD), HASHES, [])


def test_a_leaf_that_is_not_there() -> None:
    assert verify_proof(PROOF, HEAD, BEFORE, {3: REBUILT[3]}) == (Fault(Doubt.LEAF_ABSENT, 21),)


def test_a_leaf_whose_facts_were_changed() -> None:
    changed = FACTS[3]._replace(reference="R4")
    data = seal(entry_leaf(changed), SEEDS[3]).data
    assert faults(PROOF, REBUILT | {3: data}) == {Doubt.NOT_INCLUDED}


def test_facts_and_leaf_that_disagree() -> None:
    rebuilt = REBUILT | {20: SEALED[22].data}
    found = verify_proof(PROOF, HEAD, BEFORE, rebuilt)
    assert Fault(Doubt.NOT_INCLUDED, 20) in found


def test_a_field_that_the_leaf_does_not_carry() -> None:
    false = dataclasses.replace(PROOF.shown[1].openings[1], value=["5:1", "GEN"])
    shown = dataclasses.replace(PROOF.shown[1], openings=(false,))
    proof = dataclasses.replace(PROOF, shown=(PROOF.shown[0], shown, *PROOF.shown[2:]))
    assert verify_proof(proof, HEAD, BEFORE, REBUILT) == (Fault(Doubt.OPENING_FALSE, 20),)


@given(st.data())
def test_no_other_path_holds(data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(PROOF.path) - 1))
    bit = data.draw(st.integers(0, 255))
    flipped = (int.from_bytes(PROOF.path[at], "big") ^ 1 << bit).to_bytes(32, "big")
    path = (*PROOF.path[:at], flipped, *PROOF.path[at + 1 :])
    assert faults(dataclasses.replace(PROOF, path=path)) == {Doubt.NOT_INCLUDED}
    assert faults(dataclasses.replace(PROOF, path=PROOF.path[:-1])) == {Doubt.NOT_INCLUDED}
    hashes = PROOF.consistency[::-1]
    assert faults(dataclasses.replace(PROOF, consistency=hashes)) == {Doubt.NOT_CONSISTENT}


def _with(**change: Any) -> dict[str, Any]:
    return dict(PROOF.to_json()) | change


@pytest.mark.parametrize(
    "value",
    [
        None,
        [],
        _with(format="sijill-proof-2"),
        _with(surprise=1),
        _with(checkpoint=None),
        _with(previous=1),
        _with(consistency=[1]),
        _with(path=["AAAA"]),
        _with(path=["not base64"]),
        _with(leaves=[[True, None, [], None]]),
        _with(leaves=[["3", None, [], None]]),
        _with(leaves=[[3, None, [["short", "a", 1]], None]]),
        _with(leaves=[[3, None, [], "AAAA"]]),
        _with(leaves=[[3, None, []]]),
        _with(leaves={}),
    ],
)
def test_what_is_no_proof_is_refused(value: object) -> None:
    with pytest.raises(MalformedError):
        LogProof.from_json(value)


def test_leaves_out_of_order_are_refused() -> None:
    with pytest.raises(IndexError):
        make_proof(note(HEAD), None, HASHES, [in_part(4), in_part(3)])
    assert faults(dataclasses.replace(PROOF, shown=PROOF.shown[::-1])) == {Doubt.NOT_INCLUDED}


def test_a_note_that_is_none_is_refused() -> None:
    with pytest.raises(MalformedError):
        verify_proof(dataclasses.replace(PROOF, checkpoint="no note"), HEAD, BEFORE, REBUILT)


def test_other_leaves_than_entries_are_carried_too() -> None:
    leaf = Leaf("key", "key:1", (("action", "created"),))
    data = seal(leaf, SEEDS[0]).data
    shown = Shown(0, data, open_fields(leaf, SEEDS[0], ["action"]))
    assert Shown.from_json(canonical.decode(canonical.encode(shown.to_json()))) == shown
