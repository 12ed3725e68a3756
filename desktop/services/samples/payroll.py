"""Wages, what is kept back from them, and its payment to the authorities in the month after."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from functools import partial
from typing import Final

from desktop.domain.ledger.entry import Series
from desktop.services.samples.cash import name_of, payer
from desktop.services.samples.facts import GENERAL, Payee
from desktop.services.samples.planned import PlannedLine
from desktop.services.samples.world import World, months

TAX: Final = "2113"
SOCIAL: Final = "2114"
_TAX_PER_MILLE, _SOCIAL_PER_MILLE = 50, 38
"""Shares of the sample, not a statement of the law."""


def plan_payroll(world: World) -> None:
    """Put the administration's wages and the monthly payments to the authorities into the diary."""
    for month in months():
        world.at(month.replace(day=27), partial(_administration, world))
        if month > months()[0]:
            world.at(month.replace(day=10), partial(_remit, world, SOCIAL, "A02", "social"))
            world.at(month.replace(day=12), partial(_remit, world, TAX, "A01", "tax"))


def pay_team(
    world: World, day: dt.date, fund: str, team: Sequence[Payee], *, account: str, kind: str
) -> None:
    """Pay a month's wages of those whose project is under way, if the fund can."""
    at_work = [payee for payee in team if _works(world, payee, day)]
    gross = sum(payee.gross for payee in at_work)
    if not gross or (cash := payer(world, day, fund, gross)) is None:
        return
    memo = world.memo("salary")
    lines = [
        PlannedLine(account, payee.gross, fund, payee.project, payee.partner, memo)
        for payee in at_work
    ]
    social = gross * _SOCIAL_PER_MILLE // 1000
    tax = gross * _TAX_PER_MILLE // 1000
    lines.append(PlannedLine(SOCIAL, -social, fund, partner="A02", memo=world.memo("social")))
    lines.append(PlannedLine(TAX, -tax, fund, partner="A01", memo=world.memo("tax")))
    lines.append(PlannedLine(cash, social + tax - gross, fund))
    said = world.say(kind, day, fund=name_of(world, fund))
    world.write(day, Series.PAYMENT, said, lines, world.reference("payroll", day))
    key = day.year * 100 + day.month
    for kept, amount in ((SOCIAL, social), (TAX, tax)):
        world.withheld[kept].setdefault(key, {})[fund] = amount


def _works(world: World, payee: Payee, day: dt.date) -> bool:
    if payee.project is None:
        return True
    project = world.facts.projects[payee.project]
    return project.first_day <= day <= project.last_day


def _administration(world: World, day: dt.date) -> None:
    pay_team(world, day, GENERAL, world.facts.admin, account="5211", kind="salary_admin")


def _remit(world: World, account: str, authority: str, kind: str, day: dt.date) -> None:
    """Pay what was kept back in the month before, every fund its own part."""
    before = day.replace(day=1) - dt.timedelta(days=1)
    owed = world.withheld[account].pop(before.year * 100 + before.month, {})
    lines: list[PlannedLine] = []
    for fund, amount in owed.items():
        cash = payer(world, day, fund, amount)
        if cash is not None:
            lines.append(PlannedLine(account, amount, fund, partner=authority))
            lines.append(PlannedLine(cash, -amount, fund))
    if lines:
        said = world.say(kind, before)
        world.write(day, Series.PAYMENT, said, lines, world.reference("cheque", day))
