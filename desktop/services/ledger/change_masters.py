"""Name masters anew and take them out of use; codes never change and nothing is deleted."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum
from typing import Any, Final

from sqlalchemy import Table, select

from desktop.domain.errors import UserError
from desktop.domain.formats import format_amount
from desktop.domain.hygiene import clean_names
from desktop.domain.ledger.entry import LARGEST_AMOUNT
from desktop.domain.trust.acting import Act, Acting
from desktop.store.book import Book
from desktop.store.queries.approvals import fund_holds
from desktop.store.tables import grants
from desktop.store.tables import masters as t
from desktop.store.tx import Tx


class MasterKind(Enum):
    """What can be named anew and put aside."""

    FUND = "fund"
    FUND_LINE = "fund_line"
    PROJECT = "project"
    BRANCH = "branch"
    PARTNER = "partner"


_TABLES: Final[Mapping[MasterKind, Table]] = {
    MasterKind.FUND: t.fund,
    MasterKind.FUND_LINE: t.fund_line,
    MasterKind.PROJECT: t.project,
    MasterKind.BRANCH: t.branch,
    MasterKind.PARTNER: t.partner,
}


def rename_master(
    book: Book,
    by: Acting,
    kind: MasterKind,
    code: str,
    *,
    name_ar: str | None = None,
    name_en: str | None = None,
) -> None:
    """Give other names (None: as it was); raises UserError `master-missing` or `name-empty`."""
    with book.begin(by, Act.MANAGE_CHART) as tx:
        row = _found(tx, kind, code)
        names = clean_names(
            row.name_ar if name_ar is None else name_ar,
            row.name_en if name_en is None else name_en,
        )
        tx.update(_TABLES[kind], row.id, name_ar=names[0], name_en=names[1])


def use_master(book: Book, by: Acting, kind: MasterKind, code: str, *, active: bool) -> None:
    """Put something aside, or take it into use again.

    Raises UserError `master-missing`, `fund-holds-money` (a fund that holds or owes money) or
    `fund-line-granted` (a budget line of a grant that is under way).
    """
    with book.begin(by, Act.MANAGE_CHART) as tx:
        row = _found(tx, kind, code)
        if not active and kind is MasterKind.FUND:
            held = fund_holds(tx.conn, row.id)
            if held:
                currency = tx.masters().organisation.currency
                amount = format_amount(held, currency)
                raise UserError(
                    "fund-holds-money", fund=row.code, amount=amount, currency=currency.code
                )
        if not active and kind is MasterKind.FUND_LINE:
            tied = select(grants.grant_line.c.id).where(grants.grant_line.c.fund_line_id == row.id)
            if tx.conn.execute(tied).first():
                raise UserError("fund-line-granted", line=row.code)
        if bool(row.active) is not active:
            tx.update(_TABLES[kind], row.id, active=int(active))


def limit_fund_line(book: Book, by: Acting, code: str, amount: int | None) -> None:
    """Change what may be spent on a budget line (None: no limit of its own).

    Raises UserError `master-missing` or `fund-line-amount`.
    """
    with book.begin(by, Act.MANAGE_CHART) as tx:
        row = _found(tx, MasterKind.FUND_LINE, code)
        if amount is not None and not 0 <= amount <= LARGEST_AMOUNT:
            raise UserError("fund-line-amount", code=code)
        tx.update(t.fund_line, row.id, amount=amount)


def _found(tx: Tx, kind: MasterKind, code: str) -> Any:
    table = _TABLES[kind]
    row = tx.conn.execute(select(table).where(table.c.code == code)).first()
    if row is None:
        raise UserError("master-missing", code=code)
    return row
