"""What the doors know without a window: recent books, pauses, passphrases, a new book's answers."""

import dataclasses
import datetime as dt
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.errors import UserError
from desktop.domain.trust.acting import Role
from desktop.ui.screens.start.delay import LONGEST, pause_after
from desktop.ui.screens.start.new_book import (
    Wanted,
    check_officer,
    check_organisation,
    check_place,
    command_of,
    year_of,
)
from desktop.ui.screens.start.recent import MOST, forget, recent_books, remember

NOON = dt.datetime(2025, 6, 1, 12, 0, tzinfo=dt.UTC)


def test_the_book_opened_last_comes_first_and_once():
    stored = []
    for name in ("a", "b", "a"):
        stored = remember(stored, Path(f"/x/{name}.sijill"), NOON)
    books = recent_books(stored, lambda path: path.stem == "a")
    assert [(book.name, book.there) for book in books] == [("a", True), ("b", False)]
    assert books[0].opened == NOON


def test_only_so_many_are_remembered_and_any_can_be_forgotten():
    stored = []
    for number in range(MOST + 5):
        stored = remember(stored, Path(f"/x/{number}.sijill"), NOON)
    assert len(stored) == MOST
    stored = forget(stored, Path(f"/x/{MOST + 4}.sijill"))
    assert recent_books(stored, lambda _: True)[0].name == str(MOST + 3)


@pytest.mark.parametrize("line", ["", "x\t/a", "2025-06-01T12:00:00\t/a", f"{NOON.isoformat()}\t"])
def test_what_cannot_be_read_is_passed_over(line):
    assert recent_books([line], lambda _: True) == ()


def test_pauses_grow_and_end():
    assert [pause_after(n) for n in range(8)] == [0, 0, 0, 2, 4, 8, 16, 32]
    assert pause_after(9) == pause_after(10**9) == LONGEST


@given(st.integers(0, 10_000))
def test_a_pause_never_shrinks(n):
    assert pause_after(n) <= pause_after(n + 1) <= LONGEST


@pytest.fixture
def wanted(tmp_path):
    return Wanted(
        name_ar="مؤسسة النور",
        year="2025",
        officer_ar="سالم",
        passphrase="نخلة عالية وبحر هادئ",
        again="نخلة عالية وبحر هادئ",
        folder=tmp_path,
        book="alnoor",
    )


def refused(check, wanted, **changed):
    with pytest.raises(UserError) as told:
        check(dataclasses.replace(wanted, **changed))
    return told.value.key


def test_whole_answers_make_a_command(wanted, tmp_path):
    command = command_of(wanted)
    assert command.path == tmp_path / "alnoor.sijill"
    assert command.general_fund_ar == "الصندوق العام"
    assert command.general_fund_en == "General fund"
    assert command.officer.roles == {Role.CHAIR, Role.TREASURER}
    assert (command.year, command.currency.code) == (2025, "LYD")


def test_each_missing_answer_is_named(wanted):
    assert refused(check_organisation, wanted, name_ar=" ") == "organisation-unnamed"
    assert refused(check_organisation, wanted, currency="LYR") == "unknown-currency"
    assert refused(check_organisation, wanted, year="25") == "first-year-odd"
    assert refused(check_officer, wanted, officer_ar="") == "officer-unnamed"
    assert refused(check_officer, wanted, passphrase=" ") == "passphrase-empty"
    assert refused(check_officer, wanted, passphrase="12345678") == "passphrase-weak"
    assert refused(check_officer, wanted, again="x") == "passphrases-differ"
    assert refused(check_place, wanted, book="") == "book-unnamed"
    assert refused(check_place, wanted, folder=wanted.folder / "no") == "folder-missing"
    assert refused(command_of, wanted, book="a/b") == "book-name-unfit"


@pytest.mark.parametrize("name", ["a/b", "a\\b", ".hidden", "a.", 'a"b', "CON", "lpt1", "a\tb"])
def test_a_folder_name_that_some_system_refuses_is_refused_everywhere(wanted, name):
    assert refused(check_place, wanted, book=name) == "book-name-unfit"


def test_a_book_that_is_there_is_not_built_over(wanted):
    wanted.path.mkdir()
    assert refused(check_place, wanted) == "book-exists"


def test_years_are_read_in_any_digits():
    assert year_of(" ٢٠٢٥ ") == 2025
