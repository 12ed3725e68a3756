"""`sijill voucher`: vouchers told by a file are posted, listed, printed, made void."""

import json

import pytest

from desktop.domain.ledger.entry import Series
from desktop.domain.trust.acting import Role
from desktop.domain.trust.approval_rules import NewRule
from desktop.services.trust.add_officer import add_officer
from desktop.services.trust.approvals.rules import add_rule
from desktop.services.trust.officers import NewOfficer
from desktop.services.trust.strength import LOWEST
from tests.books_made import PASSPHRASE, new_book

SLIP = {
    "series": "payment",
    "day": "2025-03-10",
    "account": "1121",
    "method": "cheque",
    "party_name": "Elite Stationery",
    "cheque_number": "000451",
    "narration": "paper",
    "lines": [
        {"account": "5113", "amount": "1,000", "fund": "GEN", "memo": "A4"},
        {"account": "2113", "amount": "-50", "fund": "GEN"},
    ],
}


@pytest.fixture
def voucher(run, tmp_path, secret):
    """`voucher("list", …)` runs the verb on a book with the shipped chart."""
    session = new_book(tmp_path)
    path = session.book.folder.path
    session.close()
    return lambda action, *more: run("voucher", path, action, *more, "--passphrase-file", secret)


@pytest.fixture
def slip(tmp_path):
    """`slip(key=value)` writes the file with that changed; None takes a key out."""

    def write(**changed):
        said = {key: value for key, value in {**SLIP, **changed}.items() if value is not None}
        path = tmp_path / "slip.json"
        path.write_text(json.dumps(said), encoding="utf-8")
        return path

    return write


def test_a_voucher_goes_its_whole_way(voucher, slip, tmp_path):
    posted = voucher("post", slip(), "--json")
    assert json.loads(posted.out) == {"series": "payment", "number": 1, "year": "2025"}
    listed = json.loads(voucher("list", "--json").out)
    assert [(each["number"], each["amount"]) for each in listed["vouchers"]] == [(1, "1000.000")]
    shown = json.loads(voucher("show", 1, "--json").out)
    assert shown["voucher"]["cheque_number"] == "000451"
    assert shown["cheque"] == "outstanding"
    assert [line["amount"] for line in shown["lines"]] == ["1000.000", "-50.000", "-950.000"]
    (cheque,) = json.loads(voucher("cheques", "--json").out)["cheques"]
    assert (cheque["number"], cheque["amount"], cheque["state"]) == (
        "000451",
        "950.000",
        "outstanding",
    )
    target = tmp_path / "voucher.pdf"
    assert voucher("print", 1, "--pdf", target, "--paper", "a4").code == 0
    assert target.read_bytes().startswith(b"%PDF")
    assert voucher("print", 1, "--pdf", target).code == 2
    assert voucher("void", 1, "--day", "2025-03-11", "--reason", "twice").code == 0
    assert json.loads(voucher("list", "--json", "--limit", 1, "--series", "payment").out)
    assert json.loads(voucher("show", 1, "--json").out)["void"] == "twice"
    assert voucher("void", 1, "--day", "2025-03-11", "--reason", "again").code == 2
    assert "Void" in voucher("list").out
    assert "twice" in voucher("show", 1).out
    assert "Cancelled" in voucher("cheques").out
    assert voucher("cheques", "--state", "outstanding").out == ""


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"day": "10/3/2025"}, "day"),
        ({"day": None}, "day"),
        ({"series": "journal"}, "series"),
        ({"method": "barter"}, "method"),
        ({"narration": " "}, "narration"),
        ({"lines": "x"}, "lines"),
        ({"lines": ["x"]}, "lines[1]"),
        ({"lines": [{"account": "5113", "fund": "GEN"}]}, "lines[1].amount"),
        ({"lines": [{"account": "9", "amount": "1", "fund": "GEN"}]}, "9"),
        ({"lines": [{"account": "5113", "amount": "1.5.5", "fund": "GEN"}]}, "1.5.5"),
        ({"lines": []}, "at least one line"),
        ({"party": "NOBODY"}, "NOBODY"),
        ({"cheque_number": None}, "cheque"),
        ({"account": "5113"}, "5113"),
    ],
)
def test_a_file_that_tells_no_voucher_posts_nothing(voucher, slip, changed, said):
    answer = voucher("post", slip(**changed))
    assert answer.code == 2
    assert said in answer.err
    assert json.loads(voucher("list", "--json").out)["vouchers"] == []


def test_what_is_no_file_or_no_json(voucher, tmp_path):
    assert voucher("post", tmp_path / "none.json").code == 2
    assert voucher("post", tmp_path).code == 2
    wrong = tmp_path / "wrong.json"
    for content in (b"{", b"[]", b"[" * 100_000, b"\xff", b" " * (1 << 21)):
        wrong.write_bytes(content)
        assert voucher("post", wrong).code == 2


def test_a_voucher_that_is_not_there(voucher):
    answer = voucher("show", 7)
    assert answer.code == 2
    assert "7" in answer.err
    assert voucher("show", 1, "--year", "1999").code == 2


def test_what_needs_approval_is_sent_there_where_that_is_asked(run, slip, tmp_path, secret):
    session = new_book(tmp_path)
    path = session.book.folder.path
    chair = NewOfficer("", "Chair", frozenset({Role.CHAIR}), "بحر ونخلة 8")
    add_officer(session.book, session.by, chair, passphrase=PASSPHRASE, strength=LOWEST)
    held = NewRule(frozenset({Role.CHAIR}), 500_000, series=Series.PAYMENT)
    add_rule(session.book, session.by, held)
    session.close()

    def post(*more):
        mine = ("--officer", "O1", "--passphrase-file", secret)
        return run("voucher", path, "post", *more, *mine)

    refused = post(slip())
    assert refused.code == 2
    assert "approv" in refused.err
    sent = post(slip(), "--send-for-approval")
    assert (sent.code, sent.out.strip()) == (0, "The entry waits for approval as number 1.")
    assert json.loads(post(slip(), "--send-for-approval", "--json").out) == {"proposal": 2}
    little = slip(lines=[{"account": "5113", "amount": "10", "fund": "GEN"}])
    assert json.loads(post(little, "--send-for-approval", "--json").out)["number"] == 1
    queue = run("approve", path, "list", "--json", "--officer", "O1", "--passphrase-file", secret)
    assert len(json.loads(queue.out)["proposals"]) == 2
