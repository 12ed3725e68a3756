"""What the projects do: workshops, journeys, print, experts; by cheque, invoice or advance."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import partial
from typing import Final

from desktop.domain.ledger.entry import Series
from desktop.services.samples.cash import payer
from desktop.services.samples.facts import GENERAL, ActivityKind, SampleFund, SampleProject
from desktop.services.samples.planned import PlannedLine
from desktop.services.samples.till import MAIN_BOX
from desktop.services.samples.world import World, months

SUPPLIERS: Final = "2111"
ADVANCES: Final = "1211"
_ADVANCE_SHARE: Final = 16
_CARAVAN: Final = "P12"
_CARAVAN_MONTH: Final = 5_200_000


@dataclass(frozen=True, slots=True)
class _Deed:
    """One activity to pay for."""

    fund: str
    project: SampleProject
    kind: ActivityKind
    topic: str
    amount: int


def plan_activities(world: World) -> None:
    """Let every fund plan the month on its first day."""
    for month in months():
        for fund in world.facts.funds:
            if fund.projects:
                world.at(month, partial(_plan_month, world, fund))
        world.at(month, partial(_plan_caravan, world))


def _plan_month(world: World, fund: SampleFund, day: dt.date) -> None:
    """Spread what the fund holds over the months until its next instalment or its end."""
    under_way = [
        project
        for project in (world.facts.projects[code] for code in fund.projects)
        if project.first_day <= day <= project.last_day
    ]
    left = world.till.all_of(fund.fund.code) - world.committed[fund.fund.code]
    next_day = min((each.day for each in fund.tranches if each.day > day), default=fund.until)
    ahead = max(1, (next_day.year - day.year) * 12 + next_day.month - day.month)
    share = left * world.dice.between(64, 96) // 100 // ahead
    budget = share - sum(payee.gross for payee in fund.staff)
    for project in under_way:
        _plan_project(world, fund.fund.code, project, budget // len(under_way), day)


def _plan_caravan(world: World, day: dt.date) -> None:
    share = _CARAVAN_MONTH * world.dice.between(60, 140) // 100
    _plan_project(world, GENERAL, world.facts.projects[_CARAVAN], share, day)


def _plan_project(
    world: World, fund: str, project: SampleProject, budget: int, day: dt.date
) -> None:
    dice = world.dice
    first = dice.below(len(world.facts.activities))
    count = min(dice.between(1, 3) + (budget > 9_000_000), budget // 350_000)
    for at in range(count):
        kind = world.facts.activities[(first + at * 4) % len(world.facts.activities)]
        share = budget // count // 1000
        most = min(kind.high * 2, max(kind.low * 2, share * 13 // 10))
        amount = dice.dirhams(max(kind.low, most // 2), most)
        deed = _Deed(fund, project, kind, dice.pick(project.topics), amount)
        world.at(day + dt.timedelta(days=dice.between(1, 26)), partial(_do, world, deed))


def _do(world: World, deed: _Deed, day: dt.date) -> None:
    if world.till.all_of(deed.fund) - world.committed[deed.fund] < deed.amount * 11 // 10:
        return
    if deed.kind.invoice > world.dice.below(100):
        _invoice(world, deed, day)
    elif deed.kind.account in ("5113", "5115", "5119") and world.dice.chance(_ADVANCE_SHARE * 3):
        _advance(world, deed, day)
    else:
        _pay(world, deed, day)


def _pay(world: World, deed: _Deed, day: dt.date) -> None:
    cash = payer(world, day, deed.fund, deed.amount)
    if cash is None:
        return
    party = world.dice.pick(deed.kind.parties)
    said = _said(world, deed, party, day)
    lines = _expense(deed, deed.amount, party), PlannedLine(cash, -deed.amount, deed.fund)
    world.write(day, Series.PAYMENT, said, lines, world.reference("cheque", day))


def _invoice(world: World, deed: _Deed, day: dt.date) -> None:
    party = world.dice.pick(deed.kind.parties)
    said = _said(world, deed, party, day)
    reference = world.reference("invoice", day, world.dice.between(11, 980))
    lines = (
        _expense(deed, deed.amount, party),
        PlannedLine(SUPPLIERS, -deed.amount, deed.fund, partner=party),
    )
    world.write(day, Series.JOURNAL, said, lines, reference)
    world.committed[deed.fund] += deed.amount
    due = day + dt.timedelta(days=world.dice.between(12, 38))
    world.at(due, partial(_settle_invoice, world, deed, party))


def _settle_invoice(world: World, deed: _Deed, party: str | None, day: dt.date) -> None:
    cash = payer(world, day, deed.fund, deed.amount)
    if cash is None or party is None:
        world.at(day + dt.timedelta(days=15), partial(_settle_invoice, world, deed, party))
        return
    world.committed[deed.fund] -= deed.amount
    what = deed.kind.what.format(topic=deed.topic)
    said = world.say("pay_invoice", day, partner=world.partner(party), what=what)
    lines = (
        PlannedLine(SUPPLIERS, deed.amount, deed.fund, partner=party),
        PlannedLine(cash, -deed.amount, deed.fund),
    )
    world.write(day, Series.PAYMENT, said, lines, world.reference("cheque", day))


def _advance(world: World, deed: _Deed, day: dt.date) -> None:
    """Hand out a round sum; the holder accounts for it when back."""
    amount = (deed.amount // 100_000 + 1) * 100_000
    cash = payer(world, day, deed.fund, amount)
    if cash is None:
        return
    holder = world.dice.pick(("E02", "E04", "E07", "E08", "E09", "E10", "E11"))
    fields = {"partner": world.partner(holder), "topic": deed.topic, "city": deed.project.city}
    lines = (
        PlannedLine(ADVANCES, amount, deed.fund, deed.project.project.code, holder),
        PlannedLine(cash, -amount, deed.fund),
    )
    said = world.say("advance", day, **fields)
    world.write(day, Series.PAYMENT, said, lines, world.reference("cheque", day))
    back = day + dt.timedelta(days=world.dice.between(5, 24))
    world.at(back, partial(_settle_advance, world, deed, holder, amount))


def _settle_advance(world: World, deed: _Deed, holder: str, amount: int, day: dt.date) -> None:
    spent = deed.amount * world.dice.between(82, 100) // 100 // 250 * 250
    ride = spent // 5 // 250 * 250 if world.dice.chance(50) else 0
    project = deed.project.project.code
    lines = (
        PlannedLine(deed.kind.account, spent - ride, deed.fund, project),
        PlannedLine("5114", ride, deed.fund, project),
        PlannedLine(MAIN_BOX, amount - spent, deed.fund, memo=world.memo("returned")),
        PlannedLine(ADVANCES, -amount, deed.fund, project, holder),
    )
    fields = {"partner": world.partner(holder), "topic": deed.topic, "city": deed.project.city}
    said = world.say("settle", day, **fields)
    number = world.dice.between(20, 190)
    world.write(day, Series.JOURNAL, said, lines, world.reference("minutes", day, number))


def _expense(deed: _Deed, amount: int, party: str | None) -> PlannedLine:
    project = deed.project.project.code
    return PlannedLine(deed.kind.account, amount, deed.fund, project, party)


def _said(world: World, deed: _Deed, party: str | None, day: dt.date) -> str:
    return world.phrase(
        deed.kind.texts,
        day,
        topic=deed.topic,
        city=deed.project.city,
        partner="" if party is None else world.partner(party),
        count=world.dice.between(14, 60),
        nights=world.dice.between(3, 7),
    )
