"""New books, the sample, and who may open them."""

from __future__ import annotations

import json
import subprocess
import sys
from functools import partial
from pathlib import Path

import pytest

from desktop.cli.names import by_letters
from desktop.cli.verbs import new_verb, officer_verb, sample_verb
from desktop.services.samples.foundation import create_sample
from desktop.services.trust.add_officer import add_officer
from desktop.services.trust.create_book import create_book
from desktop.services.trust.strength import LOWEST


@pytest.fixture(autouse=True)
def _quick(monkeypatch):
    for module, verb in (
        (new_verb, create_book),
        (officer_verb, add_officer),
        (sample_verb, create_sample),
    ):
        monkeypatch.setattr(module, verb.__name__, partial(verb, strength=LOWEST))


def new(run, path, secret, *more, lang="en"):
    return run("new", path, "--passphrase-file", secret, *more, lang=lang)


def officers(run, book, secret):
    said = run("officer", "list", book, "--json", "--passphrase-file", secret)
    assert said.code == 0
    return json.loads(said.out)["officers"]


def organisation(run, book, secret, lang):
    return run("report", book, "trial-balance", "--passphrase-file", secret, lang=lang)


def test_a_new_book_has_its_officer_named_in_both_languages(run, tmp_path, secret):
    said = new(run, tmp_path / "org", secret, "--name", "Our club", "--currency", "usd")
    assert said.code == 0
    book = tmp_path / "org.sijill"
    assert str(book) in said.out
    assert officers(run, book, secret) == [
        {
            "code": "O1",
            "name_ar": "أمين الصندوق",
            "name_en": "Treasurer",
            "roles": ["chair", "treasurer"],
            "active": True,
        }
    ]
    text = organisation(run, book, secret, "ar").out
    assert text.startswith("Our club\n")
    assert "USD" in text


def test_an_arabic_name_is_the_arabic_name(run, tmp_path, secret):
    names = ("--name", "مؤسسة النخلة", "--name-en", "Palm Foundation", "--officer", "سالم علي")
    said = new(run, tmp_path / "org.sijill", secret, *names, "--currency", "LYD", lang="ar")
    assert said.code == 0
    book = tmp_path / "org.sijill"
    assert organisation(run, book, secret, "ar").out.startswith("مؤسسة النخلة\n")
    assert organisation(run, book, secret, "en").out.startswith("Palm Foundation\n")
    (officer,) = officers(run, book, secret)
    assert (officer["name_ar"], officer["name_en"]) == ("سالم علي", None)


@pytest.mark.parametrize("chart", ["ngo", "none"])
def test_a_book_with_or_without_a_chart_takes_the_real_journal(run, tmp_path, secret, root, chart):
    book = tmp_path / "hc.sijill"
    name = ("--name", "Hack Club", "--currency", "USD", "--year", "2026")
    assert new(run, book, secret, *name, "--chart", chart).code == 0
    file = root / "resources/samples/hackclub/main.ledger"
    given = ("--format", "ledger", "--passphrase-file", secret)
    assert run("import", book, file, *given).code == 0
    said = run("report", book, "trial-balance", "--json", "--passphrase-file", secret)
    rows = {row["account"]: row["balance"] for row in json.loads(said.out)["rows"]}
    assert rows["Assets:Chase:Checking"] == "6408.44"


