"""Joined letters: no boxes, no lost letter, no lost haraka."""

from __future__ import annotations

import unicodedata

import pytest

from desktop import resources
from desktop.reports.typeset.faces import Face, letter_of, print_faces
from desktop.reports.typeset.shape import shape
from tests.bench.bench_extraction import corpus

FILES = sorted(path.name for path in resources.path("fonts").glob("*.ttf"))


@pytest.fixture(scope="module", params=FILES)
def face(request):
    return Face(request.param)


@pytest.fixture(scope="module")
def regular():
    return print_faces().regular


def test_every_face_lies_beside_its_licence():
    assert {name.split("-")[0] for name in FILES} == {
        path.name.split("-")[0] for path in resources.path("fonts").glob("*-OFL.txt")
    }


def test_every_face_has_what_the_field_writes(face):
    needed = "ABCxyzé0123456789٠١٢٣٤٥٦٧٨٩ڨڤگپچﷺ\u064b\u064c\u064d\u0651\u0640،؛؟٪٫٬«»–—•…\u2212"
    assert [char for char in needed if not face.draws(char)] == []


@pytest.mark.parametrize("word", ["عبدالله", "الله", "بالله", "لله", "والله"])
def test_the_name_of_god_is_letters_that_the_face_draws(face, word):
    drawn = shape(word, face)
    assert all(map(face.draws, drawn))
    assert unicodedata.normalize("NFKC", drawn) == word


def test_no_face_is_asked_for_a_glyph_it_lacks(face):
    missing = {
        char
        for sentence in corpus()
        for char in shape(sentence["text"], face)
        if not face.draws(char)
    }
    assert missing == set()


def test_shaping_keeps_every_letter_and_haraka(regular):
    for sentence in corpus():
        drawn = shape(sentence["text"], regular)
        back = "".join(letter_of(ord(c), regular.font._lent) for c in drawn)
        assert unicodedata.normalize("NFKC", back) == unicodedata.normalize(
            "NFKC", sentence["text"]
        )


def test_lam_alef_is_one_code(regular):
    assert shape("لا", regular) == "\ufefb"
    assert shape("الأعضاء", regular)[1] == "\ufef7"
    assert letter_of(0xFEFB, {}) == "\ufefb"


def test_tatweel_joins_and_stays(regular):
    assert shape("بـــب", regular) == "\ufe91\u0640\u0640\u0640\ufe90"


def test_a_non_joiner_parts_and_vanishes(regular):
    assert shape("ب\u200cب", regular) == "\ufe8f\ufe8f"
    assert shape("بب", regular) == "\ufe91\ufe90"


def test_a_letter_without_presentation_forms_joins_in_print(regular):
    forms = regular.private_forms["ڨ"]
    assert shape("بڨب", regular) == "\ufe91" + forms[2] + "\ufe90"
    assert shape("ڨ", regular) == "ڨ"
    assert all(regular.width(form) > 0 for form in forms)


def test_latin_text_is_untouched(regular):
    assert shape("INV-12/2026 é", regular) == "INV-12/2026 é"
