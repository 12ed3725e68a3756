"""Tables from outside: what is in them arrives as it is, and what would choke us is refused."""

import datetime as dt
import io
import zipfile
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook

from desktop.domain.errors import UserError
from desktop.exchange.importers.tabular import csv_grid as csv_module
from desktop.exchange.importers.tabular import xlsx_grids as xlsx_module
from desktop.exchange.importers.tabular.grid import column_letter
from desktop.exchange.importers.tabular.read import read_tabular, tabular_of


def workbook(*sheets):
    book = Workbook()
    book.remove(book.active)
    for name, rows in sheets:
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def repacked(data, **changed):
    """Return the workbook with some parts replaced, by file name with / as __."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", 8) as new:
        for part in old.infolist():
            key = part.filename.replace("/", "__").replace(".", "_")
            new.writestr(part.filename, changed.get(key, old.read(part)))
    return out.getvalue()


def refused(data, name="file"):
    with pytest.raises(UserError) as error:
        tabular_of(data, name)
    return error.value.key


def cells(data):
    return [row.cells for row in tabular_of(data, "file").grids[0].rows]


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1256"])
def test_csv_is_read_whatever_its_encoding_and_delimiter(delimiter, encoding):
    rows = (("التاريخ", "البيان", "المبلغ"), ("2025-01-31", "إيجار", "1500.250"))
    text = "\r\n".join(delimiter.join(row) for row in rows)
    found = tabular_of(text.encode(encoding), "كشف.csv")
    assert [row.cells for row in found.grids[0].rows] == list(rows)
    assert found.delimiter == delimiter
    assert found.guessed is (encoding == "cp1256")


def test_quotes_newlines_and_empty_rows_keep_their_numbers():
    found = tabular_of(b'a,"b\nc"\n,,\n\n"d, e",f\n', "x.csv")
    assert [(row.number, row.cells) for row in found.grids[0].rows] == [
        (1, ("a", "b\nc")),
        (4, ("d, e", "f")),
    ]


@given(
    st.lists(
        st.lists(
            st.text("ابتabc0123456789 .-،؛", min_size=1).map(str.strip), min_size=2, max_size=2
        ),
        min_size=1,
        max_size=8,
    )
)
def test_what_was_written_with_tabs_is_read_back(rows):
    text = "\n".join("\t".join(f"x{cell}" for cell in row) for row in rows)
    assert cells(text.encode()) == [tuple(f"x{cell}" for cell in row) for row in rows]


def test_a_workbook_keeps_numbers_days_and_sheets():
    day, moment = dt.date(2025, 3, 1), dt.datetime.fromisoformat("2025-03-01T09:30")
    data = workbook(
        ("حركة", [["يوم", "مبلغ"], [day, 0.1], [moment, 1500.250], [None, None], ["=نص", True]]),
        ("ثان", [[1, 2, 3]]),
    )
    first, second = tabular_of(data, "b.xlsx").grids
    assert [row.cells for row in first.rows] == [
        ("يوم", "مبلغ"),
        (day, Decimal("0.1")),
        (moment, Decimal("1500.25")),
        (None, True),
    ], "a formula that nobody computed has no value"
    assert [row.number for row in first.rows] == [1, 2, 3, 5]
    assert (second.name, second.rows[0].cells) == ("ثان", (1, 2, 3))


@given(st.decimals(-(10**9), 10**9, places=3, allow_nan=False))
def test_amounts_of_a_workbook_are_exact(amount):
    (row,) = cells(workbook(("s", [[amount]])))
    assert Decimal(row[0]) == amount


def test_what_is_no_table_is_refused(tmp_path):
    whole = workbook(("s", [[1]]))
    assert refused(b"") == "table-empty"
    assert refused(b" \n,,\n") == "table-empty"
    assert refused(b"%PDF-1.7\x00\x01") == "table-not-text"
    assert refused(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1rest") == "table-old-workbook"
    assert refused(whole[:-30]) == "table-not-workbook"
    assert refused(whole[:40]) == "table-not-workbook"
    assert refused(b"\xff\xfea") == "table-not-text"
    with pytest.raises(UserError, match="file-missing"):
        read_tabular(tmp_path / "none.csv")
    with pytest.raises(UserError, match="file-not-regular"):
        read_tabular(tmp_path)


def test_a_zip_of_something_else_is_no_workbook():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as pack:
        pack.writestr("word/document.xml", "<a/>")
    assert refused(out.getvalue()) == "table-not-workbook"


def test_bombs_are_refused_before_they_are_unpacked(monkeypatch):
    whole = workbook(("s", [[1]]))
    bomb = repacked(whole, xl__worksheets__sheet1_xml=b"<worksheet>" + b" " * 50_000_000)
    assert len(bomb) < 200_000
    assert refused(bomb) == "table-too-large"
    entities = b'<!DOCTYPE x [<!ENTITY a "aaaa">]><workbook/>'
    assert refused(repacked(whole, xl__workbook_xml=entities)) == "table-not-workbook"
    monkeypatch.setattr(xlsx_module, "MOST_PARTS", 3)
    assert refused(whole) == "table-too-large"


def test_rows_columns_and_cells_have_an_end(monkeypatch):
    monkeypatch.setattr(csv_module, "MOST_ROWS", 10)
    monkeypatch.setattr(xlsx_module, "MOST_ROWS", 10)
    assert refused(b"a,b\n" * 11) == "table-too-many-rows"
    assert refused(workbook(("s", [[1]] * 11))) == "table-too-many-rows"
    assert refused(b"a," * 300) == "table-too-many-columns"
    assert refused(workbook(("s", [[1] * 300]))) == "table-too-many-columns"
    assert refused(b'a,"' + b"x" * 40_000) == "table-cell-too-long"
    assert len(cells(b"a,b\n" * 10)) == 10


@pytest.mark.parametrize(("at", "letters"), [(0, "A"), (25, "Z"), (26, "AA"), (255, "IV")])
def test_columns_have_letters(at, letters):
    assert column_letter(at) == letters
