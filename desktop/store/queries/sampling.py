"""Read what samples are drawn from, and the samples with their ticks."""

from __future__ import annotations

from typing import Final

from sqlalchemy import Connection

from desktop.domain.trust.sampling import (
    SampleItem,
    SampleMethod,
    SampleOrder,
    SampleRow,
    Stratum,
    TickResult,
    Unit,
    band_of,
)
from desktop.store.queries.audit_data import NAME
from desktop.store.rows import raw_rows
from desktop.store.types import day_of, moment_of

_LARGEST: Final = """(SELECT {column} FROM line l {join}
    WHERE l.entry_id = e.id ORDER BY max(l.amount, 0) DESC, l.position LIMIT 1)"""
_STRATA: Final = {
    Stratum.SERIES: "e.series",
    Stratum.BAND: "''",
    Stratum.ACCOUNT: _LARGEST.format(column="a.code", join="JOIN account a ON a.id = l.account_id"),
    Stratum.PROJECT: _LARGEST.format(
        column="ifnull(p.code, '')", join="LEFT JOIN project p ON p.id = l.project_id"
    ),
}
_SAMPLES: Final = """SELECT s.id, y.name, s.method, s.seed, s.parameters, s.population,
        s.population_amount, o.code, s.recorded_at,
        (SELECT count(*) FROM audit_sample_item i WHERE i.sample_id = s.id),
        (SELECT count(DISTINCT i.id) FROM audit_sample_item i
            JOIN audit_tick t ON t.item_id = i.id WHERE i.sample_id = s.id)
    FROM audit_sample s JOIN fiscal_year y ON y.id = s.fiscal_year_id
    JOIN officer o ON o.id = s.officer_id WHERE (? IS NULL OR s.id = ?) ORDER BY s.id DESC"""
_ITEMS: Final = f"""SELECT i.id, e.id, {NAME}, e.day, e.amount, e.narration, i.reason, t.result,
        t.note, o.code
    FROM audit_sample_item i JOIN entry e ON e.id = i.entry_id
    JOIN fiscal_year y ON y.id = e.fiscal_year_id
    LEFT JOIN audit_tick t ON t.id = (SELECT max(k.id) FROM audit_tick k WHERE k.item_id = i.id)
    LEFT JOIN officer o ON o.id = t.officer_id
    WHERE i.sample_id = ? ORDER BY e.series, e.number"""  # noqa: S608


def units_of(conn: Connection, year_id: int, order: SampleOrder) -> tuple[Unit, ...]:
    """Return the vouchers of a year in order of series and number, opening and closing left out.

    The stratum of a voucher by account or project is that of its largest debit.
    """
    rows = raw_rows(
        conn,
        f"""SELECT e.id, {NAME}, e.amount, {_STRATA[order.by]}
        FROM entry e JOIN fiscal_year y ON y.id = e.fiscal_year_id
        WHERE e.fiscal_year_id = ? AND e.series NOT IN ('opening', 'closing')
        ORDER BY e.series, e.number""",  # noqa: S608
        (year_id,),
    )
    banded = order.by is Stratum.BAND
    return tuple(
        Unit(row[0], row[1], row[2], band_of(row[2], order.bands) if banded else row[3])
        for row in rows
    )


def load_samples(conn: Connection, sample_id: int | None = None) -> tuple[SampleRow, ...]:
    """Return the samples, the newest first, or the one with `sample_id`."""
    return tuple(
        SampleRow(
            id=row[0],
            year=row[1],
            method=SampleMethod(row[2]),
            seed=row[3],
            parameters=row[4],
            population=row[5],
            population_amount=row[6],
            officer=row[7],
            recorded_at=moment_of(row[8]),
            items=row[9],
            ticked=row[10],
        )
        for row in raw_rows(conn, _SAMPLES, (sample_id, sample_id))
    )


def load_items(conn: Connection, sample_id: int) -> tuple[SampleItem, ...]:
    """Return the vouchers of a sample in order, each with its last tick."""
    return tuple(
        SampleItem(
            id=row[0],
            entry_id=row[1],
            entry=row[2],
            day=day_of(row[3]),
            amount=row[4],
            narration=row[5],
            reason=row[6],
            result=None if row[7] is None else TickResult(row[7]),
            note=row[8] or "",
            officer=row[9] or "",
        )
        for row in raw_rows(conn, _ITEMS, (sample_id,))
    )
