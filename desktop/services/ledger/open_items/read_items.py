"""Read what is open: by party with its age, or the items and waiting payments of one party."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import Connection

from desktop.domain.currency import Currency
from desktop.domain.ledger.account_use import AccountUse
from desktop.domain.ledger.dimensions import Fund, Partner
from desktop.domain.ledger.open_items.ages import AgeSteps, PartyAges, ages_by_party
from desktop.domain.ledger.open_items.item import ItemLine, LineKey, Side
from desktop.domain.trust.acting import Act, Acting
from desktop.services.trust.settings import load_settings
from desktop.store.book import Book
from desktop.store.queries import masters
from desktop.store.queries.open_items import (
    SettlementRow,
    Wanted,
    item_accounts,
    item_lines,
    settlements_of,
    without_party,
)


@dataclass(frozen=True, slots=True)
class OpenItems:
    """Lines of items as they stood at the end of `day`, with what is needed to show them.

    `unnamed` is the balance of lines without a party, from the view of the side.
    """

    currency: Currency
    day: dt.date
    steps: AgeSteps
    lines: tuple[ItemLine, ...]
    partners: Mapping[int, Partner]
    funds: Mapping[int, Fund]
    unnamed: int = 0

    @property
    def ages(self) -> tuple[PartyAges, ...]:
        """What each party owes or is owed, by age."""
        return ages_by_party(self.lines, self.day, self.steps)


@dataclass(frozen=True, slots=True)
class ItemsAsked:
    """Which items: of a side or of some uses of it, of one party, at the end of a day (today)."""

    side: Side
    uses: frozenset[AccountUse] | None = None
    partner_id: int | None = None
    day: dt.date | None = None
    settled: bool = False


def items_of(book: Book, by: Acting, asked: ItemsAsked) -> OpenItems:
    """Return the open items asked for."""
    with book.read(by, Act.READ_LEDGER) as conn:
        return read_items(conn, asked, book.now().astimezone().date())


def read_items(conn: Connection, asked: ItemsAsked, today: dt.date) -> OpenItems:
    """Return the open items asked for, in this snapshot."""
    uses = asked.side.uses if asked.uses is None else asked.uses
    wanted = Wanted(asked.partner_id, asked.day, settled=asked.settled)
    accounts = item_accounts(conn, uses)
    return OpenItems(
        currency=masters.load_organisation(conn).currency,
        day=asked.day or today,
        steps=load_settings(conn).age_steps,
        lines=item_lines(conn, accounts, wanted),
        partners=masters.load_partners(conn),
        funds=masters.load_funds(conn),
        unnamed=without_party(conn, accounts, asked.day) * asked.side.opening_sign,
    )


def settlements_for(book: Book, by: Acting, key: LineKey) -> tuple[SettlementRow, ...]:
    """Return what settles a line, or what it settles, taken back or not."""
    with book.read(by, Act.READ_LEDGER) as conn:
        return settlements_of(conn, key)
