"""From the real book to a package that the same command line accepts."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from desktop.cli.verbs import export_verb

ORDER = ("--profile", "commission-annual")


@pytest.fixture
def book(hackclub, tmp_path):
    return Path(shutil.copytree(hackclub, tmp_path / "hackclub.sijill"))


def export(run, book, secret, out, *more, lang="en"):
    given = ("--out", out, "--passphrase-file", secret)
    return run("export", book, *ORDER, *given, *more, lang=lang)


def test_the_last_line_is_the_package_and_it_is_accepted(run, book, secret, tmp_path):
    said = export(run, book, secret, tmp_path / "out", "--year", "2017")
    assert (said.code, said.err) == (0, "")
    package = Path(said.out.splitlines()[-1])
    assert package.is_file()
    assert package.parent == tmp_path / "out"
    assert "1 officer signed it" in said.out
    for line in said.out.splitlines()[-3:-1]:
        assert Path(line.partition(": ")[2]).is_file()
    checked = run("verify", package)
    assert (checked.code, checked.out.splitlines()[-1]) == (0, f"ACCEPTED: {package.name}")


def test_the_acting_officer_may_be_named_without_a_file(run, small, secret, tmp_path):
    out = tmp_path / "out"
    out.mkdir()
    said = export(run, small, secret, out, "--sign-with", "O1", lang="ar")
    assert said.code == 0
    assert "وقّعها مسؤول واحد" in said.out


def test_a_wrong_signing_passphrase_leaves_nothing(run, small, secret, tmp_path):
    wrong = tmp_path / "wrong"
    wrong.write_text("no\n", encoding="utf-8")
    said = export(run, small, secret, tmp_path / "out", "--sign-with", f"O1={wrong}")
    assert (said.code, said.out) == (2, "")
    assert "Nothing was signed" in said.err
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(
    ("more", "sentence"),
    [
        (("--sign-with", "O9"), "--sign-with O9=FILE"),
        (("--year", "1999"), "There is no fiscal year 1999"),
    ],
)
def test_what_cannot_be_exported_is_said(run, small, secret, tmp_path, more, sentence):
    said = export(run, small, secret, tmp_path / "out", *more)
    assert (said.code, said.out) == (2, "")
    assert sentence in said.err
    assert not (tmp_path / "out").exists()


def test_a_stick_that_is_not_there_is_not_made_up(run, small, secret, tmp_path, monkeypatch):
    monkeypatch.setattr(export_verb, "STICKS", frozenset({tmp_path}))
    for out in (tmp_path / "stick", tmp_path / "no" / "folder"):
        said = export(run, small, secret, out)
        assert said.code == 2
        assert "is not there" in said.err
        assert not out.exists()
