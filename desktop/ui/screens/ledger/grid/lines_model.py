"""The lines of a voucher as a table: texts as typed, faults beside them, one blank line below."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor

from desktop.domain.errors import UserError
from desktop.ui.screens.ledger.grid.choices import written_out
from desktop.ui.screens.ledger.grid.columns import COLUMNS, FOREIGN, KEYS, PICKS
from desktop.ui.screens.ledger.voucher.amounts import with_amount, with_converted
from desktop.ui.screens.ledger.voucher.book_codes import BookCodes
from desktop.ui.screens.ledger.voucher.sums import missing_on
from desktop.ui.screens.ledger.voucher.typed import TypedLine, TypedVoucher
from desktop.ui.tables.column import Column
from desktop.ui.tables.headed_model import NOWHERE, HeadedModel, Index
from desktop.ui.theme import palette
from desktop.ui.words import said, ui_words

_SIDES = ("debit", "credit")


class LinesModel(HeadedModel):
    """Every change comes through `set_text`, so that nothing typed is anywhere else."""

    edited = Signal()
    """A text, or the number of lines, has changed."""

    def __init__(
        self,
        codes: BookCodes,
        parent: QObject | None = None,
        columns: tuple[Column, ...] = COLUMNS,
    ) -> None:
        """`columns` are those of `grid.columns`, perhaps under other titles."""
        super().__init__(columns, codes.base, parent)
        self._codes = codes
        self._lines: list[TypedLine] = []
        self._faults: dict[tuple[int, str], UserError] = {}
        self.set_lines(())

    @property
    def codes(self) -> BookCodes:
        """What the codes stand for."""
        return self._codes

    def set_codes(self, codes: BookCodes) -> None:
        """Take the masters as they are now."""
        self._codes = codes
        self.retranslate()

    def lines(self) -> tuple[TypedLine, ...]:
        """Return the lines as typed, without the blank one at the end."""
        typed = list(self._lines)
        while typed and typed[-1].blank:
            typed.pop()
        return tuple(typed)

    def set_lines(self, lines: tuple[TypedLine, ...]) -> None:
        """Show these lines and a blank one."""
        self.beginResetModel()
        self._lines = [*lines, self._next_line(lines[-1] if lines else None)]
        self._faults = {}
        self.endResetModel()

    def line(self, at: int) -> TypedLine:
        """Return a line."""
        return self._lines[at]

    def text(self, at: int, key: str) -> str:
        """Return a cell as typed."""
        return str(getattr(self._lines[at], key))

    def set_text(self, at: int, key: str, text: str) -> None:
        """Take what is typed in a cell; a line in another currency is worked out anew."""
        if text == self.text(at, key):
            return
        changed: dict[str, Any] = {key: text}
        line = replace(self._lines[at], **changed)
        if key in FOREIGN or key == "account":
            line = with_converted(line, self._codes)
        self._take(at, line)

    def fill_missing(self, at: int) -> None:
        """Put on a line what the voucher lacks.

        Raises UserError `balance-by-rate` for a line in another currency, `nothing-missing`.
        """
        if self._codes.foreign_currency(self._lines[at].account) is not None:
            raise UserError("balance-by-rate")
        missing = missing_on(TypedVoucher(lines=tuple(self._lines)), at, self._codes)
        if not missing:
            raise UserError("nothing-missing")
        self._take(at, with_amount(self._lines[at], missing, self._codes))

    def repeat_above(self, at: int, key: str) -> None:
        """Write into a cell what stands above it; raises UserError `nothing-to-repeat`."""
        if at == 0:
            raise UserError("nothing-to-repeat")
        self.set_text(at, key, self.text(at - 1, key))

    def remove(self, at: int) -> None:
        """Take a line out; the blank one at the end stays."""
        if at == len(self._lines) - 1:
            self._take(at, TypedLine(fund=self._lines[at].fund))
            return
        self.beginRemoveRows(NOWHERE, at, at)
        del self._lines[at]
        self.endRemoveRows()
        self.set_faults({})
        self.edited.emit()

    def enter_line(self, at: int) -> None:
        """Give a blank line the fund of the line above as it goes on being typed."""
        if at and self._lines[at].blank and self._lines[at].fund != self._lines[at - 1].fund:
            self._lines[at] = replace(self._lines[at], fund=self._lines[at - 1].fund)
            self._tell(at, "fund")

    def set_faults(self, faults: Mapping[tuple[int, str], UserError]) -> None:
        """Mark these cells, and no others."""
        before, self._faults = self._faults, dict(faults)
        for at, key in {*before, *self._faults}:
            if at < len(self._lines):
                self._tell(at, key)

    def fault(self, at: int, key: str) -> UserError | None:
        """Return what is wrong with a cell."""
        return self._faults.get((at, key))

    def shows_foreign(self) -> bool:
        """Whether an account of these lines holds another currency."""
        return any(self._codes.foreign_currency(line.account) for line in self._lines)

    # What Qt asks -----------------------------------------------------------------------------

    def rowCount(self, parent: Index = NOWHERE) -> int:  # noqa: N802
        """Return how many lines there are, the blank one counted."""
        return 0 if parent.isValid() else len(self._lines)

    def row(self, number: int) -> TypedLine:
        """Return a line."""
        return self._lines[number]

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let every cell be edited but those that are worked out from the rate."""
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsEditable if self.editable(index) else flags

    def editable(self, index: Index) -> bool:
        """Whether a cell takes the keyboard."""
        key = KEYS[index.column()]
        foreign = self._codes.foreign_currency(self._lines[index.row()].account) is not None
        return key in FOREIGN if foreign and key in (*_SIDES, *FOREIGN) else key not in FOREIGN

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return one cell."""
        at, key = index.row(), KEYS[index.column()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            text = self.text(at, key)
            return written_out(key, text, self._codes, ui_words()) if key in PICKS else text
        if role == Qt.ItemDataRole.EditRole:
            return self.text(at, key)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return self._cells.alignment(index.column())
        fault = self._faults.get((at, key))
        return None if fault is None else _shown(fault, role)

    # ------------------------------------------------------------------------------------------

    def _next_line(self, above: TypedLine | None) -> TypedLine:
        return TypedLine(fund=above.fund if above is not None else self._codes.usual_fund())

    def _take(self, at: int, line: TypedLine) -> None:
        before, self._lines[at] = self._lines[at], line
        for key in KEYS:
            if getattr(before, key) != getattr(line, key):
                self._faults.pop((at, key), None)
                if key in _SIDES:
                    self._faults = {
                        place: fault
                        for place, fault in self._faults.items()
                        if place[0] != at or place[1] not in _SIDES
                    }
                self._tell(at, key)
        if at == len(self._lines) - 1 and not line.blank:
            self.beginInsertRows(NOWHERE, at + 1, at + 1)
            self._lines.append(self._next_line(line))
            self.endInsertRows()
        self.edited.emit()

    def _tell(self, at: int, key: str) -> None:
        cell = self.index(at, KEYS.index(key))
        self.dataChanged.emit(cell, cell)


def _shown(fault: UserError, role: int) -> Any:
    """Return what a cell with a fault answers: its colours, and the sentence."""
    if role == Qt.ItemDataRole.BackgroundRole:
        return QColor(palette().danger_soft)
    if role == Qt.ItemDataRole.ForegroundRole:
        return QColor(palette().danger)
    if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleDescriptionRole):
        return said(fault)
    return None
