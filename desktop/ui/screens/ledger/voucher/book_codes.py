"""What the codes on a voucher stand for: the masters, found by code as people type them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from desktop.domain.currency import Currency, currency_of
from desktop.domain.ledger.chart import Account
from desktop.domain.ledger.dimensions import (
    Branch,
    Fund,
    FundLine,
    Partner,
    Project,
    Restriction,
)
from desktop.domain.ledger.masters import Masters


@dataclass(frozen=True, slots=True)
class BookCodes:
    """The masters by code, and the currency of the book.

    `passing` is the currency in which the amounts of lines are typed, None where it is the book's.
    """

    masters: Masters
    accounts: Mapping[str, Account]
    funds: Mapping[str, Fund]
    projects: Mapping[str, Project]
    partners: Mapping[str, Partner]
    branches: Mapping[str, Branch]
    fund_lines: Mapping[str, FundLine]
    passing: Currency | None = None

    @classmethod
    def of(cls, masters: Masters, passing: Currency | None = None) -> BookCodes:
        """Look the masters through once."""
        return cls(
            masters,
            {each.code: each for each in masters.accounts.values()},
            {each.code: each for each in masters.funds.values()},
            {each.code: each for each in masters.projects.values()},
            {each.code: each for each in masters.partners.values()},
            {each.code: each for each in masters.branches.values()},
            {each.code: each for each in masters.fund_lines.values()},
            passing,
        )

    @property
    def base(self) -> Currency:
        """The currency that the book is kept in."""
        return self.masters.organisation.currency

    @property
    def typed(self) -> Currency:
        """The currency in which the amounts of lines are typed."""
        return self.passing or self.base

    def foreign_currency(self, account: str) -> Currency | None:
        """Return the currency of an account where it is not the one typed in, else None."""
        found = self.accounts.get(account)
        if found is None or found.currency in (None, self.typed.code):
            return None
        return currency_of(found.currency or "")

    def usual_fund(self) -> str:
        """Return the code of the fund that a first line takes: the first free one."""
        free = [
            fund.code
            for fund in self.masters.funds.values()
            if fund.active and fund.restriction is Restriction.UNRESTRICTED
        ]
        return free[0] if free else next(iter(self.funds), "")
