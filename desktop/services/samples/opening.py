"""The balances with which the book begins, one voucher for each fund."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

from desktop.domain.ledger.entry import Series
from desktop.services.samples.cash import name_of
from desktop.services.samples.planned import PlannedLine
from desktop.services.samples.world import World


def plan_opening(world: World) -> None:
    """Write the opening vouchers; net assets take up the rest of each."""
    told = world.facts.opening
    day = dt.date.fromisoformat(told["day"])
    for part in told["funds"]:
        fund: str = part["fund"]
        lines = [_line(world, fund, each, day) for each in part["lines"]]
        lines.append(PlannedLine(part["net"], -sum(line.amount for line in lines), fund))
        said = world.say("opening", day, fund=name_of(world, fund))
        world.write(day, Series.OPENING, said, lines, world.reference("minutes", day))


def _line(world: World, fund: str, told: Sequence[Any], day: dt.date) -> PlannedLine:
    account, amount, *more = told
    if len(more) == 2:
        return PlannedLine(account, amount, fund, foreign=world.foreign(more[0], more[1], day))
    return PlannedLine(account, amount, fund, partner=more[0] if more else None)
