"""The controls that an entry is held against, and how strict each one is.

A fund that a donor binds must not be spent below nothing, and a budget not beyond its limit. What
an entry would change is worked out here; what the book holds already is asked elsewhere.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import Enum
from types import MappingProxyType
from typing import Final

from desktop.domain.currency import Currency
from desktop.domain.formats import format_amount
from desktop.domain.ledger.account_use import AccountUse
from desktop.domain.ledger.chart import Account, AccountKind
from desktop.domain.ledger.dimensions import Restriction
from desktop.domain.ledger.entry import NewEntry
from desktop.domain.ledger.masters import Masters
from desktop.domain.log import canonical


class Control(Enum):
    """What would be passed over."""

    FUND_OVERSPENT = "fund_overspent"
    BUDGET_EXCEEDED = "budget_exceeded"
    CHEQUE_NUMBER = "cheque_number"
    FUND_LINE_EXCEEDED = "fund_line_exceeded"
    GRANT_EXCEEDED = "grant_exceeded"
    GRANT_BARRED = "grant_barred"
    GRANT_PERIOD = "grant_period"
    PRINCIPAL_SPENT = "principal_spent"
    ZAKAT_HEAD = "zakat_head"
    CASH_BELOW_ZERO = "cash_below_zero"


FUND_CONTROLS: Final = (
    Control.FUND_OVERSPENT,
    Control.FUND_LINE_EXCEEDED,
    Control.GRANT_EXCEEDED,
    Control.GRANT_BARRED,
    Control.GRANT_PERIOD,
    Control.PRINCIPAL_SPENT,
    Control.ZAKAT_HEAD,
)
"""Controls that one fund may hold more or less strictly than the book."""


class Strictness(Enum):
    """What the program does when a control is not kept."""

    INFORM = "inform"
    WARN = "warn"
    BLOCK = "block"


EVERY_CONTROL: Final = frozenset(Control)

REFUSALS: Final[Mapping[Control, tuple[str, str]]] = MappingProxyType(
    {
        Control.FUND_OVERSPENT: ("fund-overspent", "fund-overspent-blocked"),
        Control.BUDGET_EXCEEDED: ("budget-exceeded", "budget-exceeded-blocked"),
        Control.CHEQUE_NUMBER: ("cheque-number-used", "cheque-number-blocked"),
        Control.FUND_LINE_EXCEEDED: ("fund-line-exceeded", "fund-line-exceeded-blocked"),
        Control.GRANT_EXCEEDED: ("grant-exceeded", "grant-exceeded-blocked"),
        Control.GRANT_BARRED: ("grant-barred", "grant-barred-blocked"),
        Control.GRANT_PERIOD: ("grant-not-eligible", "grant-not-eligible-blocked"),
        Control.PRINCIPAL_SPENT: ("principal-spent", "principal-spent-blocked"),
        Control.ZAKAT_HEAD: ("zakat-head", "zakat-head-blocked"),
        Control.CASH_BELOW_ZERO: ("cash-below-zero", "cash-below-zero-blocked"),
    }
)
"""The keys of the errors that warn of a control, and that block. Each may insert `what`, `limit`,
`after`, `currency` and what the breach tells beside."""
WARNINGS: Final = MappingProxyType({keys[0]: control for control, keys in REFUSALS.items()})
"""Errors that a person may confirm, and what is accepted by that."""
BLOCKS: Final = frozenset(keys[1] for keys in REFUSALS.values())
"""Errors that only a signed reason passes over."""


@dataclass(frozen=True, slots=True)
class BudgetLine:
    """What may be spent in a year on what the line names (None: any), in minor units.

    An account may be a heading: then it means everything below it.
    """

    id: int
    fiscal_year_id: int
    amount: int
    fund_id: int | None = None
    project_id: int | None = None
    account_id: int | None = None
    active: bool = True


@dataclass(frozen=True, slots=True)
class Breach:
    """A control that an entry would not keep, in minor units.

    `what` names it by codes ("EU", or "2025 / EU / P01 / 51"); `limit` is the least that a fund may
    hold (0) or the budget; `after` what the fund would hold or what would be spent. `told` are more
    fields for the sentence, where figures alone do not say it.
    """

    control: Control
    strictness: Strictness
    what: str
    limit: int = 0
    after: int = 0
    told: tuple[tuple[str, str], ...] = ()

    @property
    def detail(self) -> str:
        """What is kept and signed of it: canonical JSON."""
        held: dict[str, str | int] = {"what": self.what, "limit": self.limit, "after": self.after}
        return canonical.encode({**held, **dict(self.told)}).decode()

    def fields(self, currency: Currency) -> dict[str, str]:
        """Return what its sentences insert."""
        return {
            "what": self.what,
            "limit": format_amount(self.limit, currency),
            "after": format_amount(self.after, currency),
            "currency": currency.code,
            **dict(self.told),
        }


def fund_outflows(entry: NewEntry, masters: Masters) -> dict[int, int]:
    """Return by how much `entry` lowers what each fund that a donor binds can spend.

    A grant that was received and put off is a liability by the books, but not until it is spent
    against its terms: it counts as money of the fund.
    """
    change: dict[int, int] = defaultdict(int)
    for line in entry.lines:
        if masters.funds[line.fund_id].restriction is Restriction.UNRESTRICTED:
            continue
        account = masters.accounts[line.account_id]
        held = account.kind in (AccountKind.ASSET, AccountKind.LIABILITY)
        if held and account.use is not AccountUse.DEFERRED_GRANT:
            change[line.fund_id] += line.amount
    return {fund_id: -amount for fund_id, amount in change.items() if amount < 0}


def cash_outflows(entry: NewEntry, masters: Masters) -> dict[int, int]:
    """Return by how much `entry` empties each cash box, in minor units of the base currency."""
    change: dict[int, int] = defaultdict(int)
    for line in entry.lines:
        if masters.accounts[line.account_id].use is AccountUse.CASH_BOX:
            change[line.account_id] += line.amount
    return {account_id: -amount for account_id, amount in change.items() if amount < 0}


def budget_outflows(
    entry: NewEntry, masters: Masters, lines: Iterable[BudgetLine], year_id: int
) -> list[tuple[BudgetLine, int]]:
    """Return the budget lines of the year that `entry` spends from, and how much of each."""
    found: list[tuple[BudgetLine, int]] = []
    for line in lines:
        if not line.active or line.fiscal_year_id != year_id:
            continue
        within = accounts_of(line, masters)
        spent = sum(
            each.amount
            for each in entry.lines
            if each.account_id in within
            and line.fund_id in (None, each.fund_id)
            and line.project_id in (None, each.project_id)
        )
        if spent > 0:
            found.append((line, spent))
    return found


def accounts_of(line: BudgetLine, masters: Masters) -> frozenset[int]:
    """Return the expense accounts that a budget line is about."""
    return frozenset(
        account.id
        for account in masters.accounts.values()
        if account.kind is AccountKind.EXPENSE
        and (line.account_id is None or _below(account, line.account_id, masters.accounts))
    )


def budget_name(line: BudgetLine, masters: Masters) -> str:
    """Return the codes of fund, project and account that a budget line names, in that order."""
    named = (
        None if line.fund_id is None else masters.funds[line.fund_id].code,
        None if line.project_id is None else masters.projects[line.project_id].code,
        None if line.account_id is None else masters.accounts[line.account_id].code,
    )
    year = masters.years[line.fiscal_year_id].name
    return " / ".join((year, *(code for code in named if code is not None)))


def _below(account: Account, heading: int, accounts: Mapping[int, Account]) -> bool:
    """Return whether `account` is `heading` or stands below it."""
    at: Account | None = account
    while at is not None:
        if at.id == heading:
            return True
        at = None if at.parent_id is None else accounts[at.parent_id]
    return False
