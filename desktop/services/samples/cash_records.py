"""The cash and the rates of the sample: boxes with their holders, counts, a table of rates."""

from __future__ import annotations

import datetime as dt
from typing import Final

from desktop.domain.currency import currency_of
from desktop.domain.ledger.account_use import AccountUse
from desktop.domain.ledger.cash.box import NewCashBox
from desktop.domain.ledger.cash.count import (
    CountLine,
    Denomination,
    NewCount,
    Piece,
    clean_count,
)
from desktop.domain.ledger.rates.table import NewRate
from desktop.domain.trust.acting import Act
from desktop.services.ledger.cash.boxes import set_box
from desktop.services.ledger.cash.count_cash import write_count
from desktop.services.ledger.cash.denominations import denominations_of
from desktop.services.ledger.rates.rates import write_rate
from desktop.services.ledger.uses.mark_account import mark_account
from desktop.services.samples.facts import Facts
from desktop.services.samples.till import BRANCH_BANK, CURRENCY_BANKS, MAIN_BOX, PETTY
from desktop.services.samples.world import FIRST_DAY, LAST_DAY
from desktop.services.session import Session
from desktop.store.queries.cash import box_balance, load_boxes
from desktop.store.tx import Tx

_LIMITS: Final = {MAIN_BOX: 15_000_000, PETTY: 4_000_000}
_SMALL_COINS: Final = (20, 10, 5)
"""Dirhams that still lie in drawers, though hardly anybody pays with them."""
_SHORT: Final = 2_500
_COUNTS: Final = (
    (dt.date(2024, 12, 31), MAIN_BOX, 0, False),
    (dt.date(2024, 12, 31), PETTY, 0, False),
    (dt.date(2025, 9, 18), PETTY, _SHORT, True),
    (dt.date(2025, 12, 31), MAIN_BOX, 0, False),
    (dt.date(2025, 12, 31), PETTY, 0, False),
)
"""Day, box, what is missing in dirhams, and whether nobody was told before."""


def fill_cash(session: Session, facts: Facts) -> None:
    """Register the boxes, note the rates of every month and keep a few counts."""
    accounts = {}
    with session.book.begin(session.by, Act.MANAGE_CHART) as tx:
        accounts = {each.code: each.id for each in tx.masters().accounts.values()}
        mark_account(tx, accounts[BRANCH_BANK], AccountUse.BANK)
        _note_rates(tx, facts)
    for code, most in _LIMITS.items():
        box = NewCashBox(accounts[code], holder_officer_id=session.by.officer_id, most=most)
        set_box(session.book, session.by, box)
    with session.book.begin(session.by, Act.RECONCILE) as tx:
        for day, code, missing, surprise in _COUNTS:
            _count(tx, facts, (day, code, missing), surprise=surprise)


def _note_rates(tx: Tx, facts: Facts) -> None:
    source = str(facts.organisation["rates"]["source_ar"])
    for year in range(FIRST_DAY.year, LAST_DAY.year + 1):
        for month in range(1, 13):
            day = dt.date(year, month, 1)
            for currency in CURRENCY_BANKS:
                write_rate(tx, NewRate(currency, day, facts.rate(currency, day), source))


def _count(tx: Tx, facts: Facts, said: tuple[dt.date, str, int], *, surprise: bool) -> None:
    day, code, missing = said
    masters = tx.masters()
    base = masters.organisation.currency
    box = next(each for each in load_boxes(tx.conn, masters) if each.account.code == code)
    held = box_balance(tx.conn, box.account, base.code, day)
    count = NewCount(
        box.account.id,
        day,
        _pieces(held - missing),
        str(facts.organisation["treasurer"]["name_ar"]),
        str(facts.organisation["chair"]["name_ar"]),
        surprise=surprise,
    )
    write_count(tx, box, clean_count(count, currency_of(box.currency)))


def _pieces(amount: int) -> tuple[CountLine, ...]:
    """Return the notes and coins that `amount` comes to, the largest first."""
    rest, found = amount, []
    small = (Denomination(Piece.COIN, value) for value in _SMALL_COINS)
    for each in (*denominations_of("LYD"), *small):
        quantity, rest = divmod(rest, each.value)
        found.append(CountLine(each.piece, each.value, quantity))
    return tuple(found)
