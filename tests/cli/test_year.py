"""Months and years from the command line: the checklist, closing, reopening by two, filing."""

import json

import pytest

from desktop.domain.trust.acting import Role
from desktop.services.trust.add_officer import add_officer
from desktop.services.trust.officers import NewOfficer
from desktop.services.trust.open_book import open_book
from desktop.services.trust.strength import LOWEST
from tests.cli.conftest import SECRET

CHAIRS = "بحر ونخلة 8"


@pytest.fixture
def ask(run, small, secret):
    """`ask("close", "2025")` puts the book between the verb and the action."""

    def call(*more, lang="en", file=secret, officer=()):
        return run("year", small, *more, *officer, "--passphrase-file", file, lang=lang)

    return call


@pytest.fixture
def chair(small, tmp_path):
    """Bring in a second officer and return what lets them act."""
    session = open_book(small, SECRET)
    officer = NewOfficer("", "Chair", frozenset({Role.CHAIR}), CHAIRS)
    add_officer(session.book, session.by, officer, passphrase=SECRET, strength=LOWEST)
    session.close()
    file = tmp_path / "chair.txt"
    file.write_text(CHAIRS, encoding="utf-8")
    return {"file": file, "officer": ("--officer", "O2")}


def answer(said, code=0):
    assert said.code == code, said.err
    return json.loads(said.out)


def mark_net_assets(run, small, secret):
    named = ("--code", "3-1", "--name", "Net assets", "--kind", "net_assets")
    assert run("add", small, "account", *named, "--passphrase-file", secret).code == 0
    session = open_book(small, SECRET)
    from desktop.domain.ledger.account_use import AccountUse  # noqa: PLC0415
    from desktop.services.ledger.read_journal import masters_of  # noqa: PLC0415
    from desktop.services.ledger.set_account_use import set_account_use  # noqa: PLC0415

    masters = masters_of(session.book, session.by)
    account = next(each for each in masters.accounts.values() if each.code == "3-1")
    set_account_use(session.book, session.by, account.id, AccountUse.NET_UNRESTRICTED)
    session.close()


def test_the_checklist_says_what_is_left_and_closing_is_blocked_until_it_is_mended(
    ask, run, small, secret
):
    found = answer(ask("checklist", "2025", "--json"), code=1)
    points = {each["point"]: each for each in found["points"]}
    assert (points["net-assets"]["state"], points["net-assets"]["blocks"]) == ("fails", True)
    assert points["log"]["state"] == "ok"
    assert points["earlier"]["state"] == "not_applicable"
    refused = ask("close", "2025")
    assert (refused.code, "net assets" in refused.err) == (2, True)
    mark_net_assets(run, small, secret)
    plan = answer(ask("preview", "2025", "--json"))
    assert plan["closings"][0]["result"] == "1299.500"
    assert plan["closings"][0]["into"] == "3-1"
    done = answer(ask("close", "2025", "--json"))
    assert (done["status"], done["entries"]) == ("closed", [1])
    assert "opinion" in done["left_open"]
    assert answer(ask("list", "--json"))["years"][0]["status"] == "closed"
    assert "closed already" in ask("close", "2025").err


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_every_answer_for_people_is_in_their_language(ask, run, small, secret, lang):
    mark_net_assets(run, small, secret)
    listed = ask("checklist", "2025", "--quick", lang=lang)
    assert (listed.code, ("رأي المراجع" in listed.out)) == (1, lang == "ar")
    assert "1,299.500" in ask("preview", "2025", lang=lang).out
    assert ask("lock-until", "2025-03-31", lang=lang).code == 0
    assert "2025" in ask("close", "2025", lang=lang).out


def test_a_point_is_explained_and_is_left_no_more(ask):
    left = answer(ask("checklist", "2025", "--quick", "--json"), code=1)["left"]
    assert ask("explain", "2025", "opinion", "--reason", "لا مراجع بعد").code == 0
    found = answer(ask("checklist", "2025", "--quick", "--json"), code=1)
    point = next(each for each in found["points"] if each["point"] == "opinion")
    assert (point["state"], point["explained"]) == ("explained", "لا مراجع بعد")
    assert found["left"] == left - 1
    assert "drafts" in ask("explain", "2025", "nothing", "--reason", "x").err
    assert ask("explain", "2025", "net-assets", "--reason", "x").code == 2


def test_months_are_locked_up_to_a_day(ask):
    told = answer(ask("lock-until", "2025-03-31", "--dry-run", "--json"))
    assert (told["locked"], {each["point"] for each in told["standing"]} >= {"drafts"}) == (0, True)
    assert answer(ask("lock-until", "2025-03-30", "--json"))["locked"] == 2
    months = answer(ask("list", "--json"))["years"][0]["months"]
    assert [each["month"] for each in months if each["status"] == "closed"] == [1, 2]
    assert ask("lock-until", "2025-02-28").code == 2
    assert ask("lock-until", "2031-02-28").code == 2
    assert ask("lock-until", "soon").code == 2


def test_two_officers_open_a_closed_year_again(ask, run, small, secret, chair):
    mark_net_assets(run, small, secret)
    answer(ask("close", "2025", "--json"))
    assert ask("reopen", "2025").code == 2
    asked = answer(ask("reopen", "2025", "--reason", "فاتورة", "--json"))
    assert (asked["request"], asked["status"]) == (2, "closed")
    assert "another officer" in ask("reopen", "2025", "--agree").err
    assert answer(ask("reopen", "2025", "--decline", "--json", **chair))["status"] == "closed"
    ask("reopen", "2025", "--reason", "فاتورة")
    assert "open again" in ask("reopen", "2025", "--agree", **chair).out
    answer(ask("close", "2025", "--json"))
    assert "annual package" in ask("file", "2025").err


def test_a_filed_year_stays_filed(ask, run, small, secret, tmp_path):
    mark_net_assets(run, small, secret)
    answer(ask("close", "2025", "--json"))
    out = ("--profile", "commission-annual", "--year", "2025", "--out", tmp_path / "out")
    said = run("export", small, *out, "--passphrase-file", secret)
    assert said.code == 0
    assert run("verify", said.out.splitlines()[-1]).code == 0
    assert answer(ask("file", "2025", "--json"))["package"] == "CSC-2025"
    assert "never opens again" in ask("reopen", "2025", "--reason", "x").err
