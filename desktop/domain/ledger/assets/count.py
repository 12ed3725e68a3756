"""Counting assets: what was found of each, and what differs from the register."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import Enum

from desktop.domain.ledger.assets.asset import Asset


class CountFound(Enum):
    """What was found of an asset."""

    FOUND = "found"
    MISSING = "missing"
    DAMAGED = "damaged"
    ELSEWHERE = "elsewhere"


@dataclass(frozen=True, slots=True)
class Counted:
    """What was said of an asset in a count; `place` is where it was, "" where the book says."""

    asset_id: int
    found: CountFound
    place: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class AssetCount:
    """A count; open while nobody signed for it (`counted_by` is empty)."""

    id: int
    day: dt.date
    note: str
    counted_by: str
    witnessed_by: str
    lines: tuple[Counted, ...]

    @property
    def finished(self) -> bool:
        """Whether it was finished."""
        return bool(self.counted_by)

    @property
    def differences(self) -> tuple[Counted, ...]:
        """What is not as the register says."""
        return tuple(each for each in self.lines if each.found is not CountFound.FOUND)


def there_on(asset: Asset, day: dt.date) -> bool:
    """Return whether an asset is to be found on a day."""
    return asset.acquired <= day and (asset.disposed is None or asset.disposed > day)
