"""A book with a class of computers, for the tests of assets."""

import datetime as dt

import pytest

from desktop.domain.ledger.assets.asset import NewAsset, NewAssetClass
from desktop.services.ledger.assets.classes import add_class
from desktop.services.ledger.assets.depreciate import depreciate, preview_depreciation
from desktop.services.ledger.assets.enter_asset import Paid, enter_asset
from desktop.services.ledger.statements import book_trial_balance
from desktop.text.words import words_of
from tests.books_made import new_ledger

WORDS = words_of("ar")
DAY = dt.date(2025, 1, 10)


class Desk:
    """A book with a class of computers."""

    def __init__(self, folder):
        self.ledger = new_ledger(folder)
        self.session = self.ledger.session
        self.book, self.by = self.session.book, self.session.by
        accounts = self.ledger.accounts
        self.kind = add_class(
            self.book,
            self.by,
            NewAssetClass(
                "IT", "حاسوب", "Computers", accounts["1412"], accounts["1512"], accounts["5218"], 36
            ),
        )

    def enter(self, code="A1", *, paid="1121", source=None, **more):
        said = {"cost": 1_000_000, "fund_id": self.ledger.funds["GEN"]} | more
        asset = NewAsset(code, "حاسوب محمول", self.kind, DAY, DAY, **said)
        against = None if paid is None else Paid(self.ledger.accounts[paid], DAY)
        return enter_asset(self.session, asset, WORDS, paid=against, source=source)

    def run(self, day):
        return depreciate(self.session, day, WORDS)

    def due(self, day):
        return {
            each.asset.code: each.amount for each in preview_depreciation(self.book, self.by, day)
        }

    def balances(self):
        found = book_trial_balance(self.book, self.by)
        return {row.label.code: row.balance for row in found.rows if row.balance}


@pytest.fixture
def desk(tmp_path):
    made = Desk(tmp_path)
    yield made
    made.session.close()
