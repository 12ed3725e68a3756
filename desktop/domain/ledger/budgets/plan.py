"""Which figure of a budget a posted line counts against: exactly one, or none."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from desktop.domain.ledger.budgets.budget import Figure, Place, chain_of
from desktop.domain.ledger.chart import Account


@dataclass(frozen=True, slots=True)
class Plan:
    """The figures of a version by their place.

    `by_project` and `by_branch` say whether any figure is for one: only then must lines be told
    apart by it.
    """

    figures: Mapping[Place, Figure]
    by_project: bool
    by_branch: bool

    @classmethod
    def of(cls, figures: Iterable[Figure]) -> Plan:
        """Return the plan of these figures."""
        by_place = {figure.place: figure for figure in figures}
        return cls(
            by_place,
            any(place.project_id is not None for place in by_place),
            any(place.branch_id is not None for place in by_place),
        )

    def rivals(self, account_id: int, accounts: Mapping[int, Account]) -> tuple[Place, ...]:
        """Return the places that a line of the account may count against, the first to win first.

        A line counts against the first of them that names nothing else than the line has.
        """
        chain = list(chain_of(account_id, accounts))
        held = [place for place in self.figures if place.account_id in chain]
        return tuple(
            sorted(
                held,
                key=lambda place: (
                    chain.index(place.account_id),
                    place.project_id is None,
                    place.fund_id is None,
                    place.branch_id is None,
                ),
            )
        )

    def place_of(self, line: Place, accounts: Mapping[int, Account]) -> Place | None:
        """Return the place that a line with these dimensions counts against.

        The nearest account or heading comes first; then a place that names the project before one
        that does not, then the fund, then the branch. None where the budget has no such place.
        """
        _, fund, project, branch = line
        for account in chain_of(line.account_id, accounts):
            for wanted in _given_or_any(project):
                for of_fund in _given_or_any(fund):
                    for of_branch in _given_or_any(branch):
                        place = Place(account, of_fund, wanted, of_branch)
                        if place in self.figures:
                            return place
        return None


def _given_or_any(value: int | None) -> tuple[int | None, ...]:
    return (None,) if value is None else (value, None)
