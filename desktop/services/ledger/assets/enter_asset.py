"""Enter a fixed asset, and post its acquisition where that is not in the ledger already."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace

from sqlalchemy import select

from desktop.domain.codes import clean_code
from desktop.domain.errors import UserError
from desktop.domain.hygiene import clean_name
from desktop.domain.ledger.account_use import AccountUse
from desktop.domain.ledger.account_uses import the_account
from desktop.domain.ledger.assets.asset import Acquired, AssetClass, NewAsset, check_asset
from desktop.domain.ledger.entry import NewEntry, NewLine, Series
from desktop.domain.ledger.masters import Masters
from desktop.domain.trust.acting import Act
from desktop.services.ledger.assets.post_made import Made, post_made
from desktop.services.ledger.assets.unregistered import check_source
from desktop.services.session import Session
from desktop.services.trust.approvals.signing_key import unlock_key
from desktop.store.queries.assets import load_classes
from desktop.store.tables import assets as t
from desktop.store.tx import Tx
from desktop.text.words import Words


@dataclass(frozen=True, slots=True)
class Paid:
    """Against which account the acquisition is posted; None of it where it is posted already."""

    account_id: int
    day: dt.date


def enter_asset(
    session: Session,
    asset: NewAsset,
    words: Words,
    *,
    paid: Paid | None = None,
    source: tuple[int, int] | None = None,
    passphrase: str | None = None,
) -> Made:
    """Enter an asset; with `paid`, or for a gift in kind, its acquisition is posted as well.

    With `source`, (entry, position), it is made of a line that is posted, and nothing else is. A
    life of 0 is that of its class. Raises UserError `code-empty`, `code-characters`,
    `asset-code-taken`, `asset-name`, `asset-class-missing`, `fund-missing`,
    `asset-project-missing`, `asset-party-missing`, as `check_asset` does,
    `account-use-missing`, as `check_source` does, or as posting does.
    """
    key = None if passphrase is None else unlock_key(session.book, session.by, passphrase)
    with session.book.begin(session.by, Act.MANAGE_ASSETS) as tx:
        masters = tx.masters()
        clean, kind = _checked(tx, masters, asset)
        asset_id = write_asset(tx, clean)
        if source is not None:
            check_source(tx.conn, clean, source)
            entry_id, position = source
            tx.insert(t.asset_source, asset_id=asset_id, entry_id=entry_id, position=position)
            return Made(asset_id)
        if paid is None and clean.how is not Acquired.IN_KIND:
            return Made(asset_id)
        against = (
            the_account(masters.accounts, AccountUse.IN_KIND_INCOME).id
            if paid is None
            else paid.account_id
        )
        day = clean.acquired if paid is None else paid.day
        entry = _acquisition(clean, kind, against, day, f"asset:{asset_id}", words)
        return post_made(tx, asset_id, (entry,), key)


def write_asset(tx: Tx, asset: NewAsset) -> int:
    """Write a checked asset with its first place, and return its id."""
    asset_id = tx.insert(
        t.asset,
        code=asset.code,
        name=asset.name,
        asset_class_id=asset.class_id,
        acquired=asset.acquired,
        in_service=asset.in_service,
        cost=asset.cost,
        residual=asset.residual,
        life=asset.life,
        depreciated=asset.depreciated,
        how=asset.how,
        fund_id=asset.fund_id,
        project_id=asset.project_id,
        donor_id=asset.donor_id,
        serial=asset.serial,
        value_source=asset.value_source,
    )
    if asset.custodian_id is not None or asset.place:
        tx.insert(
            t.asset_move,
            asset_id=asset_id,
            day=asset.acquired,
            custodian_id=asset.custodian_id,
            place=asset.place,
            reason="",
            officer_id=tx.by.officer_id,
            recorded_at=tx.recorded_at,
        )
    return asset_id


def _checked(tx: Tx, masters: Masters, asset: NewAsset) -> tuple[NewAsset, AssetClass]:
    code = clean_code(asset.code)
    name = clean_name(asset.name, field="name")
    if not name:
        raise UserError("asset-name")
    if tx.conn.execute(select(t.asset.c.id).where(t.asset.c.code == code)).first():
        raise UserError("asset-code-taken", code=code)
    kind = load_classes(tx.conn).get(asset.class_id)
    if kind is None or not kind.active:
        raise UserError("asset-class-missing")
    if asset.fund_id not in masters.funds:
        raise UserError("fund-missing")
    if asset.project_id is not None and asset.project_id not in masters.projects:
        raise UserError("asset-project-missing")
    parties = (asset.donor_id, asset.custodian_id)
    if any(each is not None and each not in masters.partners for each in parties):
        raise UserError("asset-party-missing")
    clean = replace(
        asset,
        code=code,
        name=name,
        life=asset.life or kind.life,
        place=clean_name(asset.place, field="place"),
        serial=clean_name(asset.serial, field="serial"),
        value_source=clean_name(asset.value_source, field="value_source"),
    )
    check_asset(clean)
    return clean, kind


def _acquisition(  # noqa: PLR0917 - what an entry is made of
    asset: NewAsset, kind: AssetClass, against: int, day: dt.date, origin: str, words: Words
) -> NewEntry:
    said = words("Acquisition of {name} ({code})", name=asset.name, code=asset.code)
    lines = (
        NewLine(kind.cost_account_id, asset.cost, asset.fund_id, asset.project_id, asset.donor_id),
        NewLine(against, -asset.cost, asset.fund_id, asset.project_id, asset.donor_id),
    )
    return NewEntry(day, Series.JOURNAL, said, lines, asset.code, origin=origin)
