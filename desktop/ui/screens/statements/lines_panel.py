"""The lines behind a figure: a long list with its totals, and the way to each entry."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from desktop.domain.errors import UserError
from desktop.domain.formats import format_amount
from desktop.domain.isolates import isolate_ltr, isolate_name
from desktop.domain.ledger.statements.ledger_line import LedgerLine
from desktop.domain.ledger.statements.table import Drill
from desktop.text.words import mark
from desktop.ui.screens.parts.text import Message
from desktop.ui.screens.statements.lines import CREDIT, DEBIT, LineKey, columns_of, source_of
from desktop.ui.shell.keys import bind
from desktop.ui.shell.spec import Context
from desktop.ui.tables.paged_model import PagedModel
from desktop.ui.tables.source import Totals
from desktop.ui.tables.table import Table
from desktop.ui.theme import Space
from desktop.ui.widgets.button import Button, Kind
from desktop.ui.widgets.states import EmptyState, ErrorState, LoadingLine
from desktop.ui.widgets.text import Text, column, row
from desktop.ui.words import language, ui_words


class LinesPanel(QWidget):
    """States: loading, lines, none, refused. Escape goes back to the statement."""

    left = Signal()
    entry_opened = Signal(object)
    """The id of an entry."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._totals: Totals | None = None
        self._drill: Drill | None = None
        columns = columns_of(context.masters())
        self.model: PagedModel[LedgerLine, LineKey] = PagedModel(
            columns, context.work, context.currency, self
        )
        self.table = Table(self.model)
        self._title = Message("", "title")
        self._sums = Text("", "strong")
        self._loading = LoadingLine()
        self._error = ErrorState("")
        self._empty = EmptyState(
            "notebook-text",
            mark("No entry stands behind this figure"),
            mark("Nothing was posted here in these days."),
        )
        self._stack = QStackedWidget()
        for each in (self.table, self._empty, self._error):
            self._stack.addWidget(each)
        back = Button(mark("Back to the statement"), Kind.QUIET, "arrow-left", "Esc")
        head = row(Space.M)
        head.addWidget(back)
        head.addWidget(self._title, 1)
        head.addWidget(self._sums)
        layout = column(Space.S, 0, self)
        layout.addLayout(head)
        layout.addWidget(self._loading)
        layout.addWidget(self._stack, 1)
        back.clicked.connect(self.left)
        bind(self, "Esc", self.left.emit)
        self.table.opened.connect(lambda line: self.entry_opened.emit(line.entry_id))
        self.model.loaded.connect(self._on_loaded)
        self.model.counted.connect(self._on_counted)
        self.model.failed.connect(self._on_failed)
        self._error.retried.connect(self.reload)
        language().changed.connect(self.retranslate)

    def show_lines(self, drill: Drill, figure: str) -> None:
        """Show the lines of `drill`; `figure` is what the figure is called on the statement."""
        self._drill = drill
        self._totals = None
        self._title.say(mark("Entries behind: {figure}"), figure=isolate_name(figure))
        self._sums.setText("")
        self._loading.show()
        self.model.load(source_of(self._context.session, drill))

    def reload(self) -> None:
        """Read again: something was posted."""
        if self._drill is not None:
            self._loading.show()
            self.table.stay_here()
            self.model.reload()

    def retranslate(self) -> None:
        """Say totals and columns in the language of now."""
        self.model.retranslate()
        words = ui_words()
        self.table.set_name(words("Entries behind the figure"))
        if self._totals is None:
            return
        currency = self._context.currency
        debit, credit = (self._totals.sums[key] for key in (DEBIT, CREDIT))
        self._sums.setText(
            words(
                "{lines} \u00b7 debit {debit} \u00b7 credit {credit}",
                lines=words.plural("{n} line", "{n} lines", self._totals.count),
                debit=isolate_ltr(format_amount(debit, currency)),
                credit=isolate_ltr(format_amount(credit, currency)),
            )
        )

    def _on_loaded(self) -> None:
        self._loading.hide()
        empty = self.model.rowCount() == 0
        self._stack.setCurrentWidget(self._empty if empty else self.table)
        if not empty:
            self.table.pick(0)
            self.table.setFocus()

    def _on_counted(self, totals: Totals) -> None:
        self._totals = totals
        self.retranslate()

    def _on_failed(self, error: UserError) -> None:
        self._loading.hide()
        self._error.set_error(error)
        self._stack.setCurrentWidget(self._error)
