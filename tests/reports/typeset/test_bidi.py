"""The order of glyphs: against sentences ordered by hand and against another implementation."""

from __future__ import annotations

import re

import bidi
import pytest
from bidi.mirror import MIRRORED
from hypothesis import example, given
from hypothesis import strategies as st

from desktop.reports.typeset.bidi import POINT, RLM, _full, bare, fenced, visual
from desktop.reports.typeset.isolate import isolate
from desktop.reports.typeset.levels import FSI, LRI, PDI, RLI, levels
from tests.bench.bench_extraction import corpus

ISOLATES = LRI + RLI + FSI + PDI
LETTERS = "abY12 ,.-+%()[]{}«»:/$#\u0627\u0628\u062a\u0661\u0662\u064e\u05d0"
TEXT = st.text(alphabet=LETTERS + ISOLATES, max_size=24)
GOLDEN = [each for each in corpus() if "visual" in each]


def stripped(text):
    return re.sub(f"[{ISOLATES}]", "", text)


def test_the_corpus_is_wide_enough():
    assert len(corpus()) >= 60
    assert len(GOLDEN) >= 25
    assert len({each["kind"] for each in corpus()}) >= 12


@pytest.mark.parametrize("sentence", GOLDEN, ids=lambda each: each["text"])
def test_a_sentence_stands_as_ordered_by_hand(sentence):
    drawn = visual(isolate(sentence["text"]), right_to_left=True)
    assert drawn.replace("\u00a0", " ") == sentence["visual"]


@given(line=TEXT, right_to_left=st.booleans())
@example(line="\u0627 (12.5%)", right_to_left=True)
@example(line=f"\u0627 {LRI}-1{PDI}) b", right_to_left=False)
def test_the_order_is_that_of_another_implementation(line, right_to_left):
    """python-bidi's compiled part orders but does not mirror: compared without mirroring."""
    found = levels(line, int(right_to_left))
    drawn, shown = _full(line, int(right_to_left))
    plain = stripped(
        "".join(
            _unmirrored(char) if level % 2 else char
            for char, level in zip(drawn, shown, strict=True)
        )
    )
    assert plain == stripped(bidi.get_display(line, base_dir="R" if right_to_left else "L"))
    assert sorted(found) == sorted(shown)


def _unmirrored(char):
    return MIRRORED.get(char, char)


@given(line=TEXT)
def test_the_short_way_agrees_with_the_whole_algorithm(line):
    assert visual(line, right_to_left=True) == stripped("".join(_full(line, 1)[0]))


@given(line=TEXT, right_to_left=st.booleans())
def test_nothing_is_lost_but_the_controls(line, right_to_left):
    def folded(text):
        return sorted(min(char, MIRRORED.get(char, char)) for char in text)

    assert folded(visual(line, right_to_left=right_to_left)) == folded(bare(line))


@pytest.mark.parametrize(
    ("line", "right_to_left", "expected"),
    [
        ("\u0627 (12.5%)", True, "(%12.5) \u0627"),
        ("(12.5%)", True, "(12.5%)"),
        (f"({LRI}12.5%{PDI})", True, "(12.5%)"),
        ("\u0627 (\u0628 [\u062a])", True, "([\u062a] \u0628) \u0627"),
        ("a (\u0628) c", False, "a (\u0628) c"),
        ("a (\u0627 \u0628) c", False, "a (\u0628 \u0627) c"),
        (f"a {RLI}\u0627 1 \u0628{PDI}!", False, "a \u0628 1 \u0627!"),
        (f"\u0627 {FSI}ab 1{PDI} \u0628", True, "\u0628 ab 1 \u0627"),
        (f"\u0627 {LRI}-1,250.00", True, "-1,250.00 \u0627"),
        ("\u0627\t\u0628\n", True, " \u0628 \u0627"),
        ("", True, ""),
    ],
)
def test_brackets_isolates_and_open_ends(line, right_to_left, expected):
    assert visual(line, right_to_left=right_to_left) == expected


def test_an_override_cannot_make_a_name_pretend():
    pretending = "report\u202efdp.exe"
    assert visual(pretending, right_to_left=False) == "reportfdp.exe"
    assert bare(f"a\u200bb\u202e{LRI}c{PDI}") == "abc"


@given(line=TEXT, right_to_left=st.booleans())
def test_fences_are_all_that_is_added_for_copying(line, right_to_left):
    drawn = fenced(line, right_to_left=right_to_left)
    assert drawn.replace(RLM, "").replace(POINT, ".") == visual(line, right_to_left=right_to_left)


@pytest.mark.parametrize("depth", [60, 124, 300])
def test_isolates_may_be_nested_beyond_what_the_algorithm_counts(depth):
    line = "\u0627" + LRI * depth + "a" + PDI * depth + "\u0628"
    assert visual(line, right_to_left=True) == "\u0628a\u0627"
