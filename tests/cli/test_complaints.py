"""Whatever argparse has to complain of, the person reads a sentence in their language; exit 2."""

from __future__ import annotations

import argparse
import re

import pytest

from desktop.cli.parser import Parser, complaint
from desktop.text.words import words_of

CASES = [
    ([], "This is missing: COMMAND."),
    (["report", "book"], "This is missing: REPORT."),
    (["import", "book", "file"], "This is missing: --format."),
    (["fly"], "COMMAND: “fly” is not possible. Choose one of: new, sample"),
    (["report", "b", "nonsense"], "REPORT: “nonsense” is not possible. Choose one of: financial-"),
    (["report", "b", "journal", "--year"], "--year: a value must follow."),
    (["report", "b", "journal", "more"], "This is not understood: more."),
    (["report", "b", "journal", "--yea", "1"], "This is not understood: --yea 1."),
    (["report", "b", "journal", "--json=1"], "--json takes no value (“1”)."),
    (["report", "b", "journal", "--json", "--pdf", "x"], "--pdf cannot stand beside --json."),
    (["new", "b", "--name", "n", "--currency", "LYD", "--year", "25x"], "--year: “25x” is not a"),
    (["officer", "add", "b", "--name", "n", "--role", "king"], "--role: “king” is not possible."),
    (["officer"], "This is missing: COMMAND."),
]


@pytest.mark.parametrize(("arguments", "sentence"), CASES, ids=lambda case: " ".join(case)[:40])
def test_it_is_said_in_english(run, arguments, sentence):
    said = run(*arguments)
    assert (said.code, said.out) == (2, "")
    assert sentence in said.err
    assert said.err.startswith("Usage: sijill")


@pytest.mark.parametrize("arguments", [case[0] for case in CASES], ids=" ".join)
def test_it_is_said_in_arabic(run, arguments):
    said = run(*arguments, lang="ar")
    assert (said.code, said.out) == (2, "")
    last = said.err.strip().splitlines()[-1]
    assert re.search("[\u0621-\u064a]", last)
    assert not re.search(r"argument|required|invalid|expected|unrecognized|choose", last)


def test_what_our_verbs_never_provoke_is_translated_too():
    words = words_of("en")
    parser = Parser(words=words, exit_on_error=False)
    group = parser.add_mutually_exclusive_group(required=True)
    group.add_argument("--one", type=int)
    group.add_argument("--two")
    with pytest.raises(argparse.ArgumentError) as caught:
        parser.parse_args(["--one", "x"])
    assert complaint(str(caught.value), words) == "--one: “x” is not a whole number."
    said = "one of the arguments --one --two is required"
    assert complaint(said, words) == "One of these is missing: --one --two."


def test_a_complaint_of_our_own_stays_a_sentence():
    assert complaint("argument --year: Not a year.", words_of("en")) == "--year: Not a year."
    assert complaint("Something else.", words_of("ar")) == "Something else."
