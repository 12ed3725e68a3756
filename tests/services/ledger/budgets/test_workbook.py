"""A budget leaves as a workbook with live sums and comes back unchanged, or with what was wrong."""

import shutil
import zipfile
from pathlib import Path

import openpyxl
import pytest

from desktop.domain.errors import UserError
from desktop.domain.ledger.dimensions import NewFund, Restriction
from desktop.exchange.budget_sheet import FIRST_ROW
from desktop.services.ledger.add_masters import add_fund
from desktop.services.ledger.budgets.export_workbook import export_workbook
from desktop.services.ledger.budgets.import_workbook import import_workbook, preview_workbook
from desktop.services.ledger.budgets.view_budget import view_budget
from desktop.text.words import words_of
from tests.books_made import new_book, with_masters
from tests.services.ledger.budgets.budgets_made import adopt, draft, place

ARABIC = words_of("ar")
COLUMNS = {"account": 2, "fund": 4, "project": 5, "jan": 7, "dec": 18, "total": 19}


@pytest.fixture
def written(ledger, tmp_path):
    """A draft with an income and two expenses, written to a workbook."""
    draft(ledger, (12_345, "51"), (1_205, "52", "GEN", "P01"), (20_000, "4111", "EU"))
    path = tmp_path / "budget.xlsx"
    export_workbook(ledger.session.book, ledger.session.by, ["B25"], path, ARABIC)
    return path


@pytest.fixture(scope="module")
def held(tmp_path_factory):
    """The same, for tests that only read: the book and its workbook."""
    folder = tmp_path_factory.mktemp("held")
    session = new_book(folder)
    ledger = with_masters(session)
    draft(ledger, (12_345, "51"), (1_205, "52", "GEN", "P01"), (20_000, "4111", "EU"))
    export_workbook(session.book, session.by, ["B25"], folder / "budget.xlsx", ARABIC)
    yield ledger, folder / "budget.xlsx"
    session.close()


@pytest.fixture
def lent(held, tmp_path):
    """The book, and a copy of its workbook to spoil."""
    ledger, path = held
    return ledger, Path(shutil.copy(path, tmp_path))


def figures_of(ledger, code="B25"):
    view = view_budget(ledger.session.book, ledger.session.by, code)
    return {each.place: each.months for each in view.figures}


def edit(path, change):
    """Let `change` work on the sheet as a person would, and save it."""
    book = openpyxl.load_workbook(path)
    change(book.worksheets[0])
    book.save(path)


def row_of(sheet, account):
    (row,) = [
        at for at in range(FIRST_ROW, sheet.max_row + 1) if sheet.cell(at, 2).value == account
    ]
    return row


def put(path, account, column, value):
    edit(
        path,
        lambda sheet: setattr(sheet.cell(row_of(sheet, account), COLUMNS[column]), "value", value),
    )


def free_row(sheet):
    """Return the first empty row below the expenses."""
    return row_of(sheet, "52") + 1


def plan_of(ledger, path, **more):
    return preview_workbook(ledger.session.book, ledger.session.by, path, **more)


def problems_of(ledger, path, **more):
    return [
        (each.row, each.column, each.error.key) for each in plan_of(ledger, path, **more).problems
    ]


def test_it_comes_back_as_it_left(ledger, written):
    before = figures_of(ledger)
    plan = plan_of(ledger, written)
    assert plan.problems == ()
    assert plan.sheets[0].changes == ()
    import_workbook(ledger.session.book, ledger.session.by, plan)
    assert figures_of(ledger) == before


def test_the_sheet_is_one_a_board_can_work_in(held):
    _, written = held
    sheet = openpyxl.load_workbook(written).worksheets[0]
    assert sheet.title == "B25"
    assert sheet.sheet_view.rightToLeft
    assert sheet.protection.sheet
    row = row_of(sheet, "51")
    assert sheet.cell(row, 2).protection.locked
    assert not sheet.cell(row, 7).protection.locked
    assert sheet.cell(row, 7).number_format == "#,##0.000"
    assert sheet.cell(row, 19).value == f"=SUM(G{row}:R{row})"
    assert sheet.cell(6, 7).value == "يناير 2025"
    sums = [c.value for c in sheet["G"] if isinstance(c.value, str) and c.value[0] == "="]
    first, last = row_of(sheet, "51"), row_of(sheet, "52") + 12
    assert f"=SUM(G{first}:G{last})" in sums
    assert sums[-1] == f"=G{row_of(sheet, '4111') + 13}-G{last + 1}"


