"""List advances: each with its holder, what is open and its age; or one as it was accounted for."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from desktop.domain.currency import Currency
from desktop.domain.errors import UserError
from desktop.domain.ledger.advances.advance import Advance
from desktop.domain.ledger.dimensions import Partner, Project
from desktop.domain.ledger.entry import Entry
from desktop.domain.ledger.open_items.item import ItemLine, Side
from desktop.domain.trust.acting import Act, Acting
from desktop.store.book import Book
from desktop.store.queries.advances import Accounted, accounted_by, load_advances
from desktop.store.queries.entries import load_entry
from desktop.store.queries.masters import load_organisation, load_partners, load_projects
from desktop.store.queries.open_items import Wanted, item_accounts, item_lines


@dataclass(frozen=True, slots=True)
class Advances:
    """Advances as they stood at the end of `day`, the newest first.

    `others` are open lines on accounts of advances for which nobody wrote an advance down.
    """

    currency: Currency
    day: dt.date
    advances: tuple[Advance, ...]
    others: tuple[ItemLine, ...]
    partners: Mapping[int, Partner]
    projects: Mapping[int, Project]


@dataclass(frozen=True, slots=True)
class AdvanceFile:
    """One advance with the entries that account for it."""

    advance: Advance
    holder: Partner
    accounted: tuple[Accounted, ...]
    entries: tuple[Entry, ...]


def list_advances(book: Book, by: Acting, day: dt.date | None = None) -> Advances:
    """Return the advances as they stood at the end of `day` (today)."""
    asked = day or book.now().astimezone().date()
    with book.read(by, Act.READ_LEDGER) as conn:
        found = load_advances(conn, asked)
        known = {each.entry_id for each in found}
        lines = item_lines(conn, item_accounts(conn, Side.ADVANCE.uses), Wanted(day=asked))
        return Advances(
            load_organisation(conn).currency,
            asked,
            found,
            tuple(line for line in lines if line.entry_id not in known),
            load_partners(conn),
            load_projects(conn),
        )


def advance_file(book: Book, by: Acting, code: str) -> AdvanceFile:
    """Return an advance by its code with its entries; raises UserError `advance-missing`."""
    with book.read(by, Act.READ_LEDGER) as conn:
        today = book.now().astimezone().date()
        found = next((each for each in load_advances(conn, today) if each.code == code), None)
        if found is None:
            raise UserError("advance-missing")
        accounted = () if found.entry_id is None else accounted_by(conn, found.entry_id)
        return AdvanceFile(
            found,
            load_partners(conn)[found.partner_id],
            accounted,
            tuple(load_entry(conn, each.entry_id) for each in accounted),
        )
