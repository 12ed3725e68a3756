"""The register of assets, and everything about one of them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from desktop.domain.codes import spelled_code
from desktop.domain.currency import Currency
from desktop.domain.errors import UserError
from desktop.domain.ledger.assets.asset import Asset, AssetClass
from desktop.domain.ledger.assets.depreciation import FirstMonth
from desktop.domain.ledger.dimensions import Partner
from desktop.domain.trust.acting import Act, Acting
from desktop.domain.trust.settings import Setting
from desktop.services.trust.settings import load_settings
from desktop.store.book import Book
from desktop.store.queries.asset_counts import source_of_asset
from desktop.store.queries.assets import (
    Disposal,
    Move,
    Run,
    charged_through,
    load_assets,
    load_classes,
    load_disposals,
    load_moves,
    load_runs,
)
from desktop.store.queries.cash import live_entries
from desktop.store.queries.masters import load_masters


@dataclass(frozen=True, slots=True)
class AssetState:
    """An asset with its class and what was written off of it, in minor units."""

    asset: Asset
    kind: AssetClass
    written_off: int
    custodian: Partner | None

    @property
    def book_value(self) -> int:
        """What it stands at; nothing once it has left."""
        return 0 if self.asset.disposed else self.asset.cost - self.written_off


@dataclass(frozen=True, slots=True)
class AssetFile:
    """Everything about one asset; `entry_id` is the entry of its acquisition."""

    state: AssetState
    begins: FirstMonth
    moves: tuple[Move, ...]
    disposals: tuple[Disposal, ...]
    partners: Mapping[int, Partner]
    currency: Currency
    fund: str
    project: str
    entry_id: int | None


def list_assets(book: Book, by: Acting) -> tuple[AssetState, ...]:
    """Return every asset in order of tag, those that left included."""
    with book.read(by, Act.READ_LEDGER) as conn:
        classes, partners = load_classes(conn), load_masters(conn).partners
        written = charged_through(conn, dt.date.max)
        last = {each.asset_id: each.charge for each in load_disposals(conn) if each.stands}
        return tuple(
            AssetState(
                asset,
                classes[asset.class_id],
                asset.depreciated + written.get(asset.id, 0) + last.get(asset.id, 0),
                None if asset.custodian_id is None else partners[asset.custodian_id],
            )
            for asset in load_assets(conn).values()
        )


def list_runs(book: Book, by: Acting) -> tuple[Run, ...]:
    """Return the depreciation runs, the last one first."""
    with book.read(by, Act.READ_LEDGER) as conn:
        return load_runs(conn)


def asset_file(book: Book, by: Acting, code: str) -> AssetFile:
    """Return everything about the asset with the tag `code`; raises UserError `asset-unknown`."""
    state = asset_coded(book, by, code)
    asset = state.asset
    with book.read(by, Act.READ_LEDGER) as conn:
        masters = load_masters(conn)
        entries = live_entries(conn, f"asset:{asset.id}")
        return AssetFile(
            state,
            FirstMonth(load_settings(conn).texts[Setting.DEPRECIATION_BEGINS]),
            load_moves(conn, asset.id),
            tuple(each for each in load_disposals(conn) if each.asset_id == asset.id),
            masters.partners,
            masters.organisation.currency,
            masters.funds[asset.fund_id].code,
            "" if asset.project_id is None else masters.projects[asset.project_id].code,
            entries[0] if entries else source_of_asset(conn, asset.id),
        )


def asset_coded(book: Book, by: Acting, code: str) -> AssetState:
    """Return the asset with the tag `code`; raises UserError `asset-unknown`."""
    spelled = spelled_code(code)
    for state in list_assets(book, by):
        if state.asset.code == spelled:
            return state
    raise UserError("asset-unknown", code=code)
