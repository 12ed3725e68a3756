"""Find the account that can pay: petty cash for small things, else the bank, else sold currency."""

from __future__ import annotations

import datetime as dt
from typing import Final

from desktop.domain.currency import currency_of
from desktop.domain.formats import format_amount
from desktop.domain.ledger.entry import Foreign, Series
from desktop.services.samples.exchange import average_rate, in_dirhams
from desktop.services.samples.facts import GENERAL
from desktop.services.samples.planned import PlannedLine
from desktop.services.samples.till import BANK, BRANCH_BANK, CURRENCY_BANKS, MAIN_BOX, PETTY
from desktop.services.samples.world import World

ENDOWMENT: Final = "WAQF-01"
_SMALL: Final = 260_000
_PETTY_FILL: Final = 3_000_000
_LOT: Final = 100_000
"""Currency is sold in whole thousands, except the rest of an account."""
GAIN: Final = "4511"
LOSS: Final = "5219"


def payer(world: World, day: dt.date, fund: str, amount: int) -> str | None:
    """Return the cash account from which `fund` pays `amount` (dirhams), or None where it can't."""
    if fund == ENDOWMENT:
        return BRANCH_BANK if world.till.holds(BRANCH_BANK, fund) >= amount else None
    if fund == GENERAL and amount <= _SMALL:
        _fill_petty(world, day, amount)
        if world.till.holds(PETTY, fund) >= amount:
            return PETTY
    if world.till.holds(BANK, fund) < amount:
        _sell_currency(world, day, fund, amount - world.till.holds(BANK, fund))
    return BANK if world.till.holds(BANK, fund) >= amount else None


def _fill_petty(world: World, day: dt.date, amount: int) -> None:
    till = world.till
    if till.holds(PETTY, GENERAL) >= amount:
        return
    for account in (BANK, MAIN_BOX):
        if till.holds(account, GENERAL) >= _PETTY_FILL:
            lines = (
                PlannedLine(PETTY, _PETTY_FILL, GENERAL),
                PlannedLine(account, -_PETTY_FILL, GENERAL),
            )
            reference = world.reference("cheque", day) if account == BANK else ""
            world.write(day, Series.TRANSFER, world.say("petty", day), lines, reference)
            return


def _sell_currency(world: World, day: dt.date, fund: str, need: int) -> None:
    for currency, account in CURRENCY_BANKS.items():
        held = world.till.holds_foreign(account, fund)
        if held <= 0:
            continue
        unit = in_dirhams(_LOT, world.facts.rate(currency, day))
        lots = (need * world.dice.between(2, 4) + unit - 1) // unit
        cents = min(held, max(lots, 5) * _LOT)
        if held - cents < 2 * _LOT:
            cents = held
        _sell(world, day, fund, currency, cents)
        return


def _sell(world: World, day: dt.date, fund: str, currency: str, cents: int) -> None:
    """Sell currency at the rate of the day; it leaves the account at its average cost."""
    account = CURRENCY_BANKS[currency]
    held = world.till.holds_foreign(account, fund)
    cost = world.till.holds(account, fund) * cents // held
    rate = world.facts.rate(currency, day)
    proceeds = in_dirhams(cents, rate)
    source = str(world.facts.organisation["rates"]["source_ar"])
    sold = Foreign(currency, -cents, average_rate(cost, cents), source)
    difference = cost - proceeds
    lines = (
        PlannedLine(BANK, proceeds, fund, memo=world.memo("proceeds", rate=rate)),
        PlannedLine(account, -cost, fund, memo=world.memo("sold"), foreign=sold),
        PlannedLine(
            GAIN if difference < 0 else LOSS, difference, fund, memo=world.memo("difference")
        ),
    )
    units = world.facts.texts["currencies"]
    amount = format_amount(cents, currency_of(currency))
    said = world.say(
        "convert", day, amount=amount, currency=units[currency], fund=name_of(world, fund)
    )
    world.write(day, Series.TRANSFER, said, lines, world.reference("transfer", day))


def name_of(world: World, fund: str) -> str:
    """Return the Arabic name of a fund."""
    if fund == GENERAL:
        return str(world.facts.organisation["general_fund_ar"])
    return next(each.fund.name_ar for each in world.facts.funds if each.fund.code == fund)
