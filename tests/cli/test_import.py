"""A journal goes in whole, after a rehearsal that writes nothing, or not at all."""

from __future__ import annotations

import json

import pytest

GOOD = """\
2026-03-01 Workshop
    expenses:training    40.000 LYD  ; project: TRAIN
    assets:cash
"""


def journal(tmp_path, text):
    path = tmp_path / "more.journal"
    path.write_text(text, encoding="utf-8")
    return path


def take_in(run, book, secret, file, *more, lang="en"):
    arguments = ("import", book, file, "--format", "ledger", "--passphrase-file", secret)
    return run(*arguments, *more, lang=lang)


def log_head(run, book, secret):
    return run("log", book, "head", "--json", "--passphrase-file", secret).out


def test_the_rehearsal_shows_everything_and_writes_nothing(run, small, secret, tmp_path):
    before = log_head(run, small, secret)
    file = journal(tmp_path, GOOD)
    said = take_in(run, small, secret, file, "--dry-run")
    assert (said.code, said.err) == (0, "")
    for part in (
        "From 2026-03-01 to 2026-03-01",
        "1 entry",
        "Debits: 40.000 LYD",
        "New fiscal years: 2026",
        "1 new account",
        "New project: TRAIN",
        "expenses:training",
        "-40.000  LYD  assets:cash",
        "Nothing was written",
    ):
        assert part in said.out
    assert log_head(run, small, secret) == before


def test_the_rehearsal_for_programs(run, small, secret, tmp_path):
    file = journal(tmp_path, GOOD)
    answer = json.loads(take_in(run, small, secret, file, "--dry-run", "--json").out)
    assert answer["imported"] is False
    assert (answer["entries"], answer["debits"], answer["currency"]) == (1, "40.000", "LYD")
    assert (answer["first_day"], answer["last_day"]) == ("2026-03-01", "2026-03-01")
    assert (answer["new_years"], answer["new_projects"]) == (["2026"], ["TRAIN"])
    assert [account["kind"] for account in answer["new_accounts"]] == ["expense"]
    cash = {"account": "assets:cash", "currency": "LYD", "balance": "-40.000"}
    assert cash in answer["balances"]


def test_it_goes_in_once(run, small, secret, tmp_path):
    file = journal(tmp_path, GOOD)
    said = take_in(run, small, secret, file)
    assert said.code == 0
    assert said.out.splitlines()[-1] == "1 entry was imported."
    again = take_in(run, small, secret, file)
    assert (again.code, again.out) == (2, "")
    assert "imported before" in again.err
    balance = run("report", small, "trial-balance", "--json", "--passphrase-file", secret)
    rows = {row["account"]: row["balance"] for row in json.loads(balance.out)["rows"]}
    assert rows["assets:cash"] == "1259.500"


def test_the_import_for_programs(run, small, secret, tmp_path):
    answer = json.loads(take_in(run, small, secret, journal(tmp_path, GOOD), "--json").out)
    assert (answer["imported"], answer["entries"]) == (True, 1)


@pytest.mark.parametrize("lang", ["ar", "en"])
@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("\n2026-02-30 No such day\n    a  1 LYD\n    b\n", "2"),
        ("2026-03-01 Off\n    assets:cash  1.000 LYD\n    expenses:x  2.000 LYD\n", "1"),
        ("2026-03-01 X\n    assets:cash  1.2345 LYD\n    expenses:x\n", "2"),
        ("2026-03-01 X\n    assets:cash  1 LYD  ; fund: NONE\n    expenses:x\n", "2"),
    ],
)
def test_an_error_names_file_and_line_and_nothing_goes_in(
    run, small, secret, tmp_path, text, line, lang
):
    before = log_head(run, small, secret)
    said = take_in(run, small, secret, journal(tmp_path, text), lang=lang)
    assert (said.code, said.out) == (2, "")
    assert "more.journal" in said.err
    assert line in said.err.replace("more.journal", "")
    assert log_head(run, small, secret) == before
