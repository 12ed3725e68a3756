"""Assets from the command line, as scripts and people see them."""

import json

import pytest

from tests.books_made import PASSPHRASE, new_book

CLASS = ("--cost-account", "1412", "--gathered-account", "1512", "--expense-account", "5218")
NEW = ("--class", "IT", "--cost", "3600", "--fund", "GEN", "--day", "2025-01-10")


@pytest.fixture
def ask(run, tmp_path):
    secret = tmp_path / "secret"
    secret.write_text(f"{PASSPHRASE}\n", encoding="utf-8")
    session = new_book(tmp_path)
    book = session.book.folder.path
    session.close()

    def call(*more, verb="asset", lang="en"):
        return run(verb, book, *more, "--passphrase-file", secret, lang=lang)

    return call


def answer(said):
    assert said.code == 0, said.err
    return json.loads(said.out)


def test_an_asset_is_entered_written_off_counted_and_leaves(ask):
    assert ask("class", "IT", "حاسوب", *CLASS, "--life", "36").code == 0
    assert answer(ask("add", "A1", "حاسوب", *NEW, "--paid-from", "1121", "--json"))["posted"]
    assert ask("add", "A1", "حاسوب", *NEW).code == 2
    through = ("depreciate", "--day", "2025-02-28")
    seen = answer(ask(*through, "--dry-run", "--json"))
    assert seen["charges"] == [{"code": "A1", "amount": "100.000"}]
    assert "100.000" in ask(*through, "--dry-run").out
    assert "is posted" in ask(*through).out
    assert ask(*through).code == 2
    assert (
        ask("move", "A1", "--place", "مكتب", "--reason", "تسليم", "--day", "2025-03-01").code == 0
    )
    assert ask("count", "say", "A1").code == 2
    assert ask("count", "open", "--day", "2025-03-02").code == 0
    assert ask("count", "say", "A1", "--found", "damaged", "--note", "شاشة").code == 0
    assert ask("count", "finish", "--counted-by", "سالم", "--witnessed-by", "هدى").code == 0
    (count,) = answer(ask("count", "list", "--json"))["counts"]
    assert count["finished"]
    assert count["differences"] == [{"code": "A1", "found": "damaged"}]
    leave = ("dispose", "A1", "sold", "--reason", "قديم", "--day", "2025-03-31")
    brings = ("--proceeds", "4000", "--money", "1111")
    assert answer(ask(*leave, *brings, "--dry-run", "--json"))["result"] == "600.000"
    assert ask(*leave, *brings).code == 0
    (asset,) = answer(ask("list", "--json"))["assets"]
    assert (asset["left"], asset["book_value"]) == ("2025-03-31", "0.000")
    assert "A1" in ask("list", lang="ar").out
    report = answer(ask("assets", "--json", verb="report"))
    assert report
    assert "A1" in ask("asset-count", "--of", "1", verb="report").out
