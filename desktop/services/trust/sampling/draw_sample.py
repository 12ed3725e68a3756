"""Draw a sample, to look at or to keep; the same seed draws the same one again."""

from __future__ import annotations

import json
from dataclasses import dataclass

from sqlalchemy import Connection

from desktop.domain.errors import UserError
from desktop.domain.hygiene import clean_text
from desktop.domain.ledger.year import FiscalYear
from desktop.domain.trust.acting import Act, Acting
from desktop.domain.trust.sampling import (
    Picked,
    SampleItem,
    SampleMethod,
    SampleOrder,
    SampleRow,
    Stratum,
    check_order,
)
from desktop.domain.trust.sampling import draw as draw_units
from desktop.services.ledger.statements import year_named
from desktop.store.book import Book
from desktop.store.queries.masters import load_masters
from desktop.store.queries.sampling import load_items, load_samples, units_of
from desktop.store.tables.sampling import audit_sample, audit_sample_item


@dataclass(frozen=True, slots=True)
class Drawn:
    """What a seed draws: the vouchers, and what they were drawn from (minor units)."""

    year: FiscalYear
    order: SampleOrder
    picked: tuple[Picked, ...]
    population: int
    population_amount: int


def preview_sample(book: Book, by: Acting, year: str | None, order: SampleOrder) -> Drawn:
    """Return what would be drawn, and keep nothing: what a guest auditor may do.

    Raises UserError `not-permitted`, `year-unknown`, or as `check_order`.
    """
    with book.read(by, Act.READ_AUDIT) as conn:
        return _drawn(conn, year, order)


def draw_sample(book: Book, by: Acting, year: str | None, order: SampleOrder) -> int:
    """Draw and keep a sample; return its number. Raises UserError as `preview_sample`."""
    with book.begin(by, Act.WRITE_FINDING) as tx:
        drawn = _drawn(tx.conn, year, order)
        sample_id = tx.insert(
            audit_sample,
            fiscal_year_id=drawn.year.id,
            method=order.method,
            seed=drawn.order.seed,
            parameters=parameters_of(order),
            population=drawn.population,
            population_amount=drawn.population_amount,
            officer_id=by.officer_id,
            recorded_at=tx.recorded_at,
        )
        for one in drawn.picked:
            tx.insert(
                audit_sample_item,
                sample_id=sample_id,
                entry_id=one.unit.entry_id,
                reason=one.reason,
            )
    return sample_id


def list_samples(book: Book, by: Acting) -> tuple[SampleRow, ...]:
    """Return the samples that were kept, the newest first."""
    with book.read(by, Act.READ_AUDIT) as conn:
        return load_samples(conn)


def view_sample(book: Book, by: Acting, number: int) -> tuple[SampleRow, tuple[SampleItem, ...]]:
    """Return a sample with its vouchers and last ticks; UserError `sample-missing`."""
    with book.read(by, Act.READ_AUDIT) as conn:
        return sample_numbered(conn, number), load_items(conn, number)


def sample_numbered(conn: Connection, number: int) -> SampleRow:
    """Return one sample; raises UserError `sample-missing`."""
    found = load_samples(conn, number)
    if not found:
        raise UserError("sample-missing", number=number)
    return found[0]


def parameters_of(order: SampleOrder) -> str:
    """Return, as JSON, what draws the same sample again together with method and seed."""
    said: dict[str, object] = {"size": order.size}
    if order.method is SampleMethod.STRATA:
        said["by"] = order.by.value
        if order.by is Stratum.BAND:
            said["bands"] = list(order.bands)
    return json.dumps(said, separators=(",", ":"), sort_keys=True)


def _drawn(conn: Connection, year_name: str | None, order: SampleOrder) -> Drawn:
    year = year_named(load_masters(conn), year_name)
    clean = SampleOrder(
        order.method, clean_text(order.seed, field="seed"), order.size, order.by, order.bands
    )
    units = units_of(conn, year.id, clean)
    check_order(clean, len(units))
    picked = draw_units(units, clean)
    return Drawn(year, clean, picked, len(units), sum(unit.amount for unit in units))
