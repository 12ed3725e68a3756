"""Assets are counted one by one, over days, and two people sign for it."""

import datetime as dt

import pytest

from desktop.domain.errors import UserError
from desktop.domain.ledger.assets.count import Counted, CountFound
from desktop.domain.trust.acting import Act
from desktop.services.ledger.assets.count_assets import (
    count_file,
    finish_count,
    list_asset_counts,
    open_count,
    say_found,
)
from desktop.services.ledger.reports.offers.assets import REPORTS
from desktop.services.ledger.reports.report import Asked
from desktop.store.faults import BrokenRuleError
from desktop.store.tables import assets as t

DAY = dt.date(2025, 5, 1)


def test_a_count_is_paused_resumed_and_finished(desk):
    first, second = desk.enter().id, desk.enter("A2", place="المخزن").id
    number = open_count(desk.book, desk.by, DAY)
    with pytest.raises(UserError, match="asset-count-open"):
        open_count(desk.book, desk.by, DAY)
    say_found(desk.book, desk.by, number, Counted(first, CountFound.MISSING))
    assert [each.code for each in count_file(desk.book, desk.by, number).left] == ["A2"]
    with pytest.raises(UserError, match="asset-count-left"):
        finish_count(desk.book, desk.by, number, "سالم", "هدى")
    with pytest.raises(UserError, match="asset-count-place"):
        say_found(desk.book, desk.by, number, Counted(second, CountFound.ELSEWHERE))
    say_found(desk.book, desk.by, number, Counted(second, CountFound.ELSEWHERE, "مكتب 2"))
    say_found(desk.book, desk.by, number, Counted(first, CountFound.FOUND))
    with pytest.raises(UserError, match="asset-count-people"):
        finish_count(desk.book, desk.by, number, "سالم", "سالم ")
    done = finish_count(desk.book, desk.by, number, "سالم", "هدى")
    assert [each.asset_id for each in done.differences] == [second]
    with pytest.raises(UserError, match="asset-count-finished"):
        say_found(desk.book, desk.by, number, Counted(first, CountFound.MISSING))
    found = REPORTS[1].make(desk.book, desk.by, Asked(of=str(number)))
    assert [row.cells[4] for row in found.rows] == [CountFound.FOUND, CountFound.ELSEWHERE]
    assert found.notes == ()


def test_a_finished_count_takes_no_more_even_past_the_services(desk):
    asset = desk.enter().id
    number = open_count(desk.book, desk.by, DAY)
    say_found(desk.book, desk.by, number, Counted(asset, CountFound.FOUND))
    finish_count(desk.book, desk.by, number, "سالم", "هدى")
    with pytest.raises(BrokenRuleError), desk.book.begin(desk.by, Act.MANAGE_ASSETS) as tx:
        tx.insert(
            t.asset_count_line,
            asset_count_id=number,
            asset_id=asset,
            found=CountFound.MISSING,
            place="",
            note="",
            officer_id=tx.by.officer_id,
            recorded_at=tx.recorded_at,
        )


def test_what_cannot_be_counted_is_said(desk):
    with pytest.raises(UserError, match="asset-count-nothing"):
        open_count(desk.book, desk.by, DAY)
    desk.enter()
    with pytest.raises(UserError, match="asset-count-future"):
        open_count(desk.book, desk.by, dt.date(2025, 12, 31))
    number = open_count(desk.book, desk.by, DAY)
    with pytest.raises(UserError, match="asset-count-asset"):
        say_found(desk.book, desk.by, number, Counted(99, CountFound.FOUND))
    with pytest.raises(UserError, match="asset-count-missing"):
        REPORTS[1].make(desk.book, desk.by, Asked(of="7"))
    assert len(list_asset_counts(desk.book, desk.by)) == 1
