"""Funds that a donor binds, and budgets: told, asked for confirmation, or held until someone signs."""

import datetime as dt

import pytest

from desktop.domain.errors import UserError
from desktop.domain.ledger.entry import NewEntry, Series
from desktop.domain.trust.acting import Role
from desktop.domain.trust.approvals import ConsentCounts
from desktop.domain.trust.controls import Control, Strictness
from desktop.domain.trust.settings import Setting
from desktop.services.ledger.post_entry import post_entry
from desktop.services.trust.approvals.approve import approve
from desktop.services.trust.approvals.budget import (
    NewBudgetLine,
    list_budget_lines,
    set_budget_line,
    stop_budget_line,
)
from desktop.services.trust.approvals.consent import overrides_of_entry
from desktop.services.trust.approvals.controls import Override
from desktop.services.trust.approvals.propose import propose_entry
from desktop.services.trust.settings import change_setting
from desktop.services.trust.verify_book import verify_book
from desktop.store.queries.approvals import consent_counts
from tests.books_made import PASSPHRASE
from tests.services.trust.approvals.conftest import SECRETS


def set_strictness(office, control, strictness):
    session = office.sit("O1")
    key = {
        Control.FUND_OVERSPENT: Setting.FUND_CONTROL,
        Control.BUDGET_EXCEEDED: Setting.BUDGET_CONTROL,
    }[control]
    change_setting(session.book, session.by, key, strictness.value)


def post(office, *args, **more):
    return post_entry(office.session.book, office.session.by, office.entry(*args), **more)


def key_of(call, *args, **more):
    with pytest.raises(UserError) as refused:
        call(*args, **more)
    return refused.value.key


def give(office, amount, fund="EU"):
    line = office.ledger.line
    lines = (line("1111", amount, fund), line("4311", -amount, fund))
    entry = NewEntry(dt.date(2025, 2, 1), Series.RECEIPT, "دفعة المنحة", lines)
    return post_entry(office.session.book, office.session.by, entry)


def test_a_bound_fund_may_be_spent_to_nothing_and_no_further(office):
    give(office, 5_000)
    assert post(office, 5_000, "EU").notices == ()
    assert key_of(post, office, 1, "EU") == "fund-overspent"
    posted = post(office, 1, "EU", accepted=frozenset({Control.FUND_OVERSPENT}))
    (notice,) = posted.notices
    assert (notice.what, notice.after) == ("EU", -1)
    assert post(office, 50_000, "GEN").notices == ()
    give(office, 10)  # what comes in is asked nothing
    assert key_of(post, office, 10, "EU") == "fund-overspent"


def test_informing_stops_nothing_and_tells(office):
    set_strictness(office, Control.FUND_OVERSPENT, Strictness.INFORM)
    assert [each.after for each in post(office, 7, "EU").notices] == [-7]


def test_what_blocks_wants_a_signed_reason_of_someone_who_may(office):
    set_strictness(office, Control.FUND_OVERSPENT, Strictness.BLOCK)
    every = frozenset(Control)
    assert key_of(post, office, 7, "EU", accepted=every) == "fund-overspent-blocked"
    for override, key in (
        (Override("قرار المجلس", "x y 1"), "wrong-signing-passphrase"),
        (Override("  ", PASSPHRASE), "override-reason-empty"),
    ):
        assert key_of(post, office, 7, "EU", override=override) == key
    posted = post(office, 7, "EU", override=Override("قرار المجلس 4", PASSPHRASE))
    (kept,) = overrides_of_entry(office.session.book, office.session.by, posted.entry_id)
    assert (kept.control, kept.reason, kept.officer) == (
        Control.FUND_OVERSPENT,
        "قرار المجلس 4",
        "O1",
    )
    assert verify_book(office.session.book, office.session.by).findings == ()


def test_a_treasurer_who_may_not_sends_it_to_the_chair_who_signs_for_it(office):
    set_strictness(office, Control.FUND_OVERSPENT, Strictness.BLOCK)
    made = propose_entry(office.session, office.entry(7, "EU"), passphrase=PASSPHRASE)
    assert (made.needed.count, len(made.notices)) == (0, 1)
    office.sit("O3")
    (answer,) = approve(office.session, [made.proposal_id], passphrase=SECRETS["O3"])
    assert answer.problem.key == "fund-overspent-blocked"
    more = {"passphrase": SECRETS["O3"], "override_reason": "عاجل"}
    (answer,) = approve(office.session, [made.proposal_id], **more)
    assert answer.problem.key == "not-permitted"
    office.sit("O2")
    more = {"passphrase": SECRETS["O2"], "override_reason": "قرار المجلس"}
    (answer,) = approve(office.session, [made.proposal_id], **more)
    (kept,) = overrides_of_entry(office.session.book, office.session.by, answer.posted.entry_id)
    assert (kept.officer, kept.reason) == ("O2", "قرار المجلس")
    assert verify_book(office.session.book, office.session.by).findings == ()


