"""The auditor's tests as pure rules: what each shows, and what it leaves alone."""

import datetime as dt
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.ledger.entry import Series
from desktop.domain.trust.acting import Act, Role
from desktop.domain.trust.approval_rules import Rule
from desktop.domain.trust.exceptions import (
    Amount,
    EntryRow,
    ExceptionKind,
    LineRow,
    Material,
    OfficerRow,
    Thresholds,
)
from desktop.domain.trust.exceptions_amounts import (
    below_threshold,
    duplicate_reference,
    first_digits,
    split,
)
from desktop.domain.trust.exceptions_duties import gap, many_duties
from desktop.domain.trust.exceptions_registry import EXCEPTIONS
from desktop.domain.trust.exceptions_timing import earlier_month, night, weekend

LIMITS = Thresholds()
SUNDAY = dt.date(2025, 3, 2)
RULE = Rule(frozenset({Role.CHAIR}), from_amount=1_000, id=1)


def entry(key=1, *, day=SUNDAY, amount=777, series=Series.PAYMENT, at=None, **more):
    at = at or dt.datetime.combine(day, dt.time(9), dt.UTC)
    number = more.pop("number", key)
    given = {"reference": "", "batch_id": None, "reverses_id": None, "reversed": False, **more}
    return EntryRow(key, "2025", series, number, day, at, 1, amount, **given)


def to(partner, *ids):
    return {one: (LineRow(50, partner, 1, None, 777, True),) for one in ids}


def found(rule, *entries, limits=LIMITS, **more):
    return list(rule(Material(tuple(entries), **more), limits))


def test_every_kind_has_a_rule():
    assert tuple(EXCEPTIONS) == tuple(ExceptionKind)


def test_a_weekend_is_what_is_set():
    week = [entry(n + 1, day=SUNDAY + dt.timedelta(days=n)) for n in range(7)]
    assert [each.entry_id for each in found(weekend, *week)] == [6, 7]
    western = replace(LIMITS, weekend=frozenset({5, 6}))
    assert [each.entry_id for each in found(weekend, *week, limits=western)] == [1, 7]


@pytest.mark.parametrize(("hour", "hits"), [(3, 1), (4, 0), (19, 0), (20, 1), (23, 1)])
def test_night_is_by_the_clock_of_the_office(hour, hits):
    at = dt.datetime(2025, 3, 2, hour, tzinfo=dt.UTC)
    assert len(found(night, entry(at=at))) == hits
    assert found(night, entry(at=at, batch_id=1)) == [], "an import carries its own moment"


@given(st.sets(st.integers(1, 60), min_size=1))
def test_gaps_are_exactly_the_missing_numbers(numbers):
    hits = found(gap, *(entry(n, number=n) for n in numbers))
    missing = {
        number for each in hits for number in range(each.fields["first"], each.fields["last"] + 1)
    }
    assert missing == set(range(1, max(numbers) + 1)) - numbers


def test_each_series_counts_for_itself():
    assert found(gap, entry(1), entry(2, series=Series.RECEIPT, number=1)) == []


@given(
    st.lists(
        st.tuples(st.integers(0, 40), st.integers(1, 999)),
        min_size=1,
        max_size=25,
    )
)
def test_splits_are_runs_that_reach_the_limit_only_together(days):
    entries = [
        entry(n + 1, day=SUNDAY + dt.timedelta(days=day), amount=amount)
        for n, (day, amount) in enumerate(days)
    ]
    hits = found(split, *entries, lines=to(7, *range(1, len(days) + 1)), rules=(RULE,))
    for each in hits:
        assert each.fields["total"].minor >= RULE.from_amount
        assert each.fields["count"] >= 2
    window = dt.timedelta(days=LIMITS.split_days)
    reachable = any(
        sum(other.amount for other in entries if one.day <= other.day <= one.day + window)
        >= RULE.from_amount
        for one in entries
    )
    assert bool(hits) == reachable


