"""Fixed assets: what a class of them shares, what one is, and how it leaves."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import Enum

from desktop.domain.errors import UserError
from desktop.domain.ledger.entry import LARGEST_AMOUNT

LONGEST_LIFE = 1_200
"""Months; a hundred years."""


class Acquired(Enum):
    """How an asset came."""

    PURCHASE = "purchase"
    IN_KIND = "in_kind"
    OPENING = "opening"


class DisposalKind(Enum):
    """How an asset left."""

    SOLD = "sold"
    SCRAPPED = "scrapped"
    GIVEN = "given"
    LOST = "lost"


@dataclass(frozen=True, slots=True)
class NewAssetClass:
    """A class to be entered; the accounts are ids, `life` is in months."""

    code: str
    name_ar: str
    name_en: str
    cost_account_id: int
    accumulated_account_id: int
    expense_account_id: int
    life: int


@dataclass(frozen=True, slots=True)
class AssetClass:
    """A class of assets, by which they are booked."""

    id: int
    code: str
    name_ar: str
    name_en: str
    cost_account_id: int
    accumulated_account_id: int
    expense_account_id: int
    life: int
    active: bool


@dataclass(frozen=True, slots=True)
class NewAsset:
    """An asset to be entered; `code` is its tag and never changes.

    `cost`, `residual` and `depreciated` (what was written off before it came into this book) are in
    minor units of the base currency, `life` in months. `value_source` says where the value of a
    gift is from. The rest of the cost, `cost - residual`, is spread over the life by month.
    """

    code: str
    name: str
    class_id: int
    acquired: dt.date
    in_service: dt.date
    cost: int
    fund_id: int
    how: Acquired = Acquired.PURCHASE
    residual: int = 0
    life: int = 0
    depreciated: int = 0
    project_id: int | None = None
    donor_id: int | None = None
    custodian_id: int | None = None
    place: str = ""
    serial: str = ""
    value_source: str = ""


@dataclass(frozen=True, slots=True)
class Asset:
    """An asset of the book; `custodian_id` and `place` are where it is now.

    It `stands` unless its acquisition waits for approval, was refused or was taken back.
    """

    id: int
    code: str
    name: str
    class_id: int
    acquired: dt.date
    in_service: dt.date
    cost: int
    residual: int
    life: int
    depreciated: int
    how: Acquired
    fund_id: int
    project_id: int | None
    donor_id: int | None
    serial: str
    value_source: str
    custodian_id: int | None
    place: str
    disposed: dt.date | None
    stands: bool = True

    @property
    def depreciable(self) -> int:
        """What is written off in all, in minor units."""
        return self.cost - self.residual


def check_asset(asset: NewAsset) -> None:
    """Hold the rules of one asset's figures and days.

    Raises UserError `asset-cost`, `asset-residual`, `asset-life`, `asset-depreciated`,
    `asset-service-day` or `asset-value-source`.
    """
    if not 0 < asset.cost <= LARGEST_AMOUNT:
        raise UserError("asset-cost", asset=asset.code)
    if not 0 <= asset.residual <= asset.cost:
        raise UserError("asset-residual", asset=asset.code)
    if not 1 <= asset.life <= LONGEST_LIFE:
        raise UserError("asset-life", asset=asset.code, most=LONGEST_LIFE)
    if not 0 <= asset.depreciated <= asset.cost - asset.residual:
        raise UserError("asset-depreciated", asset=asset.code)
    if asset.in_service < asset.acquired:
        raise UserError("asset-service-day", asset=asset.code)
    if asset.how is Acquired.IN_KIND and not asset.value_source.strip():
        raise UserError("asset-value-source", asset=asset.code)
