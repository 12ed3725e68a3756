"""Tables of entries and opening balances: rehearsed, taken in whole, taken back whole."""

import datetime as dt
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from desktop.domain.errors import UserError
from desktop.domain.ledger.entry import Series
from desktop.domain.ledger.imports.mapping import DayOrder, DecimalSign, TableKind
from desktop.domain.ledger.year import PeriodStatus
from desktop.services.ledger.close_period import set_period
from desktop.services.ledger.imports.batches import list_batches
from desktop.services.ledger.imports.import_table import import_table, open_table, preview_table
from desktop.services.ledger.imports.undo_import import undo_import
from desktop.services.ledger.list_masters import list_years
from desktop.services.ledger.statements import book_trial_balance
from desktop.services.trust.verify_book import verify_book
from tests.books_made import new_book, with_masters

DAY = dt.date(2025, 1, 1)
HEAD = "التاريخ,رقم القيد,البيان,الحساب,مدين,دائن,الصندوق,المشروع,ملاحظات\n"
GOOD = HEAD + (
    "2025-02-01,1,إيجار فبراير,5212,1500.250,,,,\n"
    ",1,,المصرف الرئيسي - دينار,,1500.250,,,\n"
    "2025-02-03,2,تدريب,5112,2000,,EU,P01,قاعة\n"
    "2025-02-03,2,,1121,,2000,EU,,\n"
)


@pytest.fixture
def ledger(tmp_path):
    session = new_book(tmp_path)
    yield with_masters(session)
    session.close()


def plan(ledger, tmp_path, text, kind=TableKind.JOURNAL, day=None, **changes):
    path = tmp_path / "table.csv"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return planned(ledger, path, kind, day, **changes)


def planned(ledger, path, kind=TableKind.JOURNAL, day=None, **changes):
    found = open_table(path, kind, day)
    book, by = ledger.session.book, ledger.session.by
    mapping = replace(found.mapping, **changes)
    return preview_table(book, by, found.table, mapping, narration="قيد مستورد")


def imported(ledger, made):
    return import_table(ledger.session.book, ledger.session.by, made)


def undo(ledger, batch, reason="ملف خاطئ"):
    session = ledger.session
    return undo_import(session.book, session.by, batch, reason=reason, narration="تراجع")


def balances(ledger):
    found = book_trial_balance(ledger.session.book, ledger.session.by)
    return {row.label.code: row.balance for row in found.rows if row.balance}


def faults(made):
    return [(each.row, each.column, each.reason.key) for each in made.faults]


def test_a_table_of_entries_is_understood_from_its_headings(ledger, tmp_path):
    made = plan(ledger, tmp_path, GOOD)
    assert made.faults == ()
    assert (made.debits, made.credits) == (3_500_250, 3_500_250)
    first, second = (each.entry for each in made.entries)
    assert (first.day, first.narration, first.reference) == (
        dt.date(2025, 2, 1),
        "إيجار فبراير",
        "1",
    )
    line = second.lines[0]
    assert (line.amount, line.fund_id, line.project_id, line.memo) == (
        2_000_000,
        ledger.funds["EU"],
        ledger.projects["P01"],
        "قاعة",
    )
    assert balances(ledger) == {}, "a rehearsal writes nothing"
    imported(ledger, made)
    assert balances(ledger) == {"1121": -3_500_250, "5112": 2_000_000, "5212": 1_500_250}
    assert dict(made.balances) == balances(ledger)
    assert verify_book(ledger.session.book, ledger.session.by).sound


def test_lines_without_numbers_end_where_they_balance(ledger, tmp_path):
    text = (
        "Date,Description,Account,Amount\n"
        "2025-03-01,a,1111,10\n2025-03-01,,1121,-4\n2025-03-01,,1121,-6\n"
        "2025-03-02,b,5212,7\n2025-03-02,,1111,-7\n"
    )
    made = plan(ledger, tmp_path, text)
    assert [(each.first_row, each.last_row, each.entry.narration) for each in made.entries] == [
        (2, 4, "a"),
        (5, 6, "b"),
    ]


