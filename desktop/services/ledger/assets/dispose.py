"""Let an asset leave: looked at first, then posted with what is still to be written off."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from sqlalchemy import Connection

from desktop.domain.errors import UserError
from desktop.domain.hygiene import clean_name
from desktop.domain.ledger.account_use import MONEY, AccountUse
from desktop.domain.ledger.account_uses import the_account
from desktop.domain.ledger.assets.depreciation import FirstMonth, due_through
from desktop.domain.ledger.assets.disposal import (
    Leaving,
    NewDisposal,
    check_disposal,
    disposal_lines,
)
from desktop.domain.ledger.entry import NewEntry, Series
from desktop.domain.ledger.masters import Masters
from desktop.domain.trust.acting import Act, Acting
from desktop.domain.trust.settings import Setting
from desktop.services.ledger.assets.post_made import Made, post_made
from desktop.services.ledger.cash.boxes import today_of
from desktop.services.session import Session
from desktop.services.trust.approvals.signing_key import unlock_key
from desktop.services.trust.settings import load_settings
from desktop.store.book import Book
from desktop.store.queries.assets import (
    charged_through,
    last_charged,
    load_assets,
    load_classes,
    load_disposals,
    load_runs,
)
from desktop.store.queries.masters import load_masters
from desktop.store.tables import assets as t
from desktop.text.words import Words

_MAY_RECEIVE = MONEY | {AccountUse.RECEIVABLE}


def preview_disposal(book: Book, by: Acting, new: NewDisposal) -> Leaving:
    """Return what a disposal would come to; raises UserError as `dispose` does."""
    with book.read(by, Act.READ_LEDGER) as conn:
        return _leaving(conn, load_masters(conn), new, book.now().astimezone().date())


def dispose(
    session: Session, new: NewDisposal, words: Words, *, passphrase: str | None = None
) -> Made:
    """Post a disposal, or send it for approval with `passphrase`.

    Raises UserError `asset-missing`, `asset-not-standing`, `disposal-waiting`, `disposal-future`,
    `disposal-account`, `depreciation-waiting`, `asset-party-missing`, `account-use-missing`, as
    `check_disposal` does, or as posting does.
    """
    key = None if passphrase is None else unlock_key(session.book, session.by, passphrase)
    with session.book.begin(session.by, Act.MANAGE_ASSETS) as tx:
        masters = tx.masters()
        new = replace(new, reason=clean_name(new.reason, field="reason"))
        leaving = _leaving(tx.conn, masters, new, today_of(tx.recorded_at))
        disposal_id = tx.insert(
            t.asset_disposal,
            asset_id=new.asset_id,
            day=new.day,
            kind=new.kind,
            proceeds=new.proceeds,
            charge=leaving.charge,
            buyer_id=new.buyer_id,
            reason=new.reason,
            officer_id=tx.by.officer_id,
            recorded_at=tx.recorded_at,
        )
        result = the_account(masters.accounts, AccountUse.DISPOSAL_RESULT).id
        asset = leaving.asset
        entry = NewEntry(
            new.day,
            Series.JOURNAL,
            words("Disposal of {name} ({code})", name=asset.name, code=asset.code),
            disposal_lines(leaving, new, result),
            asset.code,
            origin=f"asset_disposal:{disposal_id}",
        )
        return post_made(tx, disposal_id, (entry,), key)


def _leaving(conn: Connection, masters: Masters, new: NewDisposal, today: dt.date) -> Leaving:
    asset = load_assets(conn).get(new.asset_id)
    if asset is None:
        raise UserError("asset-missing")
    if not asset.stands:
        raise UserError("asset-not-standing", asset=asset.code)
    if any(each.asset_id == asset.id and each.waits for each in load_disposals(conn)):
        raise UserError("disposal-waiting", asset=asset.code)
    if any(run.waits for run in load_runs(conn)):
        raise UserError("depreciation-waiting")
    if new.day > today:
        raise UserError("disposal-future", asset=asset.code, day=new.day)
    check_disposal(replace(new, reason=new.reason.strip()), asset, last_charged(conn, asset.id))
    _check_parties(masters, new)
    before = asset.depreciated + charged_through(conn, dt.date.max).get(asset.id, 0)
    begins = FirstMonth(load_settings(conn).texts[Setting.DEPRECIATION_BEGINS])
    due = due_through(asset.depreciable, asset.life, asset.in_service, new.day, begins)
    kind = load_classes(conn)[asset.class_id]
    return Leaving(asset, kind, before, max(due - before, 0), new.proceeds)


def _check_parties(masters: Masters, new: NewDisposal) -> None:
    if new.money_account_id is not None:
        account = masters.accounts.get(new.money_account_id)
        if account is None or account.use not in _MAY_RECEIVE or not account.postable:
            raise UserError("disposal-account")
    if new.buyer_id is not None:
        party = masters.partners.get(new.buyer_id)
        if party is None or not party.active:
            raise UserError("asset-party-missing")
