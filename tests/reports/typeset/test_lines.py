"""Lines: logical words first, each line right by itself."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.reports.typeset.bidi import POINT, RLM, TIE, bare, pointed
from desktop.reports.typeset.faces import letter_of, print_faces
from desktop.reports.typeset.lines import line, verbatim, wrap

SIZE = 10.0
WORDS = st.lists(
    st.sampled_from(
        ["دفع", "المبلغ", "لا", "غير", "2025-03-15", "Fund", "(أ)", "-1,250.00", "«نص»", "حصصاً"]
    ),
    min_size=1,
    max_size=20,
)


def face():
    return print_faces().regular


def seen(text):
    plain = text.translate({ord(RLM): None, ord(TIE): " ", ord(POINT): "."})
    return unicodedata.normalize("NFKC", plain)


def test_the_first_words_stand_on_the_first_line():
    lines = wrap("دفع الأمين مبلغ العهدة", face(), SIZE, 60, right_to_left=True)
    assert len(lines) > 1
    assert seen(lines[0].drawn)[::-1].startswith("دفع")
    assert "العهدة" in seen(lines[-1].drawn)[::-1]


@given(words=WORDS, width=st.floats(min_value=70, max_value=400), right_to_left=st.booleans())
def test_lines_fit_and_lose_nothing(words, width, right_to_left):
    text = " ".join(words)
    lines = wrap(text, face(), SIZE, width, right_to_left=right_to_left)
    assert all(each.width <= width + 0.02 for each in lines)
    for each in lines:
        assert each.width == pytest.approx(face().width(bare(each.drawn)) * SIZE / 1000, abs=0.1)
    shown = "".join(seen(each.drawn) for each in lines)
    mirror = str.maketrans(")»", "(«")
    assert sorted(shown.replace(" ", "").translate(mirror)) == sorted(
        unicodedata.normalize("NFKC", text).replace(" ", "").translate(mirror)
    )


def test_a_phrase_that_spans_lines_reads_on_in_its_own_direction():
    text = "تحويل من International Committee of Relief Funds إلى الحساب"
    lines = [seen(x.drawn) for x in wrap(text, face(), SIZE, 110, right_to_left=True)]
    latin = [
        " ".join(word for word in each.split(" ") if word.isascii() and word) for each in lines
    ]
    assert " ".join(filter(None, latin)) == "International Committee of Relief Funds"


def test_a_word_wider_than_the_line_is_cut():
    digest = "9f2c4be1a7705d33e8c1b6a04d2f7719c35e08aa64d1f2b7c9e01d5583aa7c1e"
    lines = wrap(digest, face(), SIZE, 90, right_to_left=True)
    assert len(lines) > 2
    assert "".join(seen(each.drawn) for each in lines) == digest


def test_line_breaks_are_kept():
    assert len(wrap("أ\n\nب", face(), SIZE, 200, right_to_left=True)) == 3


def test_an_amount_is_drawn_as_given():
    drawn = verbatim("-1,234.567", face(), SIZE)
    assert seen(drawn.drawn) == "-1,234.567"
    assert drawn.width == pytest.approx(face().width(drawn.drawn) * SIZE / 1000)


def test_the_stop_in_numbers_is_the_latin_one_and_is_copied_as_a_stop():
    assert pointed("1.250 a.b نص. د.ل 3.") == f"1{POINT}250 a{POINT}b نص. د.ل 3."
    assert face().width(POINT) < face().width(".")
    assert letter_of(ord(POINT), face().font._lent) == "."


def test_one_line_however_long():
    text = "كلمة " * 50 + "12.5%"
    assert seen(line(text, face(), SIZE, right_to_left=True).drawn).startswith("12.5% ")
