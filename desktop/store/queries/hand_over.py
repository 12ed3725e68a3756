"""Read what passes with an office: balances on a day, what is unfinished, who shares keys."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Final

from sqlalchemy import Connection, func, select

from desktop.domain.trust.findings import FindingStatus
from desktop.domain.trust.hand_over import Balance, Circle, OpenItems
from desktop.domain.trust.key_groups import BOOK, RECOVERY
from desktop.store.queries.approvals import count_waiting
from desktop.store.tables.audit import finding
from desktop.store.tables.documents import document, group_key, key_group
from desktop.store.tables.evidence import backup
from desktop.store.tables.journal import entry_draft
from desktop.store.tables.officers import officer_exchange
from desktop.store.types import day_number

_BY_ACCOUNT: Final = """SELECT a.code, a.name_ar, a.name_en, sum(l.amount)
    FROM line l JOIN account a ON a.id = l.account_id
    WHERE l.day <= ? AND a.kind = ? GROUP BY a.id HAVING sum(l.amount) <> 0 ORDER BY a.code"""
_BY_FUND: Final = """SELECT f.code, f.name_ar, f.name_en, sum(l.amount)
    FROM line l JOIN account a ON a.id = l.account_id JOIN fund f ON f.id = l.fund_id
    WHERE l.day <= ? AND a.kind IN ('asset', 'liability') GROUP BY f.id ORDER BY f.code"""
_UNRECEIPTED: Final = """SELECT count(*) FROM package p
    WHERE NOT EXISTS (SELECT 1 FROM receipt r WHERE r.package_id = p.id)"""
_OPEN_MONTHS: Final = "SELECT count(*) FROM period WHERE status = 'open' AND last_day < ?"
_OPEN_YEARS: Final = "SELECT count(*) FROM fiscal_year WHERE status = 'open' AND last_day < ?"


def asset_balances(conn: Connection, day: dt.date) -> tuple[Balance, ...]:
    """Return every account of assets that is not empty at the end of `day`, by code."""
    return _balances(conn, _BY_ACCOUNT, day_number(day), "asset")


def debt_balances(conn: Connection, day: dt.date) -> tuple[Balance, ...]:
    """Return every account of liabilities that is not empty at the end of `day`, by code."""
    return _balances(conn, _BY_ACCOUNT, day_number(day), "liability")


def fund_balances(conn: Connection, day: dt.date) -> tuple[Balance, ...]:
    """Return what each fund owns less what it owes at the end of `day`."""
    return _balances(conn, _BY_FUND, day_number(day))


def open_items(conn: Connection, day: dt.date) -> OpenItems:
    """Return how much is unfinished on `day`."""
    number = (day_number(day),)
    unfinished = finding.c.status != FindingStatus.CLOSED
    return OpenItems(
        drafts=_count(conn, select(func.count()).select_from(entry_draft)),
        proposals=count_waiting(conn),
        findings=_count(conn, select(func.count()).select_from(finding).where(unfinished)),
        unreceipted=int(conn.exec_driver_sql(_UNRECEIPTED).scalar_one()),
        open_months=int(conn.exec_driver_sql(_OPEN_MONTHS, number).scalar_one()),
        open_years=int(conn.exec_driver_sql(_OPEN_YEARS, number).scalar_one()),
    )


def circles(conn: Connection) -> tuple[Circle, ...]:
    """Return the confidential groups with their members, in order of making."""
    rows = conn.execute(
        select(key_group.c.id, key_group.c.name_ar, key_group.c.name_en, group_key.c.recipient)
        .join(
            group_key,
            (group_key.c.group_id == key_group.c.id)
            & (group_key.c.generation == key_group.c.generation),
        )
        .where(key_group.c.active == 1, group_key.c.recipient != BOOK)
        .order_by(key_group.c.id, group_key.c.recipient)
    )
    found: dict[int, Circle] = {}
    for row in rows:
        known = found.get(row.id, Circle(row.name_ar, row.name_en, ()))
        if row.recipient != RECOVERY:
            code = row.recipient.rpartition(":")[2]
            known = Circle(known.name_ar, known.name_en, (*known.members, code))
        found[row.id] = known
    return tuple(found.values())


def recovery_made(conn: Connection) -> dt.datetime | None:
    """Return when the recovery code that stands was made."""
    made: dt.datetime | None = conn.execute(
        select(officer_exchange.c.created_at).where(
            officer_exchange.c.recipient == RECOVERY, officer_exchange.c.public != ""
        )
    ).scalar()
    return made


def last_backup(conn: Connection) -> dt.datetime | None:
    """Return when the last backup was read back and checked."""
    made: dt.datetime | None = conn.execute(
        select(backup.c.verified_at).order_by(backup.c.id.desc()).limit(1)
    ).scalar()
    return made


def kept_documents(conn: Connection) -> int:
    """Return how many documents the book keeps."""
    return _count(conn, select(func.count()).select_from(document).where(document.c.erased == 0))


def _balances(conn: Connection, query: str, *values: object) -> tuple[Balance, ...]:
    rows: Iterable[tuple[str, str, str, int]] = conn.exec_driver_sql(query, values)
    return tuple(Balance(*row) for row in rows)


def _count(conn: Connection, query: object) -> int:
    return int(conn.execute(query).scalar_one())  # type: ignore[call-overload]
