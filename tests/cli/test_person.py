"""`sijill person`: shown, taken out, erased."""

import json
import zipfile

import pytest


@pytest.fixture
def ask(run, small, secret):
    """`ask("person", "show", "S1")` puts the book behind the verb."""

    def call(verb, *more, lang="en"):
        return run(verb, small, *more, "--passphrase-file", secret, lang=lang)

    named = ("--code", "S1", "--name", "سالم الفيتوري", "--kind", "staff")
    assert call("add", "partner", *named).code == 0
    return call


def test_a_person_is_shown_taken_out_and_erased(ask, tmp_path):
    shown = ask("person", "show", "S1", "--json")
    assert json.loads(shown.out)["name_ar"] == "سالم الفيتوري"
    taken = ask("person", "export", "S1", "--out", tmp_path / "s1.zip")
    assert taken.code == 0, taken.err
    assert zipfile.is_zipfile(tmp_path / "s1.zip")
    erased = ask("person", "erase", "S1", "--reason", "طلبه صاحبه")
    assert erased.code == 0, erased.err
    again = ask("person", "show", "S1")
    assert again.code == 2
    assert "S1" in again.err
    assert ask("log", "verify").code == 0


def test_nobody_of_that_code(ask):
    said = ask("person", "erase", "S9", "--reason", "x")
    assert said.code == 2
    assert "S9" in said.err
