"""Harakat: where the font wants them, not where a PDF would leave them."""

from __future__ import annotations

import pytest

from desktop.reports.typeset.bidi import fenced
from desktop.reports.typeset.faces import print_faces
from desktop.reports.typeset.marks import _displacement, _glyph_at, placed
from desktop.reports.typeset.shape import shape


@pytest.fixture(scope="module")
def face():
    return print_faces().regular


def drawn(text, face):
    return fenced(shape(text, face), right_to_left=True)


def boxes(text, face):
    """(lowest, highest) point of every mark, where it is drawn over its letter."""
    line = drawn(text, face)
    found = {}
    for index, char in enumerate(line):
        if "\u064b" <= char <= "\u0652":
            glyph = face.file["glyf"][_glyph_at(line, index, face)]
            _, dy = _displacement(line, index, face)
            found[char] = (glyph.yMin + dy, glyph.yMax + dy)
    return found


FATHA, DAMMA, KASRA, SHADDA, TANWEEN = "\u064e", "\u064f", "\u0650", "\u0651", "\u064b"


@pytest.mark.parametrize("haraka", [FATHA, DAMMA, TANWEEN])
@pytest.mark.parametrize("order", ["{shadda}{haraka}", "{haraka}{shadda}"])
def test_shadda_and_haraka_do_not_print_on_each_other(face, haraka, order):
    found = boxes("\u0628" + order.format(shadda=SHADDA, haraka=haraka), face)
    middle = sum(found[haraka]) / 2
    assert middle > found[SHADDA][1]


def test_kasra_stays_below(face):
    found = boxes("\u0628" + SHADDA + KASRA, face)
    assert found[KASRA][1] < 0 < found[SHADDA][0]


def test_a_mark_keeps_to_its_letter_at_whatever_width(face):
    wide, narrow = drawn("\u0633" + FATHA, face), drawn("\u0627" + FATHA, face)
    assert _displacement(wide, 0, face)[0] > _displacement(narrow, 0, face)[0]


def test_placing_changes_no_letter(face):
    line = drawn("وُزِّعَتِ الحِصَصُ", face)
    made = placed(line, face)
    assert len(made) == len(line)
    assert made != line
    assert [c for c in made if c in line] == [c for c in line if not "\u064b" <= c <= "\u0652"]


def test_a_mark_without_a_letter_is_drawn_where_it_stands(face):
    assert len(placed("\u064e", face)) == 1
