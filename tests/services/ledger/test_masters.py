"""What entries refer to: added cleanly, listed with what it holds; files and names that are none."""

import datetime as dt

import pytest

from desktop.domain.currency import currency_of
from desktop.domain.errors import UserError
from desktop.domain.ledger.chart import AccountKind, NewAccount
from desktop.domain.ledger.dimensions import (
    NewFund,
    NewPartner,
    NewProject,
    PartnerKind,
    Restriction,
)
from desktop.domain.trust.acting import Role
from desktop.services.ledger import add_masters
from desktop.services.ledger.imports.import_journal import import_journal, preview_import
from desktop.services.ledger.list_masters import list_dimensions, list_years, propose_year
from desktop.services.ledger.read_journal import masters_of
from desktop.services.trust.add_officer import add_officer
from desktop.services.trust.create_book import NewBook, create_book
from desktop.services.trust.officers import NewOfficer
from desktop.services.trust.strength import LOWEST
from desktop.services.trust.verify_book import verify_book
from tests.books_made import PASSPHRASE, new_book, with_masters

DAY = dt.date(2026, 1, 1)


@pytest.fixture
def book(tmp_path):
    session = new_book(tmp_path)
    yield session
    session.close()


def key_of(verb, *arguments, **more):
    with pytest.raises(UserError) as error:
        verb(*arguments, **more)
    return error.value.key


def test_a_fund_holds_its_assets_less_what_it_owes(book):
    made = with_masters(book)
    made.post(("1111", 9_000), ("4312", -9_000))
    made.post(("5111", 2_500, "EU"), ("1111", -2_500, "EU"))
    made.post(("5113", 700), ("2111", -700))
    found = list_dimensions(book.book, book.by)
    assert {each.fund.code: each.balance for each in found.funds} == {"EU": -2_500, "GEN": 8_300}
    assert [each.code for each in found.projects] == ["P01"]


@pytest.mark.parametrize("code", ["A B", "A\u202eB", "A_B", "", "X" * 21])
def test_every_master_refuses_what_is_no_code(book, code):
    wanted = {"code-empty", "code-characters"}
    at = book.book, book.by
    new = NewFund(code, "اسم", "", Restriction.RESTRICTED)
    assert key_of(add_masters.add_fund, *at, new) in wanted
    assert key_of(add_masters.add_project, *at, NewProject(code, "اسم", "")) in wanted
    new = NewPartner(code, "اسم", "", PartnerKind.DONOR)
    assert key_of(add_masters.add_partner, *at, new) in wanted
    new = NewAccount(code, "اسم", "", AccountKind.ASSET)
    assert key_of(add_masters.add_account, *at, new) in wanted


def test_a_code_is_taken_however_it_is_typed(book):
    at = book.book, book.by
    add_masters.add_project(*at, NewProject("P-01", "أ", ""))
    assert key_of(add_masters.add_project, *at, NewProject(" P-٠١ ", "ب", "")) == (
        "project-code-taken"
    )


def test_days_in_the_wrong_order_are_refused(book):
    new = NewProject("P", "أ", "", DAY, dt.date(2025, 1, 1))
    assert key_of(add_masters.add_project, book.book, book.by, new) == "project-order"


@pytest.mark.parametrize(
    ("name", "last", "key"),
    [
        ("20/26", dt.date(2026, 12, 31), "year-name-characters"),
        ("", dt.date(2026, 12, 31), "year-name-characters"),
        (" ٢٠٢٥ ", dt.date(2026, 12, 31), "year-name-taken"),
        ("2026", dt.date(2028, 1, 31), "year-too-long"),
        ("2026", dt.date(2025, 12, 31), "year-order"),
    ],
)
def test_a_year_that_cannot_be_is_refused(book, name, last, key):
    assert key_of(add_masters.add_year, book.book, book.by, name, DAY, last) == key


@pytest.mark.parametrize(
    ("first", "last", "name"),
    [
        (dt.date(2024, 2, 29), dt.date(2025, 2, 28), "2024-2025"),
        (dt.date(2026, 1, 1), dt.date(2026, 12, 31), "2026"),
        (dt.date(2026, 1, 31), dt.date(2027, 1, 30), "2026-2027"),
    ],
)
def test_a_proposed_year_has_twelve_months(first, last, name):
    assert propose_year((), first) == (name, first, last)


