"""The list of one kind, with what it says while it is empty, and its sums."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedWidget, QWidget

from desktop.domain.currency import Currency
from desktop.text.words import mark
from desktop.ui.screens.registers.finding import found
from desktop.ui.screens.registers.kind import RegisterKind
from desktop.ui.tables.rows_model import RowsModel
from desktop.ui.tables.table import Table
from desktop.ui.tables.totals_bar import TotalsBar
from desktop.ui.widgets.states import EmptyState
from desktop.ui.widgets.text import column
from desktop.ui.words import language, ui_words


class ListPage(QStackedWidget):
    """Shows the rows that are searched for, what the kind is for, or that nothing fits."""

    def __init__(
        self, kind: RegisterKind, currency: Currency, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.kind = kind
        self._rows: Sequence[Any] = ()
        self._words = ""
        self.model: RowsModel[Any] = RowsModel(kind.columns, currency, self)
        self.table = Table(self.model)
        self._foot = TotalsBar(self.table, currency)
        self.list = QWidget()
        inside = column(0, 0, self.list)
        inside.addWidget(self.table, 1)
        inside.addWidget(self._foot)
        self._foot.setVisible(kind.sums is not None)  # not before it has its place in a window
        self.none = EmptyState(kind.icon, kind.none, kind.about)
        self.nothing = EmptyState(
            "search",
            mark("Nothing found"),
            mark("Nothing has all that you asked for. Try fewer words."),
        )
        for each in (self.list, self.none, self.nothing):
            self.addWidget(each)
        for each in (self.none, self.nothing):
            each.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        language().changed.connect(self.retranslate)
        self.retranslate()

    @property
    def empty(self) -> bool:
        """Whether the book has nothing of this kind."""
        return self.currentWidget() is self.none

    def set_rows(self, rows: Sequence[Any], find: str | None = None) -> None:
        """Show these rows, on the one with the code `find`, else on the one of before."""
        self._rows = rows
        self._show(find)

    def search(self, words: str) -> None:
        """Show the rows that have all of `words`."""
        self._words = words
        self._show(None)

    def retranslate(self) -> None:
        """Say everything in the current language."""
        self.table.set_name(ui_words()(self.kind.title))
        self.model.retranslate()
        self._show_sums(self.model.rows)

    def _show(self, find: str | None) -> None:
        current = self.table.current_row()
        wanted = find or (self.kind.code_of(current) if current is not None else None)
        rows = found(self._rows, self._words, self.kind.text_of)
        self.model.set_rows(rows)
        empty = self.nothing if self._rows else self.none
        focused = any(each.hasFocus() for each in (self.table, self.none, self.nothing))
        self.setCurrentWidget(self.list if rows else empty)
        self.setFocusProxy(self.table if rows else empty)  # what is hidden takes no keys
        if focused:
            self.setFocus()
        codes = [self.kind.code_of(each) for each in rows]
        self.table.pick(codes.index(wanted) if wanted in codes else 0)
        self._show_sums(rows)

    def _show_sums(self, rows: Sequence[Any]) -> None:
        if self.kind.sums is not None:
            count = len(rows)
            said = ui_words().plural("{n} row", "{n} rows", count)
            self._foot.set_totals(said, self.kind.sums(rows))
