"""A list as XLSX, written by hand: five small XML files in a ZIP, row by row.

A library would be a dependency for what is here one screen of code, and the one in use turns text
that begins with "=" into a live formula. Here a text is always an inline string (`t="inlineStr"`),
which is never computed, in a style with `quotePrefix`, which keeps it text when it is edited.
"""

from __future__ import annotations

import datetime as dt
import io
import re
import zipfile
from collections.abc import Iterator
from decimal import Decimal
from typing import Final
from xml.sax.saxutils import escape, quoteattr

from desktop.domain.errors import UserError
from desktop.exchange.exporters import xlsx_styles as styles
from desktop.exchange.exporters.sheet import Cell, Holds, Ranked, Sheet

MOST_ROWS: Final = 1_048_575
"""Rows below the heading that the format allows."""
_LONGEST: Final = 32_767
_EPOCH: Final = dt.date(1899, 12, 30)
_WIDTHS: Final = {
    Holds.TEXT: 24,
    Holds.LONG_TEXT: 60,
    Holds.AMOUNT: 18,
    Holds.NUMBER: 10,
    Holds.PERCENT: 10,
    Holds.DAY: 12,
    Holds.MOMENT: 18,
}
_ILLEGAL: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_ESCAPED: Final = re.compile("_(?=x[0-9A-Fa-f]{4}_)")
_BAD_NAME: Final = re.compile(r"[\[\]:*?/\\']")
_LONGEST_NAME: Final = 31
_HEAD: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_MAIN: Final = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE: Final = "http://schemas.openxmlformats.org/package/2006"
_MIME: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_FIXED: Final = {
    "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships'
    '+xml"/><Default Extension="xml" ContentType="application/xml"/>'
    f'<Override PartName="/xl/workbook.xml" ContentType="{_MIME}.sheet.main+xml"/>'
    f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{_MIME}.worksheet+xml"/>'
    f'<Override PartName="/xl/styles.xml" ContentType="{_MIME}.styles+xml"/></Types>',
    "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="rId1" '
    f'Type="{_OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
    "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{_PACKAGE}/relationships">'
    f'<Relationship Id="rId1" Type="{_OFFICE}/worksheet" Target="worksheets/sheet1.xml"/>'
    f'<Relationship Id="rId2" Type="{_OFFICE}/styles" Target="styles.xml"/></Relationships>',
}
_STAMP: Final = (1980, 1, 1, 0, 0, 0)
"""The same list gives the same bytes."""


def xlsx_bytes(sheet: Sheet) -> bytes:
    """Return the list as a workbook of one sheet; raises UserError `rows-too-many`."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as pack:
        for name, content in _FIXED.items():
            pack.writestr(zipfile.ZipInfo(name, _STAMP), _HEAD + content)
        pack.writestr(zipfile.ZipInfo("xl/workbook.xml", _STAMP), _HEAD + _workbook(sheet))
        pack.writestr(
            zipfile.ZipInfo("xl/styles.xml", _STAMP),
            _HEAD + styles.part(right_to_left=sheet.right_to_left),
        )
        entry = zipfile.ZipInfo("xl/worksheets/sheet1.xml", _STAMP)
        entry.compress_type = zipfile.ZIP_DEFLATED
        with pack.open(entry, "w") as out:
            for part in _sheet(sheet):
                out.write(part.encode("utf-8"))
    return made.getvalue()


def _workbook(sheet: Sheet) -> str:
    name = _BAD_NAME.sub(" ", _legal(sheet.name))[:_LONGEST_NAME].strip() or "1"
    return (
        f'<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><sheets>'
        f'<sheet name={quoteattr(name)} sheetId="1" r:id="rId1"/></sheets></workbook>'
    )


def _sheet(sheet: Sheet) -> Iterator[str]:
    side = ' rightToLeft="1"' if sheet.right_to_left else ""
    heading = len(sheet.above) + 1
    yield (
        f'{_HEAD}<worksheet xmlns="{_MAIN}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>'
        f'<sheetViews><sheetView{side} workbookViewId="0"><pane ySplit="{heading}"'
        f' topLeftCell="A{heading + 1}" activePane="bottomLeft" state="frozen"/></sheetView>'
        "</sheetViews><cols>"
    )
    for place, column in enumerate(sheet.columns, 1):
        width = _WIDTHS[column.holds]
        yield f'<col min="{place}" max="{place}" width="{width}" customWidth="1"/>'
    yield "</cols><sheetData>"
    for line in sheet.above:
        yield f"<row>{_inline(line, styles.HEADING)}</row>"
    yield "<row>"
    for column in sheet.columns:
        yield _inline(column.title, styles.HEADING)
    yield "</row>"
    plain = [styles.of(column.holds, sheet.decimals) for column in sheet.columns]
    most = MOST_ROWS - len(sheet.above) - len(sheet.below)
    for count, row in enumerate(sheet.rows, 1):
        if count > most:
            raise UserError("rows-too-many", most=most, count=count)
        yield f"<row>{_ranked(row, sheet) if isinstance(row, Ranked) else _cells(row, plain)}</row>"
    for line in sheet.below:
        yield f"<row>{_inline(line, styles.TEXT)}</row>"
    yield (
        '</sheetData><pageSetup paperSize="9" orientation="landscape" fitToWidth="1"'
        ' fitToHeight="0"/></worksheet>'
    )


def _ranked(row: Ranked, sheet: Sheet) -> str:
    looks = [
        styles.of(
            column.holds,
            sheet.decimals,
            strong=row.strong,
            level=0 if place else row.level,
        )
        for place, column in enumerate(sheet.columns)
    ]
    return _cells(row.cells, looks)


def _cells(cells: tuple[Cell, ...], looks: list[int]) -> str:
    return "".join(_cell(value, style) for value, style in zip(cells, looks, strict=True))


def _cell(value: Cell, style: int) -> str:
    match value:
        case None | "":
            return "<c/>"
        case str():
            return _inline(value, styles.text_like(style))
        case dt.datetime():
            days = (value.date() - _EPOCH).days
            seconds = value.hour * 3600 + value.minute * 60 + value.second
            look = styles.as_moment(style)
            return f'<c s="{look}"><v>{days + seconds / 86_400:.8f}</v></c>'
        case dt.date():
            return f'<c s="{styles.as_day(style)}"><v>{(value - _EPOCH).days}</v></c>'
        case Decimal():
            return f'<c s="{styles.with_decimals(style, value)}"><v>{value:f}</v></c>'
        case int():
            return f'<c s="{style}"><v>{value}</v></c>'


def _inline(text: str, style: int) -> str:
    said = escape(_legal(text)[:_LONGEST], {"\r": "&#13;"})
    return f'<c s="{style}" t="inlineStr"><is><t xml:space="preserve">{said}</t></is></c>'


def _legal(text: str) -> str:
    """Return text that XML may hold; what looks like an escape of the format stays as it is."""
    return _ILLEGAL.sub("\ufffd", _ESCAPED.sub("_x005F_", text))