def test_the_year_after_the_last_is_proposed(book):
    years = [each.year for each in list_years(book.book, book.by)]
    assert propose_year(years) == ("2026", DAY, dt.date(2026, 12, 31))
    assert len(list_years(book.book, book.by)[0].months) == 12


def test_a_journal_may_call_projects_and_deep_accounts_as_it_likes(book, tmp_path):
    deep = ":".join(["assets", *(f"level{number}" for number in range(14))])
    for number in (1, 2):
        path = tmp_path / f"{number}.journal"
        path.write_text(
            f"2025-0{number}-01 شراء\n    {deep}  {number} LYD  ; project: Summer camp {number}\n"
            "    income:gifts  ; project: مخيم صيفي\n",
            encoding="utf-8",
        )
        import_journal(book.book, book.by, preview_import(book.book, book.by, path))
    masters = masters_of(book.book, book.by)
    assert [(each.code, each.name_ar, each.name_en) for each in masters.projects.values()] == [
        ("P01", "", "Summer camp 1"),
        ("P02", "مخيم صيفي", ""),
        ("P03", "", "Summer camp 2"),
    ]
    assert max(len(each.code) for each in masters.accounts.values()) <= 20
    assert verify_book(book.book, book.by).sound


@pytest.mark.parametrize("path", ["/dev/zero", "/"])
def test_a_device_or_folder_is_no_journal(book, tmp_path, path):
    assert key_of(preview_import, book.book, book.by, tmp_path / path) == "file-not-regular"


def test_a_journal_has_a_largest_size(book, tmp_path, monkeypatch):
    monkeypatch.setattr("desktop.services.ledger.imports.import_journal.LARGEST_BYTES", 10)
    (tmp_path / "x").write_text("; 12345678910\n")
    assert key_of(preview_import, book.book, book.by, tmp_path / "x") == "journal-too-large"


def command(path, *, name="مؤسسة", officer="أمين", code=""):
    roles = frozenset({Role.TREASURER})
    return NewBook(
        path=path,
        name_ar=name,
        name_en="",
        currency=currency_of("LYD"),
        officer=NewOfficer(officer, "", roles, PASSPHRASE, code),
        year=2025,
        general_fund_ar="عام",
        general_fund_en="",
    )


@pytest.mark.parametrize(
    ("folder", "more", "key"),
    [
        ("x", {"name": "\u200b "}, "name-empty"),
        ("x", {"officer": " "}, "name-empty"),
        ("x", {"officer": "أمين\u202e"}, "text-reorders"),
        ("x", {"code": "O\u202e1"}, "code-characters"),
        ("", {}, "new-book-unnamed"),
        ("x\x00y", {}, "text-control"),
        ("x" * 400, {}, "file-name-too-long"),
        ("x" * 245, {}, "file-name-too-long"),
    ],
)
def test_a_book_that_cannot_be_called_so_is_refused_and_leaves_nothing(
    tmp_path, monkeypatch, folder, more, key
):
    monkeypatch.chdir(tmp_path)
    path = type(tmp_path)(folder) if not folder else tmp_path / folder
    assert key_of(create_book, command(path, **more), strength=LOWEST) == key
    assert list(tmp_path.iterdir()) == []


def test_the_first_officer_is_named_cleanly(tmp_path):
    made = create_book(command(tmp_path / "x", officer="  أمين \u200f الصندوق "), strength=LOWEST)
    assert made.by.name_ar == "أمين الصندوق"
    made.close()


@pytest.mark.parametrize("code", ["O\u202e9", "O 9", "O=9"])
def test_an_officers_code_is_a_code(book, code):
    new = NewOfficer("مراجع", "", frozenset({Role.INTERNAL_AUDITOR}), "سرّ آخر 9", code)
    refused = key_of(add_officer, book.book, book.by, new, passphrase=PASSPHRASE, strength=LOWEST)
    assert refused == "code-characters"
