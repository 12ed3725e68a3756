"""An adopted budget is held against what is posted and promised; limits by hand step back."""

import datetime as dt

import pytest

from desktop.domain.errors import UserError
from desktop.domain.ledger.budgets.budget import Place
from desktop.domain.ledger.budgets.commitment import NewCommitment
from desktop.domain.ledger.entry import NewEntry, Series
from desktop.domain.trust.controls import EVERY_CONTROL, Control, Strictness
from desktop.domain.trust.settings import Setting
from desktop.services.ledger.budgets.commitments import (
    add_commitment,
    close_commitment,
    list_commitments,
)
from desktop.services.ledger.post_entry import post_entry
from desktop.services.ledger.reverse_entry import reverse_entry
from desktop.services.trust.approvals import budget_control
from desktop.services.trust.approvals.budget import NewBudgetLine, set_budget_line
from desktop.services.trust.settings import change_setting
from tests.services.ledger.budgets.budgets_made import adopt, draft, place


def spend(ledger, amount, account="5113", fund="GEN", project=None, **more):
    lines = (
        ledger.line(account, amount, fund, project),
        ledger.line("1111", -amount, fund),
    )
    entry = NewEntry(dt.date(2025, 3, 1), Series.PAYMENT, "صرف", lines, **more)
    accepted = frozenset({Control.FUND_OVERSPENT})
    return post_entry(ledger.session.book, ledger.session.by, entry, accepted=accepted)


def over(call, *args, **more):
    """Return (what, limit, after) of the refusal."""
    with pytest.raises(UserError) as refused:
        call(*args, **more)
    fields = refused.value.fields
    return refused.value.key, fields["what"], fields["limit"], fields["after"]


def test_each_line_counts_against_one_place_the_nearest(ledger):
    draft(ledger, (1_000, "51"), (500, "51", None, "P01"), (300, "51", "EU"), (10, "4111"))
    adopt(ledger)
    assert spend(ledger, 500, project="P01").notices == ()
    assert spend(ledger, 1_000).notices == ()
    said = ("budget-exceeded", "2025 / P01 / 51", "0.500", "0.501")
    assert over(spend, ledger, 1, project="P01") == said
    said = ("budget-exceeded", "2025 / 51", "1.000", "1.001")
    assert over(spend, ledger, 1, "5114") == said


def test_what_the_budget_does_not_name_may_not_be_spent(ledger):
    spend(ledger, 5, "5213")
    draft(ledger, (1_000, "51"))
    adopt(ledger)
    assert over(spend, ledger, 2, "5213") == ("budget-exceeded", "2025 / 5213", "0.000", "0.007")


def test_the_adopted_budget_takes_the_place_of_limits_by_hand(ledger):
    book, by = ledger.session.book, ledger.session.by
    set_budget_line(book, by, NewBudgetLine("2025", 10))
    assert over(spend, ledger, 11)[1] == "2025"
    draft(ledger, (1_000, "51"))
    assert over(spend, ledger, 11)[1] == "2025"  # a draft holds nobody
    adopt(ledger)
    assert spend(ledger, 11).notices == ()


def test_a_revision_holds_from_the_moment_of_its_adoption(ledger):
    draft(ledger, (10, "51"))
    adopt(ledger)
    assert over(spend, ledger, 11)[2] == "0.010"
    draft(ledger, (20, "51"), code="B25-2", copy_of="B25")
    adopt(ledger, "B25-2")
    assert spend(ledger, 11).notices == ()


def commit(ledger, amount, code="C1", account="5113", fund="GEN", **more):
    at = place(ledger, account, fund)
    new = NewCommitment(code, more.pop("day", dt.date(2025, 3, 1)), "طباعة", at, amount)
    return add_commitment(ledger.session.book, ledger.session.by, new, **more)


def held(ledger):
    return {
        each.code: each.open_amount
        for each in list_commitments(ledger.session.book, ledger.session.by).rows
    }


def test_a_commitment_is_used_by_entries_made_for_it(ledger):
    session = ledger.session
    assert commit(ledger, 1_000) is None
    spend(ledger, 300, origin="commitment:1")
    back = spend(ledger, 200, origin="commitment:1")
    spend(ledger, 77)
    assert held(ledger) == {"C1": 500}
    reverse_entry(session.book, session.by, back.entry_id, dt.date(2025, 3, 2), "خطأ")
    assert held(ledger) == {"C1": 700}
    spend(ledger, 900, origin="commitment:1")
    assert held(ledger) == {"C1": 0}
    commit(ledger, 40, "C2")
    close_commitment(session.book, session.by, "C2", "ألغي الطلب")
    assert held(ledger)["C2"] == 0


