"""Assets by keyboard, in Arabic: entered, refused, written off, approved, moved, counted."""

import datetime as dt

import pytest
from PySide6.QtCore import Qt

from desktop.domain.ledger.assets.asset import NewAsset, NewAssetClass
from desktop.domain.trust.acting import Role
from desktop.domain.trust.approval_rules import NewRule
from desktop.services.ledger.assets.classes import add_class
from desktop.services.ledger.assets.count_assets import list_asset_counts
from desktop.services.ledger.assets.enter_asset import enter_asset
from desktop.services.ledger.assets.list_assets import asset_file, list_assets, list_runs
from desktop.services.trust.approvals.approve import approve
from desktop.services.trust.approvals.listing import waiting
from desktop.services.trust.approvals.rules import add_rule
from desktop.text.words import words_of
from tests.books_made import PASSPHRASE

ENTER, ESCAPE, F2, F5 = Qt.Key.Key_Return, Qt.Key.Key_Escape, Qt.Key.Key_F2, Qt.Key.Key_F5
F7, F8, F9 = Qt.Key.Key_F7, Qt.Key.Key_F8, Qt.Key.Key_F9
DAY = dt.date(2025, 1, 10)


@pytest.fixture
def kept(desk):
    """A class, and one asset that nothing was posted for."""
    accounts = desk.ledger.accounts
    new = NewAssetClass("IT", "حاسوب", "", accounts["1412"], accounts["1512"], accounts["5218"], 36)
    desk.kind = desk.ask(add_class, new)
    asset = NewAsset("A1", "حاسوب", desk.kind, DAY, DAY, 3_600_000, desk.ledger.funds["GEN"])
    enter_asset(desk.session, asset, words_of("ar"))
    return desk


def dialog_of(qtbot, screen):
    qtbot.waitUntil(lambda: screen.dialog is not None and screen.dialog.isVisible())
    screen.dialog.activateWindow()
    qtbot.waitUntil(screen.dialog.isActiveWindow)
    return screen.dialog


def settle(qtbot, desk, screen):
    """Wait for what was asked, and give the keyboard back to the list."""
    qtbot.waitUntil(lambda: screen.dialog is None)
    screen.reload()
    qtbot.waitUntil(lambda: not desk.work.busy)
    screen.activateWindow()
    qtbot.waitUntil(screen.isActiveWindow)
    screen.page.setFocus()


def show(qtbot, desk, screen, kind):
    screen.arrive({"kind": kind})
    settle(qtbot, desk, screen)


def test_an_asset_is_bought_and_a_wrong_one_stays_in_its_form(qtbot, kept, opened, typing):
    screen = opened("assets", kept)
    typing(screen, F5)
    dialog = dialog_of(qtbot, screen)
    dialog.form.set_values(
        {
            "code": "A1",
            "name": "طابعة",
            "class": kept.kind,
            "cost": 900_000,
            "fund": kept.ledger.funds["GEN"],
            "paid": kept.ledger.accounts["1111"],
            "acquired": DAY,
            "in_service": DAY,
        }
    )
    typing(dialog, F2)
    qtbot.waitUntil(lambda: dialog.form.control("code").property("faulty") == "true")
    dialog.form.set_values({"code": "A2"})
    typing(dialog, F2)
    settle(qtbot, kept, screen)
    found = kept.ask(asset_file, "A2")
    assert found.entry_id is not None
    assert found.state.book_value == 900_000


def test_a_run_that_needs_approval_is_sent_and_counts_once_it_is_given(qtbot, kept, opened, typing):
    kept.ask(add_rule, NewRule(frozenset({Role.CHAIR}), 100, self_allowed=True))
    screen = opened("depreciation", kept)
    assert screen.page.model.rowCount() == 1
    typing(screen, F5)
    typing(dialog_of(qtbot, screen), F2)
    qtbot.waitUntil(lambda: getattr(screen.property("consenting"), "dialog", None) is not None)
    screen.property("consenting").dialog.agreed.emit(PASSPHRASE, "")
    qtbot.waitUntil(lambda: bool(kept.said))
    assert kept.ask(list_runs)[0].waits
    (proposal,) = kept.ask(waiting)
    (answer,) = approve(kept.session, (proposal.id,), passphrase=PASSPHRASE)
    assert answer.posted is not None, answer.problem
    assert kept.ask(list_assets)[0].written_off == 400_000


def test_an_asset_moves_and_leaves(qtbot, kept, opened, typing):
    screen = opened("assets", kept)
    typing(screen, F7)
    dialog = dialog_of(qtbot, screen)
    dialog.form.set_values({"place": "المخزن", "reason": "نقل"})
    typing(dialog, F2)
    settle(qtbot, kept, screen)
    assert kept.ask(list_assets)[0].asset.place == "المخزن"
    typing(screen, F8)
    dialog = dialog_of(qtbot, screen)
    dialog.form.set_values({"kind": "lost", "reason": "سرقة"})
    typing(dialog, F2)
    settle(qtbot, kept, screen)
    assert kept.ask(list_assets)[0].asset.disposed is not None
    typing(screen, F8)
    assert screen.dialog is None


def test_a_count_is_gone_through_by_keys(qtbot, kept, opened, typing):
    screen = opened("asset-counts", kept)
    typing(screen, F5)
    typing(dialog_of(qtbot, screen), F2)
    settle(qtbot, kept, screen)
    typing(screen, F7)
    settle(qtbot, kept, screen)
    typing(screen, F9)
    dialog = dialog_of(qtbot, screen)
    dialog.form.set_values({"first": "سالم", "second": "هدى"})
    typing(dialog, F2)
    settle(qtbot, kept, screen)
    assert kept.ask(list_asset_counts)[0].count.finished
    show(qtbot, kept, screen, "counts")
    typing(screen, ENTER)
    assert kept.went == [("statements", {"name": "asset-count", "of": "1"})]


@pytest.mark.parametrize("key", ["assets", "depreciation", "asset-counts"])
def test_empty_screens_take_keys_without_harm(qtbot, desk, opened, typing, key):
    screen = opened(key, desk)
    typing(screen, F7, F8, ENTER)
    qtbot.waitUntil(lambda: not desk.work.busy)
    assert desk.ask(list_assets) == ()
    assert screen.dialog is None
