"""Receipts, authorities and the replacement of the log's key on the command line."""

from __future__ import annotations

import json

import pytest

from desktop.services.trust.open_book import open_book
from desktop.services.trust.rotate_log_key import key_groups
from tests.cli.conftest import SECRET
from tests.services.trust.evidence.conftest import KEY, file_package, receipt_for


@pytest.fixture(autouse=True)
def _own_memory(tmp_path_factory, monkeypatch):
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path_factory.mktemp("data")))


@pytest.fixture
def ask(run, small, secret):
    def asked(*arguments, lang="en"):
        return run("receipt", small, *arguments, "--passphrase-file", secret, lang=lang)

    return asked


@pytest.fixture
def stick(small, tmp_path, monkeypatch):
    """A stick with the receipt for a package of the book."""
    from tests.services.trust.evidence import conftest  # noqa: PLC0415

    monkeypatch.setattr(conftest, "PASSPHRASE", SECRET)
    session = open_book(small, SECRET)
    row = file_package(session, tmp_path / "stick")
    session.close()
    (tmp_path / "stick" / "a.receipt").write_bytes(receipt_for(row))
    return tmp_path / "stick"


def test_a_receipt_is_taken_in_listed_and_compared(ask, stick):
    assert ask("import", stick / "a.receipt").code == 2
    groups = key_groups(KEY)
    added = ask("authority", "add", "--name", "مفوضية", "--key", KEY, "--groups", groups)
    assert added.code == 0
    assert groups in added.out
    taken = ask("import", stick, "--json")
    assert taken.code == 0
    (one,) = json.loads(taken.out)["receipts"]
    assert (one["agreement"], one["already"]) == ("agrees", False)
    assert "kept already" in ask("import", stick).out
    assert len(json.loads(ask("list", "--json").out)["receipts"]) == 1
    assert "مفوضية" in ask("list", lang="ar").out
    compared = ask("compare", "--json")
    found = json.loads(compared.out)
    assert compared.code == 0
    assert found["agrees"]
    assert {each["source"] for each in found["states"]} == {"receipt", "package"}
    again = json.loads(ask("compare", "--json").out)
    assert {each["source"] for each in again["states"]} == {"receipt", "package", "computer"}
    assert "has only grown" in ask("compare").out
    known = json.loads(ask("authority", "list", "--json").out)["authorities"]
    assert [each["key"] for each in known] == [KEY]


def test_nothing_to_take_in_and_nothing_kept_is_said(ask, tmp_path):
    (tmp_path / "empty").mkdir()
    assert "No receipt lies in" in ask("import", tmp_path / "empty").err
    assert ask("list").out == "There is no receipt yet.\n"
    assert ask("authority", "list").out == "No authority was entered yet.\n"


def test_the_key_of_the_log_is_replaced(run, small, secret):
    def head():
        asked = run("log", small, "head", "--json", "--passphrase-file", secret)
        return json.loads(asked.out)["verifier"]

    before = head()
    made = run("log", small, "rotate-key", "--json", "--passphrase-file", secret)
    assert made.code == 0
    assert json.loads(made.out)["key"] == head() != before
    assert run("log", small, "verify", "--passphrase-file", secret).code == 0
    said = run("log", small, "rotate-key", "--passphrase-file", secret, lang="en").out
    assert said.startswith("The log is signed with a new key")