def test_a_commitment_is_held_against_what_is_spent_and_promised(ledger):
    session = ledger.session
    draft(ledger, (1_000, "51"))
    adopt(ledger)
    spend(ledger, 400)
    assert commit(ledger, 500) is None
    assert over(commit, ledger, 200, "C2") == (
        "commitment-exceeds",
        "2025 / 51",
        "1.000",
        "1.100",
    )
    breach = commit(ledger, 200, "C2", accepted=EVERY_CONTROL)
    assert (breach.what, breach.limit, breach.after) == ("2025 / 51", 1_000, 1_100)
    change_setting(session.book, session.by, Setting.BUDGET_CONTROL, Strictness.BLOCK.value)
    assert over(commit, ledger, 1, "C3") == (
        "commitment-over-budget",
        "2025 / 51",
        "1.000",
        "1.101",
    )
    assert set(held(ledger)) == {"C1", "C2"}


@pytest.mark.parametrize(
    ("change", "key"),
    [
        ({"amount": 0}, "commitment-amount"),
        ({"account": "51"}, "commitment-place"),
        ({"account": "4111"}, "commitment-place"),
        ({"fund": None}, "commitment-place"),
        ({"code": ""}, "code-empty"),
        ({"day": dt.date(2031, 1, 1)}, "day-without-year"),
    ],
)
def test_a_commitment_that_makes_no_sense_is_refused(ledger, change, key):
    with pytest.raises(UserError) as refused:
        commit(ledger, **{"amount": 5, **change})
    assert refused.value.key == key
    assert held(ledger) == {}


def test_commitments_are_closed_once_and_with_a_reason(ledger):
    book, by = ledger.session.book, ledger.session.by
    commit(ledger, 5)
    for args, key in (
        (("C1", " "), "commitment-reason-empty"),
        (("C9", "x"), "commitment-unknown"),
    ):
        with pytest.raises(UserError) as refused:
            close_commitment(book, by, *args)
        assert refused.value.key == key
    close_commitment(book, by, "C1", "انتهى")
    with pytest.raises(UserError) as refused:
        close_commitment(book, by, "C1", "انتهى")
    assert refused.value.key == "commitment-closed"
    with pytest.raises(UserError) as refused:
        commit(ledger, 5)
    assert refused.value.key == "commitment-code-taken"
    nowhere = NewCommitment("C7", dt.date(2025, 1, 1), "x", Place(99, 1), 5)
    with pytest.raises(UserError) as refused:
        add_commitment(book, by, nowhere)
    assert refused.value.key == "commitment-place"


def test_what_counts_against_a_place_is_asked_in_two_ways_that_agree(ledger, monkeypatch):
    """By adding up what fits, and by grouping where an account has many places."""
    figures = [(1, "51"), (1, "51", "EU"), (1, "51", None, "P01"), (1, "51", "EU", "P01")]
    draft(ledger, *figures, (1, "4111"))
    adopt(ledger)
    every = frozenset(Control)
    for number, (fund, project) in enumerate(
        (("GEN", None), ("EU", None), ("GEN", "P01"), ("EU", "P01"))
    ):
        line = ledger.line("5113", 10**number, fund, project)
        lines = (line, ledger.line("1111", -(10**number), fund))
        entry = NewEntry(dt.date(2025, 3, 1), Series.JOURNAL, "x", lines)
        post_entry(ledger.session.book, ledger.session.by, entry, accepted=every)
    wanted = {
        ("2025 / 51", "0.002"): ("GEN", None),
        ("2025 / EU / 51", "0.011"): ("EU", None),
        ("2025 / P01 / 51", "0.101"): ("GEN", "P01"),
        ("2025 / EU / P01 / 51", "1.001"): ("EU", "P01"),
    }
    for most in (16, 1):
        monkeypatch.setattr(budget_control, "_MOST_RIVALS", most)
        for said, (fund, project) in wanted.items():
            _, what, _, after = over(spend, ledger, 1, "5113", fund, project)
            assert (what, after) == said
