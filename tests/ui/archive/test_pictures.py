"""The documents in the window, in both directions; nothing is cut off."""

import pytest

from desktop.domain.ledger.journal_list import JournalFilter
from desktop.services.archive.add_document import add_document
from desktop.services.archive.attach import attach
from desktop.services.ledger.read_journal import journal_page
from tests.ui.archive.conftest import pdf, photo
from tests.ui.screens.conftest import book, desk, shelf
from tests.ui.screens.test_pictures import LANGUAGES, draw

__all__ = ["book", "desk", "draw", "shelf"]

pytestmark = pytest.mark.screens


def fill(session):
    made = add_document(session, pdf(3), title="فاتورة الكهرباء لشهر مارس", name="electricity.pdf")
    add_document(session, photo(), title="صورة إيصال المطبعة", name="receipt.jpg")
    add_document(session, "محضر اجتماع\nحضره الجميع.".encode(), title="محضر", name="minutes.txt")
    for subject in ("entry:2025:journal:1", "entry:2025:journal:2"):
        attach(session, made.id, subject)
    return made


@LANGUAGES
def test_documents(desk, draw, book):
    desk.unlocked()
    desk.screen("documents")
    draw(desk.window, "documents-empty")
    fill(desk.program.open_book._session)
    screen = desk.screen("documents")
    screen._load()
    desk.settle()
    screen.table.pick(2)
    desk.settle()
    draw(desk.window, "documents")
    screen.table.pick(0)
    desk.settle()
    draw(desk.window, "documents-words")


@LANGUAGES
def test_beside_vouchers(desk, draw, book, grab, code):
    desk.unlocked()
    session = desk.program.open_book._session
    fill(session)
    rows = journal_page(session.book, session.by, JournalFilter()).rows
    view = desk.screen("entry", entry=min(each.id for each in rows))
    desk.settle()
    draw(desk.window, "entry-documents")
    view.documents.panel.preview.enlarge(1)
    desk.settle()
    form = desk.screen("entry-form")
    form.documents.toggle()
    desk.settle()
    desk.drawn()
    grab(desk.window, f"entry-form-documents-{code}")
    assert form.documents.panel.empty.isVisible()
