"""Read approval rules, budget lines, proposals with answers, and what funds and budgets hold."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any, Final

from sqlalchemy import Connection, Select, select

from desktop.domain.errors import UserError
from desktop.domain.ledger.year import FiscalYear
from desktop.domain.trust.acting import Role
from desktop.domain.trust.approval_rules import Rule
from desktop.domain.trust.approvals import ConsentCounts, Decision, ProposalStatus
from desktop.domain.trust.controls import BudgetLine, Control
from desktop.store.tables import approvals as t
from desktop.store.tables.organisation import officer
from desktop.store.types import day_number


@dataclass(frozen=True, slots=True)
class StoredProposal:
    """A proposal as it stands; `maker` is the officer's code, `recorded_at` UTC."""

    id: int
    maker_id: int
    maker: str
    content: str
    form: str = field(repr=False)
    digest: str
    statement: str
    signature: bytes = field(repr=False)
    status: ProposalStatus
    entry_id: int | None
    recorded_at: dt.datetime


@dataclass(frozen=True, slots=True)
class StoredAnswer:
    """One officer's answer to a proposal; `roles` are the offices held now."""

    id: int
    proposal_id: int
    officer_id: int
    officer: str
    roles: frozenset[Role]
    decision: Decision
    by_maker: bool
    reason: str
    statement: str
    signature: bytes = field(repr=False)
    recorded_at: dt.datetime


@dataclass(frozen=True, slots=True)
class StoredOverride:
    """A control that was passed over when an entry was posted."""

    id: int
    control: Control
    entry_id: int
    detail: str
    reason: str
    officer: str
    recorded_at: dt.datetime


def load_rules(conn: Connection) -> tuple[Rule, ...]:
    """Return every approval rule, those put aside as well, in order of entry."""
    rows = conn.execute(select(t.approval_rule).order_by(t.approval_rule.c.id))
    return tuple(
        Rule(
            roles=roles_of(row.roles),
            from_amount=row.from_amount,
            approvals=row.approvals,
            series=row.series,
            fund_id=row.fund_id,
            project_id=row.project_id,
            self_allowed=bool(row.self_allowed),
            id=row.id,
            active=bool(row.active),
        )
        for row in rows
    )


def roles_of(text: str) -> frozenset[Role]:
    """Return the offices that a JSON array names."""
    return frozenset(Role(name) for name in json.loads(text))


def load_budget_lines(conn: Connection) -> tuple[BudgetLine, ...]:
    """Return every budget line, those put aside as well, in order of entry."""
    rows = conn.execute(select(t.budget_line).order_by(t.budget_line.c.id))
    return tuple(
        BudgetLine(
            row.id,
            row.fiscal_year_id,
            row.amount,
            row.fund_id,
            row.project_id,
            row.account_id,
            bool(row.active),
        )
        for row in rows
    )


_PROPOSALS: Final = select(t.proposal, officer.c.code).join(
    officer, officer.c.id == t.proposal.c.officer_id
)
_ANSWERS: Final = (
    select(t.approval, officer.c.code, officer.c.roles)
    .join(officer, officer.c.id == t.approval.c.officer_id)
    .order_by(t.approval.c.id)
)


def load_proposal(conn: Connection, proposal_id: int) -> StoredProposal:
    """Return one proposal; raises UserError `proposal-missing`."""
    for found in _proposals(conn, _PROPOSALS.where(t.proposal.c.id == proposal_id)):
        return found
    raise UserError("proposal-missing", proposal=proposal_id)


def proposal_of_entry(conn: Connection, entry_id: int) -> StoredProposal | None:
    """Return the proposal from which an entry was posted, None where there was none."""
    found = _proposals(conn, _PROPOSALS.where(t.proposal.c.entry_id == entry_id))
    return found[0] if found else None


def waiting_proposals(conn: Connection) -> tuple[StoredProposal, ...]:
    """Return the proposals that wait, the oldest first."""
    wanted = t.proposal.c.status == ProposalStatus.WAITING
    return _proposals(conn, _PROPOSALS.where(wanted).order_by(t.proposal.c.id))


def latest_proposals(
    conn: Connection, *, before: int | None, limit: int
) -> tuple[StoredProposal, ...]:
    """Return up to `limit` proposals of every state with an id below `before`, newest first."""
    query = _PROPOSALS.order_by(t.proposal.c.id.desc()).limit(limit)
    if before is not None:
        query = query.where(t.proposal.c.id < before)
    return _proposals(conn, query)


def count_waiting(conn: Connection) -> int:
    """Return how many proposals wait."""
    return int(
        conn.exec_driver_sql(
            "SELECT count(*) FROM proposal WHERE status = ?", (ProposalStatus.WAITING.value,)
        ).scalar_one()
    )


