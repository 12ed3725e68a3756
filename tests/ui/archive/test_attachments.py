"""Documents beside a voucher: added by choice or drop, looked at, carried along by posting."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QFileDialog

from desktop.domain.ledger.journal_list import JournalFilter
from desktop.domain.trust.acting import Acting, Role
from desktop.services.archive.add_document import add_document
from desktop.services.archive.attach import attachments_of
from desktop.services.archive.list_documents import list_documents
from desktop.services.archive.read_document import read_document
from desktop.services.ledger.drafts import list_drafts
from desktop.services.ledger.read_journal import journal_page
from desktop.services.session import Session
from desktop.ui.screens.archive.add_dialog import AddDialog
from desktop.ui.screens.archive.attachments_panel import AttachmentsPanel
from desktop.ui.screens.ledger.entry_form import EntryForm
from desktop.ui.screens.ledger.entry_view import EntryView
from tests.ui.archive.conftest import entry_of, pdf, photo
from tests.ui.ledger.conftest import TODAY

ENTER, F2, F7 = Qt.Key.Key_Return, Qt.Key.Key_F2, Qt.Key.Key_F7


@pytest.fixture
def show(qtbot, desk):
    def shown(widget):
        qtbot.addWidget(widget)
        widget.resize(1100, 640)
        widget.show()
        settle(qtbot, desk)
        return widget

    return shown


def settle(qtbot, desk):
    qtbot.waitUntil(lambda: not desk.work.busy, timeout=20_000)


def keep(desk, data, name, subject, title=""):
    return add_document(desk.session, data, title=title, name=name, attach_to=subject)


def dialog():
    return next(
        (each for each in QApplication.topLevelWidgets() if isinstance(each, AddDialog)), None
    )


def agree(qtbot, desk, title=None):
    """Answer the question about a file."""
    qtbot.waitUntil(lambda: dialog() is not None and dialog().isVisible())
    asked = dialog()
    if title is not None:
        asked.form.set_values({"title": title})
    qtbot.keyClick(asked, F2)
    settle(qtbot, desk)
    qtbot.waitUntil(lambda: not desk.work.busy)


def test_four_states_and_a_page(qtbot, desk, show):
    _, subject = entry_of(desk)
    panel = show(AttachmentsPanel(desk.context, subject))
    assert (panel.state, panel.preview.state) == ("empty", "nothing")
    keep(desk, pdf(), "a.pdf", subject, "فاتورة")
    panel.load()
    settle(qtbot, desk)
    assert (panel.state, panel.preview.state) == ("rows", "page")
    page = panel.preview.view.page.copy()
    panel.preview.view.setFocus()
    qtbot.keyClick(panel.preview.view, Qt.Key.Key_PageDown)
    settle(qtbot, desk)
    assert panel.preview.view.page != page
    qtbot.keyClick(panel.preview.view, Qt.Key.Key_PageUp)
    settle(qtbot, desk)
    small = panel.preview.view._label.width()
    qtbot.keyClick(panel.preview.view, "+")
    settle(qtbot, desk)
    assert panel.preview.view._label.width() > small
    qtbot.keyClick(panel.preview.view, "0")
    assert panel.preview.view._label.width() == small
    desk.session.book.folder.blobs.rename(desk.session.book.folder.path / "away")
    other = show(AttachmentsPanel(desk.context, subject))
    assert other.preview.state == "refused"
    (desk.session.book.folder.path / "away").rename(desk.session.book.folder.blobs)
    other.preview.refused.retried.emit()
    settle(qtbot, desk)
    assert other.preview.state == "page"


def test_kinds_that_are_not_pages(qtbot, desk, show):
    _, subject = entry_of(desk)
    keep(desk, "محضر\nاجتماع".encode(), "m.txt", subject)
    keep(desk, b"\x89PNG\r\n\x1a\nbroken", "b.png", subject)
    keep(desk, photo(), "p.jpg", subject)
    panel = show(AttachmentsPanel(desk.context, subject))
    assert panel.preview.state == "words"
    assert "اجتماع" in panel.preview.words.toPlainText()
    panel.table.pick(1)
    settle(qtbot, desk)
    assert panel.preview.state == "refused"
    panel.table.pick(2)
    settle(qtbot, desk)
    assert panel.preview.state == "page"


def test_a_file_is_chosen_named_and_kept(qtbot, desk, show, tmp_path, monkeypatch):
    _, subject = entry_of(desk)
    path = tmp_path / "scan 1.pdf"
    path.write_bytes(pdf(1))
    panel = show(AttachmentsPanel(desk.context, subject))
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: ([str(path)], ""))
    qtbot.keyClick(panel, Qt.Key.Key_Insert)
    agree(qtbot, desk, "فاتورة الكهرباء")
    (made,) = attachments_of(desk.session.book, desk.session.by, subject)
    assert (made.title, made.file_name) == ("فاتورة الكهرباء", "scan 1.pdf")
    assert [each.id for each in panel.documents] == [made.id]
    assert dialog() is None


def test_a_refused_file_is_said_in_the_question(qtbot, desk, show, tmp_path, monkeypatch):
    _, subject = entry_of(desk)
    path = tmp_path / "invoice.pdf"
    path.write_bytes(b"MZ\0\0\0")
    panel = show(AttachmentsPanel(desk.context, subject))
    panel.adding.take([path])
    agree(qtbot, desk)
    asked = dialog()
    assert asked._fault.error.key == "document-is-program"
    qtbot.keyClick(asked, Qt.Key.Key_Escape)
    settle(qtbot, desk)
    assert panel.state == "empty"
    path.write_bytes(pdf(1))
    panel.adding.take([path])
    agree(qtbot, desk)
    assert panel.state == "rows"


def drop(widget, *paths):
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    entering = QDragEnterEvent(QPoint(5, 5), Qt.DropAction.CopyAction, data, buttons, keys)
    widget.dragEnterEvent(entering)
    assert entering.isAccepted()
    widget.dropEvent(QDropEvent(QPointF(5, 5), Qt.DropAction.CopyAction, data, buttons, keys))


def test_several_are_dropped_and_one_refused_stops_none(qtbot, desk, show, tmp_path):
    _, subject = entry_of(desk)
    for name, data in (("a.pdf", pdf(1)), ("b.pdf", b"MZ\0"), ("c.txt", b"words")):
        (tmp_path / name).write_bytes(data)
    panel = show(AttachmentsPanel(desk.context, subject))
    drop(panel, *(tmp_path / name for name in ("a.pdf", "b.pdf", "c.txt")))
    settle(qtbot, desk)
    assert [each.title for each in panel.documents] == ["a", "c"]
    assert "b.pdf" in panel.banner.text()
    (tmp_path / "c.txt").unlink()


def test_taken_off_and_saved(qtbot, desk, show, tmp_path, monkeypatch):
    _, subject = entry_of(desk)
    made = keep(desk, pdf(1), "a.pdf", subject)
    panel = show(AttachmentsPanel(desk.context, subject))
    target = tmp_path / "out.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_, **__: (str(target), ""))
    panel.preview.save.click()
    settle(qtbot, desk)
    assert target.read_bytes() == read_document(desk.session, made.id)
    assert "out.pdf" in desk.said[-1]
    panel.preview.save.click()
    settle(qtbot, desk)
    assert "out.pdf" in panel.banner.text()
    monkeypatch.setattr("desktop.ui.screens.archive.attachments_panel.ask", lambda *_: True)
    panel.table.setFocus()
    qtbot.keyClick(panel.table, Qt.Key.Key_Delete)
    settle(qtbot, desk)
    assert panel.state == "empty"
    assert len(list_documents(desk.session.book, desk.session.by).rows) == 1


def test_who_may_only_read_has_no_way_to_add(qtbot, desk, show):
    _, subject = entry_of(desk)
    keep(desk, pdf(1), "a.pdf", subject)
    guest = Acting(1, "O1", "ا", "A", frozenset({Role.GUEST_AUDITOR}))
    session = Session(desk.session.book, guest)
    panel = show(AttachmentsPanel(replace(desk.context, session=session), subject))
    assert not panel.add.isVisible()
    assert not panel.remove.isVisible()
    assert not panel.acceptDrops()
    assert panel.preview.state == "page"


def test_beside_a_posted_entry(qtbot, desk, show):
    entry, subject = entry_of(desk)
    other, _ = entry_of(desk)
    keep(desk, pdf(1), "a.pdf", subject)
    view = show(EntryView(desk.context, today=lambda: TODAY))
    view.arrive({"entry": entry})
    settle(qtbot, desk)
    assert view.documents.isVisible()
    assert "1" in view.documents.button.text()
    qtbot.keyClick(view, F7)
    assert not view.documents.isVisible()
    view.arrive({"entry": other})
    settle(qtbot, desk)
    assert not view.documents.isVisible()
    qtbot.keyClick(view, F7)
    assert view.documents.panel.state == "empty"
    qtbot.keyClick(view, Qt.Key.Key_F8)
    assert view.reversal.isVisible()
    assert not view.documents.isVisible()


def test_documents_of_a_typed_voucher_go_with_it(qtbot, desk, show, typing, tmp_path):
    path = tmp_path / "receipt.pdf"
    path.write_bytes(pdf(1))
    form = show(EntryForm(desk.context, today=lambda: TODAY))
    form.documents.panel.adding.take([path])
    agree(qtbot, desk, "إيصال")
    (draft,) = list_drafts(desk.session.book, desk.session.by)
    assert form.keeper.draft_id == draft.id
    assert form.documents.isVisible()
    assert len(form.documents.panel.documents) == 1
    form.activateWindow()
    qtbot.waitUntil(form.isActiveWindow)
    form.head.begin()
    typing(form, ENTER, "", ENTER, "قرطاسية", ENTER)
    typing(form, "5113", ENTER, "10", ENTER, "1111", ENTER, Qt.Key.Key_F9, F2)
    qtbot.waitUntil(lambda: bool(desk.said) or form.banner.isVisible())
    assert form.banner.text() == ""
    entries = desk.ask(journal_page, JournalFilter()).rows
    subject = f"entry:{entries[0].year_name}:{entries[0].series.value}:{entries[0].number}"
    (made,) = attachments_of(desk.session.book, desk.session.by, subject)
    assert made.title == "إيصال"
    assert list_drafts(desk.session.book, desk.session.by) == ()
    settle(qtbot, desk)
    assert not form.documents.isVisible()
    assert form.documents.panel.documents == ()


def test_a_draft_opened_again_shows_its_documents(qtbot, desk, show, tmp_path):
    path = tmp_path / "receipt.pdf"
    path.write_bytes(pdf(1))
    form = show(EntryForm(desk.context, today=lambda: TODAY))
    form.documents.panel.adding.take([path])
    agree(qtbot, desk)
    (draft,) = list_drafts(desk.session.book, desk.session.by)
    other = show(EntryForm(desk.context, today=lambda: TODAY))
    other.arrive({"draft": draft.id})
    settle(qtbot, desk)
    qtbot.waitUntil(lambda: len(other.documents.panel.documents) == 1)
    other.discard()
    settle(qtbot, desk)
    assert other.documents.panel.documents == ()
    assert len(list_documents(desk.session.book, desk.session.by).rows) == 1