@pytest.mark.parametrize(
    ("fund", "project", "account", "hit"),
    [
        (None, None, None, True),
        ("GEN", None, None, True),
        ("EU", None, None, False),
        (None, "P01", None, True),
        ("GEN", "P01", "5113", True),
        (None, None, "51", True),
        (None, None, "52", False),
    ],
)
def test_a_budget_counts_what_it_names(office, fund, project, account, hit):
    ledger, session = office.ledger, office.session
    ledger.post(("5113", 600, "GEN", "P01"), ("1111", -600, "GEN", "P01"))
    ledger.post(("5113", 10, "EU"), ("1111", -10, "EU"))
    new = NewBudgetLine(
        "2025",
        1_000,
        None if fund is None else ledger.funds[fund],
        None if project is None else ledger.projects[project],
        None if account is None else ledger.accounts[account],
    )
    set_budget_line(session.book, session.by, new)
    (state,) = list_budget_lines(session.book, session.by)
    whole = fund is None and project is None
    expected = {True: 610 if whole else 600, False: 10 if fund == "EU" else 0}[hit]
    assert state.spent == expected
    line = ledger.line
    lines = (line("5113", 500, "GEN", "P01"), line("1111", -500, "GEN", "P01"))
    entry = NewEntry(dt.date(2025, 3, 1), Series.PAYMENT, "x", lines)
    if hit:
        assert key_of(post_entry, session.book, session.by, entry) == "budget-exceeded"
        accepted = frozenset({Control.BUDGET_EXCEEDED})
        posted = post_entry(session.book, session.by, entry, accepted=accepted)
        assert [(e.limit, e.after) for e in posted.notices] == [(1_000, expected + 500)]
    else:
        assert post_entry(session.book, session.by, entry).notices == ()


def test_a_budget_is_replaced_and_put_aside(office):
    session = office.session
    for amount in (500, 900):
        set_budget_line(session.book, session.by, NewBudgetLine("2025", amount))
    (state,) = list_budget_lines(session.book, session.by)
    assert state.line.amount == 900
    stop_budget_line(session.book, session.by, state.line.id)
    assert list_budget_lines(session.book, session.by) == ()
    income = office.ledger.accounts["4211"]
    for new, key in (
        (NewBudgetLine("2031", 5), "year-unknown"),
        (NewBudgetLine("2025", -1), "budget-amount"),
        (NewBudgetLine("2025", 5, account_id=income), "budget-account"),
        (NewBudgetLine("2025", 5, fund_id=99), "budget-unknown"),
    ):
        assert key_of(set_budget_line, session.book, session.by, new) == key
    assert key_of(stop_budget_line, session.book, session.by, 99) == "budget-missing"


def test_a_rule_and_a_control_are_both_held(office):
    office.rule(roles=frozenset({Role.CHAIR}))
    entry = office.entry(5_000, "EU")
    assert key_of(propose_entry, office.session, entry, passphrase=PASSPHRASE) == "fund-overspent"
    number = office.propose(5_000, "EU")
    office.sit("O2")
    (answer,) = approve(office.session, [number], passphrase=SECRETS["O2"])
    assert answer.problem.key == "fund-overspent"
    accepted = frozenset({Control.FUND_OVERSPENT})
    (answer,) = approve(office.session, [number], passphrase=SECRETS["O2"], accepted=accepted)
    assert answer.posted is not None


def test_the_year_is_counted_for_the_declarations(office):
    set_strictness(office, Control.FUND_OVERSPENT, Strictness.BLOCK)
    post(office, 7, "EU", override=Override("قرار", PASSPHRASE))
    office.rule(1_000, roles=frozenset({Role.TREASURER, Role.CHAIR}), self_allowed=True)
    mine, other = office.propose(), office.propose()
    approve(office.session, [mine], passphrase=PASSPHRASE)
    approve(office.sit("O2"), [other], passphrase=SECRETS["O2"])
    with office.session.book.inspect() as conn:
        assert consent_counts(conn, 1) == ConsentCounts(approved=2, by_maker=1, overridden=1)
        assert consent_counts(conn, 2) == ConsentCounts()
