"""The table by keyboard and header; amounts drawn as numbers also in a mirrored window."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication, QPalette
from PySide6.QtWidgets import QStyleOptionViewItem

from desktop.domain.currency import currency_of
from desktop.ui.tables.amount_delegate import AmountDelegate
from desktop.ui.tables.column import Chip, Column, Kind, Tone
from desktop.ui.tables.paged_model import PagedModel
from desktop.ui.tables.rows_model import RowsModel
from desktop.ui.tables.table import Table
from desktop.ui.tables.totals_bar import TotalsBar
from desktop.ui.theme import Mode, apply_theme
from desktop.ui.work.work import Work
from tests.ui.tables.made import row, source

LYD = currency_of("LYD")
COLUMNS = (
    Column("id", "Number", Kind.CODE, width=8),
    Column("name", "Name", stretch=1, indent=lambda r: r.id % 3),
    Column("amount", "Amount", Kind.AMOUNT, sortable=True),
    Column("state", "State", Kind.BADGE, value=lambda _: Chip("Open", Tone.GOOD)),
)


@pytest.fixture(autouse=True)
def dressed(qapp):
    apply_theme(qapp, Mode.LIGHT)
    QGuiApplication.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    yield
    QGuiApplication.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


@pytest.fixture
def work(qapp):
    made = Work()
    yield made
    made.close()


@pytest.fixture
def table(qtbot):
    model = RowsModel(COLUMNS, LYD)
    model.set_rows(tuple(row(n) for n in range(30)))
    made = Table(model)
    qtbot.addWidget(made)
    made.resize(800, 400)
    made.show()
    return made


def test_enter_opens_the_current_row(qtbot, table):
    table.pick(3)
    with qtbot.waitSignal(table.opened) as opened:
        qtbot.keyClick(table, Qt.Key.Key_Return)
    assert opened.args[0] == row(3)


def test_end_and_home_go_to_the_ends_of_the_list(qtbot, table):
    table.pick(3)
    qtbot.keyClick(table, Qt.Key.Key_End)
    assert table.current_row() == row(29)
    qtbot.keyClick(table, Qt.Key.Key_Home)
    assert table.current_row() == row(0)


def test_a_header_asks_for_sorting_and_turns_at_the_second_click(qtbot, table):
    header = table.horizontalHeader()
    point = QPoint(header.sectionViewportPosition(2) + 5, 5)
    with qtbot.waitSignal(table.sort_requested) as first:
        qtbot.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=point)
    assert first.args == ["amount", True]
    table.show_sorting("amount", descending=True)
    with qtbot.waitSignal(table.sort_requested) as second:
        qtbot.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=point)
    assert second.args == ["amount", False]


def test_a_header_that_cannot_sort_says_nothing(qtbot, table):
    header = table.horizontalHeader()
    point = QPoint(header.sectionViewportPosition(1) + 5, 5)
    with qtbot.assertNotEmitted(table.sort_requested):
        qtbot.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=point)


def styled(table, number):
    delegate = table.itemDelegateForColumn(2)
    assert isinstance(delegate, AmountDelegate)
    option = QStyleOptionViewItem()
    option.initFrom(table)
    delegate.initStyleOption(option, table.headed.index(number, 2))
    return option


def test_amounts_stand_on_their_units_with_the_minus_before(table):
    option = styled(table, 0)
    assert option.direction == Qt.LayoutDirection.LeftToRight
    assert option.displayAlignment & Qt.AlignmentFlag.AlignRight
    assert option.text == "-5.000"


def test_a_zero_is_dimmed(table):
    five, zero = styled(table, 0), styled(table, 5)
    ink = QPalette.ColorRole.Text
    assert five.palette.color(ink) != zero.palette.color(ink)


def test_the_minus_is_drawn_at_the_left_of_a_mirrored_cell(qtbot):
    """A minus is one thin stroke: the drawn cell begins with few dark dots per column."""
    model = RowsModel((Column("amount", "Amount", Kind.AMOUNT, stretch=1),), LYD)
    model.set_rows((row(0),))
    made = Table(model)
    qtbot.addWidget(made)
    made.resize(200, 100)
    made.show()
    cell = made.visualRect(model.index(0, 0))
    image = made.viewport().grab(cell).toImage()
    dark = [
        sum(image.pixelColor(x, y).lightness() < 140 for y in range(image.height()))
        for x in range(image.width())
    ]
    inked = [x for x, count in enumerate(dark) if count]
    assert inked[-1] > image.width() - 30
    assert dark[inked[0] + 1] <= 3


def test_columns_fill_the_width(table):
    widths = sum(table.columnWidth(n) for n in range(4))
    assert widths == table.viewport().width()


def test_after_reading_again_the_reader_is_where_he_was(qtbot, work):
    model = PagedModel(COLUMNS, work, LYD)
    made = Table(model)
    qtbot.addWidget(made)
    made.resize(600, 300)
    made.show()
    with qtbot.waitSignal(model.counted):
        model.load(source(5_000))
    made.pick(2_000)
    qtbot.waitUntil(lambda: model.row(2_000) is not None)
    before = made.verticalScrollBar().value()
    made.stay_here()
    with qtbot.waitSignal(model.counted):
        model.reload()
    qtbot.waitUntil(lambda: made.verticalScrollBar().value() == before)
    assert made.currentIndex().row() == 2_000


def test_the_foot_stands_under_its_columns_and_can_be_heard(qtbot, table, grab):
    foot = TotalsBar(table, LYD)
    qtbot.addWidget(foot)
    foot.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    foot.resize(table.width(), 38)
    foot.set_totals("30 rows", {"amount": 285_000})
    assert foot.accessibleName() == "30 rows 285.000"
    empty = foot.grab().toImage()
    foot.set_totals("", {})
    assert foot.grab().toImage() != empty


@pytest.mark.screens
def test_a_table_is_drawn(table, grab):
    table.set_name("rows")
    table.pick(2)
    assert not grab(table, "table-ar-light").isNull()
