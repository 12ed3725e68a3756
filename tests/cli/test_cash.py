"""Rates, cash boxes and the uses of accounts from the command line."""

import json

import pytest


@pytest.fixture
def ask(run, small, secret):
    """`ask("rate", "list")` puts the book behind the verb."""

    def call(verb, *more, lang="en"):
        return run(verb, small, *more, "--passphrase-file", secret, lang=lang)

    return call


def answer(said, code=0):
    assert said.code == code, said.err
    return json.loads(said.out)


@pytest.fixture
def box(ask):
    """The account of cash, marked as a box."""
    chart = answer(ask("chart", "list", "--json"))["accounts"]
    code = next(each["code"] for each in chart if each["account"] == "assets:cash")
    assert answer(ask("chart", "use", code, "cash_box", "--json"))["use"] == "cash_box"
    return code


def test_uses_are_proposed_marked_and_taken_off(ask, box):
    assert ask("chart", "use", box, "none").code == 0
    found = answer(ask("chart", "suggest-uses", "--json"))
    assert [each["use"] for each in found["suggestions"]] == ["cash_box"]
    assert "as in" not in ask("chart", "suggest-uses").out
    assert answer(ask("chart", "suggest-uses", "--apply", "--json"))["applied"] == 1
    (marked,) = answer(ask("chart", "uses", "--json"))["uses"]
    assert marked["use"] == "cash_box"
    assert "خزينة" in ask("chart", "uses", lang="ar").out
    assert ask("chart", "use", marked["code"], "payable").code == 2
    assert ask("chart", "use", "99999", "bank").code == 2
    assert ask("chart", "use", marked["code"], "none").code == 0
    assert answer(ask("chart", "uses", "--json")) == {"uses": []}


def test_rates_are_noted_listed_and_taken_in(ask, tmp_path):
    day = ("--day", "2025-01-05", "--source", "CBL")
    assert ask("rate", "add", "usd", "4.80", *day).out == "The rate is noted.\n"
    assert ask("rate", "add", "USD", "48", *day).code == 2
    file = tmp_path / "rates.csv"
    file.write_text("currency,day,rate\nEUR,2025-01-05,5.2\nEUR,x,5.2\n", encoding="utf-8")
    said = ask("rate", "import", file, "--source", "CBL")
    assert (said.code, "Row 3, day" in said.out) == (1, True)
    bad = answer(ask("rate", "import", file, "--source", "CBL", "--json"), 1)["bad"]
    assert [(each["row"], each["column"]) for each in bad] == [(3, "day")]
    file.write_text("currency,day,rate\nEUR,2025-01-05,5.2\n", encoding="utf-8")
    assert "nothing was written" in ask("rate", "import", file, "--source", "CBL", "--dry-run").out
    assert ask("rate", "import", file, "--source", "CBL").out == "1 new rate.\n"
    rates = answer(ask("rate", "list", "--json"))["rates"]
    assert [(each["currency"], each["rate"]) for each in rates] == [("EUR", "5.2"), ("USD", "4.8")]
    assert ask("rate", "list", lang="ar").out.count("\n") == 2


def test_there_is_nothing_to_revalue_in_a_book_of_one_currency(ask):
    said = ask("rate", "revalue", "--day", "2025-12-31")
    assert (said.code, "nothing to revalue" in said.err) == (2, True)
    assert ask("rate", "reverse", "3", "--day", "2025-12-31").code == 2
    assert ask("rate", "revalue", "--day", "2025-12-31", "--account", "nope").code == 2


def test_a_box_is_kept_counted_and_its_book_shown(ask, box, tmp_path):
    assert ask("cash", "set", box, "--holder", "O1", "--most", "1000").code == 0
    (state,) = answer(ask("cash", "boxes", "--json"))["boxes"]
    assert (state["balance"], state["above"], state["kept"]) == ("1299.500", "299.500", True)
    days = answer(ask("cash", "book", box, "--year", "2025", "--json"))["days"]
    assert [(each["receipts"], each["payments"]) for each in days] == [
        ("1500.000", "0.000"),
        ("0.000", "200.500"),
    ]
    assert "above the limit" in ask("cash", "book", box).out
    file = tmp_path / "count.json"
    count = {
        "box": box,
        "day": "2025-02-28",
        "counted_by": "سالم",
        "witnessed_by": "هدى",
        "lines": [{"piece": "note", "value": "50", "quantity": 26}],
    }
    file.write_text(json.dumps(count), encoding="utf-8")
    kept = answer(ask("cash", "count", file, "--json"), 1)
    assert (kept["difference"], kept["entry"]) == ("0.500", None)
    (listed,) = answer(ask("cash", "counts", "--json"))["counts"]
    assert (listed["counted"], listed["entry"]) == ("1300.000", None)
    assert "0.500" in ask("cash", "counts", lang="ar").out
    record = ask("report", "cash-count", "--of", "1", lang="ar")
    assert (record.code, "1,300.000" in record.out) == (0, True)


def test_what_is_no_box_is_said(ask, box):
    assert ask("cash", "book", "99").code == 2
    assert ask("cash", "set", box, "--holder", "O9").code == 2
    assert ask("cash", "set", box, "--most", "1,00").code == 2
    assert ask("cash", "count", "/no/such/file").code == 2
