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
from desktop.exchange.exporters.sheet import Cell, Holds, Sheet

MOST_ROWS: Final = 1_048_575
"""Rows below the heading that the format allows."""
_LONGEST: Final = 32_767
_EPOCH: Final = dt.date(1899, 12, 30)
_HEADING, _TEXT, _AMOUNT, _NUMBER, _DAY, _MOMENT = range(1, 7)
_STYLE: Final = {
    Holds.TEXT: _TEXT,
    Holds.LONG_TEXT: _TEXT,
    Holds.AMOUNT: _AMOUNT,
    Holds.NUMBER: _NUMBER,
    Holds.DAY: _DAY,
    Holds.MOMENT: _MOMENT,
}
_WIDTHS: Final = {
    Holds.TEXT: 24,
    Holds.LONG_TEXT: 60,
    Holds.AMOUNT: 18,
    Holds.NUMBER: 10,
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
        pack.writestr(zipfile.ZipInfo("xl/styles.xml", _STAMP), _HEAD + _styles(sheet.decimals))
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


def _styles(decimals: int) -> str:
    amount = f"#,##0.{'0' * decimals}" if decimals else "#,##0"
    formats = {164: amount, 165: "yyyy-mm-dd", 166: "yyyy-mm-dd hh:mm"}
    said = "".join(
        f'<numFmt numFmtId="{number}" formatCode="{code}"/>' for number, code in formats.items()
    )
    plain = '<xf numFmtId="{}" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>'
    text = (
        '<xf numFmtId="49" fontId="{}" fillId="0" borderId="0" xfId="0" quotePrefix="1"'
        ' applyNumberFormat="1" applyFont="1"/>'
    )
    looks = (plain.format(0), text.format(1), text.format(0), plain.format(164), plain.format(1))
    return (
        f'<styleSheet xmlns="{_MAIN}"><numFmts count="{len(formats)}">{said}</numFmts>'
        '<fonts count="2"><font><sz val="11"/><name val="Arial"/></font>'
        '<font><b/><sz val="11"/><name val="Arial"/></font></fonts>'
        '<fills count="2"><fill><patternFill patternType="none"/></fill>'
        '<fill><patternFill patternType="gray125"/></fill></fills>'
        '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>'
        '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/>'
        f'</cellStyleXfs><cellXfs count="7">{"".join(looks)}{plain.format(165)}'
        f"{plain.format(166)}</cellXfs></styleSheet>"
    )


def _sheet(sheet: Sheet) -> Iterator[str]:
    side = ' rightToLeft="1"' if sheet.right_to_left else ""
    yield (
        f'{_HEAD}<worksheet xmlns="{_MAIN}"><sheetViews><sheetView{side} workbookViewId="0">'
        '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView>'
        "</sheetViews><cols>"
    )
    for place, column in enumerate(sheet.columns, 1):
        width = _WIDTHS[column.holds]
        yield f'<col min="{place}" max="{place}" width="{width}" customWidth="1"/>'
    yield "</cols><sheetData><row>"
    for column in sheet.columns:
        yield _inline(column.title, _HEADING)
    yield "</row>"
    styles = [_STYLE[column.holds] for column in sheet.columns]
    for count, row in enumerate(sheet.rows, 1):
        if count > MOST_ROWS:
            raise UserError("rows-too-many", most=MOST_ROWS, count=count)
        cells = (_cell(value, style) for value, style in zip(row, styles, strict=True))
        yield f"<row>{''.join(cells)}</row>"
    yield "</sheetData></worksheet>"


def _cell(value: Cell, style: int) -> str:
    match value:
        case None | "":
            return "<c/>"
        case str():
            return _inline(value, _TEXT)
        case dt.datetime():
            days = (value.date() - _EPOCH).days
            seconds = value.hour * 3600 + value.minute * 60 + value.second
            return f'<c s="{_MOMENT}"><v>{days + seconds / 86_400:.8f}</v></c>'
        case dt.date():
            return f'<c s="{_DAY}"><v>{(value - _EPOCH).days}</v></c>'
        case Decimal() | int():
            return (
                f'<c s="{style}"><v>{value:f}</v></c>'
                if isinstance(value, Decimal)
                else (f'<c s="{style}"><v>{value}</v></c>')
            )


def _inline(text: str, style: int) -> str:
    said = escape(_legal(text)[:_LONGEST], {"\r": "&#13;"})
    return f'<c s="{style}" t="inlineStr"><is><t xml:space="preserve">{said}</t></is></c>'


def _legal(text: str) -> str:
    """Return text that XML may hold; what looks like an escape of the format stays as it is."""
    return _ILLEGAL.sub("\ufffd", _ESCAPED.sub("_x005F_", text))
