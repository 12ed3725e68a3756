"""Notes of a year: filled from the book, changed, moved, left out; they stand once it is filed."""

from dataclasses import replace

import pytest
from sqlalchemy.exc import IntegrityError

from desktop.domain.errors import UserError
from desktop.domain.ledger.notes.note import STANDARD, NoteKind, NoteText
from desktop.domain.ledger.notes.refer import filed_statements
from desktop.domain.ledger.statements.basis import Basis
from desktop.domain.trust.acting import Act, Role
from desktop.domain.trust.settings import Setting
from desktop.services.ledger.notes.read_notes import notes_of
from desktop.services.ledger.notes.write_note import (
    add_note,
    change_note,
    leave_out,
    move_note,
    restore_note,
)
from desktop.services.ledger.reports.registry import make_report
from desktop.services.ledger.reports.report import Asked
from desktop.services.ledger.statements import statement_source
from desktop.services.trust.settings import change_setting
from desktop.store.faults import BrokenRuleError
from desktop.store.tables.notes import statement_note
from tests.books_made import new_ledger

OWN = NoteText("متطوعون", "Volunteers", "ساعات التطوع غير مثبتة.", "Hours are not booked.")


@pytest.fixture
def ledger(tmp_path):
    made = new_ledger(tmp_path)
    made.post(("1111", 1_250_500), ("4311", -1_250_500))
    made.post(("1311", 90_000), ("4212", -90_000))
    made.post(("1121", 700_000, "EU"), ("4312", -700_000, "EU"))
    yield made
    made.session.close()


def notes(ledger):
    return {each.code: each for each in notes_of(ledger.session.book, ledger.session.by, "2025")}


def acting(ledger):
    return ledger.session.book, ledger.session.by, "2025"


def refused(key, call, *args, **more):
    with pytest.raises(UserError) as caught:
        call(*args, **more)
    assert caught.value.key == key


def test_standard_notes_are_filled_from_the_book(ledger):
    found = notes(ledger)
    assert list(found) == [kind.value for kind in STANDARD]
    assert [each.number for each in found.values()] == [str(n) for n in range(1, 13)]
    assert "1,250.500" in found["cash"].said.text_ar
    assert "1,950.500" in found["grants"].said.text_en
    assert "90.000" in found["in_kind"].said.text_en
    assert "700.000" in found["funds"].said.text_en
    assert {code for code, each in found.items() if each.unstated} == {
        "related_parties",
        "contingencies",
        "later_events",
    }
    ledger.post(("1111", 1), ("4311", -1))
    assert "1,250.501" in notes(ledger)["cash"].said.text_ar


def test_a_changed_note_keeps_its_words_until_the_standard_comes_back(ledger):
    said = NoteText("النقد", "", "في الخزينة فقط.", "")
    change_note(*acting(ledger), "cash", said)
    assert notes(ledger)["cash"].said == said
    assert notes(ledger)["cash"].number == "4"
    change_note(*acting(ledger), "cash", OWN)
    assert notes(ledger)["cash"].said == OWN
    restore_note(*acting(ledger), "cash")
    assert "1,250.500" in notes(ledger)["cash"].said.text_ar
    assert notes(ledger)["cash"].id is None


def test_own_notes_come_at_the_end_and_move(ledger):
    code = add_note(*acting(ledger), OWN)
    assert list(notes(ledger))[-1] == code
    move_note(*acting(ledger), code, up=True)
    assert list(notes(ledger))[-2] == code
    move_note(*acting(ledger), code, up=False)
    move_note(*acting(ledger), code, up=False)
    assert list(notes(ledger))[-1] == code
    move_note(*acting(ledger), "basis", up=True)
    assert next(iter(notes(ledger))) == "basis"
    refused("note-own", restore_note, *acting(ledger), code)


def test_a_note_left_out_has_no_number_and_loses_nothing(ledger):
    leave_out(*acting(ledger), "currency")
    found = notes(ledger)
    assert list(found)[-1] == "currency"
    assert (found["currency"].number, found["cash"].number) == ("", "3")
    leave_out(*acting(ledger), "currency", left_out=False)
    assert notes(ledger)["cash"].number == "4"


def test_rows_of_statements_refer_to_notes(ledger):
    book, by, year = acting(ledger)
    source = statement_source(book, by, year)
    found = tuple(notes(ledger).values())
    made = filed_statements(source, Basis.ACCRUAL, found)
    noted = {
        row.label.code or row.label.key: row.note
        for row in made["financial-position"].rows
        if row.note
    }
    assert noted["1111"] == notes(ledger)["cash"].number
    assert noted["total-net-assets-restricted"] == notes(ledger)["funds"].number
    assert {row.label.code: row.note for row in made["activities"].rows}["4212"] == "8"
    leave_out(book, by, year, "cash")
    again = filed_statements(source, Basis.ACCRUAL, tuple(notes(ledger).values()))
    assert {row.label.code: row.note for row in again["financial-position"].rows}["1111"] == ""


def test_the_basis_is_a_setting_and_the_notes_say_it(ledger):
    book, by, _ = acting(ledger)
    assert "accrual" in notes(ledger)["basis"].said.text_en
    change_setting(book, by, Setting.BASIS, "cash")
    assert "cash basis" in notes(ledger)["basis"].said.text_en


def test_notes_are_a_report(ledger):
    book, by, year = acting(ledger)
    made = make_report(book, by, "notes", Asked(year))
    assert made.rows[0].cells[0].en.startswith("1. ")
    assert len([row for row in made.rows if row.kind.value == "heading"]) == 12


@pytest.mark.parametrize(
    ("key", "said"),
    [
        ("note-title-empty", NoteText(" ", "", "نص", "")),
        ("note-text-empty", NoteText("عنوان", "", " \n ", "")),
        ("note-too-long", NoteText("ع" * 201, "", "نص", "")),
        ("note-too-long", NoteText("ع", "", "ن" * 8_001, "")),
        ("text-reorders", NoteText("ع\u202eب", "", "نص", "")),
    ],
)
def test_what_cannot_stand_is_said_and_nothing_is_written(ledger, key, said):
    refused(key, add_note, *acting(ledger), said)
    refused(key, change_note, *acting(ledger), "cash", said)
    assert list(notes(ledger)) == [kind.value for kind in STANDARD]


def test_an_unknown_note_or_year_is_said(ledger):
    refused("note-missing", change_note, *acting(ledger), "own-99", OWN)
    refused("note-missing", move_note, *acting(ledger), "own-99", up=True)
    book, by, _ = acting(ledger)
    refused("year-unknown", add_note, book, by, "1999", OWN)


def test_only_those_who_may_write(ledger):
    book, by, year = acting(ledger)
    reader = replace(by, roles=frozenset({Role.DATA_ENTRY}), allowed=None)
    refused("not-permitted", add_note, book, reader, year, OWN)


def test_the_database_holds_a_note_to_its_year_and_kind(ledger):
    book, by, year = acting(ledger)
    change_note(book, by, year, "cash", OWN)
    note = notes(ledger)["cash"].id
    with pytest.raises(BrokenRuleError), book.begin(by, Act.WRITE_NOTES) as tx:
        tx.update(statement_note, note, kind=NoteKind.GRANTS)
    with pytest.raises(IntegrityError), book.begin(by, Act.WRITE_NOTES) as tx:
        tx.update(statement_note, note, text_ar="", text_en="")
