"""Assets move from hand to hand, leave with their result, and the report agrees with the ledger."""

import datetime as dt

import pytest

from desktop.domain.errors import UserError
from desktop.domain.ledger.assets.asset import DisposalKind
from desktop.domain.ledger.assets.disposal import NewDisposal
from desktop.domain.ledger.dimensions import NewPartner, PartnerKind
from desktop.domain.ledger.statements.table import RowKind
from desktop.services.ledger.add_masters import add_partner
from desktop.services.ledger.assets.dispose import dispose, preview_disposal
from desktop.services.ledger.assets.list_assets import asset_file, list_assets
from desktop.services.ledger.assets.move_asset import NewMove, move_asset
from desktop.services.ledger.assets.unregistered import unregistered_lines
from desktop.services.ledger.reports.offers.assets import REPORTS
from desktop.services.ledger.reports.report import Asked
from desktop.services.ledger.reverse_entry import reverse_entry
from desktop.services.trust.verify_book import verify_book
from tests.services.ledger.assets.conftest import DAY, WORDS

MARCH = dt.date(2025, 3, 31)
MAY = dt.date(2025, 5, 20)


def leave(desk, asset_id, day=MAY, kind=DisposalKind.SOLD, **more):
    said = {"proceeds": 950_000, "money_account_id": desk.ledger.accounts["1111"]} | more
    if kind is not DisposalKind.SOLD:
        said = more
    return dispose(desk.session, NewDisposal(asset_id, day, kind, "قديم", **said), WORDS)


def report(desk, of="", **more):
    return REPORTS[0].make(desk.book, desk.by, Asked("2025", of, **more))


def test_a_sale_writes_off_up_to_its_day_and_shows_the_result(desk):
    asset = desk.enter().id
    desk.run(MARCH)
    looked = preview_disposal(
        desk.book,
        desk.by,
        NewDisposal(asset, MAY, DisposalKind.SOLD, "x", 950_000, desk.ledger.accounts["1111"]),
    )
    assert (looked.before, looked.charge) == (55_555, 27_778)
    assert looked.result == 950_000 - (1_000_000 - 83_333)
    leave(desk, asset)
    assert desk.balances() == {
        "1111": 950_000,
        "1121": -1_000_000,
        "5218": 83_333,
        desk_result(desk): -looked.result,
    }
    (state,) = list_assets(desk.book, desk.by)
    assert state.asset.disposed == MAY
    assert state.book_value == 0
    assert desk.due(dt.date(2025, 12, 31)) == {}
    assert verify_book(desk.book, desk.by).sound


def desk_result(desk):
    kept = {"1111", "1121", "5218"}
    return next(code for code in desk.balances() if code not in kept)


def test_a_disposal_that_is_reversed_never_was(desk):
    asset = desk.enter().id
    made = leave(desk, asset, kind=DisposalKind.LOST)
    with pytest.raises(UserError, match="disposal-twice"):
        leave(desk, asset)
    reverse_entry(desk.book, desk.by, made.posted[0].entry_id, MAY, "خطأ")
    assert list_assets(desk.book, desk.by)[0].asset.disposed is None
    assert desk.due(MARCH) == {"A1": 55_555}


@pytest.mark.parametrize(
    ("more", "key"),
    [
        ({"day": dt.date(2025, 1, 9)}, "disposal-early"),
        ({"day": dt.date(2025, 3, 30)}, "disposal-charged"),
        ({"day": dt.date(2025, 12, 30)}, "disposal-future"),
        ({"proceeds": -1}, "disposal-proceeds"),
        ({"kind": DisposalKind.LOST, "proceeds": 5}, "disposal-proceeds"),
        ({"money_account_id": None}, "disposal-money"),
        ({"money_account_id": 999}, "disposal-account"),
        ({"buyer_id": 999}, "asset-party-missing"),
    ],
)
def test_a_disposal_that_cannot_be_is_refused_whole(desk, more, key):
    asset = desk.enter().id
    desk.run(MARCH)
    before = desk.balances()
    with pytest.raises(UserError, match=key):
        leave(desk, asset, **more)
    assert desk.balances() == before
    assert asset_file(desk.book, desk.by, "A1").disposals == ()


def test_an_asset_whose_purchase_was_taken_back_is_not_written_off(desk):
    made = desk.enter()
    reverse_entry(desk.book, desk.by, made.posted[0].entry_id, DAY, "خطأ")
    assert desk.due(MARCH) == {}
    with pytest.raises(UserError, match="asset-not-standing"):
        leave(desk, made.id)
    assert [row.kind for row in report(desk).rows] == [RowKind.TOTAL, RowKind.ITEM]


