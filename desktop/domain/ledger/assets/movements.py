"""What came of assets in a span of days: cost and depreciation at both ends, and between."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from desktop.domain.ledger.assets.asset import Acquired, Asset


@dataclass(frozen=True, slots=True)
class Figures:
    """All in minor units, none negative in a sound book; they are laid out as IAS 16.73 asks."""

    cost_opening: int = 0
    additions: int = 0
    cost_disposals: int = 0
    gathered_opening: int = 0
    charge: int = 0
    gathered_disposals: int = 0

    @property
    def cost_closing(self) -> int:
        """What the assets that are there at the end cost."""
        return self.cost_opening + self.additions - self.cost_disposals

    @property
    def gathered_closing(self) -> int:
        """What was written off of them by then."""
        return self.gathered_opening + self.charge - self.gathered_disposals

    @property
    def book_value(self) -> int:
        """What they stand at."""
        return self.cost_closing - self.gathered_closing


@dataclass(frozen=True, slots=True)
class Left:
    """When an asset left, and what was written off with it."""

    day: dt.date
    charge: int


@dataclass(frozen=True, slots=True)
class Movement:
    """An asset with its figures."""

    asset: Asset
    figures: Figures


def movements(
    assets: Iterable[Asset],
    span: tuple[dt.date, dt.date],
    charged: tuple[Mapping[int, int], Mapping[int, int]],
    left: Mapping[int, Left],
) -> tuple[Movement, ...]:
    """Return the figures of each asset that was there in `span` (both days included).

    `charged` is what runs wrote off before it and by its end, by asset.
    """
    first, last = span
    found: list[Movement] = []
    for asset in assets:
        gone = left.get(asset.id)
        if not asset.stands or asset.acquired > last or (gone is not None and gone.day < first):
            continue
        there = asset.acquired < first or asset.how is Acquired.OPENING
        before = charged[0].get(asset.id, 0)
        charge = charged[1].get(asset.id, 0) - before
        opening = asset.depreciated + before if there else 0
        charge += 0 if there else asset.depreciated
        leaves = gone is not None and gone.day <= last
        if gone is not None and leaves:
            charge += gone.charge
        figures = Figures(
            cost_opening=asset.cost if there else 0,
            additions=0 if there else asset.cost,
            cost_disposals=asset.cost if leaves else 0,
            gathered_opening=opening,
            charge=charge,
            gathered_disposals=opening + charge if leaves else 0,
        )
        found.append(Movement(asset, figures))
    return tuple(found)


def sum_of(found: Sequence[Figures]) -> Figures:
    """Return the sum of figures, each by its name."""
    return Figures(
        cost_opening=sum(each.cost_opening for each in found),
        additions=sum(each.additions for each in found),
        cost_disposals=sum(each.cost_disposals for each in found),
        gathered_opening=sum(each.gathered_opening for each in found),
        charge=sum(each.charge for each in found),
        gathered_disposals=sum(each.gathered_disposals for each in found),
    )
