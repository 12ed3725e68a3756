"""Permissions can be changed within limits, whatever stands in the book."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.errors import UserError
from desktop.domain.trust.acting import PERMISSIONS, Act, Acting, Role
from desktop.domain.trust.duties import Duty, duties_of, holds_all, unseparated
from desktop.domain.trust.limits import READING, allowed_acts, fixed, may_by_office
from desktop.domain.trust.offices import refuse_offices, refuse_ungoverned

CELLS = st.dictionaries(
    st.tuples(st.sampled_from(list(Role)), st.sampled_from(list(Act))), st.booleans()
)
WRITES_THE_BOOKS = {
    Act.WRITE_DRAFT,
    Act.POST_ENTRY,
    Act.APPROVE_ENTRY,
    Act.OVERRIDE_CONTROL,
    Act.HOLD_CASH,
    Act.RECONCILE,
    Act.MANAGE_CHART,
    Act.MANAGE_YEARS,
    Act.MANAGE_OFFICERS,
    Act.MANAGE_KEYS,
    Act.MANAGE_RULES,
    Act.IMPORT_BOOK,
    Act.HAND_OVER,
    Act.ERASE_PERSON,
}


def acting(*roles, departures=None):
    held = frozenset(roles)
    return Acting(1, "O1", "ا", "a", held, allowed_acts(held, departures or {}))


@given(CELLS)
def test_no_departure_makes_an_auditor_a_writer(departures):
    for role in (Role.INTERNAL_AUDITOR, Role.GUEST_AUDITOR):
        assert not allowed_acts(frozenset({role}), departures) & WRITES_THE_BOOKS
    guest = allowed_acts(frozenset({Role.GUEST_AUDITOR}), departures)
    assert guest <= READING


@given(CELLS)
def test_no_departure_takes_the_book_from_the_chair_or_reading_from_anybody(departures):
    chair = allowed_acts(frozenset({Role.CHAIR}), departures)
    assert {Act.MANAGE_OFFICERS, Act.MANAGE_RULES} <= chair
    for role in Role:
        allowed = allowed_acts(frozenset({role}), departures)
        assert allowed >= PERMISSIONS[role] & READING
        assert (Act.MANAGE_OFFICERS in allowed) == (role is Role.CHAIR)


@given(CELLS)
def test_data_entry_never_approves_or_manages(departures):
    allowed = allowed_acts(frozenset({Role.DATA_ENTRY}), departures)
    assert Act.APPROVE_ENTRY not in allowed
    assert not {act for act in allowed if act.value.startswith("manage_")}


@given(CELLS, st.sampled_from(list(Role)), st.sampled_from(list(Act)))
def test_a_cell_that_is_free_says_what_the_organisation_says(departures, role, act):
    shipped = act in PERMISSIONS[role]
    expected = shipped if fixed(role, act) else departures.get((role, act), shipped)
    assert may_by_office(role, act, departures) == expected


def test_without_departures_the_table_is_the_shipped_one():
    for role in Role:
        assert allowed_acts(frozenset({role}), {}) == PERMISSIONS[role]


def test_something_can_be_changed_for_every_office_but_the_guest():
    free = {role for role in Role for act in Act if fixed(role, act) is None}
    assert free == set(Role) - {Role.GUEST_AUDITOR}


def test_chair_and_treasurer_in_one_person_hold_all_four_duties():
    alone = acting(Role.CHAIR, Role.TREASURER)
    assert duties_of(alone) == tuple(Duty)
    assert unseparated([alone, acting(Role.CHAIR), acting(Role.TREASURER)]) == (alone,)


def test_taking_one_duty_away_separates_them():
    departures = {(Role.TREASURER, Act.RECONCILE): False}
    assert not holds_all(acting(Role.CHAIR, Role.TREASURER, departures=departures))
    given_all = {
        (Role.TREASURER, Act.APPROVE_ENTRY): True,
    }
    assert holds_all(acting(Role.TREASURER, departures=given_all))


@pytest.mark.parametrize("auditor", [Role.INTERNAL_AUDITOR, Role.GUEST_AUDITOR])
def test_an_auditor_holds_no_other_office(auditor):
    refuse_offices(frozenset({auditor}))
    with pytest.raises(UserError, match="auditor-other-offices"):
        refuse_offices(frozenset({auditor, Role.SECRETARY}))


def test_somebody_governs():
    refuse_ungoverned([acting(Role.TREASURER), acting(Role.CHAIR)])
    with pytest.raises(UserError, match="last-governor"):
        refuse_ungoverned([acting(Role.TREASURER)])
