"""Which accounts may have which use, and finding the account that has one."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from desktop.domain.errors import UserError
from desktop.domain.ledger.account_use import AccountUse
from desktop.domain.ledger.chart import Account, AccountKind

_ASSETS: Final = (
    AccountUse.CASH_BOX,
    AccountUse.BANK,
    AccountUse.ADVANCE,
    AccountUse.LOAN,
    AccountUse.GRANT_RECEIVABLE,
    AccountUse.DUES_RECEIVABLE,
    AccountUse.RECEIVABLE,
    AccountUse.PREPAYMENT,
    AccountUse.STOCK,
    AccountUse.FIXED_ASSET,
    AccountUse.ACCUMULATED_DEPRECIATION,
    AccountUse.SUSPENSE,
)
_LIABILITIES: Final = (
    AccountUse.PAYABLE,
    AccountUse.ACCRUED_EXPENSE,
    AccountUse.WITHHOLDING,
    AccountUse.DEFERRED_GRANT,
    AccountUse.HELD_FOR_OTHERS,
    AccountUse.SUSPENSE,
)
_NET_ASSETS: Final = (
    AccountUse.NET_UNRESTRICTED,
    AccountUse.NET_RESTRICTED,
    AccountUse.NET_ENDOWMENT,
)
_INCOME: Final = (
    AccountUse.DUES_INCOME,
    AccountUse.GRANT_INCOME,
    AccountUse.IN_KIND_INCOME,
    AccountUse.EXCHANGE_GAIN,
)
_EXPENSES: Final = (
    AccountUse.EXCHANGE_LOSS,
    AccountUse.DEPRECIATION,
    AccountUse.BANK_CHARGE,
)
_RESULTS: Final = (AccountUse.CASH_DIFFERENCE, AccountUse.DISPOSAL_RESULT)
"""May be booked as income or as an expense."""

USES: Final[Mapping[AccountKind, tuple[AccountUse, ...]]] = MappingProxyType(
    {
        AccountKind.ASSET: _ASSETS,
        AccountKind.LIABILITY: _LIABILITIES,
        AccountKind.NET_ASSETS: _NET_ASSETS,
        AccountKind.INCOME: (*_INCOME, *_RESULTS),
        AccountKind.EXPENSE: (*_EXPENSES, *_RESULTS),
    }
)
"""Which uses an account of each kind may have."""


def check_use(code: str, kind: AccountKind, use: AccountUse) -> None:
    """Raise UserError `account-use-kind` where an account of `kind` cannot have `use`."""
    if use not in USES[kind]:
        raise UserError("account-use-kind", account=code, kind=kind, use=use)


def used_as(accounts: Mapping[int, Account], *uses: AccountUse) -> tuple[Account, ...]:
    """Return the active accounts that take entries and have one of `uses`, in order of code."""
    found = (each for each in accounts.values() if each.use in uses)
    open_ones = (each for each in found if each.postable and each.active)
    return tuple(sorted(open_ones, key=lambda each: each.code))


def the_account(accounts: Mapping[int, Account], use: AccountUse) -> Account:
    """Return the first account by code that has `use`; raises UserError `account-use-missing`."""
    found = used_as(accounts, use)
    if not found:
        raise UserError("account-use-missing", use=use)
    return found[0]