def test_splits_do_not_mix_partners_and_leave_large_entries_alone():
    two = entry(1, amount=600), entry(2, amount=600)
    assert len(found(split, *two, lines=to(7, 1, 2), rules=(RULE,))) == 1
    assert found(split, *two, lines={**to(7, 1), **to(8, 2)}, rules=(RULE,)) == []
    assert found(split, *two, lines=to(7, 1, 2)) == [], "without a rule there is no limit"
    large = entry(1, amount=1_000), entry(2, amount=600)
    assert found(split, *large, lines=to(7, 1, 2), rules=(RULE,)) == []
    taken_back = entry(1, amount=600, reversed=True), entry(2, amount=600)
    assert found(split, *taken_back, lines=to(7, 1, 2), rules=(RULE,)) == []


@pytest.mark.parametrize(("amount", "hits"), [(949, 0), (950, 1), (999, 1), (1_000, 0)])
def test_just_below(amount, hits):
    shown = found(below_threshold, entry(amount=amount), rules=(RULE,))
    assert len(shown) == hits
    assert all(each.fields["limit"] == Amount(1_000) for each in shown)
    receipt = entry(amount=amount, series=Series.RECEIPT)
    assert found(below_threshold, receipt, rules=(RULE,)) == []
    stopped = replace(RULE, active=False)
    assert found(below_threshold, entry(amount=amount), rules=(stopped,)) == []


@pytest.mark.parametrize(
    ("fund", "project", "hits"), [(1, None, 1), (2, None, 0), (None, 3, 0), (1, 3, 0)]
)
def test_a_rule_of_a_fund_or_project_looks_at_no_other(fund, project, hits):
    rule = replace(RULE, fund_id=fund, project_id=project)
    near = entry(amount=980)
    assert len(found(below_threshold, near, lines=to(None, 1), rules=(rule,))) == hits


def test_references_are_compared_as_people_read_them():
    one, two = entry(1, reference="INV 7"), entry(2, reference="inv\u0667")
    assert len(found(duplicate_reference, one, two, lines=to(7, 1, 2))) == 1
    assert found(duplicate_reference, one, two, lines={**to(7, 1), **to(8, 2)}) == []
    blank = entry(1, reference=" "), entry(2, reference=" ")
    assert found(duplicate_reference, *blank, lines=to(7, 1, 2)) == []


def test_the_month_that_is_being_finished_is_left_alone():
    june = entry(1, day=dt.date(2025, 6, 2))
    may = dt.date(2025, 5, 29)
    soon = entry(2, day=may, at=dt.datetime(2025, 6, 8, 9, tzinfo=dt.UTC))
    late = entry(2, day=may, at=dt.datetime(2025, 6, 20, 9, tzinfo=dt.UTC))
    assert found(earlier_month, june, soon) == []
    (hit,) = found(earlier_month, june, late)
    assert hit.fields == {"later": "2025-06", "days": 19}
    assert found(earlier_month, late) == [], "nothing of a later month was there"


def test_duties_are_named_only_where_approving_is_among_them():
    def officer(*acts, posted=3):
        return OfficerRow(1, "O1", frozenset(acts), posted)

    both = officer(Act.APPROVE_ENTRY, Act.POST_ENTRY)
    (hit,) = found(many_duties, officers=(both,))
    assert hit.fields["acts"] == (Act.APPROVE_ENTRY, Act.POST_ENTRY)
    assert found(many_duties, officers=(officer(Act.POST_ENTRY, Act.HOLD_CASH),)) == []
    assert found(many_duties, officers=(officer(*Act, posted=0),)) == []


def test_digits_too_frequent_are_one_hit_each():
    entries = [entry(n + 1, amount=900 + n % 50) for n in range(400)]
    (hit,) = found(first_digits, *entries)
    assert (hit.fields["digit"], hit.fields["found"], hit.subject) == (9, 400, "")
    assert found(first_digits, *entries[:299]) == []
