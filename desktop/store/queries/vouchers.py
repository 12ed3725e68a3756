"""Read what surrounds vouchers: how often they were printed, templates, earlier narrations."""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import dataclass
from typing import Final

from sqlalchemy import Connection, select

from desktop.domain.errors import UserError
from desktop.domain.ledger.vouchers.recurrence import NewRecurrence
from desktop.domain.trust.accesses import AccessKind
from desktop.domain.trust.approvals import ProposalStatus
from desktop.store.queries.journal import words_query
from desktop.store.tables import cheques as t
from desktop.store.types import day_of

RECALLED: Final = 400
"""How many of the newest entries that fit are looked through for narrations."""


@dataclass(frozen=True, slots=True)
class Template:
    """A voucher to be made again; `content` is the form's own JSON text."""

    id: int
    name: str
    content: str
    active: bool


@dataclass(frozen=True, slots=True)
class Recurrence:
    """When a template is due."""

    id: int
    rule: NewRecurrence
    active: bool


def times_printed(conn: Connection, subject: str) -> int:
    """Return how often the entry that the log calls `subject` was printed."""
    sql = "SELECT count(*) FROM access WHERE subject = ? AND kind = ?"
    return int(conn.exec_driver_sql(sql, (subject, AccessKind.PRINTED.value)).scalar_one())


def officer_names(conn: Connection) -> dict[int, tuple[str, str]]:
    """Return the names of every officer by id: the Arabic and the Latin one."""
    rows = conn.exec_driver_sql("SELECT id, name_ar, name_en FROM officer")
    return {row[0]: (row[1], row[2]) for row in rows}


def load_templates(conn: Connection) -> tuple[Template, ...]:
    """Return every template, those put aside as well, by name."""
    rows = conn.execute(select(t.voucher_template).order_by(t.voucher_template.c.name))
    return tuple(Template(row.id, row.name, row.content, bool(row.active)) for row in rows)


def load_template(conn: Connection, template_id: int) -> Template:
    """Return one template; raises UserError `template-missing`."""
    for found in load_templates(conn):
        if found.id == template_id:
            return found
    raise UserError("template-missing", template=template_id)


def load_recurrences(conn: Connection) -> tuple[Recurrence, ...]:
    """Return every rhythm, those put aside as well, in order of entry."""
    rows = conn.execute(select(t.recurrence).order_by(t.recurrence.c.id))
    return tuple(
        Recurrence(
            row.id,
            NewRecurrence(row.template_id, row.rhythm, row.month_day, row.first_day, row.last_day),
            bool(row.active),
        )
        for row in rows
    )


def occurrence(recurrence_id: int, day: dt.date) -> str:
    """Return how the entry of an occurrence names what it is made for."""
    return f"recurrence:{recurrence_id}:{day.isoformat()}"


def made_occurrences(conn: Connection) -> frozenset[str]:
    """Return the occurrences that are posted (and not taken back) or wait for approval."""
    posted = conn.exec_driver_sql(
        "SELECT o.subject FROM entry_origin o WHERE o.subject GLOB 'recurrence:*'"
        " AND NOT EXISTS (SELECT 1 FROM entry r WHERE r.reverses_id = o.entry_id)"
    )
    waiting = conn.exec_driver_sql(
        "SELECT json_extract(content, '$.origin') FROM proposal WHERE status = ?"
        " AND json_extract(content, '$.origin') GLOB 'recurrence:*'",
        (ProposalStatus.WAITING.value,),
    )
    return frozenset(row[0] for row in (*posted, *waiting))


def drafted_occurrences(conn: Connection) -> dict[str, int]:
    """Return the drafts that are made for an occurrence, by its name."""
    found: dict[str, int] = {}
    for draft_id, content in conn.exec_driver_sql("SELECT id, content FROM entry_draft"):
        try:
            origin = json.loads(content).get("origin", "")
        except (ValueError, AttributeError):
            continue  # nothing that the form wrote; the form says so when it is opened
        if isinstance(origin, str) and origin.startswith("recurrence:"):
            found.setdefault(origin, int(draft_id))
    return found


def skipped_occurrences(conn: Connection) -> frozenset[str]:
    """Return the occurrences that were left out."""
    rows = conn.exec_driver_sql("SELECT recurrence_id, day FROM recurrence_skip")
    return frozenset(occurrence(row[0], day_of(row[1])) for row in rows)


def recalled_narrations(
    conn: Connection,
    words: str,
    *,
    account_id: int | None,
    partner_id: int | None,
    limit: int,
) -> tuple[str, ...]:
    """Return earlier narrations that hold the beginnings of all `words`, the likeliest first.

    Those of entries with the account and the party come first, then the newest. Only the newest
    `RECALLED` that fit are looked through, so that it takes the same time in a book of any size.
    """
    query = words_query(words)
    if not query:
        return ()
    rows = conn.exec_driver_sql(
        _NARRATIONS, (query, RECALLED, account_id or 0, partner_id or 0, partner_id or 0, limit)
    )
    return tuple(row[0] for row in rows)


# The signs + keep SQLite from walking a whole account for each entry (measured: 900 ms for 9).
_NARRATIONS: Final = """SELECT narration FROM (
        SELECT e.narration AS narration, e.id AS id,
            EXISTS (SELECT 1 FROM line l WHERE l.entry_id = e.id AND +l.account_id = ?3)
            + 2 * (EXISTS (SELECT 1 FROM line l WHERE l.entry_id = e.id AND +l.partner_id = ?4)
                OR EXISTS (SELECT 1 FROM voucher v WHERE v.entry_id = e.id AND +v.partner_id = ?5))
            AS near
        FROM (SELECT rowid AS id FROM entry_search WHERE entry_search MATCH ?1
              ORDER BY rowid DESC LIMIT ?2) found
        CROSS JOIN entry e ON e.id = found.id AND +e.reverses_id IS NULL)
    GROUP BY narration ORDER BY max(near) DESC, max(id) DESC LIMIT ?6"""
