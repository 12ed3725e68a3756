"""`sijill budget`: from a draft to an adopted budget, a workbook on the way, and commitments."""

import json

import openpyxl
import pytest

from desktop.cli.exit_codes import Exit


@pytest.fixture
def budget(small, run, secret):
    """`budget("list", …)` runs the verb on the small book and returns the answer."""

    def call(*arguments, lang="en"):
        action, *rest = arguments
        return run("budget", small, action, *rest, "--passphrase-file", secret, lang=lang)

    return call


@pytest.fixture
def said(budget):
    """`said("list")` is the JSON answer of what was done."""

    def call(*arguments):
        answer = budget(*arguments, "--json")
        assert answer.code == Exit.DONE, answer.err
        return json.loads(answer.out)

    return call


def accounts_of(small, run, secret):
    shown = run("chart", small, "list", "--json", "--passphrase-file", secret)
    return {each["account"]: each["code"] for each in json.loads(shown.out)["accounts"]}


@pytest.fixture
def rent(small, run, secret):
    """The code of the account of rent."""
    return accounts_of(small, run, secret)["expenses:rent"]


def test_from_a_draft_to_an_adopted_revision(budget, said, tmp_path, rent):
    answer = budget("new", "B25", "--as-went", "2025")
    assert (answer.code, answer.out.strip()) == (Exit.DONE, "The draft B25 is begun.")
    (version,) = said("list")["budgets"]
    assert (version["expenses"], version["status"]) == ("200.500", "draft")
    shown = said("show", "B25")["figures"]
    assert {"account": rent, "amount": "200.500"}.items() <= shown[-1].items()
    said("adopt", "B25", "--resolution", "Board 4", "--day", "2025-01-10")
    said("new", "B25-2", "--copy-of", "B25")
    path = tmp_path / "b.xlsx"
    assert budget("export", path, "B25-2").out.strip() == str(path)
    book = openpyxl.load_workbook(path)
    (row,) = [cell.row for cell in book.active["B"] if cell.value == rent]
    book.active.cell(row, 9).value = 99
    book.save(path)
    rehearsed = said("import", path, "--dry-run")
    assert rehearsed["imported"] is False
    assert rehearsed["budgets"][0]["changes"][0]["after"] == "299.500"
    assert said("show", "B25-2", "--since", "B25")["changes"] == []
    answer = budget("import", path)
    assert (answer.code, answer.out.splitlines()[-1]) == (Exit.DONE, "1 figure was changed.")
    assert said("show", "B25-2", "--since", "B25")["changes"][0]["before"] == "200.500"
    assert said("adopt", "B25-2", "--resolution", "Board 9", "--day", "2025-03-01")["kind"] == (
        "revised"
    )
    refused = budget("adopt", "B25-2", "--resolution", "Board 9", "--day", "2025-03-01")
    assert refused.code == Exit.USED_WRONGLY
    rows = said("against", "--year", "2025", "--day", "2025-12-31")["rows"]
    assert (
        rows[-1]["values"]["actual"] == "1299.500" if isinstance(rows[-1]["values"], dict) else rows
    )


def test_what_cannot_be_taken_is_named_by_its_cell(budget, tmp_path, rent):
    budget("new", "B25", "--as-went", "2025")
    path = tmp_path / "b.xlsx"
    budget("export", path, "B25")
    book = openpyxl.load_workbook(path)
    (row,) = [cell.row for cell in book.active["B"] if cell.value == rent]
    book.active.cell(row, 9).value = "مئة"
    book.save(path)
    answer = budget("import", path)
    assert answer.code == Exit.NO
    assert f"I{row}" in answer.out
    assert "Nothing was written." in answer.out
    answer = budget("import", path, lang="ar")
    assert "الورقة" in answer.out


def test_commitments_and_notes(budget, said, rent):
    place = ("--account", rent, "--fund", "GEN")
    said("new", "B25", "--as-went", "2025")
    said("adopt", "B25", "--resolution", "Board 4", "--day", "2025-01-10")
    made = ("commit", "C1", "50", "--for", "Repairs", *place, "--day", "2025-03-01")
    assert budget(*made).code == Exit.USED_WRONGLY
    answer = budget(*made, "--accept-limits")
    assert "With it 2025" in answer.out
    (held,) = said("commitments")["commitments"]
    assert (held["open"], held["subject"]) == ("50.000", "commitment:1")
    said("close", "C1", "--reason", "Done")
    assert said("commitments")["commitments"][0]["open"] == "0.000"
    said("note", "B25", "Rent went up", *place)
    assert "Rent went up" in budget("against", "--day", "2025-12-31").out
    assert budget("note", "B25", "x", "--account", "nix").code == Exit.USED_WRONGLY
    said("new", "B25-X")
    assert "dropped" in budget("drop", "B25-X").out
    assert "Superseded" not in budget("list").out
