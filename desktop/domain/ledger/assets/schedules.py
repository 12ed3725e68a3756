"""Schedules of assets: their cost and depreciation by class, and the record of a count."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from desktop.domain.currency import Currency
from desktop.domain.ledger.assets.asset import Asset, AssetClass
from desktop.domain.ledger.assets.count import AssetCount
from desktop.domain.ledger.assets.movements import Figures, Movement, sum_of
from desktop.domain.ledger.cash.schedules import Span
from desktop.domain.ledger.dimensions import Partner
from desktop.domain.ledger.schedules.schedule import (
    Cell,
    Column,
    Fact,
    Holds,
    Link,
    Name,
    Row,
    Said,
    Schedule,
)
from desktop.domain.ledger.statements.table import RowKind

ASSETS: Final = "assets"
ASSET_COUNT: Final = "asset-count"
_FIGURES: Final = (
    "cost-opening",
    "additions",
    "cost-disposals",
    "cost-closing",
    "gathered-opening",
    "charge",
    "gathered-disposals",
    "gathered-closing",
    "book-value",
)


def assets_schedule(
    span: Span,
    currency: Currency,
    found: Sequence[tuple[AssetClass, Sequence[Movement]]],
    ledger: tuple[int, int] | None,
    *,
    each_asset: bool,
    subject: Name | None = None,
) -> Schedule:
    """Return cost, depreciation and book value by class; with `each_asset` one by one.

    `ledger` is what the accounts of the ledger say at the end, (cost, depreciation); where the
    register differs the last row says by how much.
    """
    rows: list[Row] = []
    sums: list[Figures] = []
    for kind, moved in found:
        sums.append(sum_of([each.figures for each in moved]))
        name = Name(f"{kind.code} {kind.name_ar or kind.name_en}", _latin(kind))
        if not each_asset:
            rows.append(Row(RowKind.ITEM, (name, *_cells(sums[-1]))))
            continue
        rows.append(Row(RowKind.HEADING, (name,)))
        for each in moved:
            cells = (f"{each.asset.code} {each.asset.name}", *_cells(each.figures))
            rows.append(Row(RowKind.ITEM, cells, 1, Link(subject=f"asset:{each.asset.id}")))
        if len(moved) > 1:
            rows.append(Row(RowKind.SUBTOTAL, (Said("class"), *_cells(sums[-1]))))
    total = sum_of(sums)
    rows.append(Row(RowKind.TOTAL, (Said("total"), *_cells(total))))
    notes: tuple[str, ...] = ()
    if ledger is not None:
        cost, gathered = ledger
        rows.append(_at_end("ledger", cost, gathered))
        if (cost, gathered) != (total.cost_closing, total.gathered_closing):
            differs = cost - total.cost_closing, gathered - total.gathered_closing
            rows.append(_at_end("difference", *differs))
            notes = ("difference",)
    return Schedule(
        key=ASSETS,
        organisation=span.organisation,
        currency=currency,
        year=span.year,
        first_day=span.first_day,
        last_day=span.last_day,
        columns=(Column("name"), *(Column(key, Holds.AMOUNT) for key in _FIGURES)),
        rows=tuple(rows),
        subject=subject,
        notes=notes,
    )


def _latin(kind: AssetClass) -> str:
    return f"{kind.code} {kind.name_en or kind.name_ar}"


def _cells(each: Figures) -> tuple[Cell, ...]:
    return (
        each.cost_opening,
        each.additions,
        each.cost_disposals,
        each.cost_closing,
        each.gathered_opening,
        each.charge,
        each.gathered_disposals,
        each.gathered_closing,
        each.book_value,
    )


def _at_end(key: str, cost: int, gathered: int) -> Row:
    cells = (None, None, None, cost, None, None, None, gathered, cost - gathered)
    return Row(RowKind.ITEM, (Said(key), *cells))


def count_schedule(
    span: Span,
    currency: Currency,
    count: AssetCount,
    found: tuple[Mapping[int, Asset], Mapping[int, Partner]],
    head: str,
) -> Schedule:
    """Return the record of a count, to be signed by those who counted.

    `found` are the assets to be found and the parties, by id; `head` is that of the log.
    """
    assets, partners = found
    said = {each.asset_id: each for each in count.lines}
    rows: list[Row] = []
    for asset in assets.values():
        line = said.get(asset.id)
        holder = None if asset.custodian_id is None else partners[asset.custodian_id]
        cells: tuple[Cell, ...] = (
            asset.code,
            asset.name,
            asset.place,
            None if holder is None else Name(holder.name_ar, holder.name_en),
            None if line is None else line.found,
            None if line is None else line.place,
            None if line is None else line.note,
        )
        rows.append(Row(RowKind.ITEM, cells, 0, Link(subject=f"asset:{asset.id}")))
    facts = [
        Fact("number", str(count.id)),
        Fact("assets", str(len(assets))),
        Fact("counted", str(len(count.lines))),
        Fact("differences", str(len(count.differences))),
        Fact("head", head),
    ]
    people = [("counted_by", count.counted_by), ("witnessed_by", count.witnessed_by)]
    facts[1:1] = [Fact(key, name) for key, name in people if name]
    if count.note:
        facts.append(Fact("note", count.note))
    return Schedule(
        key=ASSET_COUNT,
        organisation=span.organisation,
        currency=currency,
        year=span.year,
        first_day=count.day,
        last_day=count.day,
        columns=(
            Column("code"),
            Column("name"),
            Column("place"),
            Column("custodian", optional=True),
            Column("found"),
            Column("found-place", optional=True),
            Column("note", optional=True),
        ),
        rows=tuple(rows),
        facts=tuple(facts),
        notes=() if count.finished else ("unfinished",),
        signatories=("counted_by", "witnessed_by", "treasurer"),
    )
