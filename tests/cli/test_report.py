"""Every statement in every shape, and that they tell the same."""

from __future__ import annotations

import json
import subprocess
from decimal import Decimal

import pytest

from desktop.text.statement_labels import TITLES, title_text
from desktop.text.words import words_of


def report(run, book, secret, *arguments, lang="en"):
    return run("report", book, *arguments, "--passphrase-file", secret, lang=lang)


@pytest.mark.parametrize("lang", ["ar", "en"])
@pytest.mark.parametrize("name", TITLES)
def test_every_statement_is_text_in_both_languages(run, small, secret, name, lang):
    said = report(run, small, secret, name, "--year", "2025", lang=lang)
    assert (said.code, said.err) == (0, "")
    lines = said.out.splitlines()
    assert lines[0] == ("جمعية الاختبار" if lang == "ar" else "Test organisation")
    assert lines[1] == title_text(name, words_of(lang))
    assert "2025-12-31" in lines[2]
    assert "LYD" in lines[2]
    assert "1,299.500" in said.out or "200.500" in said.out


@pytest.mark.parametrize("name", TITLES)
def test_every_statement_is_json_with_the_same_head(run, small, secret, name):
    said = report(run, small, secret, name, "--year", "2025", "--json")
    answer = json.loads(said.out)
    assert answer["statement"] == name
    assert (answer["currency"], answer["exponent"], answer["year"]) == ("LYD", 3, "2025")
    assert (answer["first_day"], answer["last_day"]) == ("2025-01-01", "2025-12-31")
    assert answer["rows"]


def test_the_ledger_for_programs_adds_up(run, hackclub, secret):
    said = report(run, hackclub, secret, "general-ledger", "--year", "2016", "--json")
    answer = json.loads(said.out)
    debit = credit = Decimal(0)
    for account in answer["rows"]:
        balance = Decimal(account["opening"])
        for line in account["lines"]:
            balance += Decimal(line["debit"]) - Decimal(line["credit"])
            assert Decimal(line["balance"]) == balance
        assert Decimal(account["balance"]) == balance
        debit += Decimal(account["debit"])
        credit += Decimal(account["credit"])
    assert str(debit) == answer["totals"]["debit"]
    assert str(credit) == answer["totals"]["credit"]
    assert sum(len(account["lines"]) for account in answer["rows"]) == answer["totals"]["lines"]


def test_the_journal_for_programs_holds_every_entry_balanced(run, hackclub, secret):
    said = report(run, hackclub, secret, "journal", "--year", "2016", "--json")
    answer = json.loads(said.out)
    for entry in answer["rows"]:
        assert entry["debit"] == entry["credit"]
        assert sum(Decimal(line["debit"]) for line in entry["lines"]) == Decimal(entry["debit"])
    assert [entry["number"] for entry in answer["rows"]] == list(range(1, len(answer["rows"]) + 1))
    assert answer["totals"]["entries"] == len(answer["rows"]) > 300


def test_an_empty_year_is_json_too(run, hackclub, secret):
    for name in ("journal", "general-ledger"):
        said = report(run, hackclub, secret, name, "--year", "2025", "--json")
        answer = json.loads(said.out)
        assert answer["totals"]["debit"] == "0.00"
        assert answer["year"] == "2025"


def test_the_journal_as_text(run, small, secret):
    lines = report(run, small, secret, "journal").out.splitlines()
    assert lines[4] == "2025-01-05  Journal 1  Opening gift"
    amount, _code, account = lines[5].split()
    assert (amount, account) == ("1,500.000", "cash")
    assert lines[8] == "2025-02-10  Journal 2  Rent — February"
    assert lines[-3].split() == ["1,700.500", "1,700.500", "Total", "2", "entries"]
    assert lines[-1].startswith("The year is not closed yet")


def test_the_ledger_as_text(run, small, secret):
    out = report(run, small, secret, "general-ledger").out
    cash = out[out.index("  cash\n") :].splitlines()
    assert cash[2].split()[-3:] == ["1,500.000", "Opening", "gift"]
    assert "1,299.500" in cash[3]
    assert cash[4].split() == ["Closing", "balance", "1,500.000", "200.500", "1,299.500"]


@pytest.mark.parametrize("name", TITLES)
def test_every_statement_is_a_pdf(run, small, secret, name, tmp_path, foreign):
    path = tmp_path / f"{name}.pdf"
    said = report(run, small, secret, name, "--year", "2025", "--pdf", path)
    assert (said.code, said.err, said.out) == (0, "", f"{path}\n")
    subprocess.run([foreign("qpdf"), "--check", path], check=True, capture_output=True)
    text = subprocess.run(
        [foreign("pdftotext"), "-layout", path, "-"], check=True, capture_output=True
    ).stdout.decode()
    assert title_text(name, words_of("en")) in text
    assert "1,299.500" in text or "200.500" in text


def test_the_whole_books_balance_is_a_pdf(run, hackclub, secret, tmp_path, foreign):
    path = tmp_path / "whole.pdf"
    assert report(run, hackclub, secret, "trial-balance", "--pdf", path).code == 0
    text = subprocess.run(
        [foreign("pdftotext"), "-layout", path, "-"], check=True, capture_output=True
    ).stdout.decode()
    assert "6,408.44" in text


def test_a_file_that_is_there_is_not_written_over(run, small, secret, tmp_path):
    path = tmp_path / "report.pdf"
    path.write_bytes(b"mine")
    said = report(run, small, secret, "journal", "--pdf", path)
    assert (said.code, said.out) == (2, "")
    assert "report.pdf" in said.err
    assert path.read_bytes() == b"mine"


@pytest.mark.parametrize("name", ["", "/", "/proc/x.pdf", "x" * 300])
def test_a_file_that_cannot_be_made_is_said(run, small, secret, name):
    said = report(run, small, secret, "journal", "--pdf", name)
    assert (said.code, said.out) == (2, "")


def test_a_folder_that_is_not_there_is_said(run, small, secret, tmp_path):
    said = report(run, small, secret, "journal", "--pdf", tmp_path / "no" / "x.pdf")
    assert said.code == 2
    assert "is not there" in said.err


@pytest.mark.parametrize("name", TITLES)
def test_an_amount_is_never_a_json_number(run, small, secret, name):
    said = report(run, small, secret, name, "--year", "2025", "--json")
    json.loads(said.out, parse_float=pytest.fail)
