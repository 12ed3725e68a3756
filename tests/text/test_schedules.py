"""Schedules in every shape: text in line, JSON exact, every registered one with its words."""

import json
import re

import pytest

from desktop.text import schedule_labels
from desktop.text.schedule_json import schedule_json
from desktop.text.schedule_labels import percent_text, plain_percent
from desktop.text.schedule_text import schedule_text
from desktop.text.schedules import SCHEDULES
from desktop.text.words import words_of
from tests.text.schedule_made import WORDS, made


@pytest.fixture(autouse=True)
def _words(monkeypatch):
    monkeypatch.setattr(schedule_labels, "SCHEDULES", {"made": WORDS})


def test_a_schedule_for_programs():
    shown = schedule_json(made(), words_of("en"))
    assert json.loads(json.dumps(shown)) == shown
    assert (shown["statement"], shown["subject"], shown["notes"]) == ("made", "Cash box", ["open"])
    assert shown["facts"] == [
        {"key": "held", "label": "Total", "value": "12.000"},
        {"key": "who", "label": "Name", "value": "Salem"},
    ]
    assert shown["rows"][1] == {
        "kind": "item",
        "level": 1,
        "subject": "asset:3",
        "entry": 4,
        "values": {
            "name": "Receipt 7",
            "kind": "donor",
            "day": "2025-03-15",
            "amount": "-1250.500",
            "foreign": {"amount": "12.50", "currency": "USD"},
            "count": 3,
            "share": "12.50",
            "nothing": None,
        },
    }
    assert shown["rows"][0]["values"] == {"name": "Assets"}


@pytest.mark.parametrize("language", ["ar", "en"])
def test_columns_of_a_schedule_stand_in_line(language):
    text = schedule_text(made(), words_of(language))
    plain = re.sub("[\u200e\u064b-\u0652]", "", text)
    ends = {row.index("%") for row in plain.splitlines() if "%" in row}
    assert len(ends) == 1
    assert "-1,250.500" in plain
    assert "12.50 USD" in plain
    assert plain.splitlines()[-1].endswith("...")
    assert ("Memo" if language == "en" else "البيان") not in plain.splitlines()[6]


@pytest.mark.parametrize(
    ("hundredths", "shown", "plain"),
    [
        (0, "0.00%", "0.00"),
        (1250, "12.50%", "12.50"),
        (-5, "-0.05%", "-0.05"),
        (12_345_600, "123,456.00%", "123456.00"),
    ],
)
def test_percentages_are_exact(hundredths, shown, plain):
    assert (percent_text(hundredths), plain_percent(hundredths)) == (shown, plain)


@pytest.mark.parametrize("language", ["ar", "en"])
def test_the_words_of_every_schedule_can_be_said(language):
    words = words_of(language)
    for said in SCHEDULES.values():
        assert words(said.title)
        filled = words(said.subtitle, subject="x", first_day="2025-01-01", last_day="2025-12-31")
        assert "{" not in filled
        for part in (said.columns, said.facts, said.notes, said.signatories, said.said):
            assert all(words(text) for text in part.values() if text)
