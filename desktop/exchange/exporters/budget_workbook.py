"""A budget as a workbook that a board can work in: live sums, keys that cannot be typed over.

Protection has no password: it keeps slips away, not people. What was changed all the same is found
when the workbook comes back, for every row carries its key.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Any, Final

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from desktop.exchange.budget_sheet import (
    COLUMNS_ROW,
    FIRST_MONTH,
    FIRST_ROW,
    KEY,
    MARK,
    NAME,
    OURS,
    SPARE,
    BudgetSheet,
    SheetRow,
    column_names,
)

_OPEN: Final = Protection(locked=False)
_BOLD: Final = Font(name="Arial", bold=True)
_PLAIN: Final = Font(name="Arial")
_TITLE: Final = Font(name="Arial", bold=True, size=14)
_HEAD: Final = PatternFill("solid", fgColor="DCE9E8")
_TYPED: Final = PatternFill("solid", fgColor="FFFDF5")
_LINE: Final = Side(style="thin", color="9FB3B1")
_WIDTHS: Final = (2, 12, 34, 10, 10, 10)
_MONTH_WIDTH: Final = 14
_LONGEST_NAME: Final = 31


def workbook_bytes(sheets: Iterable[BudgetSheet]) -> bytes:
    """Return a workbook with a sheet for each budget."""
    book = Workbook()
    for sheet in book.worksheets:
        book.remove(sheet)
    for made in sheets:
        _Writer(book.create_sheet(made.code[:_LONGEST_NAME]), made).write()
    book.properties.creator = "Sijill"
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


class _Writer:
    """Writes one sheet from the top down; `_at` is the row that comes next."""

    def __init__(self, sheet: Worksheet, made: BudgetSheet) -> None:
        self._sheet = sheet
        self._made = made
        self._months = len(made.texts.headings) - FIRST_MONTH - 1
        self._last = FIRST_MONTH + self._months
        self._at = FIRST_ROW
        zeros = "0" * made.decimals
        self._format = f"#,##0.{zeros}" if zeros else "#,##0"
        self._checked = DataValidation(
            type="decimal",
            operator="greaterThanOrEqual",
            formula1="0",
            allow_blank=True,
            showErrorMessage=True,
            error=made.texts.refused,
        )

    def write(self) -> None:
        """Write everything."""
        made, texts = self._made, self._made.texts
        self._head()
        income = self._part(texts.income, made.income, texts.income_total)
        expense = self._part(texts.expense, made.expense, texts.expense_total)
        self._sums(texts.result, lambda letter: f"={letter}{income}-{letter}{expense}")
        self._sheet.add_data_validation(self._checked)
        self._look()

    def _head(self) -> None:
        made, texts = self._made, self._made.texts
        for row, mark in enumerate((MARK, made.code, made.year, made.currency), 1):
            self._text(row, 0, mark)
        for row, said in enumerate((texts.title, texts.about, texts.hint), 1):
            self._text(row, 1, said, _TITLE if row == 1 else _PLAIN)
        for at, name in enumerate(column_names(self._months)):
            self._text(COLUMNS_ROW, at, name)
        for at, heading in enumerate(texts.headings):
            cell = self._text(COLUMNS_ROW + 1, at, heading, _BOLD)
            cell.fill = _HEAD
            cell.alignment = Alignment(horizontal="center", vertical="center", wrap_text=True)

    def _part(self, heading: str, rows: Sequence[SheetRow], total: str) -> int:
        """Write income or expenses and return the row of their total."""
        self._ours(heading)
        self._at += 1
        first = self._at
        for row in rows:
            self._row(row)
        for _ in range(SPARE):
            self._row(None)
        last = self._at - 1
        self._sums(total, lambda letter: f"=SUM({letter}{first}:{letter}{last})")
        self._at += 1
        return last + 1

    def _row(self, row: SheetRow | None) -> None:
        codes = ("",) * 6
        if row is not None:
            codes = (row.key, row.account, row.name, row.fund, row.project, row.branch)
        for at, code in enumerate(codes):
            cell = self._text(self._at, at, code)
            cell.number_format = "@"
            if row is None and at:
                cell.protection, cell.fill = _OPEN, _TYPED
        for month in range(self._months):
            amount = None if row is None else self._figure(row.months[month])
            cell = self._sheet.cell(self._at, FIRST_MONTH + month + 1, amount)
            cell.number_format, cell.font = self._format, _PLAIN
            cell.protection, cell.fill = _OPEN, _TYPED
            self._checked.add(cell)
        first, last = get_column_letter(FIRST_MONTH + 1), get_column_letter(self._last)
        self._formula(self._at, self._last, f"=SUM({first}{self._at}:{last}{self._at})")
        self._at += 1

    def _sums(self, label: str, formula_of: Any) -> None:
        self._ours(label)
        for at in range(FIRST_MONTH, self._last + 1):
            cell = self._formula(self._at, at, formula_of(get_column_letter(at + 1)))
            cell.border = Border(top=_LINE, bottom=_LINE)
        self._at += 1

    def _ours(self, label: str) -> None:
        """Write a heading, or the label of a total."""
        self._text(self._at, KEY, OURS)
        self._text(self._at, NAME, label, _BOLD)

    def _text(self, row: int, at: int, text: str, font: Font = _PLAIN) -> Any:
        """Write a text that no spreadsheet computes, whatever it begins with."""
        cell: Any = self._sheet.cell(row, at + 1)
        cell.font = font
        if text:
            cell.value = text
            cell.data_type = "s"
            cell.quotePrefix = True
        return cell

    def _formula(self, row: int, at: int, formula: str) -> Any:
        cell: Any = self._sheet.cell(row, at + 1, formula)
        cell.number_format, cell.font = self._format, _BOLD
        return cell

    def _figure(self, minor: int) -> Decimal:
        return Decimal(minor).scaleb(-self._made.decimals)

    def _look(self) -> None:
        sheet: Any = self._sheet
        sheet.sheet_view.rightToLeft = self._made.right_to_left
        sheet.sheet_view.showGridLines = False
        sheet.freeze_panes = sheet.cell(FIRST_ROW, FIRST_MONTH + 1)
        for at, width in enumerate(_WIDTHS):
            sheet.column_dimensions[get_column_letter(at + 1)].width = width
        for at in range(FIRST_MONTH, self._last + 1):
            sheet.column_dimensions[get_column_letter(at + 1)].width = _MONTH_WIDTH
        sheet.column_dimensions["A"].hidden = True
        sheet.row_dimensions[COLUMNS_ROW].hidden = True
        sheet.protection.sheet = True
        sheet.protection.formatColumns = False
        sheet.page_setup.orientation = "landscape"
        sheet.page_setup.fitToHeight = 0
        sheet.sheet_properties.pageSetUpPr.fitToPage = True
        sheet.print_title_rows = f"{COLUMNS_ROW + 1}:{COLUMNS_ROW + 1}"
