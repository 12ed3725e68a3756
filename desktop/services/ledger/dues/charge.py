"""Charge dues: everybody of a class, or of all, in one entry, seen before it is posted."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from sqlalchemy import Connection

from desktop.domain.currency import Currency
from desktop.domain.errors import UserError
from desktop.domain.ledger.account_use import AccountUse
from desktop.domain.ledger.account_uses import the_account
from desktop.domain.ledger.dimensions import Restriction
from desktop.domain.ledger.dues.dues import Charge, ChargeOrder, Rates, charges_of, check_order
from desktop.domain.ledger.entry import NewEntry, NewLine, Series
from desktop.domain.ledger.masters import Masters
from desktop.domain.ledger.year import YearStatus
from desktop.domain.trust.acting import Act, Acting
from desktop.services.ledger.posting_rules import open_year_of
from desktop.services.ledger.recorded import Prepared
from desktop.services.trust.settings import load_settings
from desktop.store.book import Book
from desktop.store.queries import dues as queries
from desktop.store.queries.masters import load_masters
from desktop.store.tables import open_items as t
from desktop.store.tx import Tx


@dataclass(frozen=True, slots=True)
class ChargePreview:
    """Who would owe what; `already` counts those who were charged for days of the span before."""

    order: ChargeOrder
    charges: tuple[Charge, ...]
    already: int
    currency: Currency

    @property
    def total(self) -> int:
        """The sum of the charges in minor units."""
        return sum(each.amount for each in self.charges)


def preview_charge(book: Book, by: Acting, order: ChargeOrder) -> ChargePreview:
    """Return who would owe what; raises UserError as `prepare_charge` does."""
    with book.read(by, Act.READ_LEDGER) as conn:
        return _preview(conn, load_masters(conn), order)


def prepare_charge(
    book: Book, by: Acting, order: ChargeOrder, narration: str, *, fund_id: int | None = None
) -> Prepared:
    """Return the entry that charges the dues, in series DUES, and its record.

    `fund_id` None is the first fund without restrictions. Raises UserError `due-before`,
    `charge-span`, `dues-rate-missing`, `charge-nobody`, `account-use-missing`, `payment-fund`,
    `charge-year-closed`, or as `open_year_of` where the day is closed.
    """
    with book.read(by, Act.READ_LEDGER) as conn:
        masters = load_masters(conn)
        found = _preview(conn, masters, order)
    if not found.charges:
        raise UserError("charge-nobody", already=found.already)
    open_year_of(masters, order.day)
    _year_open(masters, order)
    entry = NewEntry(
        order.day, Series.DUES, narration, _lines(masters, found.charges, general(masters, fund_id))
    )

    def record(tx: Tx) -> str:
        _year_open(tx.masters(), order)
        charged = queries.charged_members(tx.conn, order.first_day, order.last_day)
        if charged.intersection(each.partner_id for each in found.charges):
            raise UserError("charge-twice")
        charge_id = tx.insert(
            t.dues_charge,
            class_id=order.class_id,
            fiscal_year_id=order.fiscal_year_id,
            first_day=order.first_day,
            last_day=order.last_day,
            due_day=order.due_day,
            members=len({each.partner_id for each in found.charges}),
            amount=found.total,
            officer_id=tx.by.officer_id,
            recorded_at=tx.recorded_at,
        )
        return f"dues_charge:{charge_id}"

    return Prepared(entry, record)


def _year_open(masters: Masters, order: ChargeOrder) -> None:
    """Raise UserError `charge-year-closed` where it is, whatever the voucher's day."""
    year = masters.years[order.fiscal_year_id]
    if year.status is not YearStatus.OPEN:
        raise UserError("charge-year-closed", year=year.name)


def general(masters: Masters, fund_id: int | None = None) -> int:
    """Return the fund named, else the first one without restrictions; UserError `payment-fund`."""
    if fund_id is not None:
        return fund_id
    for fund in masters.funds.values():
        if fund.active and fund.restriction is Restriction.UNRESTRICTED:
            return fund.id
    raise UserError("payment-fund")


def _preview(conn: Connection, masters: Masters, order: ChargeOrder) -> ChargePreview:
    year = masters.years[order.fiscal_year_id]
    check_order(order, year)
    rates = Rates(
        {
            each.class_id: each.amount
            for each in queries.load_rates(conn)
            if each.fiscal_year_id == year.id
        },
        {each.id: each.code for each in queries.load_classes(conn)},
    )
    rule = load_settings(conn).part_year
    all_of_them = charges_of(order, year, queries.load_members(conn), rates, rule)
    charged = queries.charged_members(conn, order.first_day, order.last_day)
    fresh = tuple(each for each in all_of_them if each.partner_id not in charged)
    return ChargePreview(order, fresh, len(all_of_them) - len(fresh), masters.organisation.currency)


def _lines(masters: Masters, charges: tuple[Charge, ...], fund_id: int) -> tuple[NewLine, ...]:
    owed = the_account(masters.accounts, AccountUse.DUES_RECEIVABLE).id
    earned = the_account(masters.accounts, AccountUse.DUES_INCOME).id
    sums: dict[int, int] = defaultdict(int)
    for each in charges:
        sums[each.partner_id] += each.amount
    lines = [NewLine(owed, amount, fund_id, partner_id=partner) for partner, amount in sums.items()]
    return (*lines, NewLine(earned, -sum(sums.values()), fund_id))
