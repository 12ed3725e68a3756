"""Read all that the book holds about one partner."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Connection, func, or_, select

from desktop.domain.log.kinds import COLUMN_PREFIX
from desktop.domain.trust.approvals import ProposalStatus
from desktop.domain.trust.person_data import HeldLine, HeldVersion
from desktop.store.queries.log import leaves_about
from desktop.store.tables.approvals import proposal
from desktop.store.tables.vouchers import voucher
from desktop.store.types import day_of

_LINES = """SELECT e.day, y.name, e.series, e.number, e.narration, l.memo, a.code, l.amount
    FROM line l JOIN entry e ON e.id = l.entry_id JOIN account a ON a.id = l.account_id
    JOIN fiscal_year y ON y.id = e.fiscal_year_id
    WHERE l.partner_id = ? ORDER BY e.day, e.id, l.position"""


def lines_of(conn: Connection, partner_id: int) -> tuple[HeldLine, ...]:
    """Return the lines that name the partner, in the order of their days."""
    rows = conn.exec_driver_sql(_LINES, (partner_id,))
    return tuple(HeldLine(day_of(row[0]), *row[1:]) for row in rows)


def versions_of(conn: Connection, subject: str) -> tuple[HeldVersion, ...]:
    """Return the record called `subject` ("partner:7") as it stood after each change."""
    found: list[HeldVersion] = []
    for leaf in leaves_about(conn, subject):
        said = dict(leaf.fields or ())
        columns = tuple(
            (name.removeprefix(COLUMN_PREFIX), "" if value is None else str(value))
            for name, value in said.items()
            if name.startswith(COLUMN_PREFIX)
        )
        found.append(HeldVersion(str(said["recorded_at"]), str(said["maker"]), columns))
    return tuple(found)


def heads_with(conn: Connection, names: Sequence[str]) -> int:
    """Return on how many voucher heads one of `names` was typed by hand."""
    held = or_(*(func.instr(voucher.c.party_name, name) > 0 for name in names))
    return int(conn.execute(select(func.count()).select_from(voucher).where(held)).scalar_one())


def unposted_with(conn: Connection, names: Sequence[str]) -> int:
    """Return how many vouchers that wait, or were not agreed to, have one of `names` for a head."""
    said = func.json_extract(proposal.c.content, "$.voucher.party_name")
    held = or_(*(func.instr(said, name) > 0 for name in names))
    unposted = (
        select(func.count())
        .select_from(proposal)
        .where(proposal.c.status != ProposalStatus.POSTED, held)
    )
    return int(conn.execute(unposted).scalar_one())
