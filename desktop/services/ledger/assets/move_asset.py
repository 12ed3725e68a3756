"""Move an asset to another place or custodian."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from desktop.domain.errors import UserError
from desktop.domain.hygiene import clean_name
from desktop.domain.trust.acting import Act, Acting
from desktop.services.ledger.cash.boxes import today_of
from desktop.store.book import Book
from desktop.store.queries.assets import load_assets, load_moves
from desktop.store.tables.assets import asset_move


@dataclass(frozen=True, slots=True)
class NewMove:
    """Where an asset is from `day` on, who keeps it, and why it moved."""

    asset_id: int
    day: dt.date
    custodian_id: int | None
    place: str
    reason: str


def move_asset(book: Book, by: Acting, move: NewMove) -> int:
    """Keep a move and return its id; the ones before stay.

    Raises UserError `asset-missing`, `asset-not-standing`, `asset-gone`, `move-reason`, `move-day`,
    `move-future`, `move-nothing`, or `asset-party-missing` for a custodian out of use or
    erased.
    """
    with book.begin(by, Act.MANAGE_ASSETS) as tx:
        asset = load_assets(tx.conn).get(move.asset_id)
        if asset is None:
            raise UserError("asset-missing")
        if not asset.stands:
            raise UserError("asset-not-standing", asset=asset.code)
        if asset.disposed is not None:
            raise UserError("asset-gone", asset=asset.code, day=asset.disposed)
        place, reason = (
            clean_name(move.place, field="place"),
            clean_name(move.reason, field="reason"),
        )
        if not reason:
            raise UserError("move-reason", asset=asset.code)
        since = max((each.day for each in load_moves(tx.conn, asset.id)), default=asset.acquired)
        if move.day < since:
            raise UserError("move-day", asset=asset.code, day=since)
        if move.day > today_of(tx.recorded_at):
            raise UserError("move-future", asset=asset.code, day=move.day)
        if (place, move.custodian_id) == (asset.place, asset.custodian_id):
            raise UserError("move-nothing", asset=asset.code)
        if move.custodian_id is not None:
            party = tx.masters().partners.get(move.custodian_id)
            if party is None or not party.active:
                raise UserError("asset-party-missing")
        return tx.insert(
            asset_move,
            asset_id=asset.id,
            day=move.day,
            custodian_id=move.custodian_id,
            place=place,
            reason=reason,
            officer_id=tx.by.officer_id,
            recorded_at=tx.recorded_at,
        )
