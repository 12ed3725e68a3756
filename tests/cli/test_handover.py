"""`sijill handover`: an office passes on the command line, or nothing has happened."""

import json

import pytest

from desktop.domain.trust.acting import Role
from desktop.services.trust.add_officer import add_officer
from desktop.services.trust.officers import NewOfficer
from desktop.services.trust.open_book import open_book
from desktop.services.trust.strength import LOWEST
from tests.cli.conftest import SECRET

NEXT = "سماء وزيتون 9"


@pytest.fixture
def ready(small, tmp_path):
    session = open_book(small, SECRET)
    new = NewOfficer("سالم", "Salem", frozenset({Role.SECRETARY}), NEXT, code="O2")
    add_officer(session.book, session.by, new, passphrase=SECRET, strength=LOWEST)
    session.close()
    file = tmp_path / "next.txt"
    file.write_text(NEXT, encoding="utf-8")
    return small, file


def test_an_office_passes_and_the_copy_lies_where_it_was_asked_for(run, ready, secret, tmp_path):
    book, following = ready
    target = tmp_path / "report.pdf"
    mine = ("--passphrase-file", secret, "--officer", "O1")
    said = run(
        "handover", book, "treasurer", *mine, "--to", f"O2={following}",
        "--thing", "stamp", "--remarks", "none", "--pdf", target, "--json",
    )  # fmt: skip
    assert said.code == 0, said.err
    told = json.loads(said.out)
    assert (told["path"], told["left"]) == (str(target), False)
    assert target.read_bytes().startswith(b"%PDF")
    shown = run("officer", "list", book, "--json", *mine)
    roles = {each["code"]: each["roles"] for each in json.loads(shown.out)["officers"]}
    assert "treasurer" in roles["O2"]
    assert "treasurer" not in roles["O1"]


def test_a_wrong_passphrase_of_the_other_changes_nothing(run, ready, secret, tmp_path):
    book, following = ready
    following.write_text("wrong", encoding="utf-8")
    mine = ("--passphrase-file", secret, "--officer", "O1")
    target = tmp_path / "report.pdf"
    said = run("handover", book, "treasurer", *mine, "--to", f"O2={following}", "--pdf", target)
    assert said.code == 2
    assert "O2" in said.err
    assert not target.exists()


def test_an_office_that_is_not_held_is_said_in_arabic(run, ready, secret):
    book, following = ready
    mine = ("--passphrase-file", following, "--officer", "O2")
    said = run("handover", book, "chair", *mine, "--to", f"O1={secret}", lang="ar")
    assert said.code == 2
    assert "الرئيس" in said.err
