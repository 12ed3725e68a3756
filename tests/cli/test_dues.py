"""Dues, bills and advances from the command line, as scripts and people see them."""

import json

import pytest

from desktop.domain.ledger.dimensions import NewPartner, PartnerKind
from desktop.services.ledger.add_masters import add_partner
from tests.books_made import PASSPHRASE, new_book

PARTIES = (
    ("M1", PartnerKind.MEMBER),
    ("M2", PartnerKind.MEMBER),
    ("S1", PartnerKind.SUPPLIER),
    ("E1", PartnerKind.STAFF),
)

DAYS = ("--day", "2025-03-01", "--due", "2025-03-31")


@pytest.fixture
def ask(run, tmp_path):
    """`ask("dues", "list", …)` puts a new book behind the verb."""
    secret = tmp_path / "secret"
    secret.write_text(f"{PASSPHRASE}\n", encoding="utf-8")
    session = new_book(tmp_path)
    for code, kind in PARTIES:
        add_partner(session.book, session.by, NewPartner(code, f"طرف {code}", "", kind))
    book = session.book.folder.path
    session.close()
    said = ("--passphrase-file", secret)

    def call(verb, *more, lang="en"):
        return run(verb, book, *more, *said, lang=lang)

    return call


def answer(said):
    assert said.code == 0, said.err
    return json.loads(said.out)


def test_dues_are_charged_once_and_paid(ask):
    for words in (
        ("class", "F", "عامل"),
        ("rate", "F", "120", "--year", "2025"),
        ("join", "M1", "F", "--day", "2025-01-01"),
        ("join", "M2", "F", "--day", "2025-07-01"),
    ):
        assert ask("dues", *words).code == 0
    seen = answer(ask("dues", "charge", *DAYS, "--dry-run", "--json"))
    assert [each["amount"] for each in seen["members"]] == ["120.000", "60.000"]
    assert ask("dues", "charge", *DAYS, "--dry-run").out.count("120.000") == 1
    posted = answer(ask("dues", "charge", *DAYS, "--json"))
    assert posted == {"series": "dues", "number": 1, "year": "2025"}
    again = ask("dues", "charge", *DAYS)
    assert (again.code, "nobody to charge" in again.err) == (2, True)
    paid = ("pay", "M1", "50", "--money", "1111", "--day", "2025-04-01")
    assert ask("dues", *paid).code == 0
    owed = answer(ask("dues", "list", "--day", "2025-12-31", "--json"))
    assert owed["members"][0] == {
        "code": "M1",
        "balance": "70.000",
        "overdue": "70.000",
        "oldest_days": 275,
    }
    assert "70.000" in ask("dues", "list", lang="ar").out


def test_bills_are_entered_listed_and_paid(ask):
    bill = ("--supplier", "S1", "--account", "5114", "--fund", "GEN", *DAYS)
    for number, amount in (("12/A", "900"), ("13", "100.500")):
        assert ask("bill", "add", *bill, "--number", number, "--amount", amount).code == 0
    twice = ask("bill", "add", *bill, "--number", "12 a", "--amount", "5")
    assert (twice.code, "12/A" in twice.err) == (2, True)
    assert len(answer(ask("bill", "list", "--unpaid", "--json"))["bills"]) == 2
    assert answer(ask("bill", "list", "--due-by", "2025-03-30", "--json"))["bills"] == []
    money = ("--money", "1121", "--day", "2025-03-20")
    assert answer(ask("bill", "pay", "1", "2", *money, "--json"))["series"] == "payment"
    assert [each["state"] for each in answer(ask("bill", "list", "--json"))["bills"]] == [
        "paid",
        "paid",
    ]
    assert ask("bill", "list", lang="ar").code == 0
    gone = ask("bill", "pay", "1", *money)
    assert (gone.code, "no bill 1" in gone.err) == (2, True)


def test_advances_are_handed_out_and_accounted_for(ask):
    advance = ("--holder", "E1", "--purpose", "ورشة", "--amount", "500", "--fund", "GEN")
    assert ask("advance", "add", *advance, "--money", "1111", *DAYS).code == 0
    late = ("--money", "1111", "--day", "2025-05-01", "--due", "2025-05-02")
    refused = ask("advance", "add", *advance, *late)
    assert (refused.code, "A1" in refused.err) == (2, True)
    assert ask("advance", "add", *advance, *late, "--knowingly").code == 0
    settled = ("settle", "A1", "--spent", "5113=450.250", "--day", "2025-05-03")
    back = ("--returned", "49.750", "--money", "1111")
    assert ask("advance", *settled, *back).code == 0
    found = answer(ask("advance", "list", "--day", "2025-12-31", "--json"))["advances"]
    assert [(each["code"], each["state"], each["open"]) for each in found] == [
        ("A2", "overdue", "500.000"),
        ("A1", "settled", "0.000"),
    ]
    assert "A2" in ask("advance", "list", lang="ar").out
    report = ask("report", "advance-settlement", "--of", "A1")
    assert (report.code, "450.250" in report.out) == (0, True)


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("dues", "rate", "X", "5"), "no class of members X"),
        (("dues", "join", "M9", "F", "--day", "2025-01-01"), "F"),
        (("advance", "settle", "A9", "--day", "2025-01-01"), "no such advance"),
        (("bill", "pay", "7", "--money", "1111", "--day", "2025-01-01"), "no bill 7"),
    ],
)
def test_what_is_not_there_is_named(ask, words, told):
    said = ask(*words)
    assert (said.code, told in said.err) == (2, True)
