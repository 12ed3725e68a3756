"""Samples in the window: drawn by keys, written, taken in; refusals beside their field."""

import openpyxl
import pytest
from PySide6.QtCore import Qt

from desktop.services.trust.audit.findings import list_findings
from desktop.services.trust.sampling.draw_sample import list_samples
from desktop.ui.screens.audit.samples_kind import SAMPLES, take_list, write_list
from desktop.ui.screens.registers.screen import RegisterScreen

F2, F5, TAB = Qt.Key.Key_F2, Qt.Key.Key_F5, Qt.Key.Key_Tab


@pytest.fixture
def screen(auditor, shown):
    return shown(RegisterScreen(auditor, (SAMPLES,)))


def drawn(qtbot, office, auditor, screen, typing, size="3"):
    typing(screen, F5)
    qtbot.waitUntil(lambda: screen.dialog is not None and screen.dialog.isVisible())
    screen.dialog.activateWindow()
    qtbot.waitUntil(screen.dialog.isActiveWindow)
    form = screen.dialog.form
    form.set_values({**form.values(), "seed": "4-6-1", "size": size})
    typing(screen.dialog, F2)
    return form


def test_drawn_written_and_taken_in(qtbot, office, auditor, screen, typing, tmp_path):
    drawn(qtbot, office, auditor, screen, typing)
    qtbot.waitUntil(lambda: bool(office.said), timeout=20_000)
    book, by = auditor.session.book, auditor.session.by
    sample = list_samples(book, by)[0]
    assert (sample.seed, sample.items) == ("4-6-1", 3)
    qtbot.waitUntil(lambda: not office.work.busy)
    told = SAMPLES.load(auditor.session)[0]
    path = tmp_path / "list.xlsx"
    write_list(screen, told, path)
    qtbot.waitUntil(path.exists, timeout=20_000)
    qtbot.waitUntil(lambda: not office.work.busy)
    work = openpyxl.load_workbook(path)
    row = next(row for row in work.active.iter_rows() if str(row[0].value).startswith("2025-"))
    row[5].value, row[6].value = "مخالفة", "بلا توقيع"
    work.save(path)
    take_list(screen, told, path)
    qtbot.waitUntil(lambda: list_samples(book, by)[0].ticked == 1, timeout=20_000)
    assert [one.text for one in list_findings(book, by)] == ["بلا توقيع"]


def test_too_many_is_said_beside_the_number(qtbot, office, auditor, screen, typing):
    drawn(qtbot, office, auditor, screen, typing, size="99")
    qtbot.waitUntil(lambda: not office.work.busy)
    assert screen.dialog is not None
    assert list_samples(auditor.session.book, auditor.session.by) == ()


@pytest.mark.screens
@pytest.mark.parametrize("tongue", ["ar", "en"])
def test_register_is_drawn(qtbot, office, auditor, screen, typing, speak, grab, tongue):
    speak(tongue)
    assert not grab(screen, f"samples-empty-{tongue}-light").isNull()
    drawn(qtbot, office, auditor, screen, typing)
    qtbot.waitUntil(lambda: bool(office.said), timeout=20_000)
    qtbot.waitUntil(lambda: not office.work.busy)
    assert not grab(screen, f"samples-{tongue}-light").isNull()
