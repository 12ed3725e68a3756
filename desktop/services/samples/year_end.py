"""The last day of the year: currency at the day's rate, and depreciation."""

from __future__ import annotations

import datetime as dt
from functools import partial
from typing import Final

from desktop.domain.ledger.entry import Series
from desktop.services.samples.cash import GAIN, LOSS, name_of
from desktop.services.samples.exchange import in_dirhams
from desktop.services.samples.facts import GENERAL
from desktop.services.samples.planned import PlannedLine
from desktop.services.samples.till import CURRENCY_BANKS
from desktop.services.samples.world import FIRST_DAY, LAST_DAY, World

DEPRECIATION: Final = "5218"
_CLASSES: Final = {"1411": ("1511", 10), "1412": ("1512", 20), "1413": ("1513", 20)}
"""Asset account: its accumulated depreciation, and percent a year of the cost."""


def plan_year_end(world: World) -> None:
    """Put the closing work of each year into the diary."""
    for year in range(FIRST_DAY.year, LAST_DAY.year + 1):
        day = dt.date(year, 12, 31)
        world.at(day, partial(_revalue, world))
        world.at(day, partial(_depreciate, world))


def _revalue(world: World, day: dt.date) -> None:
    units = world.facts.texts["currencies"]
    for fund in (GENERAL, *(each.fund.code for each in world.facts.funds)):
        for currency, account in CURRENCY_BANKS.items():
            held = world.till.holds_foreign(account, fund)
            rate = world.facts.rate(currency, day)
            change = in_dirhams(held, rate) - world.till.holds(account, fund)
            if not change:
                continue
            lines = (
                PlannedLine(
                    account,
                    change,
                    fund,
                    memo=world.memo("revalued", rate=rate),
                    foreign=world.foreign(currency, 0, day),
                ),
                PlannedLine(GAIN if change > 0 else LOSS, -change, fund),
            )
            said = world.say(
                "revaluation", day, currency=units[currency], fund=name_of(world, fund)
            )
            world.write(day, Series.JOURNAL, said, lines)


def _depreciate(world: World, day: dt.date) -> None:
    """Write off a share of each class's cost, no further than to nothing."""
    sums = {account: 0 for pair in _CLASSES.items() for account in (pair[0], pair[1][0])}
    for entry in world.entries:
        for line in entry.lines:
            if line.account in sums:
                sums[line.account] += line.amount
    names = world.facts.texts["narrations"]["classes"]
    for account, (gathered, percent) in _CLASSES.items():
        amount = min(sums[account] * percent // 100, sums[account] + sums[gathered])
        if amount <= 0:
            continue
        lines = (
            PlannedLine(DEPRECIATION, amount, GENERAL),
            PlannedLine(gathered, -amount, GENERAL),
        )
        said = world.phrase(
            world.facts.texts["narrations"]["depreciation"], day, **{"class": names[account]}
        )
        world.write(day, Series.JOURNAL, said, lines)
