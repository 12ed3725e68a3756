"""The documents of the whole book: listed, found, looked at, traced to what they belong to."""

import hashlib
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog

from desktop.domain.archive.document import Document
from desktop.services.archive.add_document import add_document
from desktop.services.archive.attach import attach
from desktop.services.archive.erase_document import erase_document
from desktop.services.ledger.drafts import save_draft
from desktop.ui.screens.archive.documents_screen import DocumentsScreen
from desktop.ui.work.topic import Topic
from tests.ui.archive.conftest import entry_of, pdf
from tests.ui.archive.test_attachments import agree, settle


@pytest.fixture
def filled(desk):
    entry, subject = entry_of(desk)
    book, by = desk.session.book, desk.session.by
    draft = save_draft(book, by, "{}")
    for number in range(4):
        add_document(desk.session, f"n {number}".encode(), title=f"ورقة {number}", name="n.txt")
    made = add_document(desk.session, pdf(2), title="فاتورة الكهرباء", name="e.pdf")
    for each in (subject, f"draft:{draft}"):
        attach(desk.session, made.id, each)
    return entry, draft


@pytest.fixture
def screen(qtbot, desk, filled):
    made = DocumentsScreen(desk.context)
    qtbot.addWidget(made)
    made.resize(1150, 640)
    made.show()
    settle(qtbot, desk)
    return made


def test_the_newest_is_shown_with_all_that_is_known(qtbot, desk, screen, filled):
    assert screen.model.rowCount() == 5
    assert screen.preview.document.title == "فاتورة الكهرباء"
    assert screen.preview.state == "page"
    entry, draft = filled
    first, second = screen.details.links
    first.click()
    settle(qtbot, desk)
    second.click()
    assert desk.went == [("entry", {"entry": entry}), ("entry-form", {"draft": draft})]


def test_found_as_one_types(qtbot, desk, screen):
    screen.search.setText("ورقه 2")
    qtbot.keyClick(screen.search, Qt.Key.Key_Return)
    settle(qtbot, desk)
    assert screen.model.rowCount() == 1
    assert screen.preview.state == "words"
    screen.search.setText("لا شيء كهذا")
    qtbot.keyClick(screen.search, Qt.Key.Key_Return)
    settle(qtbot, desk)
    assert screen.pane.state == "empty"
    assert screen.preview.state == "nothing"
    screen.search.setText("")
    settle(qtbot, desk)
    screen.unattached.setChecked(True)
    settle(qtbot, desk)
    qtbot.waitUntil(lambda: screen.model.rowCount() == 4)


def test_added_by_keys(qtbot, desk, screen, tmp_path, monkeypatch):
    path = tmp_path / "new.pdf"
    path.write_bytes(pdf(1))
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: ([str(path)], ""))
    screen.activateWindow()
    screen.table.setFocus()
    qtbot.keyClick(screen.table, Qt.Key.Key_F5)
    agree(qtbot, desk, "محضر")
    screen.refresh(frozenset({Topic.DOCUMENTS}))
    settle(qtbot, desk)
    assert screen.model.rowCount() == 6
    screen.activateWindow()
    qtbot.waitUntil(screen.isActiveWindow)
    screen.table.setFocus()
    target = tmp_path / "saved.txt"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_, **__: (str(target), ""))
    qtbot.keyClick(screen.table, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    settle(qtbot, desk)
    assert hashlib.sha256(target.read_bytes()).hexdigest() == screen.preview.document.sha256


def test_an_erased_one_is_listed_and_not_shown(qtbot, desk, screen):
    erase_document(desk.session, screen.preview.document.id, "why")
    screen.refresh(frozenset({Topic.DOCUMENTS}))
    settle(qtbot, desk)
    screen.table.pick(1)
    screen.table.pick(0)
    settle(qtbot, desk)
    assert screen.preview.document.erased
    assert screen.preview.state == "outside"


def test_a_confidential_one_waits_until_it_is_asked_for(qtbot, desk, screen):
    document: Document = replace(screen.preview.document, group="BOARD")
    screen.preview.show_document(document)
    assert screen.preview.state == "confidential"
    screen.preview.open_anyway.click()
    settle(qtbot, desk)
    assert screen.preview.state == "page"


def test_office_files_are_for_other_programs(qtbot, desk, screen):
    kind = "application/vnd.oasis.opendocument.text"
    screen.preview.show_document(replace(screen.preview.document, media_type=kind))
    assert screen.preview.state == "outside"
