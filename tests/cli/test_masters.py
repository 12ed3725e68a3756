"""Accounts, funds, projects, partners, years and months from the command line."""

import json

import pytest

NAMED = ("--code", "EU", "--name", "منحة الاتحاد", "--name-en", "EU grant")


@pytest.fixture
def ask(run, small, secret):
    """`ask("add", "fund", …)` puts the book behind the verb."""

    def call(verb, *more, lang="en"):
        return run(verb, small, *more, "--passphrase-file", secret, lang=lang)

    return call


def answer(said):
    assert said.code == 0, said.err
    return json.loads(said.out)


def test_what_is_added_is_listed(ask):
    days = ("--from", "2025-02-01", "--to", "2026-01-31")
    assert ask("add", "fund", *NAMED, "--restriction", "restricted").code == 0
    assert ask("add", "project", *NAMED, *days).code == 0
    said = ask("add", "partner", *NAMED, "--kind", "donor", lang="ar")
    assert (said.code, "EU" in said.out) == (0, True)
    head = {"code": "EU", "name_ar": "منحة الاتحاد", "name_en": "EU grant", "active": True}
    funds = answer(ask("list", "funds", "--json"))
    assert funds["currency"] == "LYD"
    assert funds["funds"][0] == {
        **head,
        "restriction": "restricted",
        "nature": None,
        "balance": "0.000",
    }
    assert funds["funds"][1]["balance"] == "1299.500"
    project = {**head, "first_day": "2025-02-01", "last_day": "2026-01-31"}
    assert answer(ask("list", "projects", "--json")) == {"projects": [project]}
    assert answer(ask("list", "partners", "--json")) == {"partners": [{**head, "kind": "donor"}]}


@pytest.mark.parametrize("what", ["funds", "projects", "partners"])
@pytest.mark.parametrize("lang", ["ar", "en"])
def test_lists_for_people_are_in_their_language(ask, what, lang):
    ask("add", "project", *NAMED, "--from", "2025-02-01")
    ask("add", "partner", *NAMED, "--kind", "donor")
    ask("add", "fund", *NAMED, "--restriction", "restricted")
    said = ask("list", what, lang=lang)
    assert said.code == 0
    assert ("منحة الاتحاد" if lang == "ar" else "EU grant") in said.out


def test_an_account_stands_under_its_parent_in_the_chart(ask):
    chart = answer(ask("chart", "list", "--json"))
    expenses = next(each for each in chart["accounts"] if each["account"] == "expenses")
    assert expenses["balance"] == "200.500"
    options = ("--kind", "expense", "--parent", expenses["code"], "--function", "programme")
    named = ("--code", "٥-٩", "--name", "Training", "--currency", "usd")
    assert ask("add", "account", *named, *options).code == 0
    added = {each["code"]: each for each in answer(ask("chart", "list", "--json"))["accounts"]}
    assert added["5-9"]["account"] == "expenses:Training"
    assert (added["5-9"]["currency"], added["5-9"]["level"]) == ("USD", 1)
    assert "Training" in ask("chart", "list").out


def test_an_own_chart_comes_in_whole_or_not_at_all(ask, tmp_path):
    file = tmp_path / "chart.csv"
    head = "code,name_ar,name_en,kind,parent,function,currency,postable\n"
    file.write_text(head + "7,أصول,,asset,,,,no\n71,,Bank,asset,7,,,\n", encoding="utf-8")
    assert answer(ask("chart", "import", file, "--json")) == {"imported": 2}
    again = ask("chart", "import", file)
    assert (again.code, "7" in again.err) == (2, True)
    file.write_text(head + "81,,Bank,asset,,,,\n", encoding="utf-8")
    assert ask("chart", "import", file).out == "1 account was added to the chart.\n"
    assert ask("chart", "import", "/dev/zero").code == 2


def test_a_month_is_locked_and_opened(ask):
    locked = answer(ask("year", "lock", "2025", "3", "--json"))["years"][0]
    assert [each["month"] for each in locked["months"] if each["status"] == "closed"] == [3]
    assert "2025" in ask("year", "unlock", "2025", "3").out
    opened = answer(ask("year", "list", "--json"))["years"]
    assert {each["status"] for each in opened[0]["months"]} == {"open"}
    assert len(ask("year", "list").out.splitlines()) == 12
    assert ask("year", "lock", "2025", "13").code == 2


def test_years_follow_one_another(ask):
    said = ask("add", "year")
    assert "2026" in said.out
    assert ask("add", "year", "--from", "2027-07-01").code == 0
    assert ask("add", "year", "--name", "2028-H2", "--to", "2028-12-31").code == 0
    years = answer(ask("year", "list", "--json"))["years"]
    assert [(each["year"], each["first_day"], each["last_day"]) for each in years[1:]] == [
        ("2026", "2026-01-01", "2026-12-31"),
        ("2027-2028", "2027-07-01", "2028-06-30"),
        ("2028-H2", "2028-07-01", "2028-12-31"),
    ]


@pytest.mark.parametrize(
    "wrong",
    [
        ("fund", "--code", "E U", "--name", "x", "--restriction", "restricted"),
        ("fund", "--code", "E\u202eU", "--name", "x", "--restriction", "restricted"),
        ("fund", "--code", "EU", "--name", " ", "--restriction", "restricted"),
        ("fund", "--code", "GEN", "--name", "x", "--restriction", "restricted"),
        ("fund", "--code", "EU", "--name", "x"),
        ("project", "--code", "P", "--name", "x", "--from", "31/1/2025"),
        ("project", "--code", "P", "--name", "x", "--from", "2025-02-01", "--to", "2025-01-01"),
        ("account", "--code", "9", "--name", "x", "--kind", "asset", "--currency", "XXQ"),
        ("account", "--code", "9", "--name", "x", "--kind", "asset", "--parent", "nowhere"),
        ("year", "--from", "2025-06-01"),
        ("year", "--name", "20/26"),
        ("year", "--to", "2025-01-01"),
        ("year", "--to", "2090-01-01"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_added(ask, wrong):
    before = answer(ask("list", "funds", "--json")), answer(ask("year", "list", "--json"))
    said = ask("add", *wrong)
    assert (said.code, said.out) == (2, "")
    assert said.err
    assert "\u202e" not in said.err
    assert before == (answer(ask("list", "funds", "--json")), answer(ask("year", "list", "--json")))
