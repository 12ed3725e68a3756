"""`sijill import` of tables and GnuCash books, and `sijill imports`."""

import json
from pathlib import Path

import pytest

GNUCASH = Path(__file__).parents[1] / "data" / "gnucash" / "foundation.gnucash"
TABLE = "date,no,description,account,debit,credit\n2026-03-01,1,حبر,e1,4.500,\n2026-03-01,1,,a1,,4.500\n"


@pytest.fixture
def ask(run, small, secret):
    def call(verb, *arguments, lang="en"):
        return run(verb, small, *arguments, "--passphrase-file", secret, lang=lang)

    return call


def codes(ask):
    said = json.loads(ask("report", "trial-balance", "--json").out)
    return {row["account"]: row["code"] for row in said["rows"]}


@pytest.fixture
def table(ask, tmp_path):
    found = codes(ask)
    path = tmp_path / "t.csv"
    text = TABLE.replace("e1", found["expenses:rent"]).replace("a1", found["assets:cash"])
    path.write_text(text, encoding="utf-8")
    return path


def test_a_table_is_rehearsed_imported_and_taken_back(ask, table):
    before = ask("report", "trial-balance", "--json").out
    said = ask("import", table, "--format", "journal", "--dry-run")
    assert (said.code, said.err) == (0, "")
    assert "Debits: 4.500 LYD" in said.out
    assert "Nothing was written" in said.out
    assert ask("report", "trial-balance", "--json").out == before
    done = json.loads(ask("import", table, "--format", "journal", "--json").out)
    assert (done["imported"], done["entries"], done["new_years"]) == (True, 1, ["2026"])
    listed = json.loads(ask("imports", "list", "--json").out)["imports"]
    assert [each["format"] for each in listed] == ["table-journal", "ledger"]
    undone = ask("imports", "undo", done["batch"], "--reason", "خطأ")
    assert (undone.code, undone.out) == (0, "1 entry was reversed.\n")
    assert "taken back" in ask("imports", "list").out
    assert ask("imports", "undo", done["batch"], "--reason", "خطأ").code == 2


def test_bad_rows_are_listed_and_nothing_is_written(ask, table):
    text = table.read_text(encoding="utf-8").replace(",4.500\n", ",4.5001\n")
    table.write_text(text, encoding="utf-8")
    said = ask("import", table, "--format", "journal")
    assert said.code == 2
    assert "row 3, column F:" in said.out
    assert "Nothing was imported" in said.err
    assert json.loads(ask("imports", "list", "--json").out)["imports"][0]["format"] == "ledger"
    arabic = ask("import", table, "--format", "journal", "--dry-run", lang="ar")
    assert "العمود F" in arabic.out


def test_the_meaning_of_columns_is_written_changed_and_used(run, ask, table, tmp_path):
    odd = tmp_path / "odd.csv"
    odd.write_text(table.read_text(encoding="utf-8").replace("account", "???"), encoding="utf-8")
    kept = tmp_path / "m.json"
    arguments = (odd, "--format", "journal", "--write-mapping", kept)
    assert ask("import", *arguments).code == 0
    assert ask("import", odd, "--format", "journal").code == 2
    said = json.loads(kept.read_text(encoding="utf-8"))
    said["columns"]["account"] = 3
    kept.write_text(json.dumps(said), encoding="utf-8")
    assert ask("import", odd, "--format", "journal", "--mapping", kept).code == 0
    kept.write_text("{}", encoding="utf-8")
    refused = ask("import", odd, "--format", "journal", "--mapping", kept)
    assert (refused.code, "cannot be" not in refused.err) == (2, True)


def test_opening_balances_come_on_their_day(ask, table, tmp_path):
    found = codes(ask)
    path = tmp_path / "open.csv"
    path.write_text(f"account,debit,credit\n{found['assets:cash']},10,\n", encoding="utf-8")
    assert ask("import", path, "--format", "opening").code == 2
    done = ask(
        "import",
        path,
        "--format",
        "opening",
        "--day",
        "2025-01-01",
        "--rest",
        found["income:gifts"],
    )
    assert done.code == 0
    assert "1 entry was imported" in done.out


def test_a_gnucash_book_comes_with_its_accounts(run, tmp_path, secret):
    book = tmp_path / "fresh.sijill"
    run("new", book, "--name", "مؤسسة", "--currency", "LYD", "--chart", "none", "--year", "2021",
        "--passphrase-file", secret)  # fmt: skip
    asked = ("import", book, GNUCASH, "--format", "gnucash", "--passphrase-file", secret)
    rehearsed = json.loads(run(*asked, "--dry-run", "--json").out)
    done = json.loads(run(*asked, "--json").out)
    assert (done["imported"], done["entries"]) == (True, 60)
    assert done["balances"] == rehearsed["balances"]
    said = json.loads(
        run("report", book, "trial-balance", "--json", "--passphrase-file", secret).out
    )
    ours = {row["account"]: row["balance"] for row in said["rows"]}
    theirs = {each["account"]: each["balance"] for each in done["balances"]}
    assert {k: v for k, v in theirs.items() if v != "0.000"} == {
        k: v for k, v in ours.items() if v != "0.000"
    }
    assert "1101" in {row["code"] for row in said["rows"]}
