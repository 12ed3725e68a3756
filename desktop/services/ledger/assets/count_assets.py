"""Count the assets: opened, said one by one over days, finished by two people."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, replace

from sqlalchemy import Connection

from desktop.domain.errors import UserError
from desktop.domain.hygiene import clean_name
from desktop.domain.ledger.assets.asset import Asset
from desktop.domain.ledger.assets.count import AssetCount, Counted, CountFound, there_on
from desktop.domain.trust.acting import Act, Acting
from desktop.services.ledger.cash.boxes import today_of
from desktop.store.book import Book
from desktop.store.queries.asset_counts import load_asset_counts
from desktop.store.queries.assets import load_assets
from desktop.store.tables import assets as t


@dataclass(frozen=True, slots=True)
class CountFile:
    """A count with the assets that are to be found on its day, by id."""

    count: AssetCount
    assets: Mapping[int, Asset]

    @property
    def left(self) -> tuple[Asset, ...]:
        """The assets of which nothing was said yet."""
        said = {each.asset_id for each in self.count.lines}
        return tuple(each for each in self.assets.values() if each.id not in said)


def open_count(book: Book, by: Acting, day: dt.date, note: str = "") -> int:
    """Open a count of what is there on `day`, and return its number.

    Raises UserError `asset-count-open`, `asset-count-future` or `asset-count-nothing`.
    """
    with book.begin(by, Act.MANAGE_ASSETS) as tx:
        for each in load_asset_counts(tx.conn):
            if not each.finished:
                raise UserError("asset-count-open", day=each.day)
        if day > today_of(tx.recorded_at):
            raise UserError("asset-count-future", day=day)
        if not _there(tx.conn, day):
            raise UserError("asset-count-nothing", day=day)
        return tx.insert(
            t.asset_count,
            day=day,
            note=clean_name(note, field="note"),
            officer_id=tx.by.officer_id,
            recorded_at=tx.recorded_at,
        )


def say_found(book: Book, by: Acting, count_id: int, said: Counted) -> None:
    """Keep what was found of an asset; said again, the last one holds.

    Raises UserError `asset-count-missing`, `asset-count-finished`, `asset-count-asset` or
    `asset-count-place`.
    """
    with book.begin(by, Act.MANAGE_ASSETS) as tx:
        file = _file(tx.conn, count_id)
        if file.count.finished:
            raise UserError("asset-count-finished")
        asset = file.assets.get(said.asset_id)
        if asset is None:
            known = load_assets(tx.conn).get(said.asset_id)
            raise UserError("asset-count-asset", asset="" if known is None else known.code)
        clean = replace(
            said,
            place=clean_name(said.place, field="place"),
            note=clean_name(said.note, field="note"),
        )
        if clean.found is CountFound.ELSEWHERE and not clean.place:
            raise UserError("asset-count-place", asset=asset.code)
        tx.insert(
            t.asset_count_line,
            asset_count_id=count_id,
            asset_id=clean.asset_id,
            found=clean.found,
            place=clean.place,
            note=clean.note,
            officer_id=tx.by.officer_id,
            recorded_at=tx.recorded_at,
        )


def finish_count(
    book: Book, by: Acting, count_id: int, counted_by: str, witnessed_by: str
) -> AssetCount:
    """Finish a count in which every asset was said, and return it.

    Raises UserError `asset-count-missing`, `asset-count-finished`, `asset-count-left` or
    `asset-count-people`.
    """
    with book.begin(by, Act.MANAGE_ASSETS) as tx:
        file = _file(tx.conn, count_id)
        if file.count.finished:
            raise UserError("asset-count-finished")
        if file.left:
            raise UserError("asset-count-left", asset=file.left[0].code)
        first = clean_name(counted_by, field="counted_by")
        second = clean_name(witnessed_by, field="witnessed_by")
        if not first or not second or first == second:
            raise UserError("asset-count-people")
        tx.insert(
            t.asset_count_end,
            asset_count_id=count_id,
            counted_by=first,
            witnessed_by=second,
            officer_id=tx.by.officer_id,
            recorded_at=tx.recorded_at,
        )
        return _file(tx.conn, count_id).count


def list_asset_counts(book: Book, by: Acting) -> tuple[CountFile, ...]:
    """Return the counts, the newest one first."""
    with book.read(by, Act.READ_LEDGER) as conn:
        return tuple(CountFile(each, _there(conn, each.day)) for each in load_asset_counts(conn))


def count_file(book: Book, by: Acting, count_id: int) -> CountFile:
    """Return a count with its assets; raises UserError `asset-count-missing`."""
    with book.read(by, Act.READ_LEDGER) as conn:
        return _file(conn, count_id)


def _file(conn: Connection, count_id: int) -> CountFile:
    for each in load_asset_counts(conn):
        if each.id == count_id:
            return CountFile(each, _there(conn, each.day))
    raise UserError("asset-count-missing", count=count_id)


def _there(conn: Connection, day: dt.date) -> dict[int, Asset]:
    found = load_assets(conn)
    return {key: each for key, each in found.items() if each.stands and there_on(each, day)}
