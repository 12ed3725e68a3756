"""Grants: instalments with their bank fee, the team that they pay, the share for running costs."""

from __future__ import annotations

import datetime as dt
from functools import partial
from typing import Final

from desktop.domain.ledger.entry import Series
from desktop.services.samples.cash import name_of, payer
from desktop.services.samples.exchange import in_dirhams
from desktop.services.samples.facts import GENERAL, SampleFund, Tranche
from desktop.services.samples.payroll import pay_team
from desktop.services.samples.planned import PlannedLine
from desktop.services.samples.till import BANK, CURRENCY_BANKS
from desktop.services.samples.world import World, months, quarter

FEES: Final = "5216"
_RESTRICTED, _UNRESTRICTED = "3121", "3111"


def plan_grants(world: World) -> None:
    """Put every instalment, payroll and share of every fund into the diary."""
    for fund in world.facts.funds:
        for number, tranche in enumerate(fund.tranches, start=1):
            world.at(tranche.day, partial(_receive, world, fund, tranche, number))
        if not fund.tranches:
            continue
        for month in months():
            if fund.staff:
                world.at(month.replace(day=27), partial(_team, world, fund))
            if month.month % 3 == 0:
                world.at(month.replace(day=28), partial(_share, world, fund))
            world.at(month.replace(day=26), partial(_bank_fee, world, fund))


def _receive(world: World, fund: SampleFund, tranche: Tranche, number: int, day: dt.date) -> None:
    code = fund.fund.code
    said = world.say(
        "grant", day, partner=world.partner(fund.donor), fund=name_of(world, code), n=number
    )
    reference = world.reference("transfer", day)
    if tranche.currency == "LYD":
        lines = [
            PlannedLine(BANK, tranche.amount, code),
            PlannedLine(fund.income, -tranche.amount, code, partner=fund.donor),
        ]
    else:
        currency, net = tranche.currency, tranche.amount - tranche.fee
        rate = world.facts.rate(currency, day)
        gross_base, fee_base = in_dirhams(tranche.amount, rate), in_dirhams(tranche.fee, rate)
        lines = [
            PlannedLine(
                CURRENCY_BANKS[currency],
                gross_base - fee_base,
                code,
                memo=world.memo("net"),
                foreign=world.foreign(currency, net, day),
            ),
            PlannedLine(
                FEES,
                fee_base,
                code,
                memo=world.memo("fee"),
                foreign=world.foreign(currency, tranche.fee, day),
            ),
            PlannedLine(
                fund.income,
                -gross_base,
                code,
                partner=fund.donor,
                memo=world.memo("gross"),
                foreign=world.foreign(currency, -tranche.amount, day),
            ),
        ]
    world.write(day, Series.RECEIPT, said, lines, reference)


def _team(world: World, fund: SampleFund, day: dt.date) -> None:
    pay_team(world, day, fund.fund.code, fund.staff, account="5111", kind="salary_project")


def _share(world: World, fund: SampleFund, day: dt.date) -> None:
    """Move the agreed share of the quarter's spending to the general fund."""
    code = fund.fund.code
    amount = world.spent[code, day.year, quarter(day)] * fund.overhead // 100
    account = payer(world, day, code, amount) if amount else None
    if account is None:
        return
    memo = world.memo("overhead", percent=fund.overhead)
    lines = (
        PlannedLine(_RESTRICTED, amount, code, memo=memo),
        PlannedLine(account, -amount, code),
        PlannedLine(BANK, amount, GENERAL),
        PlannedLine(_UNRESTRICTED, -amount, GENERAL, memo=memo),
    )
    said = world.say("overhead", day, fund=name_of(world, code), period=world.period(day))
    world.write(day, Series.TRANSFER, said, lines, world.reference("transfer", day))


def _bank_fee(world: World, fund: SampleFund, day: dt.date) -> None:
    code = fund.fund.code
    if day < fund.tranches[0].day or not world.dice.chance(45):
        return
    amount = world.dice.between(7, 42) * 1000 + world.dice.pick((0, 250, 500, 125))
    if world.till.holds(BANK, code) < amount:
        return
    said = world.say("bank_fee_fund", day, fund=name_of(world, code))
    lines = PlannedLine(FEES, amount, code), PlannedLine(BANK, -amount, code)
    number = world.dice.between(3000, 9000)
    world.write(day, Series.PAYMENT, said, lines, world.reference("notice", day, number))
