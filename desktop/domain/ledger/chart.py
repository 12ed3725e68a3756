"""The chart of accounts: what kinds of account there are and what an account is."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from desktop.domain.ledger.account_use import AccountUse


class AccountKind(Enum):
    """The five natures of an account; debit-natured kinds grow by debits."""

    ASSET = "asset"
    LIABILITY = "liability"
    NET_ASSETS = "net_assets"
    INCOME = "income"
    EXPENSE = "expense"

    @property
    def debit_natured(self) -> bool:
        """Whether a debit makes the balance larger (assets and expenses)."""
        return self in (AccountKind.ASSET, AccountKind.EXPENSE)

    @property
    def permanent(self) -> bool:
        """Whether the balance is carried into the next year (it stands in the position)."""
        return self not in (AccountKind.INCOME, AccountKind.EXPENSE)


class ExpenseFunction(Enum):
    """What an expense was for, shown beside its nature."""

    PROGRAMME = "programme"
    ADMINISTRATION = "administration"
    FUNDRAISING = "fundraising"


@dataclass(frozen=True, slots=True)
class NewAccount:
    """An account to be added to the chart.

    `code` is unique and never changes (the log names accounts by it). `path` is the full name from
    the top, parts joined by ":"; for an account of the template it is made of the codes' names.
    `currency` is an ISO 4217 code where the account holds one currency only; `use` marks what rules
    and statements know it by.
    """

    code: str
    name_ar: str
    name_en: str
    kind: AccountKind
    parent_code: str | None = None
    function: ExpenseFunction | None = None
    currency: str | None = None
    postable: bool = True
    use: AccountUse | None = None


@dataclass(frozen=True, slots=True)
class Account:
    """An account as it stands in the book. `postable` is false for a heading."""

    id: int
    code: str
    name_ar: str
    name_en: str
    kind: AccountKind
    parent_id: int | None
    path: str
    function: ExpenseFunction | None
    currency: str | None
    postable: bool
    active: bool
    use: AccountUse | None = None
