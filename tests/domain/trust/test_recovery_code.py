"""The recovery code on paper: what is mistyped is caught in the very group."""

import os

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.errors import UserError
from desktop.domain.trust.recovery_code import (
    ALPHABET,
    GROUPS,
    HALF_BYTES,
    LENGTH,
    RecoveryCode,
    joined,
    written,
)

HALVES = st.binary(min_size=HALF_BYTES, max_size=HALF_BYTES)


def code_of(first, second):
    return RecoveryCode(written(first, 1), written(second, 2))


def fault(first, second):
    with pytest.raises(UserError) as refused:
        joined(first, second)
    return refused.value.key, refused.value.fields


@given(HALVES, HALVES)
def test_what_was_printed_is_read_in_any_hand_and_order(first, second):
    code = code_of(first, second)
    secret = joined(code.first, code.second)
    assert len(secret) == 2 * GROUPS * LENGTH
    untidy = code.first.lower().replace("-", " ").replace("0", "o").replace("1", "l")
    assert joined(untidy, code.second.replace("-", "")) == secret
    assert joined(code.second, code.first) == secret
    digits = code.first.translate(str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩"))
    assert joined(digits, code.second) == secret


@given(
    HALVES,
    HALVES,
    st.integers(0, GROUPS - 1),
    st.integers(0, LENGTH - 1),
    st.sampled_from(ALPHABET),
)
def test_one_wrong_character_is_caught_in_its_group(first, second, group, place, other):
    code = code_of(first, second)
    groups = code.first.split("-")
    typed = list(groups[group])
    if typed[place] == other:
        return
    typed[place] = other
    groups[group] = "".join(typed)
    assert fault("-".join(groups), code.second) == (
        "recovery-group-wrong",
        {"half": 1, "group": group + 1},
    )


@given(HALVES, HALVES, st.integers(0, GROUPS - 1), st.integers(0, LENGTH - 2))
def test_two_neighbours_swapped_are_caught(first, second, group, place):
    code = code_of(first, second)
    groups = code.second.split("-")
    typed = list(groups[group])
    if typed[place] == typed[place + 1]:
        return
    typed[place], typed[place + 1] = typed[place + 1], typed[place]
    groups[group] = "".join(typed)
    assert fault(code.first, "-".join(groups)) == (
        "recovery-group-wrong",
        {"half": 2, "group": group + 1},
    )


@given(HALVES, HALVES, st.permutations(range(GROUPS)))
def test_groups_in_another_order_are_caught(first, second, order):
    code = code_of(first, second)
    groups = code.first.split("-")
    mixed = "-".join(groups[at] for at in order)
    if mixed != code.first:
        assert fault(mixed, code.second)[0] == "recovery-group-wrong"


def test_the_same_half_twice_and_half_a_half():
    code = code_of(os.urandom(HALF_BYTES), os.urandom(HALF_BYTES))
    assert fault(code.first, code.first)[0] == "recovery-same-half"
    assert fault(code.second, code.second)[0] == "recovery-same-half"
    assert fault(code.first[:-1], code.second) == ("recovery-length", {"count": 24})


def test_it_is_not_shown_by_accident():
    code = code_of(bytes(HALF_BYTES), bytes(HALF_BYTES))
    assert code.first not in repr(code)