def test_every_bad_row_is_named_with_its_column_and_reason(ledger, tmp_path):
    text = HEAD + (
        "2025-02-31,1,a,1111,5,,,,\n"
        "2025-02-01,2,b,9999,5,,,,\n"
        "2025-02-01,3,c,1111,5.1234,,,,\n"
        "2025-02-01,4,d,1111,5,5,,,\n"
        "2025-02-01,5,e,1111,5,,NOPE,,\n"
        ",6,f,1111,5,,,,\n,6,,1121,,5,,,\n"
        "2025-02-01,7,g,1111,5,,,,\n2025-02-02,7,,1121,,5,,,\n"
        "2025-02-01,8,h,1111,5,,,,\n"
        "2025-02-01,9,i,1111,5,,EU,,\n2025-02-01,9,,1121,,5,GEN,,\n"
        ",,,,,,,,\n2025-02-01,10,nothing,1111,,,,,\n"
    )
    made = plan(ledger, tmp_path, text)
    assert faults(made) == [
        (2, "A", "import-cell-day"),
        (3, "D", "import-cell-unknown"),
        (4, "E", "import-cell-amount"),
        (5, "E", "import-cell-two-sides"),
        (6, "G", "import-cell-unknown"),
        (7, "", "table-day-missing"),
        (9, "", "table-days-differ"),
        (11, "", "entry-too-few-lines"),
        (12, "", "entry-fund-unbalanced"),
    ]
    assert made.unused == 1
    with pytest.raises(UserError, match="import-rows-bad") as refused:
        imported(ledger, made)
    assert refused.value.fields["count"] == 9
    assert balances(ledger) == {}


def test_an_account_that_is_called_otherwise_is_told_once(ledger, tmp_path):
    text = GOOD.replace("5212", "الكراء")
    assert faults(plan(ledger, tmp_path, text)) == [(2, "D", "import-cell-unknown")]
    made = plan(ledger, tmp_path, text, accounts=(("الكراء", "5212"),))
    assert made.faults == ()
    assert dict(made.balances)["5212"] == 1_500_250


def test_opening_balances_by_fund_and_what_is_missing(ledger, tmp_path):
    text = "الحساب,مدين,دائن,الصندوق\n1111,250.500,,\n1121,9000,,EU\n2111,,100,\n"
    made = plan(ledger, tmp_path, text, TableKind.OPENING, DAY)
    assert {key for _, _, key in faults(made)} == {"entry-unbalanced", "entry-too-few-lines"}
    made = plan(ledger, tmp_path, text, TableKind.OPENING, DAY, rest="3111")
    assert made.faults == ()
    assert {each.entry.series for each in made.entries} == {Series.OPENING}
    imported(ledger, made)
    assert balances(ledger) == {
        "1111": 250_500,
        "1121": 9_000_000,
        "2111": -100_000,
        "3111": -9_150_500,
    }


def test_a_workbook_keeps_its_days_and_amounts(ledger, tmp_path):
    book = Workbook()
    sheet = book.active
    sheet.title = "قيود"
    for row in (
        ["مؤسسة الاختبار"],
        [],
        ["التاريخ", "البيان", "الحساب", "مدين", "دائن"],
        [dt.date(2025, 4, 1), "قرطاسية", 5214, 12.5, None],
        [dt.datetime.fromisoformat("2025-04-01T10:00:00"), None, "1111", None, 12.5],
    ):
        sheet.append(row)
    path = tmp_path / "b.xlsx"
    book.save(path)
    made = planned(ledger, path)
    assert made.faults == ()
    assert dict(made.balances) == {"1111": -12_500, "5214": 12_500}


def test_days_and_decimals_are_told_from_the_cells(tmp_path):
    path = tmp_path / "t.csv"
    path.write_text("date;account;debit;credit\n31.12.2025;1111;1.250,5;\n", encoding="utf-8")
    mapping = open_table(path, TableKind.JOURNAL).mapping
    assert (mapping.day_order, mapping.decimal_sign) == (DayOrder.DAY_FIRST, DecimalSign.COMMA)
    path.write_text("date,account,amount\n12/31/2025,1111,5\n", encoding="utf-8")
    assert open_table(path, TableKind.JOURNAL).mapping.day_order is DayOrder.MONTH_FIRST
    path.write_text("nothing,known\n1,2\n", encoding="utf-8")
    assert open_table(path, TableKind.JOURNAL).mapping.columns == ()


