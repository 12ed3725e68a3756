"""`sijill bank`: a statement goes in, is matched and reconciled, in lines and as JSON."""

import json

import pytest

from tests.services.ledger.banks.made import statement_text

ROWS = (("2025-03-14", "عمولة", "", -2_500), ("2025-03-15", "إيداع", "D9", 400_000))
TOLD = ("--days", "dmy", "--decimals", "point")


@pytest.fixture
def book(run, secret, tmp_path):
    path = tmp_path / "b.sijill"
    run(
        "new",
        path,
        "--name",
        "جمعية",
        "--currency",
        "LYD",
        "--year",
        2025,
        "--passphrase-file",
        secret,
    )
    (tmp_path / "march.csv").write_text(statement_text(*ROWS, opening=0), encoding="utf-8")
    return path


@pytest.fixture
def bank(run, book, secret):
    def ask(*arguments, lang="en"):
        return run("bank", book, *arguments, "--passphrase-file", secret, lang=lang)

    added = ask("add", "--account", "1121", "--bank", "مصرف الجمهورية", "--json")
    assert added.code == 0, added.err
    assert json.loads(added.out)["accounts"][0]["account"] == "1121"
    return ask


def test_a_statement_is_shown_taken_in_and_undone(bank, tmp_path):
    file = tmp_path / "march.csv"
    asked = bank("import", file)
    assert asked.code == 2
    assert "two ways" in asked.err
    shown = json.loads(bank("import", file, *TOLD, "--dry-run", "--json").out)
    assert (shown["imported"], shown["lines"], shown["closing"]) == (False, 2, "397.500")
    done = bank("import", file, *TOLD, "--save-mapping", "الجمهورية", "--keep-file", lang="ar")
    assert done.code == 0
    assert "397.500" in done.out
    assert bank("import", file).code == 2
    (tmp_path / "april.csv").write_text(
        statement_text(("2025-04-02", "x", "", 1_000), opening=397_500), encoding="utf-8"
    )
    again = json.loads(bank("import", tmp_path / "april.csv", "--json").out)
    assert again["imported"]
    undone = json.loads(bank("statements", "--undo", "2", "--json").out)["statements"]
    assert [each["undone"] for each in undone] == [False, True]
    assert "march.csv" in bank("statements").out


def test_a_month_is_reconciled(bank, tmp_path):
    bank("import", tmp_path / "march.csv", *TOLD)
    assert bank("match").code == 2
    assert bank("reconcile", "start").code == 2
    begun = json.loads(bank("reconcile", "start", "--to", "2025-03-15", "--json").out)
    assert (begun["state"], begun["difference"]) == ("open", "397.500")
    assert json.loads(bank("match", "--json").out) == {"suggestions": []}
    assert bank("match", "--accept-sure").out.strip() == "0 matches were made."
    assert "397.500" in bank("reconcile", "finish").err
    finished = bank("reconcile", "finish", "--reason", "قيد الإعداد", lang="ar")
    assert "منتهية" in finished.out
    standing = json.loads(bank("status", "--json").out)["accounts"][0]
    assert standing["reconciled_until"] == "2025-03-15"
    undone = json.loads(bank("reconcile", "undo", "--reason", "x", "--json").out)
    assert (undone["state"], undone["waiting_at_bank"]) == ("undone", 2)
    assert "1121" in bank("accounts", lang="ar").out
