"""How an asset leaves: what is still written off, what is taken out, and the result."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from desktop.domain.errors import UserError
from desktop.domain.ledger.assets.asset import Asset, AssetClass, DisposalKind
from desktop.domain.ledger.entry import LARGEST_AMOUNT, NewLine


@dataclass(frozen=True, slots=True)
class NewDisposal:
    """A disposal to be entered; `proceeds`, in minor units, come to `money_account_id`."""

    asset_id: int
    day: dt.date
    kind: DisposalKind
    reason: str
    proceeds: int = 0
    money_account_id: int | None = None
    buyer_id: int | None = None


@dataclass(frozen=True, slots=True)
class Leaving:
    """An asset that leaves, in minor units: `before` was written off so far, `charge` is to be."""

    asset: Asset
    kind: AssetClass
    before: int
    charge: int
    proceeds: int

    @property
    def book_value(self) -> int:
        """What it stands at when it leaves."""
        return self.asset.cost - self.before - self.charge

    @property
    def result(self) -> int:
        """The gain, negative for a loss: proceeds less book value (IAS 16.71)."""
        return self.proceeds - self.book_value


def check_disposal(new: NewDisposal, asset: Asset, charged: dt.date | None) -> None:
    """Hold what must be so of the day and the proceeds; `charged` is how far runs have come.

    Raises UserError `disposal-twice`, `disposal-reason`, `disposal-early`, `disposal-charged`,
    `disposal-proceeds` or `disposal-money`.
    """
    if asset.disposed is not None:
        raise UserError("disposal-twice", asset=asset.code, day=asset.disposed)
    if not new.reason:
        raise UserError("disposal-reason", asset=asset.code)
    if new.day < asset.acquired:
        raise UserError("disposal-early", asset=asset.code, day=asset.acquired)
    if charged is not None and new.day < charged:
        raise UserError("disposal-charged", asset=asset.code, day=charged)
    if not 0 <= new.proceeds <= LARGEST_AMOUNT or (
        new.proceeds and new.kind is not DisposalKind.SOLD
    ):
        raise UserError("disposal-proceeds", asset=asset.code)
    if new.proceeds and new.money_account_id is None:
        raise UserError("disposal-money", asset=asset.code)


def disposal_lines(
    leaving: Leaving, new: NewDisposal, result_account_id: int
) -> tuple[NewLine, ...]:
    """Return the lines: the last charge, cost and accumulated depreciation out, money in, result.

    They balance whatever the figures; lines of nothing are left out.
    """
    asset, kind = leaving.asset, leaving.kind
    fund, project = asset.fund_id, asset.project_id
    parts = (
        (kind.expense_account_id, leaving.charge, project, None),
        (kind.accumulated_account_id, leaving.before, None, None),
        (kind.cost_account_id, -asset.cost, None, None),
        (new.money_account_id, leaving.proceeds, None, new.buyer_id),
        (result_account_id, -leaving.result, project, new.buyer_id),
    )
    return tuple(
        NewLine(account_id, amount, fund, where, party)
        for account_id, amount, where, party in parts
        if account_id is not None and amount
    )
