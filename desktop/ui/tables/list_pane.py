"""A table with its states: loading, empty, refused, and the totals at its foot."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from desktop.domain.errors import UserError
from desktop.ui.tables.paged_model import PagedModel
from desktop.ui.tables.source import Totals
from desktop.ui.tables.table import Table
from desktop.ui.tables.totals_bar import TotalsBar
from desktop.ui.widgets.states import EmptyState, ErrorState, LoadingLine
from desktop.ui.widgets.text import column


class ListPane(QWidget):
    """Shows whichever state a `PagedModel` is in; `say_totals` makes the sentence at the foot."""

    retried = Signal()

    def __init__(
        self,
        table: Table,
        model: PagedModel[Any, Any],
        empty: EmptyState,
        *,
        foot: TotalsBar | None = None,
        say_totals: Callable[[Totals], str] = lambda _: "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.table, self.empty = table, empty
        self._model, self._foot, self._say = model, foot, say_totals
        self._totals = Totals(0)
        self._loading = LoadingLine()
        self._error = ErrorState(UserError("program-fault", reference=""))
        self._list = QWidget()
        inside = column(0, 0, self._list)
        inside.addWidget(table, 1)
        if foot is not None:
            inside.addWidget(foot)
        self._stack = QStackedWidget()
        for each in (self._list, empty, self._error):
            self._stack.addWidget(each)
        layout = column(0, 0, self)
        layout.addWidget(self._loading)
        layout.addWidget(self._stack, 1)
        model.loaded.connect(self._on_loaded)
        model.counted.connect(self._on_counted)
        model.failed.connect(self._on_failed)
        self._error.retried.connect(self.retried)

    @property
    def state(self) -> str:
        """Which state is shown: "rows", "empty" or "refused"."""
        return ("rows", "empty", "refused")[self._stack.currentIndex()]

    @property
    def totals(self) -> Totals:
        """The totals as last read."""
        return self._totals

    def begin_loading(self) -> None:
        """Say that rows are on their way; those of before stay in view."""
        self._loading.show()

    def retranslate(self) -> None:
        """Say the rows and the foot in the current language."""
        self._model.retranslate()
        self._show_totals()

    def _on_loaded(self) -> None:
        self._loading.hide()
        self._stack.setCurrentIndex(0 if self._model.rowCount() else 1)

    def _on_counted(self, totals: Totals) -> None:
        self._totals = totals
        self._show_totals()

    def _show_totals(self) -> None:
        if self._foot is not None:
            self._foot.set_totals(self._say(self._totals), self._totals.sums)

    def _on_failed(self, error: UserError) -> None:
        self._loading.hide()
        self._error.set_error(error)
        self._stack.setCurrentWidget(self._error)
