"""The notes by keyboard: changed, added, left out, moved; and as a picture."""

import pytest
from PySide6.QtCore import Qt

from desktop.ui.words import language


@pytest.fixture
def screen(desk, book):
    desk.unlocked()
    return desk.screen("notes")


def codes(screen):
    return [note.code for note in screen.page.model.rows]


def test_the_standard_notes_are_there_with_what_is_to_be_stated(screen):
    assert codes(screen)[:2] == ["basis", "currency"]
    model = screen.page.model
    shown = [
        str(model.index(row, at).data())
        for row in range(model.rowCount())
        for at in range(model.columnCount())
    ]
    assert any("10,251.000" in text for text in shown)
    language().set("en")
    assert screen.kind.title


def test_enter_changes_a_note(desk, screen):
    screen.page.table.setFocus()
    desk.press(screen.page.table, Qt.Key.Key_Return)
    form = screen.dialog.form
    assert form.values()["title_ar"]
    form.set_values({"text_ar": "نص كتبناه.", "text_en": ""})
    screen.dialog.agreed.emit(form.values())
    desk.settle()
    assert screen.page.model.rows[0].said.text_ar == "نص كتبناه."


def test_a_note_is_left_out_moved_and_taken_in_by_its_deeds(desk, screen):
    bar = screen.bars["notes"]
    screen.page.table.setFocus()
    bar.buttons["down"].click()
    desk.settle()
    assert codes(screen)[:2] == ["currency", "basis"]
    bar.buttons["out"].click()
    desk.settle()
    assert any(note.left_out for note in screen.page.model.rows)
    assert not bar.buttons["out"].isEnabled()
    bar.buttons["in"].click()
    desk.settle()
    assert not any(note.left_out for note in screen.page.model.rows)


def test_the_statements_lead_to_their_notes(desk, book):
    desk.unlocked()
    screen = desk.screen("statements", name="financial-position")
    desk.press(screen.list, Qt.Key.Key_F6)
    desk.settle()
    assert desk.window.current == "notes"
