"""`sijill approve`: the queue, the signatures, the rules and the limits from the command line."""

from __future__ import annotations

import datetime as dt
import json

import pytest

from desktop.cli.exit_codes import Exit
from desktop.domain.ledger.entry import NewEntry, NewLine, Series
from desktop.domain.trust.acting import Role
from desktop.domain.trust.controls import EVERY_CONTROL
from desktop.services.ledger.read_journal import masters_of
from desktop.services.trust.add_officer import add_officer
from desktop.services.trust.approvals.propose import propose_entry
from desktop.services.trust.officers import NewOfficer
from desktop.services.trust.open_book import open_book
from desktop.services.trust.strength import LOWEST
from tests.cli.conftest import SECRET

CHAIR = "بحر ونخلة 8"


@pytest.fixture
def chair(tmp_path):
    path = tmp_path / "chair.txt"
    path.write_text(CHAIR, encoding="utf-8")
    return path


@pytest.fixture
def book(small, run, secret, chair):
    """A book whose payments from 10 need the chair, with two of them waiting."""
    session = open_book(small, SECRET)
    new = NewOfficer("", "Chair", frozenset({Role.CHAIR}), CHAIR)
    add_officer(session.book, session.by, new, passphrase=SECRET, strength=LOWEST)
    session.close()
    said = run(
        "approve", small, "--passphrase-file", secret, "--officer", "O1",
        "set-rule", "--role", "chair", "--from-amount", "10", "--series", "payment",
    )  # fmt: skip
    assert (said.code, said.out.strip()) == (Exit.DONE, "Rule 1 holds from now on.")
    session = open_book(small, SECRET)
    masters = masters_of(session.book, session.by)
    cash, rent = (
        next(each.id for each in masters.accounts.values() if each.path == path)
        for path in ("assets:cash", "expenses:rent")
    )
    for amount in (20_000, 30_000):
        lines = NewLine(rent, amount, 1), NewLine(cash, -amount, 1)
        entry = NewEntry(dt.date(2025, 3, 1), Series.PAYMENT, "Rent", lines)
        propose_entry(session, entry, passphrase=SECRET, accepted=EVERY_CONTROL)
    session.close()
    return small


def test_the_queue_is_shown_and_signed(book, run, secret, chair):
    mine = ("approve", book, "--passphrase-file", chair, "--officer", "O2")
    said = run(*mine, "list")
    assert [line.split()[0] for line in said.out.splitlines()] == ["1", "2"]
    assert "20.000" in said.out
    told = json.loads(run(*mine, "list", "--json").out)
    assert [(each["amount"], each["yours"]) for each in told["proposals"]] == [
        ("20.000", True),
        ("30.000", True),
    ]
    own = run("approve", book, "--passphrase-file", secret, "--officer", "O1", "approve", 1)
    assert own.code == Exit.NO
    assert "yourself" in own.out
    said = run(*mine, "approve", 1, 2)
    assert said.code == Exit.DONE
    assert said.out.splitlines() == [
        "1: posted as Payment voucher number 1 of 2025.",
        "2: posted as Payment voucher number 2 of 2025.",
    ]
    assert run(*mine, "list").out == ""
    assert len(run(*mine, "list", "--all").out.splitlines()) == 2
    told = json.loads(run(*mine, "approve", 1, "--json").out)
    assert told["answers"][0]["problem"] == "proposal-closed"


def test_refused_and_withdrawn(book, run, secret, chair):
    mine = ("approve", book, "--passphrase-file", chair, "--officer", "O2")
    assert run(*mine, "refuse", 1, "--reason", "no invoice").code == Exit.DONE
    said = run("approve", book, "--passphrase-file", secret, "--officer", "O1", "withdraw", 2)
    assert said.out.strip() == "Proposed entry 2 is withdrawn."
    told = json.loads(run(*mine, "list", "--all", "--json").out)
    assert [each["status"] for each in told["proposals"]] == ["withdrawn", "refused"]
    assert told["proposals"][1]["answers"][0]["reason"] == "no invoice"


def test_rules_and_limits(book, run, secret):
    mine = ("approve", book, "--passphrase-file", secret, "--officer", "O1")
    assert run(*mine, "rules").out.split()[0] == "1"
    told = json.loads(run(*mine, "rules", "--json").out)
    assert told["rules"][0]["roles"] == ["chair"]
    refused = run(*mine, "set-rule", "--role", "chair", "--fund", "NONE")
    assert refused.code == Exit.USED_WRONGLY
    assert run(*mine, "stop-rule", 1).code == Exit.DONE
    assert "put aside" in run(*mine, "rules").out
    assert run(*mine, "set-limit", "900", "--year", "2025", "--fund", "GEN").code == Exit.DONE
    told = json.loads(run(*mine, "limits", "--json").out)
    assert told["limits"] == [
        {"id": 1, "what": "2025 / GEN", "limit": "900.000", "spent": "200.500"}
    ]
    assert "200.500" in run(*mine, "limits").out


def test_it_answers_in_arabic(book, run, chair):
    said = run(
        "approve", book, "--passphrase-file", chair, "--officer", "O2", "approve", 1, lang="ar"
    )
    assert "سند صرف" in said.out
