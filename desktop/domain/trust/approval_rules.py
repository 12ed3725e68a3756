"""Who has to agree before an entry is posted: rules, matched against an entry, all of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations_with_replacement
from typing import Final

from desktop.domain.errors import UserError
from desktop.domain.ledger.entry import LARGEST_AMOUNT, NewEntry, Series
from desktop.domain.trust.acting import Role

MOST_APPROVALS: Final = 3
"""The largest number of approvals that one rule may ask for."""


@dataclass(frozen=True, slots=True)
class NewRule:
    """A rule to be set: None stands for any series, fund or project.

    It covers entries whose amount is `from_amount` or more, in minor units of the base currency;
    so many `approvals` are needed, of different officers who hold one of `roles`. Whoever made the
    entry counts only where `self_allowed`.
    """

    roles: frozenset[Role]
    from_amount: int = 0
    approvals: int = 1
    series: Series | None = None
    fund_id: int | None = None
    project_id: int | None = None
    self_allowed: bool = False


@dataclass(frozen=True, slots=True)
class Rule(NewRule):
    """A rule of the book; one that is not `active` asks for nothing any more."""

    id: int = 0
    active: bool = True


@dataclass(frozen=True, slots=True)
class EntryFacts:
    """What rules look at: the series, the total debit in minor units, every fund and project."""

    series: Series
    amount: int
    funds: frozenset[int]
    projects: frozenset[int]


@dataclass(frozen=True, slots=True)
class Approver:
    """Someone who agreed: the offices held then, and whether they made the entry themselves."""

    officer_id: int
    roles: frozenset[Role]
    by_maker: bool = False


@dataclass(frozen=True, slots=True)
class Needed:
    """What an entry needs: every rule of `rules` has to be satisfied by itself."""

    rules: tuple[Rule, ...] = ()

    @property
    def count(self) -> int:
        """How many approvals are needed where nobody has agreed yet; 0 where none is."""
        return self.missing(())

    @property
    def roles(self) -> frozenset[Role]:
        """The offices that one or another of the rules asks."""
        return frozenset(role for rule in self.rules for role in rule.roles)

    @property
    def self_allowed(self) -> bool:
        """Whether every rule lets the maker agree to the own entry."""
        return all(rule.self_allowed for rule in self.rules)

    def counts(self, approver: Approver) -> bool:
        """Return whether the agreement of `approver` brings one of the rules further."""
        return any(_counts(rule, approver) for rule in self.rules)

    def missing(self, given: Sequence[Approver]) -> int:
        """Return how many more must agree, if each of them holds one office; 0: all satisfied."""
        short = [
            (rule.roles, rule.approvals - len({a.officer_id for a in given if _counts(rule, a)}))
            for rule in self.rules
        ]
        return _fewest([(roles, number) for roles, number in short if number > 0])


NOTHING: Final = Needed()


def facts_of(entry: NewEntry) -> EntryFacts:
    """Return what the rules look at in `entry`."""
    return EntryFacts(
        entry.series,
        sum(line.amount for line in entry.lines if line.amount > 0),
        frozenset(line.fund_id for line in entry.lines),
        frozenset(line.project_id for line in entry.lines if line.project_id is not None),
    )


def needed(facts: EntryFacts, rules: Iterable[Rule]) -> Needed:
    """Return what the active ones of `rules` ask of an entry with these facts."""
    return Needed(tuple(rule for rule in rules if rule.active and _covers(rule, facts)))


def check_rule(rule: NewRule) -> None:
    """Raise UserError `rule-roles-empty`, `rule-approvals` or `rule-amount` for no possible rule.

    Two approvals cannot both come from a maker who alone may give them, and so on: whether the
    officers of the book can satisfy a rule is asked where the officers are known.
    """
    if not rule.roles:
        raise UserError("rule-roles-empty")
    if not 1 <= rule.approvals <= MOST_APPROVALS:
        raise UserError("rule-approvals", most=MOST_APPROVALS)
    if not 0 <= rule.from_amount <= LARGEST_AMOUNT:
        raise UserError("rule-amount")


def _covers(rule: Rule, facts: EntryFacts) -> bool:
    return (
        facts.amount >= rule.from_amount
        and rule.series in (None, facts.series)
        and (rule.fund_id is None or rule.fund_id in facts.funds)
        and (rule.project_id is None or rule.project_id in facts.projects)
    )


def _counts(rule: Rule, approver: Approver) -> bool:
    return bool(rule.roles & approver.roles) and (rule.self_allowed or not approver.by_maker)


def _fewest(short: Sequence[tuple[frozenset[Role], int]]) -> int:
    """Return the fewest people, each of one office, among whom every rule finds its number."""
    if not short:
        return 0
    offices = sorted({role for roles, _ in short for role in roles}, key=lambda role: role.value)
    people = max(number for _, number in short)
    while True:
        for group in combinations_with_replacement(offices, people):
            if all(sum(role in roles for role in group) >= number for roles, number in short):
                return people
        people += 1
