"""The lines of a voucher under the keyboard: Enter goes on, Tab visits every cell."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from desktop.domain.amounts import parse_amount
from desktop.domain.errors import UserError
from desktop.domain.formats import format_amount
from desktop.domain.isolates import isolate_ltr
from desktop.text.amount_words import amount_in_words
from desktop.ui.screens.ledger.grid.cell_delegate import CellDelegate, settle
from desktop.ui.screens.ledger.grid.cell_note import CellNote
from desktop.ui.screens.ledger.grid.columns import AMOUNTS, COLUMNS, FOREIGN, KEYS, PLACES
from desktop.ui.screens.ledger.grid.lines_model import LinesModel
from desktop.ui.tables.headed_model import Index
from desktop.ui.theme import ROW_HEIGHT
from desktop.ui.widgets.amount_edit import AmountEdit
from desktop.ui.words import said, ui_words

_CELL_PADDING: Final = 26


class LinesGrid(QTableView):
    """A cell that is current is open; what is typed is in the model at every key."""

    finished = Signal()
    """Enter on the blank line: there is nothing more to type."""
    refused = Signal(object)
    """A UserError of a key that could not do its work."""

    def __init__(
        self,
        model: LinesModel,
        parent: QWidget | None = None,
        *,
        hidden: frozenset[str] = frozenset(),
    ) -> None:
        """`hidden` are columns that are never shown."""
        super().__init__(parent)
        self._lines, self._hidden = model, hidden
        self._note = CellNote(self.viewport())
        self._delegate = CellDelegate(model, self.go_on, self.remove_line, self)
        self.setItemDelegate(self._delegate)
        self.setModel(model)
        self.setEditTriggers(QAbstractItemView.EditTrigger.AllEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setWordWrap(False)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        rows = self.verticalHeader()
        rows.hide()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setMinimumSectionSize(ROW_HEIGHT + 2)
        rows.setDefaultSectionSize(ROW_HEIGHT + 2)
        self.horizontalHeader().setHighlightSections(False)
        model.edited.connect(self._on_edited)
        model.dataChanged.connect(self._show_note)
        model.modelReset.connect(self._on_edited)
        self._on_edited()

    # Going about ------------------------------------------------------------------------------

    def enter(self, at: int, key: str) -> None:
        """Open a cell."""
        self._lines.enter_line(at)
        index = self._lines.index(at, KEYS.index(key))
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self.scrollTo(index)
        self.setCurrentIndex(index)
        if self._delegate.editor is None:
            self.edit(index)

    def enter_next_line(self) -> None:
        """Open the first line that is still blank, at its account."""
        self.enter(self._lines.rowCount() - 1, "account")

    def place(self) -> tuple[int, str]:
        """Return the line and the column of the current cell; the first where there is none."""
        index = self.currentIndex()
        return (index.row(), KEYS[index.column()]) if index.isValid() else (0, "account")

    def go_on(self, how: str) -> None:
        """Go on from the current cell: "enter" by need, "tab" to every cell, "back" the same."""
        at, key = self.place()
        if how == "enter":
            self._enter_on(at, key)
            return
        step = 1 if how == "tab" else -1
        spot = at * len(KEYS) + KEYS.index(key) + step
        while 0 <= spot < self._lines.rowCount() * len(KEYS):
            line, column = divmod(spot, len(KEYS))
            index = self._lines.index(line, column)
            if not self.isColumnHidden(column) and self._lines.editable(index):
                self.enter(line, KEYS[column])
                return
            spot += step
        if how == "tab":
            self._leave()
        else:
            self.focusPreviousChild()

    def _enter_on(self, at: int, key: str) -> None:
        line = self._lines.line(at)
        if key == "account" and line.blank and at == self._lines.rowCount() - 1:
            self._leave()
            return
        foreign = self._lines.codes.foreign_currency(line.account) is not None
        following = {
            "account": "foreign" if foreign else "debit",
            "foreign": "rate",
            "rate": "",
            "debit": "" if line.debit.strip() else "credit",
            "credit": "",
            "fund": "project",
            "project": "partner",
            "partner": "branch",
            "branch": "fund_line",
            "fund_line": "memo",
            "memo": "",
        }[key]
        while following and self.isColumnHidden(KEYS.index(following)):
            following = KEYS[KEYS.index(following) + 1] if following != "memo" else ""
        if following:
            self.enter(at, following)
        else:
            self.enter(min(at + 1, self._lines.rowCount() - 1), "account")

    def _leave(self) -> None:
        self.close_cell()
        self.finished.emit()

    def close_cell(self) -> None:
        """Close the open cell; its text is in the model already."""
        editor = self._delegate.editor
        if editor is not None:
            settle(editor)
            self.closeEditor(editor, CellDelegate.EndEditHint.NoHint)
        self._note.hide()

    # Keys -------------------------------------------------------------------------------------

    def fill_missing(self) -> None:
        """Put on the current line what the voucher lacks, and stay on it."""
        at, _ = self.place()
        self._try(lambda: self._lines.fill_missing(at))
        line = self._lines.line(at)
        self.enter(at, "credit" if line.credit else "debit" if line.debit else "account")

    def repeat_above(self) -> None:
        """Repeat the cell above."""
        at, key = self.place()
        self._try(lambda: self._lines.repeat_above(at, key))

    def remove_line(self) -> None:
        """Take the current line out."""
        at, key = self.place()
        editor = self._delegate.editor
        if editor is not None:
            self.closeEditor(editor, CellDelegate.EndEditHint.NoHint)
        self._lines.remove(at)
        self.enter(min(at, self._lines.rowCount() - 1), key)

    def _try(self, act: Callable[[], None]) -> None:
        try:
            act()
        except UserError as error:
            self.refused.emit(error)

    # What follows changes ---------------------------------------------------------------------

    def fit_columns(self) -> None:
        """Share the width among the columns that are shown."""
        letter = self.fontMetrics().averageCharWidth()
        shown = [n for n, _ in enumerate(COLUMNS) if not self.isColumnHidden(n)]
        widths = {n: COLUMNS[n].width * letter + _CELL_PADDING for n in shown}
        shares = sum(COLUMNS[n].stretch for n in shown)
        over = max(self.viewport().width() - sum(widths.values()), 0)
        for n, width in widths.items():
            self.setColumnWidth(n, width + over * COLUMNS[n].stretch // shares)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Share the width anew."""
        super().resizeEvent(event)
        self.fit_columns()

    def currentChanged(self, current: Index, previous: Index) -> None:  # noqa: N802
        """Move the note to the current cell."""
        super().currentChanged(current, previous)
        self._show_note()

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        """Open the cell where the keyboard comes in by Tab."""
        super().focusInEvent(event)
        if event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason):
            self.enter(*self.place())

    def _on_edited(self) -> None:
        foreign, codes = self._lines.shows_foreign(), self._lines.codes
        shown = {
            **dict.fromkeys(FOREIGN, foreign),
            **dict(zip(PLACES, (bool(codes.branches), bool(codes.fund_lines)), strict=True)),
            **dict.fromkeys(self._hidden, False),
        }
        for key, there in shown.items():
            if self.isColumnHidden(KEYS.index(key)) == there:
                self.setColumnHidden(KEYS.index(key), not there)
                self.fit_columns()
        self._show_note()

    def _show_note(self) -> None:
        """Say below the current cell why it is refused, or its amount in words."""
        index = self.currentIndex()
        if not index.isValid() or index.row() >= self._lines.rowCount():
            self._note.hide()
            return
        at, key = self.place()
        fault, text = self._lines.fault(at, key), ""
        editor = self._delegate.editor
        if fault is None and isinstance(editor, AmountEdit):
            fault = editor.fault()
        if fault is None and key in AMOUNTS and editor is not None:
            text = self._words(at, key)
        self._note.show_at(
            self.visualRect(index), said(fault) if fault else text, bad=fault is not None
        )

    def _words(self, at: int, key: str) -> str:
        line, codes = self._lines.line(at), self._lines.codes
        currency = codes.foreign_currency(line.account) if key == "foreign" else codes.typed
        text = self._lines.text(at, key)
        if currency is None or not text.strip():
            return ""
        try:
            minor = parse_amount(text, currency)
        except UserError as error:
            return said(error)
        spoken = amount_in_words(minor, currency, ui_words().language)
        return f"{isolate_ltr(format_amount(minor, currency))} \u00b7 {spoken}"
