"""Leaves of master data and of events: every kind in the registry can be made and read."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.log.kinds import EVENTS, KINDS, event_leaf
from desktop.domain.log.leaf import open_fields, read_head, seal, verify_openings
from desktop.domain.log.malformed import MalformedError
from desktop.domain.log.record_leaf import Action, RecordFact, read_record, record_leaf

SEED = bytes(16)
NAMES = st.text("abcdefgh_", min_size=1, max_size=8)
RECORDS = st.builds(
    RecordFact,
    table=NAMES,
    key=NAMES,
    version=st.integers(1, 999),
    action=st.sampled_from(Action),
    recorded_at=NAMES,
    maker=NAMES,
    columns=st.dictionaries(NAMES, st.none() | st.integers(0, 9) | NAMES, max_size=8).map(
        lambda columns: tuple(columns.items())
    ),
)


@given(RECORDS)
def test_a_record_laid_open_is_the_record(record: RecordFact) -> None:
    leaf = record_leaf(record)
    assert leaf.subject == f"{record.table}:{record.key}"
    assert len(read_head(seal(leaf, SEED).data).digests) == 4 + len(record.columns)
    assert read_record(leaf.subject, dict(leaf.fields)) == record


@pytest.mark.parametrize(
    ("subject", "change"),
    [
        ("account", {}),
        (":1", {}),
        ("account:1", {"version": None}),
        ("account:1", {"version": True}),
        ("account:1", {"action": "guessed"}),
        ("account:1", {"surprise": 1}),
    ],
)
def test_fields_of_another_shape_are_refused(subject: str, change: dict[str, object]) -> None:
    fields = {"version": 1, "action": "created", "recorded_at": "t", "maker": "m"} | change
    with pytest.raises(MalformedError, match="record-shape"):
        read_record(subject, fields)


@pytest.mark.parametrize("kind", sorted(EVENTS))
def test_every_event_has_all_its_fields_and_no_other(kind: str) -> None:
    values = {name: f"value of {name}" for name in EVENTS[kind]}
    leaf = event_leaf(kind, "7", values)
    sealed = seal(leaf, SEED)
    assert read_head(sealed.data).subject == f"{kind}:7"
    assert [name for name, _ in leaf.fields] == list(EVENTS[kind])
    assert verify_openings(sealed.data, open_fields(leaf, SEED, values))
    with pytest.raises(KeyError, match="surprise"):
        event_leaf(kind, "7", values | {"surprise": 1})
    values.pop(EVENTS[kind][0])
    with pytest.raises(KeyError, match=EVENTS[kind][0]):
        event_leaf(kind, "7", values)


def test_the_registry_names_every_kind_once() -> None:
    assert {
        "entry",
        "record",
        "key",
        "checkpoint-signed",
        "package",
        "receipt",
        "clock",
        "role",
        "closing",
        "handover-of-key",
        "copy-accepted",
    } == KINDS
    with pytest.raises(KeyError):
        event_leaf("rumour", "7", {})
