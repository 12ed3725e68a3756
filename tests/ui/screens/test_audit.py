"""The auditor's workplace, the findings and the trail: by keyboard, and in pictures."""

import datetime as dt
import shutil

import pytest
from PySide6.QtCore import Qt

from desktop.domain.trust.acting import Role
from desktop.domain.trust.exceptions import ExceptionKind
from desktop.domain.trust.findings import (
    FindingFilter,
    FindingStatus,
    NewFinding,
    NoteKind,
    Severity,
)
from desktop.services.trust.audit.findings import list_findings, write_finding
from desktop.ui.words import language
from tests.books_made import PASSPHRASE
from tests.services.trust.audit.conftest import AUDITOR_PASSPHRASE, Audited, fill
from tests.ui.screens.test_pictures import LANGUAGES, cut_off

ENTER = Qt.Key.Key_Return


@pytest.fixture(scope="session")
def audited(tmp_path_factory):
    """A book in which every exception stands once, closed."""
    made = fill(Audited(tmp_path_factory.mktemp("audited")))
    path = made.book.folder.path
    made.session.close()
    return path


@pytest.fixture
def book(audited, tmp_path):
    return shutil.copytree(audited, tmp_path / "book.sijill")


def sit(desk, passphrase):
    """Open the book as the officer whose passphrase this is."""
    desk.door(desk.path)
    page = desk.start.unlock
    page.who.setCurrentText("O1" if passphrase == PASSPHRASE else "O3")
    page.passphrase.line.setText(passphrase)
    page.unlock()
    desk.until(lambda: desk.program.open_book is not None)
    desk.settle()
    desk.window.resize(1366, 768)
    return desk.window


@pytest.fixture
def auditor(desk, book):
    return sit(desk, AUDITOR_PASSPHRASE)


def run(desk):
    screen = desk.screen("audit")
    desk.press(screen.run_button if screen.found else screen._first, Qt.Key.Key_F9)
    desk.until(lambda: screen.found is not None)
    desk.settle()
    return screen


def pick(desk, screen, kind):
    at = [each.kind for each in screen.rows.rows].index(kind)
    screen.tests.pick(at)
    desk.settle()


def session_of(desk):
    return desk.program.open_book._session


def test_a_hit_becomes_a_finding_by_keyboard(desk, auditor):
    screen = desk.screen("audit")
    assert screen._stack.currentWidget() is screen.never
    screen = run(desk)
    assert screen.found.count == 15
    pick(desk, screen, ExceptionKind.SPLIT)
    assert screen.hits.model.rowCount() == 1
    desk.press(screen.tests, ENTER)
    assert desk.focused(screen.hits.table)
    desk.press(screen.hits.table, Qt.Key.Key_F7)
    desk.settle()
    dialog = screen.dialogs.dialog
    assert "S1" in dialog.form.values()["text"]
    assert dialog.form.values()["severity"] == "major"
    desk.press(dialog.confirm, Qt.Key.Key_Space)
    desk.settle()
    session = session_of(desk)
    (made,) = list_findings(session.book, session.by)
    assert (made.exception, made.severity) == ("split", Severity.MAJOR)
    assert made.entry_id is not None
    desk.press(screen.hits.table, ENTER)
    desk.settle()
    assert desk.window.current == "entry"
    view = desk.window.screen_widget("entry")
    assert not view.audit.findings.isHidden()
    view.audit.findings.click()
    desk.settle()
    assert desk.window.current == "findings"
    assert desk.window.screen_widget("findings").table.current_row().finding.id == made.id


def test_another_year_forgets_what_was_found(desk, auditor):
    screen = run(desk)
    screen.year_changed("2025")
    assert screen._stack.currentWidget() is screen.never


def test_the_tests_can_be_stopped_and_run_again(desk, auditor):
    screen = desk.screen("audit")
    screen.run()
    screen.cancel()
    desk.settle()
    assert screen.found is None
    assert screen.progress.isHidden()
    run(desk)


def test_the_report_and_the_lists_are_saved(desk, auditor, tmp_path):
    screen = run(desk)
    for ending in (".pdf", ".xlsx", ".csv"):
        screen.save_to(tmp_path / f"report{ending}")
        desk.settle()
        assert (tmp_path / f"report{ending}").stat().st_size > 1_000
    screen.save_to(tmp_path / "report.pdf")
    desk.settle()
    assert screen.taking.fault.error.key == "write-target-exists"
    trail = desk.screen("trail")
    trail.save_to(tmp_path / "trail.csv")
    desk.settle()
    assert (tmp_path / "trail.csv").read_bytes().count(b"\r\n") == trail.pane.totals.count + 1


