"""The house itself: rent, electricity, telephone, paper, repairs, bank charges, audit."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import partial
from typing import Final

from desktop.domain.ledger.entry import Series
from desktop.services.samples.cash import payer
from desktop.services.samples.facts import GENERAL
from desktop.services.samples.planned import PlannedLine
from desktop.services.samples.till import BANK
from desktop.services.samples.world import World, months


@dataclass(frozen=True, slots=True)
class _Bill:
    """Something paid every so often; amounts in dinars, `chance` in a hundred each time."""

    kind: str
    account: str
    partner: str | None
    day: int
    low: int
    high: int
    chance: int = 100
    times: int = 1
    reference: str = "invoice"


_MONTHLY: Final = (
    _Bill("rent_hq", "5212", "S11", 3, 2200, 2200, reference="cheque"),
    _Bill("electricity", "5213", "S15", 17, 95, 310),
    _Bill("internet", "5213", "S05", 6, 180, 180),
    _Bill("phone", "5213", None, 9, 60, 190, reference="receipt"),
    _Bill("stationery", "5214", "S06", 4, 45, 420, times=2),
    _Bill("maintenance", "5217", "S14", 7, 60, 780, times=2),
    _Bill("hospitality", "5217", "S07", 13, 40, 230, 60, reference="receipt"),
    _Bill("bank_fee", "5216", None, 30, 12, 55, reference="notice"),
    _Bill("campaign", "5311", "S03", 15, 450, 2900, 35),
)
_QUARTERLY: Final = _Bill("rent_benghazi", "5212", "S12", 5, 4200, 4200, reference="cheque")
_YEARLY: Final = (
    (3, _Bill("audit", "5215", "S10", 24, 9500, 12500)),
    (10, _Bill("audit", "5215", "S10", 8, 1800, 3200)),
)
_DRAWER_KEEPS: Final = 1_500_000


def plan_running(world: World) -> None:
    """Put every bill of the two years into the diary."""
    for month in months():
        last = 28 if month.month == 2 else 30
        for bill in _MONTHLY:
            for time in range(bill.times):
                day = month.replace(day=min(last, bill.day + time * 11))
                world.at(day, partial(_pay, world, bill))
        if month.month % 3 == 1:
            world.at(month.replace(day=_QUARTERLY.day), partial(_pay, world, _QUARTERLY))
        for due, bill in _YEARLY:
            if month.month == due:
                world.at(month.replace(day=bill.day), partial(_pay, world, bill))
        for number in (10, 20, 28):
            world.at(month.replace(day=number), partial(_deposit, world))
    for place, told in enumerate(world.facts.texts["narrations"]["assets"]):
        bought = months()[2 + place * 4].replace(day=14)
        world.at(bought, partial(_buy, world, *told))


def _pay(world: World, bill: _Bill, day: dt.date) -> None:
    if not world.dice.chance(bill.chance):
        return
    fixed = bill.low == bill.high
    amount = bill.low * 1000 if fixed else world.dice.dirhams(bill.low, bill.high)
    own = bill.reference == "notice"  # the bank takes its charges itself
    cash = BANK if own else payer(world, day, GENERAL, amount)
    if cash is None:
        return
    number = None if bill.reference == "cheque" else world.dice.between(40, 4000)
    said = world.say(bill.kind, day, period=world.period(day))
    lines = (
        PlannedLine(bill.account, amount, GENERAL, partner=bill.partner),
        PlannedLine(cash, -amount, GENERAL),
    )
    world.write(day, Series.PAYMENT, said, lines, world.reference(bill.reference, day, number))


def _deposit(world: World, day: dt.date) -> None:
    """Bring what the main box has gathered to the bank, for each fund that has cash in it."""
    names = [(each.fund.code, each.fund.name_ar) for each in world.facts.funds]
    for fund, name in ((GENERAL, ""), *names):
        keep = _DRAWER_KEEPS if fund == GENERAL else 0
        amount = (world.till.holds("1111", fund) - keep) // 1000 * 1000
        if amount < (900_000 if fund == GENERAL else 250_000):
            continue
        kind = "deposit_general" if fund == GENERAL else "deposit"
        lines = PlannedLine("1121", amount, fund), PlannedLine("1111", -amount, fund)
        number = world.dice.between(1000, 9999)
        said = world.say(kind, day, fund=name)
        world.write(day, Series.TRANSFER, said, lines, world.reference("receipt", day, number))


def _buy(world: World, account: str, item: str, supplier: str, day: dt.date) -> None:
    amount = world.dice.dirhams(4_200, 11_800)
    cash = payer(world, day, GENERAL, amount)
    if cash is None:
        return
    city = world.facts.projects[world.dice.pick(("P01", "P11"))].city
    lines = (
        PlannedLine(account, amount, GENERAL, partner=supplier),
        PlannedLine(cash, -amount, GENERAL),
    )
    said = world.say("asset_buy", day, item=item, city=city)
    number = world.dice.between(200, 900)
    world.write(day, Series.PAYMENT, said, lines, world.reference("invoice", day, number))
