"""How a row becomes the texts, colours and alignments that Qt asks a model for."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from enum import Enum
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont

from desktop.domain.currency import Currency
from desktop.domain.formats import format_amount, format_day
from desktop.domain.isolates import isolate_ltr, isolate_name, strip_isolates
from desktop.text.labels import label
from desktop.text.words import Words
from desktop.ui.tables.column import Bars, Chip, Column, Kind

ValueRole: Final = int(Qt.ItemDataRole.UserRole)
"""The value itself: int minor units, date, `Chip` or text."""
IndentRole: Final = ValueRole + 1

_DISPLAY: Final = int(Qt.ItemDataRole.DisplayRole)
_TOOLTIP: Final = int(Qt.ItemDataRole.ToolTipRole)
_ACCESSIBLE: Final = int(Qt.ItemDataRole.AccessibleTextRole)
_ALIGNMENT: Final = int(Qt.ItemDataRole.TextAlignmentRole)
_FONT: Final = int(Qt.ItemDataRole.FontRole)

_MIDDLE: Final = Qt.AlignmentFlag.AlignVCenter
_AT_START: Final = Qt.AlignmentFlag.AlignLeading | _MIDDLE
_AT_UNITS: Final = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute | _MIDDLE


class Cells:
    """Turns rows into cells for one set of columns, one currency and one language."""

    def __init__(self, columns: Sequence[Column], currency: Currency | None) -> None:
        self.columns = tuple(columns)
        self._currency = currency
        self._bold = QFont()
        self._bold.setBold(True)

    def data(self, row: object, place: int, role: int, words: Words) -> object:
        """Return what the model answers for a role of one cell; None where nothing is said."""
        column = self.columns[place]
        if role in (_DISPLAY, _TOOLTIP, _ACCESSIBLE):
            text = self.text(column, column.of(row), words)
            if role == _ACCESSIBLE:
                return strip_isolates(text)
            return text if role == _DISPLAY or column.kind is Kind.TEXT else None
        if role == ValueRole:
            return column.of(row)
        if role == IndentRole and column.indent is not None:
            return column.indent(row)
        if role == _FONT and column.strong is not None and column.strong(row):
            return self._bold
        return self.alignment(place) if role == _ALIGNMENT else None

    def alignment(self, place: int) -> Qt.AlignmentFlag:
        """Return where a column's texts stand: amounts on their units, all else at the start."""
        return _AT_UNITS if self.columns[place].kind is Kind.AMOUNT else _AT_START

    def text(self, column: Column, value: object, words: Words) -> str:
        """Return a value as people read it; empty for None."""
        if isinstance(value, Chip | Bars):
            return words(value.text) if isinstance(value, Chip) else isolate_ltr(value.text)
        if isinstance(value, Enum):
            return label(value, words)
        if isinstance(value, dt.date):
            return isolate_ltr(format_day(value))
        if value is None or value == "":
            return ""
        if column.kind is Kind.AMOUNT and isinstance(value, int) and self._currency is not None:
            return format_amount(value, self._currency)
        return isolate_ltr(value) if column.kind is Kind.CODE else isolate_name(value)