def test_months_and_new_rows_are_taken(ledger, written):
    put(written, "51", "jan", 7.5)

    def add(sheet):
        at = free_row(sheet)
        sheet.cell(at, COLUMNS["account"]).value = 5311
        sheet.cell(at, COLUMNS["fund"]).value = "GEN"
        sheet.cell(at, COLUMNS["dec"]).value = 0.125

    edit(written, add)
    plan = plan_of(ledger, written)
    assert plan.problems == ()
    assert [each.amounts for each in plan.sheets[0].changes] == [(12_345, 18_817), (0, 125)]
    assert figures_of(ledger)[place(ledger, "51")][0] == 1_028  # nothing is written yet
    import_workbook(ledger.session.book, ledger.session.by, plan)
    now = figures_of(ledger)
    assert now[place(ledger, "51")][0] == 7_500
    assert now[place(ledger, "5311", "GEN")] == (0,) * 11 + (125,)


def computed(path, account, column, formula, value):
    """Put a formula with its last value into a cell, as a spreadsheet program saves it."""
    edit(
        path,
        lambda sheet: setattr(
            sheet.cell(row_of(sheet, account), COLUMNS[column]), "value", formula
        ),
    )
    with zipfile.ZipFile(path) as pack:
        parts = {each: pack.read(each) for each in pack.namelist()}
    name = "xl/worksheets/sheet1.xml"
    said = f"<f>{formula[1:]}</f><v/>".encode()
    other = f"<f>{formula[1:]}</f><v></v>".encode()
    assert said in parts[name] or other in parts[name]
    new = f"<f>{formula[1:]}</f><v>{value}</v>".encode()
    parts[name] = parts[name].replace(said, new).replace(other, new)
    with zipfile.ZipFile(path, "w") as pack:
        for each, data in parts.items():
            pack.writestr(each, data)


def test_a_formula_counts_by_the_value_it_was_saved_with(ledger, written):
    computed(written, "51", "jan", "=0.1+0.2", "0.30000000000000004")
    plan = plan_of(ledger, written)
    assert plan.problems == ()
    import_workbook(ledger.session.book, ledger.session.by, plan)
    assert figures_of(ledger)[place(ledger, "51")][0] == 300


@pytest.mark.parametrize(
    ("account", "column", "value", "key"),
    [
        ("51", "jan", "اثنا عشر", "budget-row-text"),
        ("51", "jan", "#REF!", "budget-row-text"),
        ("51", "jan", True, "budget-row-text"),
        ("51", "dec", -1, "budget-row-negative"),
        ("51", "dec", 1.2345, "budget-row-decimals"),
        ("51", "dec", 10**14, "budget-row-large"),
        ("51", "jan", "=SUM(A1:A2)", "budget-row-uncomputed"),
        ("51", "account", "53", "budget-row-key-changed"),
        ("52", "fund", "EU", "budget-row-key-changed"),
        ("52", "project", None, "budget-row-key-changed"),
        ("51", "account", None, "budget-row-key-changed"),
        ("51", "account", "5\u202e3", "budget-row-code"),
    ],
)
def test_a_bad_cell_is_named_and_nothing_is_taken(lent, account, column, value, key):
    ledger, written = lent
    sheet = openpyxl.load_workbook(written).worksheets[0]
    row, letter = row_of(sheet, account), openpyxl.utils.get_column_letter(COLUMNS[column])
    put(written, account, column, value)
    if key in {"budget-row-key-changed", "budget-row-code"}:
        letter = "B"
    assert problems_of(ledger, written) == [(row, letter, key)]
    before = figures_of(ledger)
    with pytest.raises(UserError) as refused:
        import_workbook(ledger.session.book, ledger.session.by, plan_of(ledger, written))
    assert refused.value.key == "budget-workbook-refused"
    assert refused.value.fields["cell"] == f"{letter}{row}"
    assert figures_of(ledger) == before


@pytest.mark.parametrize(
    ("cells", "column", "key"),
    [
        ({"account": "9999", "jan": 1}, "B", "budget-row-account-unknown"),
        ({"account": "53", "fund": "X", "jan": 1}, "D", "budget-row-fund-unknown"),
        ({"account": "53", "project": "X", "jan": 1}, "E", "budget-row-project-unknown"),
        ({"jan": 1}, "B", "budget-row-no-account"),
        ({"account": "51", "jan": 1}, "B", "budget-row-twice"),
    ],
)
def test_a_bad_new_row_is_named(lent, cells, column, key):
    ledger, written = lent
    at = []

    def add(sheet):
        at.append(free_row(sheet))
        for name, value in cells.items():
            sheet.cell(at[0], COLUMNS[name]).value = value

    edit(written, add)
    assert problems_of(ledger, written) == [(at[0], column, key)]


