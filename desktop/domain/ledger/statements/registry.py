"""Every yearly statement by its name on the command line; screens and tests walk this list."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Final

from desktop.domain.ledger.statements.activities import activities
from desktop.domain.ledger.statements.financial_position import financial_position
from desktop.domain.ledger.statements.net_assets import net_assets
from desktop.domain.ledger.statements.source import StatementSource
from desktop.domain.ledger.statements.sources_and_uses import sources_and_uses
from desktop.domain.ledger.statements.table import Statement
from desktop.domain.ledger.statements.trial_balance import trial_balance


def _trial_balance(source: StatementSource) -> Statement:
    return trial_balance(source).statement()


STATEMENTS: Final[Mapping[str, Callable[[StatementSource], Statement]]] = MappingProxyType(
    {
        "trial-balance": _trial_balance,
        "financial-position": financial_position,
        "activities": activities,
        "net-assets": net_assets,
        "sources-and-uses": sources_and_uses,
    }
)
"""In the order in which they are filed."""
