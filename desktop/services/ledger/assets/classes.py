"""Enter and list the classes of fixed assets."""

from __future__ import annotations

from sqlalchemy import select

from desktop.domain.codes import clean_code
from desktop.domain.errors import UserError
from desktop.domain.hygiene import clean_names
from desktop.domain.ledger.account_use import AccountUse
from desktop.domain.ledger.assets.asset import LONGEST_LIFE, AssetClass, NewAssetClass
from desktop.domain.trust.acting import Act, Acting
from desktop.store.book import Book
from desktop.store.queries.assets import load_classes
from desktop.store.tables.assets import asset_class


def add_class(book: Book, by: Acting, new: NewAssetClass) -> int:
    """Enter a class and return its id.

    Raises UserError `code-empty`, `code-characters`, `name-empty`, `asset-class-code-taken`,
    `asset-life`, or `asset-class-account` for an account that is not marked for its use.
    """
    with book.begin(by, Act.MANAGE_ASSETS) as tx:
        name_ar, name_en = clean_names(new.name_ar, new.name_en)
        code = clean_code(new.code)
        if tx.conn.execute(select(asset_class.c.id).where(asset_class.c.code == code)).first():
            raise UserError("asset-class-code-taken", code=code)
        if not 1 <= new.life <= LONGEST_LIFE:
            raise UserError("asset-life", asset=code, most=LONGEST_LIFE)
        accounts = tx.masters().accounts
        for account_id, use in (
            (new.cost_account_id, AccountUse.FIXED_ASSET),
            (new.accumulated_account_id, AccountUse.ACCUMULATED_DEPRECIATION),
            (new.expense_account_id, AccountUse.DEPRECIATION),
        ):
            account = accounts.get(account_id)
            if account is None or account.use is not use or not account.postable:
                named = "" if account is None else account.code
                raise UserError("asset-class-account", account=named, use=use)
        return tx.insert(
            asset_class,
            code=code,
            name_ar=name_ar,
            name_en=name_en,
            cost_account_id=new.cost_account_id,
            accumulated_account_id=new.accumulated_account_id,
            expense_account_id=new.expense_account_id,
            life=new.life,
            active=1,
        )


def list_classes(book: Book, by: Acting) -> tuple[AssetClass, ...]:
    """Return the classes in order of code."""
    with book.read(by, Act.READ_LEDGER) as conn:
        return tuple(load_classes(conn).values())
