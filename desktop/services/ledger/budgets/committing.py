"""What is promised and not spent yet: open commitments, and entries that wait for approval."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from dataclasses import dataclass

from sqlalchemy import Connection

from desktop.domain.ledger.budgets.budget import Place
from desktop.domain.ledger.budgets.commitment import NewCommitment, subject_of
from desktop.domain.ledger.chart import AccountKind
from desktop.domain.ledger.entry import NewEntry
from desktop.domain.ledger.masters import Masters
from desktop.domain.ledger.year import FiscalYear
from desktop.domain.log.malformed import MalformedError
from desktop.domain.trust.approval_content import entry_of, read_content
from desktop.domain.trust.controls import Breach, Control
from desktop.services.trust.approvals.budget_control import YearPlan, counted_at
from desktop.services.trust.approvals.laws import load_laws
from desktop.store.queries.approvals import waiting_proposals
from desktop.store.queries.budgets import load_commitments
from desktop.store.tx import Tx


@dataclass(frozen=True, slots=True)
class Promised:
    """An amount that will be spent on a place, in minor units."""

    place: Place
    amount: int


def promised_in(
    conn: Connection, masters: Masters, year: FiscalYear, day: dt.date | None = None
) -> tuple[Promised, ...]:
    """Return what commitments of the year leave open, and what its waiting entries would spend.

    Those after `day` are left out.

    A waiting entry that was made for a commitment takes the place of so much of it.
    """
    found: list[Promised] = []
    waits: dict[str, int] = defaultdict(int)
    last = year.last_day if day is None else day
    for entry in _waiting(conn, masters):
        if not year.first_day <= entry.day <= last:
            continue
        for line in entry.lines:
            if masters.accounts[line.account_id].kind is AccountKind.EXPENSE:
                place = Place(line.account_id, line.fund_id, line.project_id, line.branch_id)
                found.append(Promised(place, line.amount))
                if entry.origin is not None:
                    waits[entry.origin] += line.amount
    for each in load_commitments(conn):
        if not year.first_day <= each.day <= last:
            continue
        left = each.open_amount - max(0, waits[subject_of(each.id)])
        if left > 0:
            found.append(Promised(each.place, left))
    return tuple(found)


def commitment_breach(tx: Tx, year: FiscalYear, new: NewCommitment) -> Breach | None:
    """Return by what a commitment would exceed the adopted budget, None where there is none."""
    laws, masters = tx.kept(load_laws), tx.masters()
    plan = laws.plans.get(year.id)
    if plan is None:
        return None
    place = counted_at(plan, new.place, masters)
    before = sum(
        each.amount
        for each in promised_in(tx.conn, masters, year)
        if counted_at(plan, each.place, masters) == place
    )
    strictness = laws.settings.strictness(Control.BUDGET_EXCEEDED)
    held = YearPlan(tx.conn, masters, plan, year, strictness)
    return held.excess(place, before + new.amount)


def _waiting(conn: Connection, masters: Masters) -> list[NewEntry]:
    """Return the entries that wait; one whose row was altered elsewhere is left out."""
    found: list[NewEntry] = []
    for stored in waiting_proposals(conn):
        try:
            found.append(entry_of(read_content(stored.content), masters))
        except MalformedError:
            continue
    return found