def answers_of(
    conn: Connection, proposals: Iterable[StoredProposal]
) -> dict[int, tuple[StoredAnswer, ...]]:
    """Return the answers to each proposal by its id, in order of time."""
    ids = [each.id for each in proposals]
    found: dict[int, tuple[StoredAnswer, ...]] = dict.fromkeys(ids, ())
    for row in conn.execute(_ANSWERS.where(t.approval.c.proposal_id.in_(ids))):
        answer = StoredAnswer(
            id=row.id,
            proposal_id=row.proposal_id,
            officer_id=row.officer_id,
            officer=row.code,
            roles=roles_of(row.roles),
            decision=row.decision,
            by_maker=bool(row.by_maker),
            reason=row.reason,
            statement=row.statement,
            signature=row.signature,
            recorded_at=row.recorded_at,
        )
        found[row.proposal_id] = (*found[row.proposal_id], answer)
    return found


def overrides_of(conn: Connection, entry_id: int) -> tuple[StoredOverride, ...]:
    """Return the controls that were passed over for an entry."""
    table = t.control_override
    rows = conn.execute(
        select(table, officer.c.code)
        .join(officer, officer.c.id == table.c.officer_id)
        .where(table.c.entry_id == entry_id)
        .order_by(table.c.id)
    )
    return tuple(
        StoredOverride(
            row.id, row.control, row.entry_id, row.detail, row.reason, row.code, row.recorded_at
        )
        for row in rows
    )


def consent_counts(conn: Connection, year_id: int) -> ConsentCounts:
    """Return how many entries of a year were approved, by their maker, and past a control."""
    row = conn.exec_driver_sql(_COUNTS, (year_id, year_id, year_id)).one()
    return ConsentCounts(*row)


_COUNTS: Final = """SELECT
    (SELECT count(*) FROM proposal p JOIN entry e ON e.id = p.entry_id
        WHERE e.fiscal_year_id = ?),
    (SELECT count(*) FROM approval a JOIN proposal p ON p.id = a.proposal_id
        JOIN entry e ON e.id = p.entry_id
        WHERE a.by_maker = 1 AND a.decision = 'approved' AND e.fiscal_year_id = ?),
    (SELECT count(*) FROM control_override o JOIN entry e ON e.id = o.entry_id
        WHERE e.fiscal_year_id = ?)"""


def next_proposal_id(conn: Connection) -> int:
    """Return the id that the next proposal will have: it is part of what the maker signs."""
    return int(conn.exec_driver_sql("SELECT ifnull(max(id), 0) + 1 FROM proposal").scalar_one())


def fund_holds(conn: Connection, fund_id: int) -> int:
    """Return what a fund owns less what it owes, of all time, in minor units.

    A grant that was received and put off counts as the fund's: it is there to be spent.
    """
    return int(conn.exec_driver_sql(_FUND, (fund_id,)).scalar_one())


_FUND: Final = """SELECT ifnull(sum(y.debit - y.credit), 0) FROM account a
    CROSS JOIN fiscal_year f
    JOIN year_total y
      ON y.fiscal_year_id = f.id AND y.account_id = a.id AND y.fund_id = ?
    WHERE a.kind IN ('asset', 'liability')
      AND a.id NOT IN (SELECT account_id FROM account_use WHERE use = 'deferred_grant')"""


def spent(
    conn: Connection,
    year: FiscalYear,
    accounts: Iterable[int],
    *,
    fund_id: int | None = None,
    project_id: int | None = None,
) -> int:
    """Return what was spent in a year on these accounts, without what closing took away again."""
    wanted = json.dumps(sorted(accounts))
    if project_id is None:
        values: tuple[Any, ...] = (year.id, wanted, fund_id, fund_id)
        return int(conn.exec_driver_sql(_SPENT, values).scalar_one())
    days = (day_number(year.first_day), day_number(year.last_day))
    values = (*days, project_id, wanted, fund_id, fund_id, year.id)
    return int(conn.exec_driver_sql(_SPENT_ON_PROJECT, values).scalar_one())


_SPENT: Final = """SELECT ifnull(sum(debit - credit), 0) FROM year_total
    WHERE fiscal_year_id = ? AND account_id IN (SELECT value FROM json_each(?)) AND closing = 0
      AND (? IS NULL OR fund_id = ?)"""
_SPENT_ON_PROJECT: Final = """SELECT ifnull(sum(amount), 0) FROM line
    WHERE day BETWEEN ? AND ? AND project_id = ?
      AND account_id IN (SELECT value FROM json_each(?)) AND (? IS NULL OR fund_id = ?)
      AND entry_id NOT IN
        (SELECT id FROM entry WHERE fiscal_year_id = ? AND series = 'closing')"""


def _proposals(conn: Connection, query: Select[Any]) -> tuple[StoredProposal, ...]:
    return tuple(
        StoredProposal(
            id=row.id,
            maker_id=row.officer_id,
            maker=row.code,
            content=row.content,
            form=row.form,
            digest=row.digest,
            statement=row.statement,
            signature=row.signature,
            status=row.status,
            entry_id=row.entry_id,
            recorded_at=row.recorded_at,
        )
        for row in conn.execute(query)
    )


def waiting_for(conn: Connection, origin: str) -> bool:
    """Return whether an entry that is made for the subject `origin` waits for approval."""
    sql = "SELECT count(*) FROM proposal WHERE status = ? AND json_extract(content, '$.origin') = ?"
    values = (ProposalStatus.WAITING.value, origin)
    return bool(conn.exec_driver_sql(sql, values).scalar_one())
