"""An organisation's own chart, and months that are locked."""

import datetime as dt

import pytest

from desktop.domain.errors import UserError
from desktop.domain.ledger.chart import AccountKind
from desktop.domain.ledger.year import PeriodStatus
from desktop.services.ledger.chart_balances import chart_balances
from desktop.services.ledger.chart_template import load_template, template_names
from desktop.services.ledger.close_period import set_period
from desktop.services.ledger.import_chart import import_chart
from desktop.services.trust.verify_book import verify_book
from tests.books_made import close_books, new_book, new_ledger

HEAD = "code,name_ar,name_en,kind,parent,function,currency,postable\n"


@pytest.fixture
def book(tmp_path):
    session = new_book(tmp_path, chart=None)
    yield session
    session.close()


def chart(tmp_path, body, encoding="utf-8-sig"):
    file = tmp_path / "chart.csv"
    file.write_bytes((HEAD + body).encode(encoding))
    return file


def test_an_own_chart_comes_in_with_its_tree(book, tmp_path):
    body = (
        "1,الأصول,Assets,asset,,,,no\n"
        '11,"نقدية، خزائن",,asset,1,,,\n'
        "12,,Bank USD,asset,1,,USD,yes\n"
        "5,المصروفات,,expense,,,,0\n"
        "51,تدريب,,expense,5,programme,,1\n"
    )
    assert import_chart(book.book, book.by, chart(tmp_path, body)) == 5
    found = {each.account.code: each for each in chart_balances(book.book, book.by)}
    assert [each.level for each in found.values()] == [0, 1, 1, 0, 1]
    assert found["11"].account.name_ar == "نقدية، خزائن"
    assert not found["1"].account.postable
    assert found["12"].account.currency == "USD"
    assert found["51"].account.kind is AccountKind.EXPENSE
    assert verify_book(book.book, book.by).sound


@pytest.mark.parametrize(
    ("body", "key", "field"),
    [
        ("1,الأصول,,assets,,,,\n", "chart-row", "kind"),
        (",الأصول,,asset,,,,\n", "chart-row", "code"),
        ("1,,,asset,,,,\n", "chart-row", "name_ar"),
        ("1,أ,,asset,,charity,,\n", "chart-row", "function"),
        ("1,أ,,asset,,,,perhaps\n", "chart-row", "postable"),
        ("1,أ,,asset,,,LYX,\n", "unknown-currency", None),
        ("1,أ,,asset,9,,,\n", "account-parent-unknown", None),
        ("1,أ,,asset,,,,no\n2,ب,,income,1,,,\n", "account-parent-kind", None),
        ("1,أ,,asset,,,,\n1,ب,,asset,,,,\n", "account-code-taken", None),
        ("1,أ,,asset,,,,\n2,أ,,asset,,,,\n", "account-name-taken", None),
        ('1,"أ,,asset,,,,\n', "chart-not-csv", None),
    ],
)
def test_a_bad_chart_is_named_and_adds_nothing(book, tmp_path, body, key, field):
    good = "7,حساب سليم,,asset,,,,\n"
    with pytest.raises(UserError) as error:
        import_chart(book.book, book.by, chart(tmp_path, good + body))
    assert error.value.key == key
    if field:
        assert (error.value.fields["column"], error.value.fields["line"]) == (field, 3)
    assert chart_balances(book.book, book.by) == ()


def test_a_file_of_another_kind_is_no_chart(book, tmp_path):
    for data in (b"\xff\xfe\x00", b"a,b\n1,2\n", b""):
        (tmp_path / "x").write_bytes(data)
        with pytest.raises(UserError) as error:
            import_chart(book.book, book.by, tmp_path / "x")
        assert error.value.key == "chart-not-csv"
    with pytest.raises(UserError) as error:
        import_chart(book.book, book.by, tmp_path / "none")
    assert error.value.key == "file-missing"


@pytest.mark.parametrize("name", template_names())
def test_every_shipped_chart_is_whole_in_both_languages(name, tmp_path):
    accounts = load_template(name)
    codes = [each.code for each in accounts]
    assert len(set(codes)) == len(codes) > 50
    for each in accounts:
        assert each.name_ar
        assert each.name_en
        assert each.parent_code is None or codes.index(each.parent_code) < codes.index(each.code)
    assert {each.kind for each in accounts} == set(AccountKind)
    assert {each.function for each in accounts if each.function} == {
        each.function for each in accounts if each.kind is AccountKind.EXPENSE and each.postable
    }


def test_a_locked_month_takes_nothing_until_it_is_opened(tmp_path):
    made = new_ledger(tmp_path)
    book, by = made.session.book, made.session.by
    lines = ("1111", 5), ("4211", -5)
    try:
        set_period(book, by, "2025", 3, PeriodStatus.CLOSED)
        with pytest.raises(UserError) as closed:
            made.post(*lines, day=dt.date(2025, 3, 31))
        assert (closed.value.key, closed.value.fields["number"]) == ("period-closed", 3)
        made.post(*lines, day=dt.date(2025, 4, 1))
        set_period(book, by, "2025", 3, PeriodStatus.OPEN)
        made.post(*lines, day=dt.date(2025, 3, 31))
        for year, number, key in (("1999", 1, "year-unknown"), ("2025", 13, "period-unknown")):
            with pytest.raises(UserError) as unknown:
                set_period(book, by, year, number, PeriodStatus.CLOSED)
            assert unknown.value.key == key
        close_books(made.session)
        with pytest.raises(UserError) as whole:
            set_period(book, by, "2025", 3, PeriodStatus.OPEN)
        assert whole.value.key == "year-closed-whole"
        assert verify_book(book, by).sound
    finally:
        made.session.close()
