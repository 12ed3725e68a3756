"""Lists on their way out: nothing in them is ever computed, and they read back as they were."""

import csv
import datetime as dt
import io
import re
import zipfile
from decimal import Decimal
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.errors import UserError
from desktop.exchange.exporters import xlsx_sheet
from desktop.exchange.exporters.csv_sheet import BOM, csv_bytes, guard, unguard
from desktop.exchange.exporters.sheet import Holds, Sheet, SheetColumn
from desktop.exchange.exporters.xlsx_sheet import xlsx_bytes

EVIL = ("=1+1", "+218", "-5", "@SUM(A1)", "\t=1", "\r=1", " =1", '=HYPERLINK("http://x";"y")')
COLUMNS = (
    SheetColumn("النص"),
    SheetColumn("المبلغ", Holds.AMOUNT),
    SheetColumn("اليوم", Holds.DAY),
    SheetColumn("الوقت", Holds.MOMENT),
    SheetColumn("العدد", Holds.NUMBER),
)
MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
MOMENT = dt.datetime(2025, 3, 15, 18, 30, tzinfo=dt.UTC)


def sheet(*texts, **more):
    rows = [(text, Decimal("-1.500"), dt.date(2025, 3, 15), MOMENT, 7) for text in texts]
    return Sheet("قائمة", COLUMNS, rows, **more)


def cells(content):
    """Return the rows of the first sheet: (type, style, text) for each cell."""
    with zipfile.ZipFile(io.BytesIO(content)) as pack:
        assert pack.testzip() is None
        parts = {name: ET.fromstring(pack.read(name)) for name in pack.namelist()}
    rows = parts["xl/worksheets/sheet1.xml"].iter(f"{MAIN}row")
    return parts, [
        [(c.get("t"), c.get("s"), "".join(c.itertext())) for c in row.iter(f"{MAIN}c")]
        for row in rows
    ]


@given(st.text())
def test_guarding_can_be_taken_back(text):
    assert unguard(guard(text)) == text
    assert not re.match("[=+\\-@\t\r\uff1d]", guard(text))


def test_no_csv_cell_can_be_computed():
    content = csv_bytes(sheet(*EVIL))
    assert content.startswith(BOM)
    text = content.removeprefix(BOM).decode()
    rows = list(csv.reader(io.StringIO(text, newline="")))
    assert [unguard(row[0]) for row in rows[1:]] == list(EVIL)
    assert all(not re.match("[=+\\-@\t\r]", row[0]) for row in rows)
    assert rows[1][1:] == ["-1.500", "2025-03-15", "2025-03-15 18:30:00", "7"]
    assert "'" not in text


def test_no_xlsx_cell_can_be_computed():
    parts, rows = cells(xlsx_bytes(sheet(*EVIL)))
    styles = parts["xl/styles.xml"].find(f"{MAIN}cellXfs")
    assert not list(parts["xl/worksheets/sheet1.xml"].iter(f"{MAIN}f"))
    for row, text in zip(rows[1:], EVIL, strict=True):
        kind, style, said = row[0]
        assert (kind, said) == ("inlineStr", text)
        assert styles[int(style)].get("quotePrefix") == "1"
        assert row[1][2] == "-1.500"
        assert [cell[0] for cell in row[1:]] == [None] * 4
    assert rows[1][2][2] == "45731"
    assert rows[1][3][2] == "45731.77083333"


def test_the_sheet_reads_as_its_language_does():
    right = xlsx_bytes(sheet("x"))
    left = xlsx_bytes(sheet("x", right_to_left=False))
    views = [
        next(iter(cells(each)[0]["xl/worksheets/sheet1.xml"].iter(f"{MAIN}sheetView")))
        for each in (right, left)
    ]
    assert [view.get("rightToLeft") for view in views] == ["1", None]
    assert xlsx_bytes(sheet("x")) == right


@given(st.text(alphabet=st.characters(codec="utf-8")))
def test_any_text_makes_a_workbook_that_can_be_read(text):
    _, rows = cells(xlsx_bytes(Sheet(text, (SheetColumn(text),), [(text,)])))
    assert len(rows) == 2


def test_more_rows_than_the_format_allows_are_refused(monkeypatch):
    monkeypatch.setattr(xlsx_sheet, "MOST_ROWS", 2)
    with pytest.raises(UserError, match="rows-too-many"):
        xlsx_bytes(sheet("a", "b", "c"))
    assert len(cells(xlsx_bytes(sheet("a", "b")))[1]) == 3