def test_findings_are_written_answered_and_closed_by_keyboard(desk, book):
    sit(desk, AUDITOR_PASSPHRASE)
    screen = desk.screen("findings")
    assert screen._stack.currentWidget() is screen.none
    desk.press(screen, Qt.Key.Key_F5)
    desk.settle()
    dialog = screen.dialogs.dialog
    desk.press(dialog.confirm, Qt.Key.Key_Space)
    assert dialog.isVisible(), "nothing is written yet"
    desk.type(dialog.form.control("text"), "سند بلا فاتورة")
    desk.press(dialog.confirm, Qt.Key.Key_Space)
    desk.settle()
    assert screen.table.current_row().finding.text == "سند بلا فاتورة"
    assert screen.card.buttons[NoteKind.RESPONSE].isHidden(), "he does not answer"
    desk.window.close()


def test_the_treasurer_answers(desk, book):
    made = sit(desk, PASSPHRASE)
    session = session_of(desk)
    auditor = type(session.by)(3, "O3", "", "auditor", frozenset({Role.INTERNAL_AUDITOR}))
    write_finding(session.book, auditor, NewFinding("سند بلا فاتورة", Severity.MAJOR))
    screen = desk.screen("findings")
    screen._load()
    desk.settle()
    assert screen.new_button.isHidden()
    desk.press(screen.table, Qt.Key.Key_F7)
    desk.type(screen.dialogs.dialog.form.control("text"), "أُرفقت الفاتورة")
    desk.press(screen.dialogs.dialog.confirm, Qt.Key.Key_Space)
    desk.settle()
    (answered,) = list_findings(session.book, session.by, FindingFilter(open_only=True))
    assert answered.status is FindingStatus.ANSWERED
    assert made is desk.window


def test_the_trail_is_filtered_and_a_record_followed(desk, auditor):
    screen = desk.screen("trail")
    everything = screen.pane.totals.count
    assert screen.model.rowCount() == everything > 100
    screen.filters.kind.setCurrentIndex(screen.filters.kind.findData("partner"))
    desk.settle()
    assert screen.model.rowCount() == 4
    screen.table.pick(0)
    assert "طرف جديد" in screen._said.text()
    desk.press(screen.table, Qt.Key.Key_F6)
    desk.settle()
    assert [screen.model.row(at).deed.value for at in range(2)] == ["changed", "created"]
    screen.filters.clear.click()
    desk.settle()
    assert screen.model.rowCount() == everything
    screen.filters.search.setText("طرف جديد")
    screen.filters._tell()
    desk.settle()
    assert screen.model.rowCount() == 1
    screen.filters.first.set_day(dt.date(2025, 9, 1))
    screen.filters.last.set_day(dt.date(2025, 8, 1))
    screen.filters._tell()
    assert screen.taking.fault.error.key == "trail-days-turned"


@pytest.mark.screens
@LANGUAGES
def test_pictures(desk, auditor, grab, code):
    language().set(code)

    def draw(name):
        desk.drawn()
        grab(desk.window, f"{name}-{code}")
        assert cut_off(desk.window) == []

    screen = desk.screen("audit")
    draw("audit-never")
    screen = run(desk)
    draw("audit-full")
    pick(desk, screen, ExceptionKind.BENFORD)
    draw("audit-benford")
    pick(desk, screen, ExceptionKind.SPLIT)
    screen.progress.restart()
    screen.progress.show()
    draw("audit-running")
    screen.progress.hide()
    session = session_of(desk)
    hit = screen.found.hits[ExceptionKind.SPLIT][0]
    write_finding(
        session.book,
        session.by,
        NewFinding(
            "مبالغ صُرفت للطرف نفسه في يومين دون اعتماد.", Severity.MAJOR, hit.subject, "split", 1
        ),
    )
    write_finding(session.book, session.by, NewFinding("لا محضر لجرد الصندوق.", Severity.NOTE))
    findings = desk.screen("findings")
    findings._load()
    desk.settle()
    draw("findings-full")
    findings.dialogs.ask_new()
    desk.settle()
    desk.drawn()
    grab(findings.dialogs.dialog, f"findings-new-{code}")
    findings.dialogs.dialog.reject()
    trail = desk.screen("trail")
    trail.table.pick(3)
    draw("trail-full")
    trail.filters.show_only("partner:3", "partner:S3")
    desk.settle()
    trail.table.pick(0)
    draw("trail-history")
    desk.screen("entry", entry=hit.entry_id)
    draw("entry-with-finding")
