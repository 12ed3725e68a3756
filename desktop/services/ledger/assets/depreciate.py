"""Write off what is due through a month: looked at first, then posted fund by fund."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection

from desktop.domain.days import month_span
from desktop.domain.errors import UserError
from desktop.domain.ledger.assets.asset import Asset, AssetClass
from desktop.domain.ledger.assets.depreciation import FirstMonth, due_through
from desktop.domain.ledger.entry import NewEntry, NewLine, Series
from desktop.domain.trust.acting import Act, Acting
from desktop.domain.trust.settings import Setting
from desktop.services.ledger.assets.post_made import Made, post_made
from desktop.services.session import Session
from desktop.services.trust.approvals.signing_key import unlock_key
from desktop.services.trust.settings import load_settings
from desktop.store.book import Book
from desktop.store.queries.assets import (
    charged_through,
    load_assets,
    load_classes,
    load_disposals,
    load_runs,
)
from desktop.store.tables import assets as t
from desktop.text.words import Words


@dataclass(frozen=True, slots=True)
class Charge:
    """What is to be written off of one asset, in minor units; `before` is what was so far."""

    asset: Asset
    kind: AssetClass
    before: int
    amount: int


def preview_depreciation(book: Book, by: Acting, day: dt.date) -> tuple[Charge, ...]:
    """Return what a run through the month of `day` would write off; missed months are in it.

    Raises UserError `depreciation-waiting`.
    """
    with book.read(by, Act.READ_LEDGER) as conn:
        return charges(conn, _end(day))


def depreciate(
    session: Session, day: dt.date, words: Words, *, passphrase: str | None = None
) -> Made:
    """Post the run through the month of `day`, an entry for each fund.

    Raises UserError `depreciation-nothing`, `depreciation-waiting` (a run waits for approval), or
    as posting does.
    """
    key = None if passphrase is None else unlock_key(session.book, session.by, passphrase)
    last = _end(day)
    with session.book.begin(session.by, Act.MANAGE_ASSETS) as tx:
        found = charges(tx.conn, last)
        if not found:
            raise UserError("depreciation-nothing", day=last)
        run_id = tx.insert(
            t.depreciation, last_day=last, officer_id=tx.by.officer_id, recorded_at=tx.recorded_at
        )
        for each in found:
            tx.insert(
                t.depreciation_charge,
                depreciation_id=run_id,
                asset_id=each.asset.id,
                amount=each.amount,
            )
        return post_made(tx, run_id, _entries(found, last, f"depreciation:{run_id}", words), key)


def charges(conn: Connection, last: dt.date) -> tuple[Charge, ...]:
    """Return what is due of every asset in use by `last` beyond what was written off."""
    if any(run.waits for run in load_runs(conn)):
        raise UserError("depreciation-waiting")
    return due_charges(conn, last)


def due_charges(conn: Connection, last: dt.date) -> tuple[Charge, ...]:
    """Return the same, whether a run waits for approval or not."""
    classes = load_classes(conn)
    written = charged_through(conn, dt.date.max)
    leaving = {each.asset_id for each in load_disposals(conn) if each.waits}
    begins = FirstMonth(load_settings(conn).texts[Setting.DEPRECIATION_BEGINS])
    found: list[Charge] = []
    for asset in load_assets(conn).values():
        if asset.disposed is not None or not asset.stands or asset.id in leaving:
            continue
        before = asset.depreciated + written.get(asset.id, 0)
        due = due_through(asset.depreciable, asset.life, asset.in_service, last, begins)
        if due > before:
            found.append(Charge(asset, classes[asset.class_id], before, due - before))
    return tuple(found)


def _entries(
    found: Sequence[Charge], last: dt.date, origin: str, words: Words
) -> Sequence[NewEntry]:
    said = words("Depreciation through {day}", day=last.isoformat())
    entries: list[NewEntry] = []
    for fund_id in sorted({each.asset.fund_id for each in found}):
        sums: dict[tuple[int, int | None], int] = defaultdict(int)
        for each in found:
            if each.asset.fund_id == fund_id:
                sums[each.kind.expense_account_id, each.asset.project_id] += each.amount
                sums[each.kind.accumulated_account_id, None] -= each.amount
        lines = tuple(
            NewLine(account_id, amount, fund_id, project_id)
            for (account_id, project_id), amount in sums.items()
        )
        entries.append(NewEntry(last, Series.JOURNAL, said, lines, origin=origin))
    return entries


def _end(day: dt.date) -> dt.date:
    return month_span(day.year, day.month)[1]
