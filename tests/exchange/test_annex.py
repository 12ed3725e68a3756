"""The machine annex: what is written adds up, reads back as it was, and no spreadsheet computes it."""

import csv
import io
import json
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.exchange.package import annex, csv_text, json_text
from desktop.exchange.package.amounts import decimal_text, minor_units
from desktop.exchange.package.annex import (
    AnnexAccount,
    AnnexCount,
    AnnexEntry,
    AnnexFund,
    AnnexLine,
    AnnexProject,
)
from desktop.exchange.package.annex_read import check_annex
from desktop.exchange.package.annex_write import write_annex
from desktop.exchange.package.faults import PackageFault

DAY = date(2025, 3, 1)


def entry(number, *lines, **more):
    return AnnexEntry(
        f"e{number}", "2025", "journal", number, DAY, more.get("narration", ""), "", "", None, lines
    )


def line(account, amount, **more):
    return AnnexLine(account, "F", max(amount, 0), max(-amount, 0), **more)


def written(entries, exponent=3, **more):
    return dict(
        write_annex(
            currency="LYD",
            exponent=exponent,
            accounts=[AnnexAccount(p, "", "حساب", "", "asset", "") for p in ("A", "B", "C")],
            funds=[AnnexFund("F", "عام", "", "")],
            projects=[AnnexProject("P", "", "", DAY, None)],
            entries=entries,
            **more,
        )
    )


def test_totals_and_trial_balance():
    members = written(
        [entry(1, line("A", 1500), line("B", -1500)), entry(2, line("B", 500), line("C", -500))]
    )
    totals = check_annex(members)
    assert (totals.entries, totals.lines, totals.debit, totals.credit) == (2, 4, 2000, 2000)
    assert members["annex/trial-balance.csv"].decode("utf-8-sig").splitlines() == [
        "account,debit,credit,balance", "A,1.500,0.000,1.500", "B,0.500,1.500,-1.000", "C,0.000,0.500,-0.500",
    ]  # fmt: skip
    stated = json.loads(members["annex/datapackage.json"])["sijill"]
    assert (stated["entries"], stated["total_debit"]) == (2, "2.000")


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@x", "\tx", "\rx", "'=1", "''@"])
def test_no_text_is_a_formula(text):
    assert csv_text.guard(text) == "'" + text
    members = written([entry(1, line("A", 5, memo=text), line("B", -5), narration=text)])
    for name, column in (("annex/lines.csv", "memo"), ("annex/entries.csv", "narration")):
        row = next(csv.DictReader(io.StringIO(members[name].decode("utf-8-sig"), newline="")))
        assert row[column] == "'" + text
        assert csv_text.unguard(row[column]) == text
    check_annex(members)


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=20))
def test_every_text_comes_back(text):
    table = csv_text.Table(["a", "b"])
    table.add([csv_text.guard(text), "x"])
    (row,) = csv_text.rows("t", table.content(), ["a", "b"])
    assert csv_text.unguard(row["a"]) == text
    assert not row["a"].startswith(("=", "+", "-", "@", "\t", "\r"))


@given(st.integers(-(10**15), 10**15), st.integers(0, 4))
def test_amounts_come_back(minor, exponent):
    assert minor_units(decimal_text(minor, exponent), exponent) == minor


@pytest.mark.parametrize(
    "text",
    [
        "",
        "1",
        "1.00",
        "1.0000",
        "01.000",
        "-0.000",
        "1,000.000",
        "١.000",
        "1e3",
        " 1.000",
        "+1.000",
        "9" * 19 + ".000",
    ],
)
def test_other_spellings_of_amounts_are_refused(text):
    with pytest.raises(PackageFault, match="amount-unreadable"):
        minor_units(text, 3)


@settings(max_examples=30, deadline=None)
@given(
    st.lists(
        st.tuples(st.sampled_from("ABC"), st.sampled_from("ABC"), st.integers(0, 10**9)),
        max_size=12,
    )
)
def test_balanced_books_hold(moves):
    entries = [
        entry(n, line(one, amount), line(two, -amount))
        for n, (one, two, amount) in enumerate(moves, 1)
    ]
    assert check_annex(written(entries)).debit == sum(amount for *_, amount in moves)


