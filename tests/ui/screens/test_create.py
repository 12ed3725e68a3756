"""A new book, asked page by page with the keyboard; and the sample organisation."""

from PySide6.QtCore import Qt

from desktop.services.ledger.read_journal import masters_of
from tests.books_made import PASSPHRASE

ENTER = Qt.Key.Key_Return
GOOD = "نخلة عالية وبحر هادئ"


def answer(desk):
    """Fill in the three pages by typing and Enter alone."""
    page = desk.start.create_book
    step = page.organisation
    desk.type(step.name_ar, "مؤسسة الواحة", ENTER)
    assert desk.focused(step.name_en)
    desk.type(step.name_en, "Oasis Foundation", ENTER)
    desk.press(step.year, ENTER)
    desk.settle()
    step.submitted.emit()
    desk.type(page.officer.officer_ar, "مريم السنوسي", ENTER, ENTER)
    desk.type(page.officer.passphrase.line, GOOD, ENTER)
    desk.type(page.officer.again.line, GOOD, ENTER)
    assert page.place.isVisible()
    return page


def test_a_book_is_created_by_keyboard_and_opens(desk):
    desk.door()
    desk.press(desk.start.books.create_button, Qt.Key.Key_Space)
    desk.settle()
    page = answer(desk)
    assert page.place.book.text() == "oasis-foundation"
    desk.press(page.next_button, Qt.Key.Key_Space)
    desk.until(lambda: desk.program.open_book is not None)
    desk.settle()
    session = desk.program.open_book._session
    masters = masters_of(session.book, session.by)
    assert masters.organisation.name_ar == "مؤسسة الواحة"
    assert len(masters.accounts) > 50
    assert desk.program.remembered.books()[0].name == "oasis-foundation"


def test_what_is_missing_is_said_beside_its_field_and_nothing_is_lost(desk):
    desk.door()
    desk.start.show_create()
    desk.settle()
    page = desk.start.create_book
    page.go_on()
    assert page.organisation.fields["name_ar"]._wrong.isVisible()
    assert desk.focused(page.organisation.name_ar)
    desk.type(page.organisation.name_ar, "مؤسسة")
    page.go_on()
    assert page.officer.isVisible()
    desk.type(page.officer.officer_ar, "سالم")
    desk.type(page.officer.passphrase.line, "12345678")
    assert "أرقام" in page.officer._quality.text() or "الأرقام" in page.officer._quality.text()
    page.go_on()
    assert page.officer.fields["passphrase"]._wrong.isVisible()
    page.officer.passphrase.line.setText(GOOD)
    page.officer.again.line.setText("another one")
    page.go_on()
    assert page.officer.fields["again"]._wrong.isVisible()
    page.go_back()
    assert page.organisation.name_ar.text() == "مؤسسة"


def test_a_refusal_of_the_services_brings_the_answers_back(desk):
    desk.door()
    desk.start.show_create()
    desk.settle()
    page = answer(desk)
    page.officer.officer_ar.setText("سالم Salem")
    page.go_on()
    desk.settle()
    desk.until(page.isVisible)
    assert page._fault.error.key == "certificate-name-mixed"
    assert page.officer.passphrase.text() == GOOD
    assert not list(desk.home.glob("*.sijill*"))


def test_the_sample_can_be_stopped_and_leaves_nothing(desk):
    desk.door()
    desk.start.show_sample()
    page = desk.start.sample
    desk.type(page.passphrase.line, PASSPHRASE, ENTER)
    desk.until(lambda: desk.start.progress._share.text() != "")
    desk.press(desk.start.progress._cancel, Qt.Key.Key_Space)
    desk.settle()
    assert page.isVisible()
    assert not list(desk.home.glob("*.sijill*"))


def test_the_sample_asks_for_a_passphrase(desk):
    desk.door()
    desk.start.show_sample()
    desk.press(desk.start.sample.write_button, Qt.Key.Key_Space)
    assert desk.start.sample._secret._wrong.isVisible()


def test_the_sample_opens_with_all_its_years(desk):
    desk.door()
    desk.start.show_sample()
    desk.type(desk.start.sample.passphrase.line, PASSPHRASE, ENTER)
    desk.until(lambda: desk.program.open_book is not None)
    desk.settle()
    session = desk.program.open_book._session
    assert len(masters_of(session.book, session.by).years) == 2
