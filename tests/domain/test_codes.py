"""Codes: short, visible, the same whichever keyboard typed them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.codes import LONGEST_CODE, clean_code, is_code
from desktop.domain.errors import UserError


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("GEN", "GEN"),
        (" 1.01.02 ", "1.01.02"),
        ("P-01", "P-01"),
        ("م-٠١", "م-01"),
        ("۴۵", "45"),
        ("X" * LONGEST_CODE, "X" * LONGEST_CODE),
    ],
)
def test_a_code_is_stored_in_one_spelling(typed, stored):
    assert clean_code(typed) == stored


@pytest.mark.parametrize(
    "typed",
    [
        "A B",
        "A\u202eB",
        "A/B",
        "A_B",
        "A\u200dB",
        "A\tB",
        "-",
        "..",
        "A=1",
        "X" * 21,
        "A\u0301\u0302x",
    ],
)
def test_what_is_no_code_is_refused_visibly(typed):
    with pytest.raises(UserError) as error:
        clean_code(typed)
    assert error.value.key == "code-characters"
    shown = error.value.fields["code"]
    assert shown.isprintable()
    assert len(shown) <= 2 * LONGEST_CODE + 1


@pytest.mark.parametrize("typed", ["", "  ", "\u200b"])
def test_nothing_is_no_code(typed):
    with pytest.raises(UserError) as error:
        clean_code(typed)
    assert error.value.key == "code-empty"


@given(st.text(max_size=30))
def test_a_code_that_is_taken_is_taken_again_as_it_stands(typed):
    try:
        code = clean_code(typed)
    except UserError:
        return
    assert is_code(code)
    assert clean_code(code) == code
    assert code.isprintable()