@pytest.mark.parametrize(
    "lines",
    [
        (line("A", 5), line("B", -4)),
        (AnnexLine("A", "F", 5, 5), line("B", 0)),
        (AnnexLine("A", "F", -5, 0), AnnexLine("B", "F", 0, -5)),
    ],
)
def test_what_does_not_balance_is_not_written(lines):
    with pytest.raises(ValueError, match="e1"):
        written([entry(1, *lines)])


@pytest.mark.parametrize("number", ["=1", "1,5", "x", "1.", "--1"])
def test_foreign_amounts_and_rates_are_numbers(number):
    with pytest.raises(ValueError, match="not a plain number"):
        written([entry(1, line("A", 5, foreign_amount=number), line("B", -5))])
    with pytest.raises(ValueError, match="not a plain number"):
        written([entry(1, line("A", 5, rate=number), line("B", -5))])


def spoiled(name, old, new):
    members = written(
        [entry(1, line("A", 1500), line("B", -1500))], documents={"activities": {"x": [1]}}
    )
    assert old in members[name]
    members[name] = members[name].replace(old, new, 1)
    if name == annex.DATAPACKAGE:
        return members
    listed = json.loads(members[annex.DATAPACKAGE])
    for one in listed["resources"]:
        content = members["annex/" + one["path"]]
        one["bytes"], one["hash"] = (
            len(content),
            "sha256:" + __import__("hashlib").sha256(content).hexdigest(),
        )
    members[annex.DATAPACKAGE] = json.dumps(listed).encode()
    return members


@pytest.mark.parametrize(
    ("name", "old", "new", "key"),
    [
        ("annex/lines.csv", b"1.500,0.000", b"1.501,0.000", "entry-out-of-balance"),
        ("annex/lines.csv", b"e1,2,", b"e1,3,", "line-out-of-place"),
        ("annex/lines.csv", b"e1,2,B", b"e1,2,Z", "unknown-reference"),
        ("annex/lines.csv", b"e1,2,", b"e9,2,", "unknown-reference"),
        ("annex/lines.csv", b"1.500,0.000", b"1.5,0.000", "amount-unreadable"),
        ("annex/lines.csv", b"entry_id", b"entry", "csv-columns"),
        ("annex/lines.csv", b"e1,2,", b"e1,2", "csv-unreadable"),
        ("annex/lines.csv", b"e1,2,", b"\xff", "csv-unreadable"),
        ("annex/trial-balance.csv", b"A,1.500", b"A,1.501", "trial-balance-differs"),
        ("annex/accounts.csv", b"\r\nB,", b"\r\nA,", "entry-twice"),
        (annex.DATAPACKAGE, b'"entries": 1', b'"entries": 2', "totals-differ"),
        (annex.DATAPACKAGE, b'"total_debit": "1.500"', b'"total_debit": "9.500"', "totals-differ"),
        (annex.DATAPACKAGE, b'"exponent": 3', b'"exponent": 99', "annex-shape"),
        (annex.DATAPACKAGE, b"{", b"[", "json-unreadable"),
    ],
)
def test_what_does_not_hold_is_named(name, old, new, key):
    with pytest.raises(PackageFault) as raised:
        check_annex(spoiled(name, old, new))
    assert raised.value.key == key


@pytest.mark.parametrize("gone", sorted(annex.TABLES))
def test_every_table_must_be_there(gone):
    members = written([])
    del members[gone]
    with pytest.raises(PackageFault, match="annex-missing"):
        check_annex(members)


@pytest.mark.parametrize(
    "bad", [b"[" * 50 + b"]" * 50, b"[" * 10**5, b'{"a":1,"a":2}', b"NaN", b"\xff", b""]
)
def test_json_that_is_refused(bad):
    with pytest.raises(PackageFault, match="json-unreadable"):
        json_text.load("x", bad)


def test_twenty_thousand_entries_are_streamed():
    made = (entry(n, line("A", n), line("B", -n)) for n in range(1, 20_001))
    members = written(made, counts=[AnnexCount("members", "أعضاء", "", 5)])
    totals = check_annex(members)
    assert (totals.entries, totals.debit) == (20_000, 20_000 * 20_001 // 2)