@pytest.mark.parametrize(
    ("more", "sentence"),
    [
        (("--name", "x", "--currency", "XXQ"), "There is no currency"),
        (("--name", "x", "--currency", "LYD", "--chart", "nope"), "nope"),
        (("--name", " ", "--currency", "LYD"), "name is missing"),
        (("--name", "\u200f", "--currency", "LYD"), "name is missing"),
        (("--name", "a\u202eb", "--currency", "LYD"), "--name: a hidden character"),
        (("--name", "x", "--currency", "LYD", "--officer", "a\u202eb"), "--officer: a hidden"),
        (("--name", "x", "--currency", "LYD", "--officer", "سالم Salim"), "mixes Arabic with"),
        (("--name", "x", "--currency", "LYD", "--year", "99999"), "not a year"),
    ],
)
def test_what_cannot_be_a_book_is_refused_and_nothing_is_left(
    run, tmp_path, secret, more, sentence
):
    said = new(run, tmp_path / "org", secret, *more)
    assert (said.code, said.out) == (2, "")
    assert sentence in said.err
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("path", "sentence"),
    [("", "no name"), (".", "no name"), ("/", "no name"), ("x" * 300, "too long")],
)
def test_a_book_that_no_folder_can_be_is_refused(run, secret, path, sentence):
    said = new(run, path, secret, "--name", "x", "--currency", "LYD")
    assert (said.code, said.out) == (2, "")
    assert sentence in said.err


@pytest.mark.parametrize("code", ["\u202e", "a b", "x" * 21, "O1"])
def test_a_code_that_would_confuse_is_refused(run, small, secret, code):
    said = run(
        *("officer", "add", small, "--name", "x", "--role", "chair", "--code", code),
        *("--new-passphrase-file", secret, "--passphrase-file", secret),
    )
    assert (said.code, said.out) == (2, "")
    assert len(officers(run, small, secret)) == 1


def test_a_book_is_not_written_over(run, small, secret):
    said = new(run, small, secret, "--name", "x", "--currency", "LYD")
    assert said.code == 2
    assert "already something" in said.err


def test_an_officer_is_added_and_can_open_the_book(run, small, secret, tmp_path):
    other = tmp_path / "other"
    other.write_text("another passphrase\n", encoding="utf-8")
    said = run(
        *("officer", "add", small, "--name", "منى", "--role", "data_entry"),
        *("--role", "secretary", "--new-passphrase-file", other, "--passphrase-file", secret),
    )
    assert (said.code, said.err) == (0, "")
    assert said.out == "The officer was added with the code O2.\n"
    added = officers(run, small, other)[1]
    assert (added["code"], added["roles"]) == ("O2", ["secretary", "data_entry"])
    text = run("officer", "list", small, "--passphrase-file", other, lang="ar").out
    assert "أمين السر" in text
    refused = run(
        *("officer", "add", small, "--name", "x", "--role", "chair"),
        *("--new-passphrase-file", other, "--passphrase-file", other),
    )
    assert refused.code == 2
    assert "may not" in refused.err


def test_the_sample_is_made_and_read(run, tmp_path, secret):
    said = run("sample", tmp_path / "sample", "--passphrase-file", secret)
    assert (said.code, said.err) == (0, "")
    book = tmp_path / "sample.sijill"
    assert str(book) in said.out
    assert len(officers(run, book, secret)) > 1
    checked = run("log", book, "verify", "--json", "--passphrase-file", secret)
    assert (checked.code, json.loads(checked.out)["sound"]) == (0, True)


def test_a_real_book_by_the_console_script(tmp_path, secret):
    sijill = Path(sys.executable).with_name("sijill")
    given = ("new", tmp_path / "org", "--name", "جمعية", "--currency", "LYD", "--lang", "ar")
    said = subprocess.run(
        [sijill, *given, "--passphrase-file", secret], capture_output=True, check=False
    )
    assert (said.returncode, said.stderr) == (0, b"")
    assert "أُنشئ الدفتر" in said.stdout.decode()


@pytest.mark.parametrize(
    ("typed", "names"),
    [
        (("Palm",), ("", "Palm")),
        (("نخلة",), ("نخلة", "")),
        (("نخلة", "Palm"), ("نخلة", "Palm")),
        (("نخلة Palm",), ("نخلة Palm", "")),
        (("Palm", "Palm Foundation"), ("", "Palm Foundation")),
        (("",), ("", "")),
    ],
)
def test_the_letters_decide_the_language_of_a_name(typed, names):
    assert by_letters(*typed) == names
