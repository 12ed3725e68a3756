"""Entries that wait: proposed by one officer, agreed to by another, posted by the last signature."""

import datetime as dt
from concurrent.futures import ThreadPoolExecutor

import pytest

from desktop.domain.errors import UserError
from desktop.domain.ledger.entry import Series
from desktop.domain.ledger.journal_list import JournalFilter
from desktop.domain.ledger.year import PeriodStatus
from desktop.domain.trust.acting import Role
from desktop.domain.trust.approval_rules import NewRule
from desktop.domain.trust.approvals import Decision, ProposalStatus
from desktop.domain.trust.controls import Control
from desktop.services.ledger.close_period import set_period
from desktop.services.ledger.drafts import list_drafts, load_draft, save_draft
from desktop.services.ledger.imports.import_journal import import_journal, preview_import
from desktop.services.ledger.post_entry import post_entry
from desktop.services.ledger.read_journal import count_entries, view_entry
from desktop.services.ledger.reverse_entry import reverse_entry
from desktop.services.trust.approvals.approve import approve
from desktop.services.trust.approvals.listing import (
    count_waiting,
    list_proposals,
    view_proposal,
    waiting,
)
from desktop.services.trust.approvals.propose import propose_entry, propose_reversal
from desktop.services.trust.approvals.refuse import refuse
from desktop.services.trust.approvals.reopen import reopen
from desktop.services.trust.approvals.rules import add_rule, list_rules, stop_rule
from desktop.services.trust.approvals.withdraw import withdraw
from desktop.services.trust.verify_book import verify_book
from tests.books_made import PASSPHRASE
from tests.services.trust.approvals.conftest import SECRETS

ALL = frozenset(Control)


def agree(office, code, *ids, **more):
    return approve(office.sit(code), ids, passphrase=SECRETS[code], **more)


def entries(office):
    return count_entries(office.session.book, office.session.by, JournalFilter())


def sound(office):
    return verify_book(office.session.book, office.session.by).findings == ()


def key_of(call, *args, **more):
    with pytest.raises(UserError) as refused:
        call(*args, **more)
    return refused.value.key


def test_posting_is_refused_where_a_rule_covers_the_entry(office):
    office.rule(1_000)
    session = office.session
    lines = ("5113", 1_000), ("1111", -1_000)
    assert key_of(office.ledger.post, *lines) == "approval-needed"
    assert entries(office) == 0
    posted = office.ledger.post(("5113", 999), ("1111", -999))
    office.rule(0, series=Series.JOURNAL)
    day = dt.date(2025, 4, 1)
    assert (
        key_of(reverse_entry, session.book, session.by, posted.entry_id, day, "سهو")
        == "approval-needed"
    )
    made = propose_reversal(session, posted.entry_id, day, "سهو", passphrase=PASSPHRASE)
    (answer,) = agree(office, "O2", made.proposal_id)
    back = view_entry(office.session.book, office.session.by, answer.posted.entry_id)
    assert back.reverses == posted.entry_id
    assert sound(office)


def test_the_last_approval_posts_and_the_maker_stays_the_maker(office):
    office.rule(1_000, 2, frozenset({Role.CHAIR, Role.SECRETARY}))
    number = office.propose()
    shown = view_proposal(office.session.book, office.session.by, number)
    assert (shown.needed.count, shown.missing, shown.mine) == (2, 2, False)
    (first,) = agree(office, "O2", number)
    assert (first.posted, first.missing, entries(office)) == (None, 1, 0)
    assert [each.missing for each in waiting(office.session.book, office.session.by)] == [1]
    assert count_waiting(office.session.book, office.session.by) == 0
    (last,) = agree(office, "O3", number)
    entry = view_entry(office.session.book, office.session.by, last.posted.entry_id)
    assert entry.officer_id == 1
    shown = view_proposal(office.session.book, office.session.by, number)
    assert (shown.status, shown.entry_id) == (ProposalStatus.POSTED, entry.id)
    assert entry.recorded_at >= shown.answers[-1].recorded_at > shown.recorded_at
    assert [(each.officer, each.decision) for each in shown.answers] == [
        ("O2", Decision.APPROVED),
        ("O3", Decision.APPROVED),
    ]
    assert sound(office)


def test_maker_and_checker_are_two(office):
    office.rule()
    number = office.propose()
    (answer,) = agree(office, "O1", number)
    assert answer.problem.key == "approval-own"
    (answer,) = agree(office, "O3", number)
    assert answer.problem.key == "approval-office"
    office.sit("O1")
    assert key_of(refuse, office.session, number, "x", passphrase=PASSPHRASE) == "approval-own"
    assert entries(office) == 0


def test_a_tiny_organisation_agrees_to_its_own_and_it_is_marked(office):
    office.rule(roles=frozenset({Role.TREASURER}), self_allowed=True)
    number = office.propose()
    (answer,) = agree(office, "O1", number)
    assert answer.posted is not None
    (given,) = view_proposal(office.session.book, office.session.by, number).answers
    assert given.by_maker
    assert sound(office)


def test_one_answer_each(office):
    office.rule(1_000, 2, frozenset({Role.CHAIR, Role.SECRETARY}))
    number = office.propose()
    agree(office, "O2", number)
    (again,) = agree(office, "O2", number)
    assert again.problem.key == "approval-given"


