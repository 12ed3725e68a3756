"""Statements by keyboard: from a figure to its entries, and on paper."""

import datetime as dt
import threading

import openpyxl
import pytest
from PySide6.QtCore import Qt

from desktop.domain.ledger.entry import Series
from desktop.services.ledger.post_entry import post_entry
from desktop.services.ledger.read_journal import masters_of
from desktop.services.ledger.reports.registry import REPORTS
from desktop.services.ledger.reports.report import Asked
from desktop.ui.words import language
from desktop.ui.work.topic import Topic
from tests.books_made import NewEntry, NewLine, new_book

ENTER = Qt.Key.Key_Return
LABEL = 1
SHOWN = [name for name, report in REPORTS.items() if report.make and not report.must]


@pytest.fixture
def screen(desk, book):
    desk.unlocked()
    return desk.screen("statements", name="trial-balance")


def texts(table):
    model = table.model()
    return [
        [model.index(row, column).data() for column in range(LABEL, model.columnCount())]
        for row in range(model.rowCount())
    ]


def test_the_figures_are_those_of_the_book(desk, screen):
    shown = texts(screen.table)
    assert shown[0] == ["الخزينة الرئيسية", "–", "10,501.000", "250.000", "10,251.000", "–"]
    assert shown[-1][0] == "الإجمالي"
    language().set("en")
    assert texts(screen.table)[0][0] == "Main cash box"


def test_every_report_is_drawn_in_both_languages(desk, screen):
    for name in SHOWN:
        screen = desk.screen("statements", name=name)
        for code in ("en", "ar"):
            language().set(code)
            assert screen._error.isHidden(), name
            assert screen.list.currentItem().text() == screen._title.text()
            if screen.table.isVisible():
                assert screen.table.accessibleName() == screen._title.text()


def test_the_list_goes_from_report_to_report_by_arrows(desk, screen):
    assert screen.list.names == tuple(REPORTS)
    screen.list.choose("activities")
    desk.settle()
    desk.press(screen.list, Qt.Key.Key_Down)
    desk.settle()
    assert screen.name == "net-assets"
    assert screen.table.accessibleName() == screen._title.text()
    screen.list.setCurrentRow(screen.list.currentRow())
    screen.list.choose("trend")
    for _ in range(5):  # over the name of the next group
        desk.press(screen.list, Qt.Key.Key_Down)
    desk.settle()
    assert screen.name in screen.list.names


def test_a_report_of_one_thing_waits_until_it_is_chosen(desk, screen):
    must = [name for name, report in REPORTS.items() if report.must]
    for name in must:
        desk.screen("statements", name=name)
        assert screen._choose.isVisible()
        assert screen.bar.of.isVisible()


def test_a_project_is_chosen_by_typing_and_let_go_by_emptying(desk, screen):
    desk.screen("statements", name="activities")
    assert screen.bar.project.isVisible()
    assert screen.bar.branch.isHidden()
    whole = texts(screen.table)
    desk.type(screen.bar.project, "P01", ENTER)
    desk.settle()
    assert screen._empty.isVisible()
    screen.bar.project.selectAll()
    desk.press(screen.bar.project, Qt.Key.Key_Delete, ENTER)
    desk.settle()
    assert screen.table.isVisible()
    assert texts(screen.table) == whole
    desk.screen("statements", name="trend")
    assert screen.bar.isHidden()


def test_a_book_of_many_lines_offers_paper_only(desk, screen):
    desk.screen("statements", name="general-ledger")
    assert screen._book.isVisible()
    desk.screen("statements", name="trial-balance")
    assert screen.table.isVisible()


def test_enter_on_a_figure_shows_its_lines_and_enter_again_the_entry(desk, screen):
    assert screen.table.currentIndex().data() == "10,501.000"
    desk.press(screen.table, ENTER)
    desk.settle()
    lines = screen.lines
    assert lines.isVisible()
    assert lines.table.model().rowCount() == 3
    assert "3 سطور" in lines._sums.text() or "3" in lines._sums.text()
    desk.press(lines.table, ENTER)
    desk.settle()
    assert desk.window.current == "entry"
    desk.window.back()
    desk.settle()
    assert lines.isVisible()
    desk.press(lines.table, Qt.Key.Key_Escape)
    assert screen.table.isVisible()