def test_foreign_lines_carry_their_amount_and_rate(ledger, tmp_path):
    text = (
        "date,account,amount,currency,foreign amount,rate\n"
        "2025-05-01,1122,480,USD,100,4.8\n2025-05-01,1121,-480,,,\n"
    )
    made = plan(ledger, tmp_path, text)
    assert made.faults == ()
    foreign = made.entries[0].entry.lines[0].foreign
    assert (foreign.currency, foreign.amount, foreign.rate) == ("USD", 10_000, "4.8")
    assert faults(plan(ledger, tmp_path, text.replace("4.8\n", "0\n")))[0] == (2, "F", "rate-zero")
    assert faults(plan(ledger, tmp_path, text.replace("USD", "XXY")))[0] == (
        2,
        "D",
        "unknown-currency",
    )


def test_the_same_file_comes_once_and_again_after_it_was_taken_back(ledger, tmp_path):
    batch = imported(ledger, plan(ledger, tmp_path, GOOD))
    with pytest.raises(UserError, match="import-already-done"):
        plan(ledger, tmp_path, GOOD)
    assert undo(ledger, batch) == 2
    assert balances(ledger) == {}
    again = imported(ledger, plan(ledger, tmp_path, GOOD))
    assert balances(ledger) == {"1121": -3_500_250, "5112": 2_000_000, "5212": 1_500_250}
    last, first = list_batches(ledger.session.book, ledger.session.by)
    assert (last.id, last.undone, first.id, first.reason) == (again, None, batch, "ملف خاطئ")
    assert first.undone is not None
    assert verify_book(ledger.session.book, ledger.session.by).sound


def test_what_cannot_be_taken_back_says_why_and_stays(ledger, tmp_path):
    batch = imported(ledger, plan(ledger, tmp_path, GOOD))
    before = balances(ledger)
    session = ledger.session
    with pytest.raises(UserError, match="import-undo-reason"):
        undo(ledger, batch, " ")
    with pytest.raises(UserError, match="import-missing"):
        undo(ledger, 99)
    months = list_years(session.book, session.by)[0].months
    set_period(session.book, session.by, "2025", 2, PeriodStatus.CLOSED)
    with pytest.raises(UserError, match="import-undo-refused") as refused:
        undo(ledger, batch)
    assert refused.value.fields["reason"].key == "period-closed"
    assert balances(ledger) == before
    set_period(session.book, session.by, "2025", months[1].number, PeriodStatus.OPEN)
    undo(ledger, batch)
    with pytest.raises(UserError, match="import-undone"):
        undo(ledger, batch)
    undoing = max(each.id for each in list_batches(session.book, session.by)) + 1
    with pytest.raises(UserError, match="import-missing"):
        undo(ledger, undoing)


def test_years_that_are_missing_are_opened(ledger, tmp_path):
    made = plan(ledger, tmp_path, GOOD.replace("2025-", "2023-"))
    assert made.years == (2023,)
    imported(ledger, made)
    years = [each.year.name for each in list_years(ledger.session.book, ledger.session.by)]
    assert years == ["2023", "2025"]


def test_nothing_is_imported_twice_behind_the_program(ledger, tmp_path):
    """The rule is held by the database as well."""
    made = plan(ledger, tmp_path, GOOD)
    imported(ledger, made)
    with pytest.raises(UserError, match="import-already-done"):
        imported(ledger, made)


@given(
    st.lists(
        st.tuples(st.sampled_from(["1111", "1121", "5212", "4211"]), st.integers(-(10**9), 10**9)),
        min_size=2,
        max_size=6,
    ).filter(
        lambda lines: sum(amount for _, amount in lines) and all(amount for _, amount in lines)
    )
)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=30)
def test_a_plan_gives_the_sums_of_the_table(ledger, tmp_path, lines):
    lines = [*lines, ("2111", -sum(amount for _, amount in lines))]
    rows = "".join(f"2025-06-01,1,x,{code},{amount / 1000:.3f}\n" for code, amount in lines)
    made = plan(ledger, tmp_path, "date,no,description,account,amount\n" + rows)
    sums = {}
    for code, amount in lines:
        sums[code] = sums.get(code, 0) + amount
    assert made.faults == ()
    assert dict(made.balances) == sums
