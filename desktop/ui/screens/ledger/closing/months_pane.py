"""The months of a year: locked and unlocked one by one, or locked up to the one that is current."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.domain.ledger.year import Period, PeriodStatus, YearStatus
from desktop.services.ledger.list_masters import YearMonths
from desktop.text.words import mark
from desktop.ui.screens.ledger.closing.columns import MONTHS
from desktop.ui.tables.rows_model import RowsModel
from desktop.ui.tables.table import Table
from desktop.ui.theme import Space
from desktop.ui.widgets.button import Button, Kind
from desktop.ui.widgets.text import column, row
from desktop.ui.words import language, ui_words


class MonthsPane(QWidget):
    """Only months of an open year change."""

    lock_asked = Signal(object)
    """The month to be locked, or opened again."""
    until_asked = Signal(object)
    """The last of the months to be locked."""

    def __init__(self, *, may: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._may = may
        self._year: YearMonths | None = None
        self.model: RowsModel[Period] = RowsModel(MONTHS, None, self)
        self.table = Table(self.model)
        self.deed = Button(mark("Lock the month"), Kind.SECONDARY, "lock", "F8")
        self.until = Button(mark("Lock up to here"), Kind.SECONDARY, "lock", "F7")
        foot = row(Space.S)
        foot.addStretch(1)
        foot.addWidget(self.until)
        foot.addWidget(self.deed)
        layout = column(Space.S, 0, self)
        layout.addWidget(self.table, 1)
        layout.addLayout(foot)
        self.table.picked.connect(lambda _: self._show_deed())
        self.table.opened.connect(lambda _: self.lock())
        self.deed.clicked.connect(self.lock)
        self.until.clicked.connect(self.lock_until)
        language().changed.connect(self.retranslate)
        self.setFocusProxy(self.table)
        self.retranslate()

    def show_year(self, year: YearMonths) -> None:
        """Show the months of a year, and stay at the one that was looked at."""
        at = self.table.currentIndex().row()
        same = self._year is not None and self._year.year.id == year.year.id
        self._year = year
        self.model.set_rows(year.months)
        self.table.pick(max(at, 0) if same else 0)
        self._show_deed()

    def lock(self) -> None:
        """Lock the current month, or open it again."""
        month = self.table.current_row()
        if month is not None and self.deed.isEnabled():
            self.lock_asked.emit(month)

    def lock_until(self) -> None:
        """Lock every month up to the current one."""
        month = self.table.current_row()
        if month is not None and self.until.isEnabled():
            self.until_asked.emit(month)

    def retranslate(self) -> None:
        """Say everything in the current language."""
        self.table.set_name(ui_words()("Months"))
        self.model.retranslate()
        self._show_deed()

    def _show_deed(self) -> None:
        month: Period | None = self.table.current_row()
        opened = self._year is not None and self._year.year.status is YearStatus.OPEN
        may = self._may and opened and month is not None
        locked = month is not None and month.status is PeriodStatus.CLOSED
        self.deed.setEnabled(may)
        self.until.setEnabled(may and not locked)
        self.deed.set_message(mark("Unlock the month") if locked else mark("Lock the month"))
