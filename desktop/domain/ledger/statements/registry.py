"""Every yearly statement by its name on the command line; screens and tests walk this list."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Final

from desktop.domain.ledger.statements.activities import activities
from desktop.domain.ledger.statements.basis import Basis
from desktop.domain.ledger.statements.cash_flows import cash_flows
from desktop.domain.ledger.statements.financial_position import financial_position
from desktop.domain.ledger.statements.function import by_function
from desktop.domain.ledger.statements.net_assets import net_assets
from desktop.domain.ledger.statements.receipts_and_payments import (
    assets_and_liabilities,
    receipts_and_payments,
)
from desktop.domain.ledger.statements.source import StatementSource
from desktop.domain.ledger.statements.sources_and_uses import sources_and_uses
from desktop.domain.ledger.statements.table import Statement
from desktop.domain.ledger.statements.trend import trend
from desktop.domain.ledger.statements.trial_balance import trial_balance


def _trial_balance(source: StatementSource) -> Statement:
    return trial_balance(source).statement()


STATEMENTS: Final[Mapping[str, Callable[[StatementSource], Statement]]] = MappingProxyType(
    {
        "trial-balance": _trial_balance,
        "financial-position": financial_position,
        "activities": activities,
        "net-assets": net_assets,
        "cash-flows": cash_flows,
        "sources-and-uses": sources_and_uses,
        "function": by_function,
        "receipts-and-payments": receipts_and_payments,
        "assets-and-liabilities": assets_and_liabilities,
        "trend": trend,
    }
)
"""In the order in which they are filed."""

FILED: Final[Mapping[Basis, tuple[str, ...]]] = MappingProxyType(
    {
        Basis.ACCRUAL: (
            "trial-balance",
            "financial-position",
            "activities",
            "net-assets",
            "cash-flows",
            "sources-and-uses",
            "function",
        ),
        Basis.CASH: (
            "trial-balance",
            "receipts-and-payments",
            "assets-and-liabilities",
            "net-assets",
            "sources-and-uses",
            "function",
        ),
    }
)
"""What a package carries, in this order, on each basis."""

OF_MONEY: Final = frozenset({"cash-flows", "receipts-and-payments"})
"""Those that ask what went through money, for which totals are not enough."""

OF_MOVEMENT: Final = frozenset({"activities", "function"})
"""Those that need no balance, and so nothing of years that they do not show."""
