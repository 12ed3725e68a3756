"""The paged model: any place of a million rows, from pages that come in the background."""

import gc
import tracemalloc

import pytest
from PySide6.QtCore import Qt

from desktop.domain.currency import currency_of
from desktop.domain.errors import UserError
from desktop.ui.tables.cells import ValueRole
from desktop.ui.tables.column import Column, Kind
from desktop.ui.tables.paged_model import PagedModel
from desktop.ui.tables.pages import KEPT, SIZE
from desktop.ui.tables.source import Source
from desktop.ui.work.work import Work
from tests.ui.tables.made import row, source

COLUMNS = (
    Column("id", "Number", Kind.CODE),
    Column("name", "Name", stretch=1),
    Column("amount", "Amount", Kind.AMOUNT, sortable=True),
)


@pytest.fixture
def work(qapp):
    made = Work()
    yield made
    made.close()


@pytest.fixture
def model(work):
    return PagedModel(COLUMNS, work, currency_of("LYD"))


def load(qtbot, model, rows):
    with qtbot.waitSignal(model.counted):
        model.load(rows)


def look(qtbot, model, number):
    """Look at a row as a view does, and wait until it is there."""
    model.data(model.index(number, 0))
    qtbot.waitUntil(lambda: model.row(number) is not None)
    return model.row(number)


def test_the_model_keeps_qts_rules(qtbot, model, qtmodeltester):
    load(qtbot, model, source(150))
    look(qtbot, model, 149)
    qtmodeltester.check(model)


def test_rows_come_page_by_page_and_anywhere(qtbot, model):
    load(qtbot, model, source(100_000))
    assert model.rowCount() == 100_000
    for number in (0, 99_999, 50_000, 99_850, 12_345, 150):
        assert look(qtbot, model, number) == row(number)


def test_the_end_is_reached_before_any_anchor_is_known(qtbot, model):
    asked = []
    load(qtbot, model, source(100_050, asked=asked))
    asked.clear()
    assert look(qtbot, model, 100_049) == row(100_049)
    assert ("back", 50) in asked


def test_a_list_without_anchors_is_walked(qtbot, model):
    load(qtbot, model, source(2_500, anchors=False, back=False))
    assert look(qtbot, model, 2_499) == row(2_499)


def test_pages_that_scrolled_away_are_not_read(qtbot, model, work):
    load(qtbot, model, source(100_000))
    qtbot.waitUntil(lambda: not work.busy)
    asked = []
    load(qtbot, model, source(100_000, asked=asked))
    qtbot.waitUntil(lambda: not work.busy)
    asked.clear()
    for number in range(0, 100_000, 500):
        model.data(model.index(number, 0))
    qtbot.waitUntil(lambda: model.row(99_500) is not None)
    assert len([question for question in asked if question[0] == "page"]) <= 4


def test_memory_stays_flat_over_a_million_rows(qtbot, model, work):
    load(qtbot, model, source(1_000_000))
    qtbot.waitUntil(lambda: not work.busy)
    look(qtbot, model, 0)
    gc.collect()
    tracemalloc.start()
    for number in range(0, 1_000_000, 5_000):
        look(qtbot, model, number)
    gc.collect()
    grown, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert grown < KEPT * SIZE * 600


def test_another_source_replaces_the_rows_once_it_is_there(qtbot, model):
    load(qtbot, model, source(300))
    with qtbot.waitSignal(model.loaded):
        model.load(source(7))
        assert model.rowCount() == 300
    assert model.rowCount() == 7


def test_nothing_found_is_loaded_and_empty(qtbot, model):
    load(qtbot, model, source(0))
    assert model.rowCount() == 0


def test_a_refused_page_is_told_and_the_rows_stay(qtbot, model):
    load(qtbot, model, source(5))

    def refuse(*_):
        raise UserError("day-empty", text="")

    with qtbot.waitSignal(model.failed) as told:
        model.load(Source(refuse, refuse))
    assert told.args[0].key == "day-empty"
    assert model.rowCount() == 5


def test_amounts_have_their_value_and_their_text(qtbot, model):
    load(qtbot, model, source(10))
    cell = model.index(3, 2)
    assert model.data(cell, ValueRole) == -2_000
    assert model.data(cell, Qt.ItemDataRole.DisplayRole) == "-2.000"
    assert model.data(model.index(3, 0), Qt.ItemDataRole.DisplayRole) == "\u20663\u2069"
    assert model.data(model.index(3, 0), Qt.ItemDataRole.AccessibleTextRole) == "3"


def test_reading_again_after_a_change(qtbot, model):
    count = [250]

    def now():
        return source(count[0])

    changing = Source(
        lambda after, limit: now().page(after, limit),
        lambda: now().totals(),
    )
    load(qtbot, model, changing)
    count[0] = 251
    with qtbot.waitSignal(model.counted):
        model.reload()
    assert model.rowCount() == 251
    assert look(qtbot, model, 250) == row(250)
