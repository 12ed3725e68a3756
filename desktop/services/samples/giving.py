"""What comes in beside grants: gifts, gifts in kind, paid courses, the endowment's yield."""

from __future__ import annotations

import datetime as dt
from functools import partial
from typing import Final

from desktop.domain.ledger.entry import Series
from desktop.services.samples.cash import ENDOWMENT, payer
from desktop.services.samples.facts import GENERAL
from desktop.services.samples.planned import PlannedLine
from desktop.services.samples.till import BANK, BRANCH_BANK, MAIN_BOX
from desktop.services.samples.world import World, months

GIFTS: Final = "4211"
GIFTS_IN_KIND: Final = "4212"
SERVICES: Final = "4411"
YIELD: Final = "4513"
_COMPANIES: Final = ("D09", "D10", "D11", "D06")
_CLIENTS: Final = ("D06", "D07", "D09", "D10", "S05")
_RENT: Final = 1_650_000
_WAQF_GIFT: Final = (dt.date(2025, 3, 23), "D08", 25_000_000)


def plan_giving(world: World) -> None:
    """Put gifts, courses and the endowment's rent into the diary."""
    dice = world.dice
    for month in months():
        for _ in range(dice.between(3, 5)):
            world.at(month.replace(day=dice.between(2, 28)), partial(_gift, world))
        for _ in range(dice.between(1, 3)):
            world.at(month.replace(day=dice.between(3, 27)), partial(_service, world))
        world.at(month.replace(day=2), partial(_rent, world))
        if month > months()[2]:
            world.at(month.replace(day=22), partial(_scholarship, world))
    told = world.facts.texts["narrations"]["in_kind"]
    for place, (account, pattern, giver, worth) in enumerate(told):
        day = months()[3 + place * 5].replace(day=18)
        world.at(day, partial(_in_kind, world, (account, pattern, giver, worth)))
    day, giver, amount = _WAQF_GIFT
    world.at(day, partial(_waqf_gift, world, giver, amount))


def _gift(world: World, day: dt.date) -> None:
    dice = world.dice
    if dice.chance(38):
        giver, amount, cash = dice.pick(_COMPANIES), dice.between(20, 130) * 100_000, BANK
    else:
        giver = "D12" if dice.chance(40) else dice.pick(world.facts.members)
        amount, cash = dice.dirhams(50, 900), MAIN_BOX
    if giver == "D12":
        project = world.facts.projects[dice.pick(tuple(world.facts.projects))]
        said = world.say("donation_box", day, city=project.city, topic=dice.pick(project.topics))
    else:
        said = world.say("donation", day, partner=world.partner(giver))
    lines = (
        PlannedLine(cash, amount, GENERAL),
        PlannedLine(GIFTS, -amount, GENERAL, partner=giver),
    )
    world.write(day, Series.RECEIPT, said, lines, world.reference("receipt", day))


def _service(world: World, day: dt.date) -> None:
    client = world.dice.pick(_CLIENTS)
    project = world.facts.projects[world.dice.pick(tuple(world.facts.projects))]
    amount = world.dice.dirhams(2_400, 11_500)
    lines = (
        PlannedLine(BANK, amount, GENERAL),
        PlannedLine(SERVICES, -amount, GENERAL, partner=client),
    )
    topic = world.dice.pick(project.topics)
    said = world.say("service", day, partner=world.partner(client), topic=topic)
    world.write(day, Series.RECEIPT, said, lines, world.reference("transfer", day))


def _in_kind(world: World, told: tuple[str, str, str, int], day: dt.date) -> None:
    account, pattern, giver, worth = told
    said = world.phrase((pattern,), day, partner=world.partner(giver))
    lines = (
        PlannedLine(account, worth, GENERAL),
        PlannedLine(GIFTS_IN_KIND, -worth, GENERAL, partner=giver),
    )
    number = world.dice.between(2, 40)
    world.write(day, Series.JOURNAL, said, lines, world.reference("minutes", day, number))


def _rent(world: World, day: dt.date) -> None:
    lines = (
        PlannedLine(BRANCH_BANK, _RENT, ENDOWMENT),
        PlannedLine(YIELD, -_RENT, ENDOWMENT),
    )
    said = world.say("waqf_rent", day)
    world.write(day, Series.RECEIPT, said, lines, world.reference("receipt", day))
    world.endowment_yield += _RENT


def _waqf_gift(world: World, giver: str, amount: int, day: dt.date) -> None:
    lines = (
        PlannedLine(BRANCH_BANK, amount, ENDOWMENT),
        PlannedLine(GIFTS, -amount, ENDOWMENT, partner=giver),
    )
    said = world.say("waqf_gift", day, partner=world.partner(giver))
    world.write(day, Series.RECEIPT, said, lines, world.reference("transfer", day))


def _scholarship(world: World, day: dt.date) -> None:
    """Spend from the yield alone; the endowment itself stays whole."""
    amount = world.dice.dirhams(450, 1_900)
    cash = payer(world, day, ENDOWMENT, amount)
    if amount > world.endowment_yield or cash is None:
        return
    world.endowment_yield -= amount
    project = world.facts.projects[world.dice.pick(tuple(world.facts.projects))]
    topic = world.dice.pick(project.topics)
    lines = PlannedLine("5118", amount, ENDOWMENT), PlannedLine(cash, -amount, ENDOWMENT)
    said = world.say("scholarship", day, city=project.city, topic=topic)
    world.write(day, Series.PAYMENT, said, lines, world.reference("cheque", day))
