"""`sijill grant` and `sijill change`: from a file to a statement, and what is refused."""

import json

import pytest

from desktop.cli.exit_codes import Exit
from tests.books_made import PASSPHRASE, new_ledger

AGREEMENT = {
    "code": "G-1",
    "name_ar": "منحة الشباب",
    "fund": "EU",
    "donor": "D01",
    "reference": "AG 7",
    "currency": "USD",
    "amount": "1,000",
    "rate": "6.4",
    "rate_source": "CBL",
    "income": "4312",
    "first_day": "2025-01-01",
    "last_day": "2025-12-31",
    "recognition": "as_spent",
    "hold": {"reason": "approval"},
    "conditions": ["report"],
    "tranches": [{"due": "2025-01-15", "amount": "600"}, {"due": "2025-07-01", "amount": "400"}],
    "lines": [{"code": "EU-A", "amount": "900", "name_ar": "تدريب", "account": "51"}],
    "reports": ["2025-07-31"],
}


@pytest.fixture
def book(tmp_path):
    ledger = new_ledger(tmp_path)
    path = ledger.session.book.folder.path
    ledger.session.close()
    return path


@pytest.fixture
def said(book, run, tmp_path):
    """`said("grant", "list")` runs a verb on the book and returns its answer."""
    secret = tmp_path / "secret"
    secret.write_text(f"{PASSPHRASE}\n", encoding="utf-8")

    def call(verb, *rest, fails=None):
        answer = run(verb, book, *rest, "--passphrase-file", secret)
        if fails is not None:
            assert answer.code == fails
            return answer.err
        assert answer.code == Exit.DONE, answer.err
        return json.loads(answer.out) if "--json" in rest else answer.out

    return call


@pytest.fixture
def granted(said, tmp_path):
    said("add", "partner", "--code", "D01", "--name", "مانح", "--kind", "donor")
    file = tmp_path / "g.json"
    file.write_text(json.dumps(AGREEMENT), encoding="utf-8")
    assert said("grant", "add", file, "--json") == {"code": "G-1"}
    return said


def test_a_grant_from_agreement_to_statement(granted):
    said = granted
    said("grant", "approve", "G-1", "--number", "44/2025", "--day", "2025-01-10")
    rate = ("--rate", "6.5", "--rate-source", "CBL", "--day", "2025-01-20")
    posted = said("grant", "receive", "G-1", "1", "600", "--into", "1122", *rate, "--json")
    assert (posted["series"], posted["number"], posted["notices"]) == ("receipt", 1, [])
    again = said("grant", "receive", "G-1", "1", "1", "--into", "1122", *rate, fails=2)
    assert "601.00 USD" in again
    said("grant", "met", "G-1", "1", "--day", "2025-03-01")
    said("grant", "sent", "G-1", "2025-07-31", "--day", "2025-07-20")
    said("grant", "recognise", "G-1", "--day", "2025-06-30", fails=2)
    found = said("grant", "show", "G-1", "--json")
    assert (found["received"], found["deferred"], found["worth"]) == (
        "3900.000",
        "3900.000",
        "6460.000",
    )
    assert found["conditions"] == [{"number": 1, "text": "report", "met": "2025-03-01"}]
    assert found["statement"]["rows"]
    assert "G-1" in said("grant", "list")
    assert "EU-A" in said("list", "fund-lines")
    said("grant", "close", "G-1")
    assert said("grant", "list", "--json")["grants"][0]["status"] == "closed"


NO_GRANT = (
    ({"tranches": [{"due": "2025-01-15", "amount": "1001"}]}, "1,001.00 USD"),
    ({"last_day": "2024-01-01"}, "before it begins"),
    ({"rate": ""}, "rate of exchange"),
    ({"donor": "D99"}, "donor"),
    ({"fund": "GEN"}, "not a restricted fund"),
    ({"amount": "1.2.3"}, ""),
    ({"tranches": [{"due": "1/2/2025", "amount": "5"}]}, "tranches[0].due"),
    ({"hold": {"until": "2025-02-01"}}, "hold.reason"),
    ({"recognition": "later"}, "recognition"),
)
NO_FILE = (b"", b"[]", b"\xff", b"[" * 90_000, b'{"a":1,"a":2}')


def test_a_file_that_cannot_be_is_refused_whole(said, tmp_path):
    said("add", "partner", "--code", "D01", "--name", "مانح", "--kind", "donor")
    file = tmp_path / "g.json"
    for change, told in NO_GRANT:
        file.write_text(json.dumps({**AGREEMENT, **change}), encoding="utf-8")
        assert told in said("grant", "add", file, fails=2), change
    for content in NO_FILE:
        file.write_bytes(content)
        assert "g.json" in said("grant", "add", file, fails=2)
    assert said("grant", "list", "--json") == {"grants": []}
    assert said("list", "fund-lines", "--json")["fund_lines"] == []


def test_masters_are_named_anew_and_put_aside(said):
    said("add", "branch", "--code", "BNG", "--name", "بنغازي")
    said("change", "branch", "BNG", "--name-en", "Benghazi")
    said("change", "branch", "BNG", "--put-aside")
    (branch,) = said("list", "branches", "--json")["branches"]
    assert branch == {"code": "BNG", "name_ar": "بنغازي", "name_en": "Benghazi", "active": False}
    said("add", "fund-line", "--code", "L1", "--name", "بند", "--fund", "EU", "--amount", "1.5")
    said("change", "fund-line", "L1", "--amount", "none")
    assert said("list", "fund-lines", "--json")["fund_lines"][0]["amount"] is None
    said("change", "fund", "EU", "--nature", "zakat")
    assert len(said("list", "fund-lines", "--json")["fund_lines"]) == 9
    assert "GEN" in said("change", "fund", "GEN", "--nature", "zakat", fails=2)
    assert "L9" in said("change", "fund-line", "L9", "--put-aside", fails=2)
