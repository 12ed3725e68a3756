"""The fast way of sealing entries writes the same bytes as the plain way, and refuses the same."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.log.entry_leaf import EntryFact, LineFact, entry_leaf
from desktop.domain.log.leaf import seal
from desktop.domain.log.malformed import MalformedError
from desktop.domain.log.seal_entry import seal_entries, seal_entry

TEXTS = st.text(st.characters(exclude_categories=("Cs",)), max_size=6)
OPTIONAL = st.none() | TEXTS
AMOUNTS = st.integers(-(10**15), 10**15)
LINES = st.builds(
    LineFact,
    account=TEXTS,
    fund=TEXTS,
    amount=AMOUNTS,
    currency=TEXTS,
    project=OPTIONAL,
    partner=OPTIONAL,
    activity=OPTIONAL,
    branch=OPTIONAL,
    budget_line=OPTIONAL,
    foreign_amount=st.none() | AMOUNTS,
    rate=OPTIONAL,
    rate_source=OPTIONAL,
    memo=TEXTS,
)
ENTRIES = st.builds(
    EntryFact,
    number=st.integers(1, 10**6),
    series=TEXTS,
    fiscal_year=TEXTS,
    day=TEXTS,
    recorded_at=TEXTS,
    maker=TEXTS,
    narration=TEXTS,
    reference=TEXTS,
    reverses=OPTIONAL,
    lines=st.lists(LINES, min_size=1, max_size=4).map(tuple),
)
SEED = bytes(range(16))
LINE = LineFact("5:1", "GEN", 1, "LYD")
ENTRY = EntryFact(
    1, "journal", "2025", "2025-03-15", "2025-03-15T10:11:12Z", "o", "n", "r", None, (LINE,)
)


@given(st.lists(ENTRIES, max_size=3))
def test_both_ways_write_the_same_bytes(entries: list[EntryFact]) -> None:
    seeds = [n.to_bytes(16, "big") for n in range(len(entries))]
    plain = [seal(entry_leaf(one), seed) for one, seed in zip(entries, seeds, strict=True)]
    assert list(seal_entries(entries, b"".join(seeds))) == plain


@pytest.mark.parametrize(
    "change",
    [
        {"amount": 2**53},
        {"amount": 1.0},
        {"amount": True},
        {"foreign_amount": 1.0},
        {"foreign_amount": -(2**53)},
        {"memo": "\ud800"},
    ],
)
def test_what_has_no_canonical_form_is_refused(change: dict[str, object]) -> None:
    line = LINE._replace(**change)  # type: ignore[arg-type]
    with pytest.raises(MalformedError):
        seal_entry(ENTRY._replace(lines=(line,)), SEED)


def test_every_entry_needs_a_whole_seed() -> None:
    with pytest.raises(MalformedError, match="seed-length"):
        list(seal_entries([ENTRY, ENTRY], bytes(31)))
