"""Assets are entered, their acquisition posted, and written off month by month to the last unit."""

import datetime as dt

import pytest

from desktop.domain.errors import UserError
from desktop.domain.ledger.assets.asset import Acquired, NewAssetClass
from desktop.domain.trust.acting import Act
from desktop.services.ledger.assets.classes import add_class, list_classes
from desktop.services.ledger.reverse_entry import reverse_entry
from desktop.services.trust.verify_book import verify_book
from desktop.store.faults import BrokenRuleError
from desktop.store.tables.assets import asset as asset_table


def test_buying_posts_the_cost_and_months_write_it_off(desk):
    made = desk.enter()
    assert len(made.posted) == 1
    assert desk.balances() == {"1121": -1_000_000, "1412": 1_000_000}
    assert desk.due(dt.date(2025, 1, 31)) == {}, "it begins in the month after"
    assert desk.due(dt.date(2025, 3, 1)) == {"A1": 55_555}
    desk.run(dt.date(2025, 3, 5))
    assert desk.balances()["5218"] == 55_555
    assert desk.balances()["1512"] == -55_555
    assert desk.due(dt.date(2025, 3, 31)) == {}
    desk.run(dt.date(2025, 12, 31))
    assert desk.balances()["1512"] == -(1_000_000 * 11 // 36)
    assert verify_book(desk.book, desk.by).sound


def test_a_run_that_is_reversed_is_due_again(desk):
    desk.enter()
    done = desk.run(dt.date(2025, 4, 30))
    reverse_entry(desk.book, desk.by, done.posted[0].entry_id, dt.date(2025, 4, 30), "خطأ")
    assert desk.due(dt.date(2025, 4, 30)) == {"A1": 83_333}


def test_each_fund_has_an_entry_of_its_own_and_a_project_its_line(desk):
    desk.enter()
    desk.enter("A2", fund_id=desk.ledger.funds["EU"], project_id=desk.ledger.projects["P01"])
    done = desk.run(dt.date(2025, 2, 28))
    assert len(done.posted) == 2
    assert desk.balances()["5218"] == 2 * 27_777


def test_a_gift_in_kind_is_income_with_the_source_of_its_value(desk):
    with pytest.raises(UserError, match="asset-value-source"):
        desk.enter(paid=None, how=Acquired.IN_KIND)
    desk.enter(paid=None, how=Acquired.IN_KIND, value_source="قائمة أسعار المورد")
    assert desk.balances() == {"1412": 1_000_000, "4212": -1_000_000}


def test_what_was_there_before_posts_nothing_and_goes_on_from_there(desk):
    desk.enter(paid=None, how=Acquired.OPENING, depreciated=999_000)
    assert desk.balances() == {}
    assert desk.due(dt.date(2025, 12, 31)) == {}
    with pytest.raises(UserError, match="depreciation-nothing"):
        desk.run(dt.date(2025, 12, 31))


def test_nothing_goes_past_the_residual_value(desk):
    desk.enter(residual=900_000, life=2)
    assert desk.due(dt.date(2025, 12, 31)) == {"A1": 100_000}


@pytest.mark.parametrize(
    ("more", "key"),
    [
        ({"code": "A1"}, "asset-code-taken"),
        ({"cost": 0}, "asset-cost"),
        ({"donor_id": 99}, "asset-party-missing"),
        ({"fund_id": 99}, "fund-missing"),
        ({"project_id": 99}, "asset-project-missing"),
    ],
)
def test_what_cannot_be_is_said_and_nothing_is_written(desk, more, key):
    desk.enter()
    before = desk.balances()
    with pytest.raises(UserError, match=key):
        desk.enter(**({"code": "A9"} | more))
    assert desk.balances() == before


def test_classes_want_accounts_that_are_marked(desk):
    accounts = desk.ledger.accounts
    new = NewAssetClass("X", "س", "", accounts["1111"], accounts["1512"], accounts["5218"], 12)
    with pytest.raises(UserError, match="asset-class-account"):
        add_class(desk.book, desk.by, new)
    assert [each.code for each in list_classes(desk.book, desk.by)] == ["IT"]


def test_the_database_keeps_what_an_asset_is(desk):
    made = desk.enter()
    with pytest.raises(BrokenRuleError), desk.book.begin(desk.by, Act.MANAGE_ASSETS) as tx:
        tx.update(asset_table, made.id, cost=5)