def test_many_with_one_passphrase_and_one_that_cannot_be_posted_holds_up_none(office):
    office.rule()
    first, closed, last = (
        office.propose(5_000),
        office.propose(6_000, day=dt.date(2025, 5, 1)),
        office.propose(7_000),
    )
    set_period(office.session.book, office.session.by, "2025", 5, PeriodStatus.CLOSED)
    office.sit("O2")
    told = []
    answers = approve(
        office.session,
        [first, closed, last],
        passphrase=SECRETS["O2"],
        progress=lambda done, total: told.append((done, total)),
    )
    assert [each.posted is not None for each in answers] == [True, False, True]
    assert answers[1].problem.key == "period-closed"
    assert told == [(0, 3), (1, 3), (2, 3)]
    (left,) = waiting(office.session.book, office.session.by)
    assert (left.id, left.answers) == (closed, ())
    assert sound(office)


def test_a_wrong_passphrase_does_nothing(office):
    office.rule()
    wrong = {"passphrase": "x y z 1"}
    entry = office.entry()
    assert key_of(propose_entry, office.session, entry, **wrong) == "wrong-signing-passphrase"
    number = office.propose()
    office.sit("O2")
    assert key_of(approve, office.session, [number], **wrong) == "wrong-signing-passphrase"
    assert [each.answers for each in waiting(office.session.book, office.session.by)] == [()]


def test_refused_with_a_reason_and_opened_again_as_it_was_typed(office):
    office.rule()
    number = office.propose(form='{"narration": "شراء"}')
    secret = {"passphrase": SECRETS["O2"]}
    office.sit("O2")
    assert key_of(refuse, office.session, number, " ", **secret) == "refusal-reason-empty"
    refuse(office.session, number, "لا فاتورة", **secret)
    (answer,) = agree(office, "O2", number)
    assert answer.problem.key == "proposal-closed"
    session = office.sit("O1")
    (shown,) = list_proposals(session.book, session.by)
    assert (shown.status, shown.answers[0].reason) == (ProposalStatus.REFUSED, "لا فاتورة")
    draft = reopen(session, number)
    assert load_draft(session.book, session.by, draft).content == '{"narration": "شراء"}'
    assert sound(office)


def test_only_the_maker_withdraws(office):
    office.rule()
    number = office.propose(form="")
    assert key_of(reopen, office.session, number) == "proposal-not-over"
    withdraw(office.session, number)
    assert key_of(withdraw, office.session, number) == "proposal-closed"
    assert key_of(reopen, office.session, number) == "proposal-without-form"
    assert waiting(office.session.book, office.session.by) == ()


def test_the_draft_goes_when_the_entry_is_sent_and_stays_when_it_is_not(office):
    session = office.session
    draft = save_draft(session.book, session.by, "{}")
    more = {"passphrase": PASSPHRASE, "draft_id": draft, "accepted": ALL}
    assert key_of(propose_entry, session, office.entry(), **more) == "approval-not-needed"
    assert [each.id for each in list_drafts(session.book, session.by)] == [draft]
    office.rule()
    propose_entry(session, office.entry(), **more)
    assert list_drafts(session.book, session.by) == ()


def test_a_rule_that_nobody_could_satisfy_is_not_set(office):
    session = office.session
    for rule in (
        NewRule(frozenset({Role.TREASURER})),
        NewRule(frozenset({Role.CHAIR}), approvals=3),
        NewRule(frozenset({Role.DATA_ENTRY}), self_allowed=True),
    ):
        assert key_of(add_rule, session.book, session.by, rule) == "rule-unsatisfiable"
    number = office.rule()
    stop_rule(session.book, session.by, number)
    assert key_of(stop_rule, session.book, session.by, number) == "rule-stopped"
    assert [each.active for each in list_rules(session.book, session.by)] == [False]
    assert office.ledger.post(("5113", 5_000), ("1111", -5_000)).number == 1
    assert sound(office)


def test_an_entry_reversed_meanwhile_is_not_reversed_twice(office):
    posted = office.ledger.post(("5113", 999), ("1111", -999))
    office.rule(0)
    day = dt.date(2025, 4, 1)
    twice = [
        propose_reversal(
            office.session, posted.entry_id, day, "سهو", passphrase=PASSPHRASE
        ).proposal_id
        for _ in range(2)
    ]
    first, second = agree(office, "O2", *twice)
    assert first.posted is not None
    assert second.problem.key == "entry-already-reversed"


def test_what_stands_in_the_way_is_said_and_the_rest_is_permission(office):
    office.rule()
    number = office.propose()
    (missing,) = agree(office, "O2", 77)
    assert missing.problem.key == "proposal-missing"
    assert key_of(withdraw, office.session, number) == "not-permitted"


def test_a_whole_foreign_book_comes_in_without_approvals(office, tmp_path):
    office.rule(0)
    journal = tmp_path / "old.journal"
    journal.write_text("2025-01-05 Gift\n    assets:cash  900.000 LYD\n    income:gifts\n")
    session = office.session
    plan = preview_import(session.book, session.by, journal)
    import_journal(session.book, session.by, plan)
    assert entries(office) == 1
    assert sound(office)


def test_two_that_write_at_once_know_what_the_other_did(office):
    """A rule set from one thread holds for the entry that another posts right after it."""
    session = office.session
    refused = []

    def post(at):
        try:
            post_entry(session.book, session.by, office.entry(2_000 + at), accepted=ALL)
        except UserError as error:
            refused.append(error.key)

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(post, range(8)))
        pool.submit(office.rule, 1).result()
        list(pool.map(post, range(8)))
    assert refused == ["approval-needed"] * 8
    assert sound(office)
