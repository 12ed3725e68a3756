"""Members' dues: due for all at the end of each month, paid by each when it suits them."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from functools import partial
from typing import Final

from desktop.domain.ledger.entry import Series
from desktop.services.samples.facts import GENERAL
from desktop.services.samples.planned import PlannedLine
from desktop.services.samples.till import MAIN_BOX
from desktop.services.samples.world import World, months

DUE: Final = "1214"
DUES: Final = "4111"
_FULL, _STUDENT = 20_000, 7_500
_PAYS: Final = 19
"""How many in a hundred of those who owe come to pay in a month."""


def plan_dues(world: World) -> None:
    """Put the months' dues and who pays when into the diary."""
    owed: defaultdict[str, int] = defaultdict(int)
    for month in months():
        world.at(month.replace(day=25), partial(_fall_due, world, owed))
        for member in world.facts.members:
            if world.dice.chance(_PAYS):
                day = month.replace(day=world.dice.between(1, 28))
                world.at(day, partial(_pay, world, owed, member))


def _rate(world: World, member: str) -> int:
    """Return the monthly dues of a member: every fourth is a student."""
    return _STUDENT if world.facts.members.index(member) % 4 == 3 else _FULL


def _fall_due(world: World, owed: defaultdict[str, int], day: dt.date) -> None:
    memo = world.memo("dues", month=world.month(day), year=day.year)
    lines = [
        PlannedLine(DUE, _rate(world, member), GENERAL, partner=member, memo=memo)
        for member in world.facts.members
    ]
    for member in world.facts.members:
        owed[member] += 1
    lines.append(PlannedLine(DUES, -sum(line.amount for line in lines), GENERAL))
    world.write(day, Series.DUES, world.say("dues_accrual", day), lines)


def _pay(world: World, owed: defaultdict[str, int], member: str, day: dt.date) -> None:
    count = owed[member]
    if not count:
        return
    if count > 2 and world.dice.chance(30):
        count -= world.dice.between(1, count - 1)
    owed[member] -= count
    amount = count * _rate(world, member)
    units = world.facts.texts["narrations"]["units"]
    said = world.say("dues_receipt", day, partner=world.partner(member), paid=_paid(units, count))
    lines = (
        PlannedLine(MAIN_BOX, amount, GENERAL),
        PlannedLine(DUE, -amount, GENERAL, partner=member),
    )
    world.write(day, Series.DUES, said, lines, world.reference("receipt", day))


def _paid(units: dict[str, str], count: int) -> str:
    """Return "a month", "two months" or the number with its noun, as Arabic counts."""
    if count <= 2:
        return units["one"] if count == 1 else units["two"]
    return f"{count} {units['few'] if count <= 10 else units['many']}"
