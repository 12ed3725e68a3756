"""When a backup is due, which stick is next, which backups may go: rules without a disk."""

import datetime as dt
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.trust.backups import (
    BACKING_UP,
    RESTORING,
    TOTAL,
    Advice,
    Kept,
    Medium,
    due,
    rotation,
    superfluous,
)

NOW = dt.datetime(2026, 11, 24, 12, tzinfo=dt.UTC)
MOMENTS = st.integers(1_577_836_800, 1_893_456_000).map(
    lambda second: dt.datetime.fromtimestamp(second, dt.UTC)
)
ONE = Kept(Medium.STICK, "A", "/a", "f", "0" * 64, 1, 1, "", 0, 1, NOW)


def made(*history):
    """Backups as (volume, days ago), the oldest first."""
    return [
        replace(ONE, volume=volume, made_at=NOW - dt.timedelta(days=days))
        for volume, days in history
    ]


def test_the_other_stick_is_next():
    assert rotation(made(("A", 9), ("B", 2)), NOW).advice is Advice.OTHER_STICK
    assert rotation(made(("A", 9), ("B", 2)), NOW).volume == "A"
    assert rotation(made(("A", 9), ("B", 2), ("A", 1)), NOW).volume == "B"


def test_one_stick_alone_wants_a_second():
    assert rotation(made(("A", 9), ("A", 2)), NOW).advice is Advice.SECOND_STICK


def test_the_same_twice_while_the_other_grows_old():
    assert rotation(made(("B", 31), ("A", 9), ("A", 2)), NOW).advice is Advice.OTHER_OLD
    assert rotation(made(("B", 30), ("A", 9), ("A", 2)), NOW).advice is Advice.OTHER_STICK
    assert rotation(made(("B", 31), ("A", 2)), NOW).advice is Advice.OTHER_STICK


def test_folders_take_no_part():
    folders = [replace(each, medium=Medium.FOLDER) for each in made(("A", 3), ("B", 2))]
    assert rotation(folders, NOW).advice is Advice.NONE
    assert rotation([], NOW).advice is Advice.NONE


def test_due_after_the_limit_and_not_before():
    began = NOW - dt.timedelta(days=400)
    assert not due(made(("A", 7)), began, NOW, 7).overdue
    assert due(made(("A", 8)), began, NOW, 7).overdue
    assert due([], began, NOW, 7).overdue
    assert due([], NOW - dt.timedelta(days=7), NOW, 7).overdue is False
    assert due([], began, NOW, 7).days is None


def test_a_clock_that_went_back_makes_no_negative_age():
    assert due(made(("A", -3)), NOW, NOW, 7).days == 0


@given(st.lists(MOMENTS), st.integers(0, 12), st.integers(0, 30))
def test_what_may_go_leaves_the_newest_and_one_of_each_month(moments, last, months):
    going = superfluous(moments, last=last, months=months)
    kept = [moment for place, moment in enumerate(moments) if place not in going]
    if moments:
        assert max(moments) in kept
        assert (
            sorted(moments, reverse=True)[: max(last, 1)]
            == sorted(kept, reverse=True)[: max(last, 1)]
        )
    all_months = sorted({(each.year, each.month) for each in moments}, reverse=True)[:months]
    assert set(all_months) <= {(each.year, each.month) for each in kept}
    newest = {month: max(m for m in moments if (m.year, m.month) == month) for month in all_months}
    assert set(newest.values()) <= set(kept)
    assert len(kept) <= max(last, 1) + months


@given(st.sampled_from((BACKING_UP, RESTORING)), st.data())
def test_steps_grow_through_the_stages(plan, data):
    stage = data.draw(st.sampled_from([each for each, _ in plan.ends]))
    total = data.draw(st.integers(0, 10**12))
    done = data.draw(st.integers(0, total or 1))
    step = plan.step(stage, done, total)
    assert 0 <= step <= TOTAL
    if total > 0 and done < total and step < plan.step(stage, total, total):
        assert plan.stage_at(step) is stage
