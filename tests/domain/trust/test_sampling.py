"""Samples: the same seed draws the same one, by amount in proportion, every stratum reached."""

import dataclasses

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.errors import UserError
from desktop.domain.trust.sampling import (
    SampleMethod,
    SampleOrder,
    Unit,
    band_of,
    draw,
    hits_of,
    number_of,
)

amounts = st.lists(st.integers(1, 10**6), min_size=1, max_size=40)


def units(values, strata=("",)):
    return tuple(
        Unit(at, f"2025-payment-{at:04d}", value, strata[at % len(strata)])
        for at, value in enumerate(values, 1)
    )


def subjects(picked):
    return [one.unit.subject for one in picked]


@given(amounts, st.text("abc123", min_size=1, max_size=9), st.data())
def test_the_same_seed_draws_the_same_sample(values, seed, data):
    made = units(values, ("a", "b"))
    size = data.draw(st.integers(1, len(made)))
    for method in SampleMethod:
        order = SampleOrder(method, seed, size)
        assert draw(made, order) == draw(made, order)


@given(amounts, st.text("abc123", min_size=1, max_size=9), st.data())
def test_at_random_exactly_so_many_and_each_by_its_own_number(values, seed, data):
    made = units(values)
    size = data.draw(st.integers(1, len(made)))
    order = SampleOrder(SampleMethod.RANDOM, seed, size)
    picked = draw(made, order)
    assert len(picked) == size
    # What is not there changes nothing for the others: a smaller sample lies inside a larger one.
    if size < len(made):
        larger = draw(made, dataclasses.replace(order, size=size + 1))
        assert set(subjects(picked)) < set(subjects(larger))


@given(st.lists(st.integers(1, 30), min_size=1, max_size=12), st.integers(1, 12))
def test_by_amount_each_unit_of_money_has_the_same_chance(values, size):
    """Over every start there is, a voucher is hit exactly size * amount times."""
    made = units(values)
    total = sum(values)
    hits = dict.fromkeys((unit.entry_id for unit in made), 0)
    for start in range(total):
        points = sorted((start + place * total // size) % total for place in range(size))
        found = hits_of(made, points)
        assert sum(count for _, count in found) == size
        for unit, count in found:
            hits[unit.entry_id] += count
    assert hits == {unit.entry_id: size * unit.amount for unit in made}


def test_a_voucher_above_the_interval_is_always_drawn():
    made = units([1, 1, 1_000, 1, 1])
    for seed in map(str, range(30)):
        picked = draw(made, SampleOrder(SampleMethod.AMOUNT, seed, 2))
        assert "2025-payment-0003" in subjects(picked)


@given(st.lists(st.integers(1, 99), min_size=3, max_size=30), st.integers(1, 3))
def test_every_stratum_gives_its_share(values, size):
    made = units(values, ("a", "b", ""))
    picked = draw(made, SampleOrder(SampleMethod.STRATA, "s", size))
    for name in {unit.stratum for unit in made}:
        there = sum(unit.stratum == name for unit in made)
        drawn = sum(one.unit.stratum == name for one in picked)
        assert drawn == min(size, there)


@pytest.mark.parametrize("method", list(SampleMethod))
def test_every_item_is_reachable(method):
    made = units([5, 7, 11, 3, 9, 4], ("a", "b"))
    reached = set()
    for seed in map(str, range(200)):
        reached |= set(subjects(draw(made, SampleOrder(method, seed, 1))))
    assert reached == {unit.subject for unit in made}


def test_the_algorithm_is_the_documented_one():
    """Worked out apart from the program: printf 'sijill-sample-1\\n7\\nstart' | sha256sum."""
    assert f"{number_of('7', 'start'):064x}".startswith(EXPECTED)


EXPECTED = "8b1fcaedd53b99ef41decd853b313b5b"


@pytest.mark.parametrize(
    ("seed", "size", "key"),
    [
        ("", 1, "sample-seed-empty"),
        ("  ", 1, "sample-seed-empty"),
        ("x" * 101, 1, "sample-seed-long"),
        ("x", 0, "sample-size"),
        ("x", -1, "sample-size"),
        ("x", 3, "sample-larger"),
    ],
)
def test_bad_orders(seed, size, key):
    with pytest.raises(UserError) as error:
        draw(units([1, 2]), SampleOrder(SampleMethod.RANDOM, seed, size))
    assert error.value.key == key


def test_bands():
    assert [band_of(amount, (100, 1_000)) for amount in (1, 99, 100, 999, 1_000, 5_000)] == [
        "0",
        "0",
        "100",
        "100",
        "1000",
        "1000",
    ]
