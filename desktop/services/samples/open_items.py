"""Dues, bills and advances of the sample: the records behind its entries, and what settles what.

The story's entries stay as they are. What is written here refers to them, as a treasurer would who
takes a book over.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import Connection

from desktop import resources
from desktop.domain.currency import currency_of
from desktop.domain.ledger.account_use import AccountUse
from desktop.domain.ledger.advances.advance import NewAdvance
from desktop.domain.ledger.bills.bill import NewBill, NewBillLine, number_key
from desktop.domain.ledger.dimensions import PartnerKind
from desktop.domain.ledger.entry import Line, Series
from desktop.domain.ledger.open_items.item import ItemLine, Side
from desktop.domain.ledger.open_items.settling import suggest
from desktop.domain.trust.acting import Act
from desktop.services.ledger.advances.hand_out import write_advance
from desktop.services.ledger.bills.enter_bill import write_bill
from desktop.services.ledger.dues.classes import put_class, put_rate
from desktop.services.ledger.open_items.writing import write_settlements
from desktop.services.samples.facts import FOLDER, Facts
from desktop.services.samples.world import FIRST_DAY
from desktop.services.session import Session
from desktop.store.queries.entries import load_entry
from desktop.store.queries.open_items import Wanted, item_accounts, item_lines
from desktop.store.tables import open_items as t
from desktop.store.tables.vouchers import entry_origin
from desktop.store.tx import Tx

_TERM: Final = dt.timedelta(days=30)
_DAYS_HELD: Final = dt.timedelta(days=7)
_DUES: Final = frozenset({AccountUse.DUES_RECEIVABLE})
_BILLED: Final = frozenset({AccountUse.PAYABLE})
_PAST_MONTH: Final = dt.timedelta(days=15)


def fill_open_items(session: Session, facts: Facts) -> None:
    """Write the classes and members, the records behind the entries, and the settlements."""
    told = json.loads(resources.path(f"{FOLDER}/dues.json").read_bytes())
    with session.book.begin(session.by, Act.IMPORT_BOOK) as tx:
        _write_classes(tx, facts, told["classes"])
        _write_charges(tx)
        _write_bills(tx, told["unknown_number"])
        _write_advances(tx)
        for side in Side:
            found = item_lines(tx.conn, item_accounts(tx.conn, side.uses))
            write_settlements(tx, suggest(found))


def _write_classes(tx: Tx, facts: Facts, classes: Iterable[Mapping[str, Any]]) -> None:
    ids: list[int] = []
    years = tuple(tx.masters().years.values())
    for each in classes:
        ids.append(put_class(tx, each["code"], (each["name_ar"], each["name_en"])))
        for year in years:
            put_rate(tx, ids[-1], year.id, each["rate"])
    partners = tx.masters().partners.values()
    members = {each.code: each.id for each in partners if each.kind is PartnerKind.MEMBER}
    for at, code in enumerate(facts.members):
        tx.insert(
            t.dues_member,
            partner_id=members[code],
            class_id=ids[1] if at % 4 == 3 else ids[0],
            first_day=FIRST_DAY,
            last_day=None,
        )


@dataclass(frozen=True, slots=True)
class _Opened:
    """An entry with the lines by which it opens items."""

    entry_id: int
    items: tuple[ItemLine, ...]

    @property
    def first(self) -> ItemLine:
        """The first of the lines."""
        return self.items[0]


def _opened(conn: Connection, uses: frozenset[AccountUse]) -> tuple[_Opened, ...]:
    found: dict[int, list[ItemLine]] = {}
    for line in item_lines(conn, item_accounts(conn, uses), Wanted(settled=True)):
        if line.opens and line.origin is None and line.series is not Series.OPENING:
            found.setdefault(line.entry_id, []).append(line)
    return tuple(_Opened(entry_id, tuple(lines)) for entry_id, lines in found.items())


def _write_charges(tx: Tx) -> None:
    """Write that each month's dues were charged, due in the middle of the month after."""
    years = {year.name: year for year in tx.masters().years.values()}
    for each in _opened(tx.conn, _DUES):
        day = each.first.day
        if each.first.series is not Series.DUES:
            continue
        following = (day.replace(day=1) + dt.timedelta(days=32)).replace(day=1)
        charge_id = tx.insert(
            t.dues_charge,
            class_id=None,
            fiscal_year_id=years[each.first.year_name].id,
            first_day=day.replace(day=1),
            last_day=following - dt.timedelta(days=1),
            due_day=following + _PAST_MONTH,
            members=len(each.items),
            amount=sum(line.amount for line in each.items),
            officer_id=tx.by.officer_id,
            recorded_at=tx.recorded_at,
        )
        tx.insert(entry_origin, entry_id=each.entry_id, subject=f"dues_charge:{charge_id}")


def _write_bills(tx: Tx, unknown: str) -> None:
    """Write the bill behind each entry that owes a supplier; a number said twice is left out."""
    currency = tx.masters().organisation.currency
    seen: set[tuple[int, str]] = set()
    for each in _opened(tx.conn, _BILLED):
        line = each.first
        key = line.partner_id, number_key(line.reference or unknown)
        if key in seen or line.currency is not None:
            continue
        seen.add(key)
        entry = load_entry(tx.conn, each.entry_id)
        bill = NewBill(
            line.partner_id,
            line.reference or unknown,
            line.day,
            line.day + _TERM,
            tuple(_typed(one) for one in entry.lines if one.amount > 0),
            line.narration,
        )
        bill_id = write_bill(tx, bill, currency_of(currency.code))
        tx.insert(entry_origin, entry_id=each.entry_id, subject=f"bill:{bill_id}")


def _typed(line: Line) -> NewBillLine:
    return NewBillLine(line.account_id, line.amount, line.fund_id, line.memo, line.project_id)


def _write_advances(tx: Tx) -> None:
    for each in _opened(tx.conn, Side.ADVANCE.uses):
        line = each.first
        advance = NewAdvance(
            line.partner_id,
            line.narration,
            line.day,
            line.day + _DAYS_HELD,
            line.amount,
            line.fund_id,
            line.account_id,
            line.project_id,
        )
        advance_id = write_advance(tx, advance)
        tx.insert(entry_origin, entry_id=each.entry_id, subject=f"advance:{advance_id}")
