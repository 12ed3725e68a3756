"""Sentences for tables of other programs: CSV files and workbooks."""

from __future__ import annotations

from typing import Final

from desktop.text.words import mark

SENTENCES: Final = {
    "table-too-large": mark(
        "{file} is larger than {megabytes} megabytes when it is unpacked. Divide it into smaller "
        "files. Nothing was read."
    ),
    "table-old-workbook": mark(
        "{file} is a workbook of an old kind (.xls), or it is locked with a password. Open it in "
        "your spreadsheet program and save it as .xlsx without a password."
    ),
    "table-not-workbook": mark(
        "{file} is not a workbook that can be read. Open it in your spreadsheet program and save "
        "it as .xlsx, or as CSV."
    ),
    "table-not-text": mark(
        "{file} is neither a workbook nor a text table. Choose a file of the kind .xlsx or .csv."
    ),
    "table-too-many-rows": mark(
        "{file} has more than {most} rows. Divide it into smaller files. Nothing was read."
    ),
    "table-too-many-columns": mark(
        "Row {row} of {file} has more than {most} columns. Remove those that are not needed."
    ),
    "table-cell-too-long": mark(
        "In row {row} of {file} a cell is longer than any that a spreadsheet holds; often a "
        "quotation mark is missing before it. Correct the file."
    ),
    "table-empty": mark("There is nothing in {file}. Choose another file."),
}
