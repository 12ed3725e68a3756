"""What is found to be a number, a date, a code or a Latin phrase inside a sentence."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from desktop.reports.typeset.isolate import isolate, ltr, name
from desktop.reports.typeset.levels import FSI, LRI, PDI

TIE = "\u00a0"


def found(text):
    return [part.split(PDI)[0] for part in isolate(text).split(LRI)[1:]]


@pytest.mark.parametrize(
    "text",
    [
        "2025-03-15",
        "31/03/2025",
        "14:30",
        "-1,250.00",
        "\u22121,250.00",
        "12.5%",
        "1.5 %",
        "$1,200",
        "500 €",
        "INV-12/2026",
        "USD 300",
        "LY83 0020 4800 0020 1001 2036 1",
        "info@wahafoundation.ly",
        "https://a.ly/x?y=1",
        "World Relief Fund",
        "R&D",
        "#12",
        "ISO 9001:2015",
        "9f2c4be1a7705d33",
        "12–18",
        "\u0662\u0665\u066c\u0660\u0660\u0660",
        "\u0661\u0662\u066b\u0665\u066a",
    ],
)
@pytest.mark.parametrize("around", ["قبل {} بعد", "({})", "«{}»،", "{}", "قبل {}."])
def test_it_is_isolated_whole(text, around):
    assert found(around.format(text)) == [text]


@pytest.mark.parametrize("text", ["+218 91-123 4567", "00218 21 444 5566"])
def test_a_telephone_number_is_held_together(text):
    assert found(f"هاتف {text} صباحاً") == [text.replace(" ", TIE)]


@pytest.mark.parametrize("text", ["", "مؤسسة الواحة", "بند 7 من 12", "د.ل", "(…) – «»"])
def test_what_needs_no_isolate_gets_none(text):
    assert isolate(text) == text


def test_what_the_caller_isolated_is_left_alone():
    given_ = f"من {name('ABC-12 شركة')} و{ltr('3-4')}"
    assert isolate(given_) == given_


def test_a_bracket_belongs_to_the_sentence_not_to_the_code():
    assert found("INV-12/2026 (USD 300)") == ["INV-12/2026", "USD 300"]


@given(text=st.text(alphabet="ابa1 -.,()/%+@:$", max_size=40))
@example(text="a$1")
def test_isolates_are_balanced_and_nothing_else_is_added(text):
    made = isolate(text)
    assert made.count(LRI) == made.count(PDI)
    plain = made.replace(LRI, "").replace(PDI, "").replace(TIE, " ")
    assert plain == text
    assert isolate(made) == made


def test_names_find_their_own_direction():
    assert name("Hivos") == f"{FSI}Hivos{PDI}"