def test_a_figure_without_lines_leads_nowhere(desk, screen):
    model = screen.table.model()
    total = model.rowCount() - 1
    screen.table.setCurrentIndex(model.index(total, 3))
    desk.press(screen.table, ENTER)
    assert screen.table.isVisible()


def test_those_who_hear_the_table_hear_row_and_column(screen):
    heard = screen.table.currentIndex().data(Qt.ItemDataRole.AccessibleTextRole)
    assert heard == "الخزينة الرئيسية, مدين: 10,501.000"


def test_what_is_posted_elsewhere_is_shown_at_once(desk, screen):
    session = desk.program.open_book._session
    masters = masters_of(session.book, session.by)
    ids = {each.code: each.id for each in masters.accounts.values()}
    fund = next(iter(masters.funds))
    lines = (NewLine(ids["1111"], 1_000, fund), NewLine(ids["4312"], -1_000, fund))
    entry = NewEntry(dt.date(2025, 5, 1), Series.JOURNAL, "قيد", lines)
    desk.program.work.write(
        lambda: post_entry(session.book, session.by, entry),
        lambda _: None,
        changes=frozenset({Topic.ENTRIES}),
    )
    desk.settle()
    assert texts(screen.table)[0][2] == "10,502.000"


def test_a_statement_is_saved_as_pdf(desk, screen, tmp_path, foreign, qtbot):
    path = tmp_path / "t.pdf"
    with qtbot.waitSignal(screen.paper.saved, timeout=20_000):
        screen.paper.save("trial-balance", Asked("2025"), path)
    assert path.read_bytes().startswith(b"%PDF-")
    assert "t.pdf" in desk.window.toast.text()


def test_a_report_is_saved_as_a_workbook(desk, screen, tmp_path, qtbot):
    path = tmp_path / "t.xlsx"
    with qtbot.waitSignal(screen.paper.saved, timeout=20_000):
        screen.paper.save("trial-balance", Asked("2025"), path)
    sheet = openpyxl.load_workbook(path).active
    assert any(cell.value == 10_501 for row in sheet.iter_rows() for cell in row)


def test_nothing_is_written_over(desk, screen, tmp_path, qtbot):
    path = tmp_path / "t.pdf"
    path.write_bytes(b"mine")
    screen.paper.save("trial-balance", Asked("2025"), path)
    desk.settle()
    assert screen.fault.error.key == "write-target-exists"
    assert screen.fault.isVisible()
    assert path.read_bytes() == b"mine"


def test_the_printer_gets_a_private_copy_and_a_missing_viewer_is_said(desk, screen):
    handed = []
    screen.paper.show_file = lambda path: bool(handed.append(path)) or len(handed) == 1
    desk.press(screen.table, Qt.Key.Key_F7)
    desk.settle()
    assert handed[0].read_bytes().startswith(b"%PDF-")
    assert handed[0].parent.stat().st_mode & 0o077 == 0
    assert screen.fault.isHidden()
    desk.press(screen.table, Qt.Key.Key_F7)
    desk.settle()
    assert screen.fault.error.key == "viewer-missing"


def test_drawing_can_be_stopped_and_leaves_no_file(desk, screen, tmp_path, qtbot):
    path = tmp_path / "l.pdf"
    gate = threading.Event()
    desk.program.work.long(lambda _: gate.wait(20), lambda _: None)
    screen.paper.save("general-ledger", Asked("2025"), path)
    assert screen.progress.isVisible()
    desk.press(screen.progress._cancel, Qt.Key.Key_Space)
    gate.set()
    desk.settle()
    assert screen.progress.isHidden()
    assert not screen.paper.busy
    assert not path.exists()


def test_a_year_without_entries_says_so(desk, tmp_path):
    new_book(tmp_path).close()
    desk.unlocked()
    screen = desk.screen("statements")
    assert screen._empty.isVisible()


def test_years_side_by_side_have_a_picture_that_can_be_heard(desk, screen):
    assert screen.picture.isHidden()
    desk.screen("statements", name="trend")
    assert screen.picture.isVisible()
    assert "10,501.000" in screen.picture.accessibleDescription()
    language().set("en")
    assert "Total income" in screen.picture.accessibleName()
    desk.screen("statements", name="activities")
    assert screen.picture.isHidden()
