"""A masked copy is made by keyboard or by mouse, and looked at."""

from random import Random

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from desktop.domain.errors import UserError
from desktop.services.archive.add_document import add_document
from desktop.services.archive.attach import attachments_of
from desktop.services.archive.read_document import read_document
from desktop.services.trust.open_book import open_book
from desktop.ui.screens.privacy.mask_canvas import MaskCanvas
from desktop.ui.screens.privacy.mask_dialog import MaskDialog
from desktop.ui.words import language
from tests.books_made import PASSPHRASE
from tests.services.archive.masking import found, made
from tests.ui.screens.test_pictures import LANGUAGES, cut_off


@pytest.fixture
def scan(book):
    session = open_book(book, PASSPHRASE)
    data, words, _ = made(Random(3))
    kept = add_document(session, data, title="فاتورة 12", name="scan.pdf")
    session.close()
    return kept, words


@pytest.fixture
def dialog(desk, scan):
    window = desk.unlocked()
    shown = MaskDialog(window.screen_widget(window.current)._context, scan[0], window)
    shown.open()
    desk.settle()
    yield shown
    shown.close()


def test_a_copy_is_made_with_the_keyboard_alone(desk, dialog, scan):
    canvas = dialog.canvas
    assert not dialog.confirm.isEnabled()
    desk.press(canvas, Qt.Key.Key_Insert)
    for _ in range(60):
        desk.press(canvas, Qt.Key.Key_Up)
        desk.press(canvas, Qt.Key.Key_Left)
    for _ in range(100):
        QTest.keyClick(canvas, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
        QTest.keyClick(canvas, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    (mask,) = canvas.masks()
    assert (mask.left, mask.top, mask.right, mask.bottom) == (0, 0, 10_000, 10_000)
    kept = []
    dialog.kept.connect(kept.append)
    desk.press(dialog.confirm, Qt.Key.Key_Return)
    desk.until(lambda: bool(kept))
    session = desk.program.open_book._session
    (copy,) = attachments_of(session.book, session.by, f"document:{scan[0].id}")
    assert copy.id == kept[0].id
    pdf = read_document(session, copy.id)
    assert not any(word.encode() in pdf for word in scan[1])
    assert list(found(pdf, scan[1], [])) == []


def test_the_screen_of_documents_offers_it(desk, scan):
    desk.unlocked()
    screen = desk.screen("documents")
    desk.until(lambda: screen.preview.state == "page")
    desk.press(screen.preview.mask_part, Qt.Key.Key_Space)
    desk.settle()
    assert screen.masking.isVisible()
    assert screen.masking.canvas.isEnabled()
    desk.press(screen.masking, Qt.Key.Key_Escape)


def test_a_document_is_erased_after_a_reason(desk, scan):
    desk.unlocked()
    screen = desk.screen("documents")
    desk.until(lambda: screen.preview.state == "page")
    desk.press(screen.preview.erase, Qt.Key.Key_Space)
    desk.type(screen.erasing.dialog.reason, "طلب صاحبه", Qt.Key.Key_Return)
    desk.settle()
    session = desk.program.open_book._session
    with pytest.raises(UserError) as error:
        read_document(session, scan[0].id)
    assert error.value.key == "document-erased"
    assert screen.preview.erase.isHidden()


def test_a_mask_is_drawn_with_the_mouse_and_lifted(qtbot, dialog):
    canvas = dialog.canvas
    start, end = QPoint(canvas.width() // 2 - 30, 60), QPoint(canvas.width() // 2 + 30, 120)
    QTest.mousePress(canvas, Qt.MouseButton.LeftButton, pos=start)
    QTest.mouseMove(canvas, end)
    QTest.mouseRelease(canvas, Qt.MouseButton.LeftButton, pos=end)
    assert len(canvas.masks()) == 1
    QTest.mouseClick(canvas, Qt.MouseButton.LeftButton, pos=start)
    assert len(canvas.masks()) == 1, "a slip of the hand lays nothing"
    QTest.keyClick(canvas, Qt.Key.Key_Delete)
    assert canvas.masks() == ()
    assert not dialog.confirm.isEnabled()


def test_an_empty_canvas_takes_no_mask(qtbot):
    canvas = MaskCanvas()
    qtbot.addWidget(canvas)
    QTest.keyClick(canvas, Qt.Key.Key_Insert)
    QTest.mousePress(canvas, Qt.MouseButton.LeftButton, pos=QPoint(5, 5))
    QTest.mouseRelease(canvas, Qt.MouseButton.LeftButton, pos=QPoint(200, 200))
    assert canvas.masks() == ()


def test_what_cannot_be_drawn_is_said(desk, book):
    session = open_book(book, PASSPHRASE)
    kept = add_document(session, b"%PDF-1.7\nnothing more", title="broken", name="broken.pdf")
    session.close()
    window = desk.unlocked()
    shown = MaskDialog(window.screen_widget(window.current)._context, kept, window)
    shown.open()
    desk.settle()
    assert isinstance(shown.fault.error, UserError)
    assert not shown.confirm.isEnabled()
    shown.close()


@pytest.mark.screens
@LANGUAGES
def test_pictures(desk, dialog, grab, code):
    language().set(code)
    desk.press(dialog.canvas, Qt.Key.Key_Insert)
    desk.drawn()
    grab(dialog, f"mask-{code}")
    assert cut_off(dialog) == []
