"""What closing the year will post: the net assets of each fund, from its start to its end."""

from __future__ import annotations

from PySide6.QtWidgets import QStackedWidget, QWidget

from desktop.domain.currency import Currency
from desktop.domain.errors import UserError
from desktop.domain.ledger.closing.fund_closing import ClosingPlan
from desktop.domain.ledger.year import YearStatus
from desktop.text.words import mark
from desktop.ui.screens.ledger.closing.columns import FUNDS, FundRow
from desktop.ui.screens.parts.text import Message
from desktop.ui.tables.rows_model import RowsModel
from desktop.ui.tables.table import Table
from desktop.ui.tables.totals_bar import TotalsBar
from desktop.ui.theme import Space
from desktop.ui.widgets.states import EmptyState, ErrorState
from desktop.ui.widgets.text import column
from desktop.ui.words import language, ui_words

_BEFORE = mark(
    "One closing entry for each fund, on the last day: its income and expenses pass into the "
    "account of net assets. The statements of the year stay as they are."
)
_AFTER = mark("Closed: the income and expenses of each fund have passed into its net assets.")
_SUMS = ("opening", "income", "expenses", "transfers", "closing")


class PreviewPane(QWidget):
    """States: nothing moved, no account for it, the funds."""

    def __init__(self, currency: Currency, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._plan: ClosingPlan | None = None
        self._says = Message(_BEFORE, "muted")
        self.model: RowsModel[FundRow] = RowsModel(FUNDS, currency, self)
        self.table = Table(self.model)
        self.totals = TotalsBar(self.table, currency)
        self._none = EmptyState(
            "scale",
            mark("Nothing to close"),
            mark("The year has no entries yet, so no fund has moved."),
        )
        self.error = ErrorState("")
        shown = QWidget()
        inside = column(0, 0, shown)
        inside.addWidget(self._says)
        inside.addSpacing(Space.S)
        inside.addWidget(self.table, 1)
        inside.addWidget(self.totals)
        self._shown = shown
        self.stack = QStackedWidget()
        for each in (shown, self._none, self.error):
            self.stack.addWidget(each)
        column(0, 0, self).addWidget(self.stack)
        language().changed.connect(self.retranslate)
        self.setFocusProxy(self.table)

    def show_plan(self, plan: ClosingPlan | UserError, status: YearStatus) -> None:
        """Show the plan, or why there is none."""
        if isinstance(plan, UserError):
            self._plan = None
            self.error.set_error(plan)
            self.stack.setCurrentWidget(self.error)
            return
        self._plan = plan
        into = {each.fund.id: each.into.code for each in plan.closings if each.into is not None}
        self.model.set_rows([FundRow(m, into.get(m.fund.id, "")) for m in plan.movements])
        self._says.say(_BEFORE if status is YearStatus.OPEN else _AFTER)
        self.stack.setCurrentWidget(self._shown if plan.movements else self._none)
        self.retranslate()

    def retranslate(self) -> None:
        """Say everything in the current language."""
        words = ui_words()
        self.table.set_name(words("Net assets of each fund"))
        self.model.retranslate()
        if self._plan is not None:
            sums = {key: sum(getattr(m, key) for m in self._plan.movements) for key in _SUMS}
            self.totals.set_totals(words("Total"), sums)
