"""Which language answers, and that the help is whole in each."""

from __future__ import annotations

import re

import pytest

from desktop.__main__ import main
from desktop.cli import language
from desktop.cli.language import choose
from desktop.text.words import LANGUAGES

VERBS = ["new", "sample", "import", "report", "export", "verify", "log", "officer"]
PAGES = [[], *[[verb] for verb in VERBS], ["officer", "list"], ["officer", "add"]]
ARABIC = re.compile("[\u0621-\u064a]")


@pytest.mark.parametrize(
    ("arguments", "environment", "chosen"),
    [
        ([], {}, "ar"),
        ([], {"LC_ALL": "C"}, "ar"),
        ([], {"LC_ALL": "C.UTF-8", "LANG": "en_US.UTF-8"}, "ar"),
        ([], {"LANG": "en_US.UTF-8"}, "en"),
        ([], {"LANG": "en"}, "en"),
        ([], {"LANG": "EN_gb"}, "en"),
        ([], {"LANG": "ar_LY.UTF-8"}, "ar"),
        ([], {"LANG": "fr_FR.UTF-8"}, "ar"),
        ([], {"LC_ALL": "", "LC_MESSAGES": "en_GB", "LANG": "ar_LY"}, "en"),
        (["--lang", "en"], {"LC_ALL": "ar_LY"}, "en"),
        (["report", "--lang=ar"], {"LC_ALL": "en_US"}, "ar"),
        (["--lang", "xx"], {"LANG": "en_US"}, "en"),
        (["--lang"], {"LANG": "en_US"}, "en"),
        (["--", "--lang", "en"], {}, "ar"),
        (["--lang", "ar", "log", "--lang", "en"], {}, "en"),
    ],
)
def test_the_language_is_asked_for_or_the_environments_or_arabic(arguments, environment, chosen):
    assert choose(arguments, environment) == chosen


@pytest.mark.parametrize("page", PAGES, ids=" ".join)
def test_the_help_is_in_the_language_asked_for(page, capsys):
    texts = {}
    for name in LANGUAGES:
        assert main([*page, "--lang", name, "--help"]) == 0
        texts[name] = capsys.readouterr().out
    assert not ARABIC.search(texts["en"])
    assert texts["en"].startswith("Usage: sijill")
    lines = texts["ar"].partition("\n\n")[2].splitlines()
    for english in ("usage", "options", "positional arguments", "show this help"):
        assert english not in texts["ar"].lower()
    # Names of verbs, options and placeholders are the same; every sentence is Arabic.
    sentences = [line for line in lines if re.search(r"[A-Za-z]{2,} [a-z]{2,} [a-z]{2,}", line)]
    assert sentences == []


def test_every_verb_stands_in_the_list(run):
    listed = run("--help").out
    assert [verb for verb in VERBS if f"\n    {verb} " not in listed] == []


def test_without_catalogues_the_answer_is_english(monkeypatch):
    def missing(_):
        raise FileNotFoundError

    monkeypatch.setattr(language, "words_of", missing)
    assert language.words_for("ar")("Usage:") == "Usage:"
