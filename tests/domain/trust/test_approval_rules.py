"""What entries need: more of them for more money, all rules together, never the maker alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.errors import UserError
from desktop.domain.ledger.entry import LARGEST_AMOUNT, Series
from desktop.domain.trust.acting import Role
from desktop.domain.trust.approval_rules import (
    Approver,
    EntryFacts,
    NewRule,
    Rule,
    check_rule,
    needed,
)

AMOUNTS = st.integers(1, LARGEST_AMOUNT)
ROLES = st.frozensets(st.sampled_from(Role), min_size=1)
FACTS = st.builds(
    EntryFacts,
    st.sampled_from(Series),
    AMOUNTS,
    st.frozensets(st.integers(1, 3), min_size=1),
    st.frozensets(st.integers(1, 3)),
)
RULE = st.builds(
    Rule,
    roles=ROLES,
    from_amount=AMOUNTS,
    approvals=st.integers(1, 3),
    series=st.none() | st.sampled_from(Series),
    fund_id=st.none() | st.integers(1, 4),
    project_id=st.none() | st.integers(1, 4),
    self_allowed=st.booleans(),
    id=st.integers(1, 99),
    active=st.booleans(),
)
RULES = st.lists(RULE, max_size=4)
APPROVERS = st.lists(
    st.builds(Approver, st.integers(1, 6), ROLES, st.booleans()),
    max_size=5,
    unique_by=lambda each: each.officer_id,
)


@given(FACTS, RULES, AMOUNTS)
def test_more_money_never_needs_less(facts, rules, more):
    larger = EntryFacts(
        facts.series, min(facts.amount + more, LARGEST_AMOUNT), facts.funds, facts.projects
    )
    before, after = needed(facts, rules), needed(larger, rules)
    assert set(before.rules) <= set(after.rules)
    assert before.count <= after.count


@given(FACTS, RULES, RULES)
def test_every_rule_asks_by_itself(facts, some, others):
    both = needed(facts, some + others)
    assert both.rules == needed(facts, some).rules + needed(facts, others).rules
    assert both.count >= max(needed(facts, some).count, needed(facts, others).count)
    assert both.count <= needed(facts, some).count + needed(facts, others).count


@given(FACTS, RULES)
def test_only_active_rules_that_fit_ask(facts, rules):
    found = needed(facts, rules).rules
    for rule in rules:
        fits = (
            rule.active
            and rule.from_amount <= facts.amount
            and (rule.series is None or rule.series is facts.series)
            and (rule.fund_id is None or rule.fund_id in facts.funds)
            and (rule.project_id is None or rule.project_id in facts.projects)
        )
        assert (rule in found) == fits


@given(FACTS, RULES, APPROVERS)
def test_another_approval_never_takes_one_away(facts, rules, given_now):
    wanted = needed(facts, rules)
    steps = [wanted.missing(given_now[:at]) for at in range(len(given_now) + 1)]
    assert steps == sorted(steps, reverse=True)
    for at, each in enumerate(given_now):
        if not wanted.counts(each):
            assert steps[at] == steps[at + 1]


@given(FACTS, RULES)
def test_the_maker_counts_only_where_every_word_of_a_rule_lets_them(facts, rules):
    wanted = needed(facts, rules)
    maker = Approver(1, frozenset(Role), by_maker=True)
    if wanted.missing([maker]) < wanted.count:
        assert any(rule.self_allowed for rule in wanted.rules)
    if not any(rule.self_allowed for rule in wanted.rules):
        assert not wanted.counts(maker)


@given(FACTS, RULES, APPROVERS)
def test_satisfied_means_each_rule_has_its_number_of_people(facts, rules, given_now):
    wanted = needed(facts, rules)
    enough = all(
        len(
            {
                each.officer_id
                for each in given_now
                if each.roles & rule.roles and (rule.self_allowed or not each.by_maker)
            }
        )
        >= rule.approvals
        for rule in wanted.rules
    )
    assert (wanted.missing(given_now) == 0) == enough


def test_two_offices_are_two_people():
    chair = Rule(roles=frozenset({Role.CHAIR}))
    secretary = Rule(roles=frozenset({Role.SECRETARY}), id=1)
    facts = EntryFacts(Series.PAYMENT, 5, frozenset({1}), frozenset())
    assert needed(facts, (chair, secretary)).count == 2
    assert needed(facts, (chair, chair)).count == 1


@pytest.mark.parametrize(
    ("rule", "key"),
    [
        (NewRule(frozenset()), "rule-roles-empty"),
        (NewRule(frozenset({Role.CHAIR}), approvals=0), "rule-approvals"),
        (NewRule(frozenset({Role.CHAIR}), approvals=4), "rule-approvals"),
        (NewRule(frozenset({Role.CHAIR}), -1), "rule-amount"),
        (NewRule(frozenset({Role.CHAIR}), LARGEST_AMOUNT + 1), "rule-amount"),
    ],
)
def test_no_rule_is_set_that_cannot_be(rule, key):
    with pytest.raises(UserError) as refused:
        check_rule(rule)
    assert refused.value.key == key