def test_a_heading_with_its_account_is_refused_for_the_whole_sheet(lent):
    ledger, written = lent

    def add(sheet):
        sheet.cell(free_row(sheet), 2).value = "5113"
        sheet.cell(free_row(sheet), 7).value = 1

    edit(written, add)
    assert problems_of(ledger, written) == [(0, "", "budget-heading-and-account")]


def test_an_adopted_budget_goes_into_a_revision(ledger, written):
    adopt(ledger)
    assert problems_of(ledger, written) == [(0, "", "budget-not-draft")]
    draft(ledger, code="B25-2", copy_of="B25")
    put(written, "51", "jan", 2)
    plan = plan_of(ledger, written, into="B25-2")
    assert len(plan.sheets[0].changes) == 1
    import_workbook(ledger.session.book, ledger.session.by, plan)
    assert figures_of(ledger, "B25-2")[place(ledger, "51")][0] == 2_000
    assert figures_of(ledger)[place(ledger, "51")][0] == 1_028


def test_several_versions_are_several_sheets(ledger, written, tmp_path):
    session = ledger.session
    draft(ledger, (5, "53"), code="B25-B")
    both = tmp_path / "both.xlsx"
    export_workbook(session.book, session.by, ["B25", "B25-B"], both, words_of("en"))
    plan = plan_of(ledger, both)
    assert [each.code for each in plan.sheets] == ["B25", "B25-B"]
    assert not openpyxl.load_workbook(both).worksheets[0].sheet_view.rightToLeft
    with pytest.raises(UserError) as refused:
        plan_of(ledger, both, into="B25")
    assert refused.value.key == "budget-workbook-many"


def test_an_empty_draft_is_a_form_with_every_account(ledger, tmp_path):
    draft(ledger, code="B0")
    path = tmp_path / "form.xlsx"
    export_workbook(ledger.session.book, ledger.session.by, ["B0"], path, ARABIC)
    put(path, "5113", "jan", 3)
    import_workbook(ledger.session.book, ledger.session.by, plan_of(ledger, path))
    assert figures_of(ledger, "B0") == {place(ledger, "5113"): (3_000,) + (0,) * 11}


def test_what_looks_like_a_formula_stays_text(ledger, tmp_path):
    session = ledger.session
    add_fund(session.book, session.by, NewFund("-1", "=1+1", "@x", Restriction.UNRESTRICTED))
    ledger.funds["-1"] = 3
    draft(ledger, (1, "51", "-1"))
    path = tmp_path / "text.xlsx"
    export_workbook(session.book, session.by, ["B25"], path, ARABIC)
    found = [
        c
        for row in openpyxl.load_workbook(path).worksheets[0].iter_rows()
        for c in row
        if c.value == "-1"
    ]
    assert [(c.data_type, c.quotePrefix) for c in found] == [("s", True)]
    assert plan_of(ledger, path).problems == ()


def test_what_is_no_budget_is_refused(lent, tmp_path):
    ledger, written = lent

    def key_of(path):
        with pytest.raises(UserError) as refused:
            plan_of(ledger, path)
        return refused.value.key

    other = tmp_path / "other.xlsx"
    book = openpyxl.Workbook()
    book.active["A1"] = "x"
    book.save(other)
    assert key_of(other) == "budget-workbook-none"
    assert key_of(tmp_path / "none.xlsx") == "file-missing"
    other.write_bytes(b"PK\x03\x04 no")
    assert key_of(other) == "table-not-workbook"
    edit(written, lambda sheet: setattr(sheet["A4"], "value", "USD"))
    assert key_of(written) == "budget-workbook-currency"
    edit(written, lambda sheet: setattr(sheet["A4"], "value", "LYD"))
    edit(written, lambda sheet: setattr(sheet["A3"], "value", "2031"))
    assert problems_of(ledger, written) == [(0, "", "budget-workbook-year")]
    edit(written, lambda sheet: sheet.insert_cols(7))
    assert key_of(written) == "budget-workbook-shape"
    session = ledger.session
    with pytest.raises(UserError) as refused:
        export_workbook(session.book, session.by, ["B25"], tmp_path / "a.csv", ARABIC)
    assert refused.value.key == "report-file-kind"