def test_one_reversed_entry_of_a_run_is_due_again_for_its_fund_alone(desk):
    desk.enter()
    desk.enter("A2", fund_id=desk.ledger.funds["EU"])
    done = desk.run(MARCH)
    reverse_entry(desk.book, desk.by, done.posted[0].entry_id, MARCH, "خطأ")
    assert desk.due(MARCH) == {"A1": 55_555}


def test_moves_only_grow_and_the_last_one_holds(desk):
    asset = desk.enter(place="المخزن").id
    keeper = add_partner(desk.book, desk.by, NewPartner("S1", "سالم", "", PartnerKind.STAFF))
    move_asset(desk.book, desk.by, NewMove(asset, MARCH, keeper, "مكتب 2", "تسليم"))
    found = asset_file(desk.book, desk.by, "A1")
    assert [(each.place, each.custodian_id) for each in found.moves] == [
        ("المخزن", None),
        ("مكتب 2", keeper),
    ]
    assert found.state.custodian.code == "S1"
    for move, key in (
        (NewMove(asset, MAY, keeper, "مكتب 2", "x"), "move-nothing"),
        (NewMove(asset, DAY, None, "y", "x"), "move-day"),
        (NewMove(asset, MAY, None, "y", " "), "move-reason"),
        (NewMove(asset, MAY, 999, "y", "x"), "asset-party-missing"),
        (NewMove(asset, dt.date(2025, 12, 1), None, "y", "x"), "move-future"),
        (NewMove(99, MAY, None, "y", "x"), "asset-missing"),
    ):
        with pytest.raises(UserError, match=key):
            move_asset(desk.book, desk.by, move)
    leave(desk, asset)
    with pytest.raises(UserError, match="asset-gone"):
        move_asset(desk.book, desk.by, NewMove(asset, MAY, None, "y", "x"))


def test_the_report_agrees_with_the_ledger_and_says_where_it_does_not(desk):
    desk.enter()
    sold = desk.enter("A2").id
    desk.run(MARCH)
    leave(desk, sold)
    found = report(desk)
    total = next(row for row in found.rows if row.kind is RowKind.TOTAL).cells[1:]
    assert total == (0, 2_000_000, 1_000_000, 1_000_000, 0, 138_888, 83_333, 55_555, 944_445)
    assert found.notes == ()
    assert found.rows[-1].cells[4::4] == (1_000_000, 55_555)
    desk.ledger.post(("1412", 7_000), ("1111", -7_000))
    found = report(desk)
    assert found.notes == ("difference",)
    assert found.rows[-1].cells[4] == 7_000
    before = report(desk, day=MARCH)
    assert before.rows[-3].cells[4] == 2_000_000


def test_the_report_of_a_class_has_a_row_for_each_asset(desk):
    desk.enter()
    desk.enter("A2")
    assert len(report(desk, "IT").rows) == 5
    assert report(desk, "A2").rows[1].cells[0] == "A2 حاسوب محمول"
    with pytest.raises(UserError, match="asset-report-unknown"):
        report(desk, "NONE")


def test_an_asset_is_made_of_a_posted_line_and_no_more_than_it_cost(desk):
    posted = desk.ledger.post(("1412", 9_000), ("1111", -9_000))
    (found,) = unregistered_lines(desk.book, desk.by)
    assert (found.line.entry_id, found.left) == (posted.entry_id, 9_000)
    source = found.line.entry_id, found.line.position
    before = desk.balances()
    desk.enter("A1", paid=None, cost=5_000, source=source)
    assert unregistered_lines(desk.book, desk.by)[0].left == 4_000
    for more, key in (
        ({"cost": 4_001}, "asset-line-cost"),
        ({"cost": 4_000, "fund_id": desk.ledger.funds["EU"]}, "asset-line-fund"),
        ({"cost": 1, "source": (99, 1)}, "asset-line-missing"),
    ):
        with pytest.raises(UserError, match=key):
            desk.enter("A2", paid=None, **({"source": source} | more))
    desk.enter("A2", paid=None, cost=4_000, source=source)
    assert unregistered_lines(desk.book, desk.by) == ()
    assert desk.balances() == before
    assert asset_file(desk.book, desk.by, "A2").entry_id == posted.entry_id
    assert report(desk).notes == ()
