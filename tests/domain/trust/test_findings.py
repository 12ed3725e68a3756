"""What can become of a finding: only what the rules allow, whatever is tried in whatever order."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.errors import UserError
from desktop.domain.trust.acting import PERMISSIONS, Act, Role
from desktop.domain.trust.findings import (
    NOTE_ACTS,
    TRANSITIONS,
    FindingStatus,
    NoteKind,
    check_due,
    next_status,
    possible,
)


@given(st.lists(st.sampled_from(NoteKind), max_size=30))
def test_any_order_of_notes_keeps_the_rules(kinds):
    status = FindingStatus.OPEN
    for kind in kinds:
        before = status
        if kind not in possible(before):
            with pytest.raises(UserError, match="finding-not-now"):
                next_status(status, kind)
            continue
        status = next_status(status, kind)
        if before is FindingStatus.CLOSED:
            assert kind is NoteKind.REOPENED
            assert status is FindingStatus.OPEN
        if kind is NoteKind.CLOSED:
            assert status is FindingStatus.CLOSED
        if kind is NoteKind.RESPONSE:
            assert status is FindingStatus.ANSWERED
        if kind is NoteKind.FOLLOW_UP:
            assert status is FindingStatus.OPEN


def test_a_closed_finding_can_only_be_opened_again():
    assert possible(FindingStatus.CLOSED) == (NoteKind.REOPENED,)
    assert {status for status, _ in TRANSITIONS} == set(FindingStatus)
    assert {kind for _, kind in TRANSITIONS} == set(NoteKind) == set(NOTE_ACTS)


def test_nobody_answers_and_closes_by_one_office():
    both = {Act.ANSWER_FINDING, Act.WRITE_FINDING}
    assert [role for role, acts in PERMISSIONS.items() if both <= acts] == []
    assert Act.WRITE_FINDING not in PERMISSIONS[Role.GUEST_AUDITOR]


def test_a_day_that_is_over_is_refused():
    today = dt.date(2025, 6, 1)
    check_due(None, today)
    check_due(today, today)
    with pytest.raises(UserError, match="finding-due-past"):
        check_due(today - dt.timedelta(days=1), today)
