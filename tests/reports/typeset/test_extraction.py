"""Text stays text: what other programs copy from the page, counted against the floors."""

from __future__ import annotations

import pytest

from tests.bench.bench_extraction import FLOORS, corpus, counts


def test_thirty_sentences_are_judged_and_every_kind_is_among_them():
    judged = [each for each in corpus() if each.get("extract")]
    assert len(judged) == 30
    assert {each["kind"] for each in judged} == {each["kind"] for each in corpus()}


@pytest.mark.parametrize("reader", FLOORS)
def test_copied_sentences_reach_the_floor(reader, foreign):
    foreign("pdftotext")
    thirty, _ = counts(reader)
    assert thirty >= FLOORS[reader]
