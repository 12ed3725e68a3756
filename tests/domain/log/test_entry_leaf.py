"""The leaf of a posted entry: what it shows, what it hides, and that it can be read back."""

from __future__ import annotations

import dataclasses

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.log import canonical
from desktop.domain.log.entry_leaf import EntryFact, LineFact, entry_leaf, lines_in, read_entry
from desktop.domain.log.leaf import open_fields, read_head, seal, verify_openings, verify_whole
from desktop.domain.log.malformed import MalformedError

SEED = bytes(range(16))
ENTRY = EntryFact(
    number=42,
    series="journal",
    fiscal_year="2025",
    day="2025-03-15",
    recorded_at="2025-03-15T10:11:12Z",
    maker="officer-2",
    narration="\u0634\u0631\u0627\u0621 \u0642\u0631\u0637\u0627\u0633\u064a\u0629",
    reference="INV-77",
    reverses=None,
    lines=(
        LineFact("5:1:3", "GEN", 125000, "LYD", project="P3"),
        LineFact("1:1:1", "GEN", -125000, "LYD", partner="S12"),
    ),
)
CODES = st.text("abcdefgh0123456789:-", min_size=1, max_size=6)
OPTIONAL = st.none() | CODES
AMOUNTS = st.integers(-(10**15), 10**15)
LINES = st.builds(
    LineFact,
    account=CODES,
    fund=CODES,
    amount=AMOUNTS,
    currency=CODES,
    project=OPTIONAL,
    partner=OPTIONAL,
    activity=OPTIONAL,
    branch=OPTIONAL,
    budget_line=OPTIONAL,
    foreign_amount=st.none() | AMOUNTS,
    rate=OPTIONAL,
    rate_source=OPTIONAL,
    memo=st.text(st.characters(exclude_categories=("Cs",)), max_size=6),
)
ENTRIES = st.builds(
    EntryFact,
    number=st.integers(1, 10**6),
    series=CODES,
    fiscal_year=CODES,
    day=CODES,
    recorded_at=CODES,
    maker=CODES,
    narration=st.text(st.characters(exclude_categories=("Cs",)), max_size=9),
    reference=CODES,
    reverses=OPTIONAL,
    lines=st.lists(LINES, min_size=1, max_size=12).map(tuple),
)


@given(ENTRIES)
def test_an_entry_laid_open_is_the_entry(entry: EntryFact) -> None:
    leaf = entry_leaf(entry)
    sealed = seal(leaf, SEED)
    openings = open_fields(leaf, SEED, [name for name, _ in leaf.fields])
    assert verify_openings(sealed.data, openings)
    wire = [canonical.decode(canonical.encode(one.to_json())) for one in openings]
    assert read_entry({name: value for _, name, value in wire}) == entry
    assert verify_whole(sealed.data, entry_leaf(entry), SEED)


@given(ENTRIES)
def test_the_digests_tell_the_number_of_lines_and_no_more(entry: EntryFact) -> None:
    head = read_head(seal(entry_leaf(entry), SEED).data)
    assert len(head.digests) == 4 + 2 * len(entry.lines)
    assert lines_in(head) == len(entry.lines)
    assert head.subject == f"entry:{entry.fiscal_year}:{entry.series}:{entry.number}"


@given(ENTRIES, st.data())
def test_any_change_to_an_entry_changes_its_leaf(entry: EntryFact, data: st.DataObject) -> None:
    sealed = seal(entry_leaf(entry), SEED)
    field = data.draw(st.sampled_from(LineFact._fields))
    at = data.draw(st.integers(0, len(entry.lines) - 1))
    line = entry.lines[at]
    old = getattr(line, field)
    new = old + 1 if isinstance(old, int) else f"{old}x"
    if field == "foreign_amount" and old is None:
        new = 0
    lines = (*entry.lines[:at], line._replace(**{field: new}), *entry.lines[at + 1 :])
    assert seal(entry_leaf(entry._replace(lines=lines)), SEED).hash != sealed.hash
    for name in ("narration", "reference", "maker", "day", "recorded_at", "series", "reverses"):
        other = entry._replace(**{name: f"{getattr(entry, name)}x"})
        assert seal(entry_leaf(other), SEED).hash != sealed.hash


def test_money_is_shown_and_people_are_not() -> None:
    leaf = entry_leaf(ENTRY)
    public = open_fields(leaf, SEED, ["voucher", "line.0", "line.1"])
    assert verify_openings(seal(leaf, SEED).data, public)
    shown = canonical.encode([one.to_json() for one in public])
    assert b"S12" not in shown
    assert b"officer-2" not in shown
    read = read_entry({one.name: one.value for one in public})
    assert sum(line.amount for line in read.lines) == 0
    assert (read.maker, read.narration, read.lines[1].partner) == ("", "", None)


def test_only_a_line_with_somebody_has_a_party() -> None:
    leaf = entry_leaf(ENTRY)
    names = [name for name, _ in leaf.fields]
    assert names == [
        "voucher",
        "narration",
        "reference",
        "maker",
        "line.0",
        "line.1",
        "line.1.party",
    ]
    assert leaf.decoys == 1


@pytest.mark.parametrize(
    "change",
    [
        {"voucher": None},
        {"voucher": ["2025", "journal", "42", "d", "r", None]},
        {"voucher": ["2025", "journal", True, "d", "r", None]},
        {"voucher": ["2025", "journal", 42, "d", "r", 1]},
        {"narration": 1},
        {"line.0": None},
        {"line.0": ["a"] * 11},
        {"line.0": [None, "f", None, None, None, None, 1, "LYD", None, None, None]},
        {"line.0": ["a", "f", 7, None, None, None, 1, "LYD", None, None, None]},
        {"line.0": ["a", "f", None, None, None, None, True, "LYD", None, None, None]},
        {"line.0": ["a", "f", None, None, None, None, 1, "LYD", "1", None, None]},
        {"line.0.party": ["S12"]},
        {"line.0.party": ["S12", None]},
        {"line.3": ["a", "f", None, None, None, None, 1, "LYD", None, None, None]},
        {"surprise": 1},
    ],
)
def test_fields_of_another_shape_are_refused(change: dict[str, object]) -> None:
    fields = dict(entry_leaf(ENTRY).fields) | change
    with pytest.raises(MalformedError, match="entry-shape"):
        read_entry(fields)


def test_a_leaf_of_another_kind_has_no_lines() -> None:
    head = read_head(seal(entry_leaf(ENTRY), SEED).data)
    assert lines_in(head) == 2
    with pytest.raises(MalformedError, match="entry-shape"):
        lines_in(dataclasses.replace(head, kind="record"))
    with pytest.raises(MalformedError, match="entry-shape"):
        lines_in(dataclasses.replace(head, digests=head.digests[1:]))
    with pytest.raises(MalformedError, match="entry-shape"):
        lines_in(dataclasses.replace(head, digests=head.digests[:4]))
