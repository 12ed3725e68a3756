"""`sijill audit`: the trail, the exceptions, the findings, in lines, as JSON, into files."""

from __future__ import annotations

import json

import pytest

from desktop.domain.trust.exceptions import ExceptionKind
from desktop.domain.trust.findings import NewFinding, Severity
from desktop.services.trust.audit.findings import write_finding
from desktop.services.trust.open_book import open_book
from tests.cli.conftest import SECRET


def ask(run, book, secret, *arguments, lang="en"):
    return run("audit", book, *arguments, "--passphrase-file", secret, lang=lang)


def test_the_trail_in_lines_and_as_json(run, small, secret):
    answer = ask(run, small, secret, "trail", "--of", "entry")
    assert answer.code == 0
    assert len(answer.out.splitlines()) == 2
    assert "Rent" in answer.out
    answer = ask(run, small, secret, "trail", "--json", "--limit", "3")
    steps = json.loads(answer.out)["steps"]
    assert [step["position"] for step in steps] == sorted(
        (step["position"] for step in steps), reverse=True
    )
    imported = [step for step in steps if step["deed"] == "imported"]
    assert imported[0]["changes"][1] == {"column": "amount", "after": "200.500"}


def test_filters_of_the_trail(run, small, secret):
    one = ask(run, small, secret, "trail", "--subject", "entry:2025:journal:2", "--by", "O1")
    assert len(one.out.splitlines()) == 1
    assert ask(run, small, secret, "trail", "--to", "2001-01-01").out == ""
    assert "Rent" in ask(run, small, secret, "trail", "--words", "rent").out
    turned = ask(run, small, secret, "trail", "--from", "2025-02-01", "--to", "2025-01-01")
    assert turned.code == 2
    assert "Exchange" in turned.err


def test_the_exceptions(run, small, secret):
    answer = ask(run, small, secret, "exceptions", "--json", "--year", "2025")
    found = json.loads(answer.out)
    assert answer.code == 0
    assert [test["test"] for test in found["tests"]] == [kind.value for kind in ExceptionKind]
    hits = {test["test"]: test["hits"] for test in found["tests"]}
    assert len(hits["unapproved_import"]) == 1
    said = ask(run, small, secret, "exceptions", "--test", "unapproved_import")
    assert "without approval" in said.out
    assert "Gaps" not in said.out
    assert "دون اعتماد" in ask(run, small, secret, "exceptions", lang="ar").out
    assert ask(run, small, secret, "exceptions", "--year", "1999").code == 2


@pytest.mark.parametrize(
    ("what", "ending", "code"),
    [
        ("trail", "csv", 0),
        ("trail", "xlsx", 0),
        ("trail", "pdf", 2),
        ("exceptions", "pdf", 0),
        ("exceptions", "xlsx", 0),
        ("exceptions", "txt", 2),
        ("findings", "pdf", 0),
        ("findings", "csv", 2),
    ],
)
def test_files(run, small, secret, tmp_path, what, ending, code):
    path = tmp_path / f"list.{ending}"
    answer = ask(run, small, secret, what, "--out", path)
    assert answer.code == code
    assert path.exists() == (code == 0)
    if code == 0:
        assert answer.out.strip() == str(path)
        assert ask(run, small, secret, what, "--out", path).code == 2, "nothing is written over"


def test_the_findings(run, small, secret):
    session = open_book(small, SECRET)
    write_finding(session.book, session.by, NewFinding("سند بلا فاتورة", Severity.MAJOR))
    session.close()
    answer = ask(run, small, secret, "findings", "--open", "--severity", "major")
    assert "سند بلا فاتورة" in answer.out
    (found,) = json.loads(ask(run, small, secret, "findings", "--json").out)["findings"]
    assert (found["status"], found["severity"], found["subject"]) == ("open", "major", None)
    assert ask(run, small, secret, "findings", "--overdue").out == ""
