"""What budget against actual is narrowed to: rows, forecast, fund, project, last day."""

from __future__ import annotations

import datetime as dt
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.domain.ledger.budgets.standing import Forecast, GroupBy
from desktop.services.ledger.budgets.against import BudgetAsked
from desktop.text.labels import LABELS
from desktop.text.words import mark
from desktop.ui.shell.spec import Context
from desktop.ui.theme import Space
from desktop.ui.widgets.day_edit import DayEdit
from desktop.ui.widgets.pick_edit import Choice, PickEdit
from desktop.ui.widgets.segmented import Segmented
from desktop.ui.widgets.text import Text, row
from desktop.ui.words import language, ui_words

_PICK_WIDTH: Final = 132


class AgainstFilters(QWidget):
    """A row of choices; `changed` tells that another question is asked."""

    changed = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._day: dt.date | None = None
        self.by = Segmented([(each.value, LABELS[each]) for each in GroupBy])
        self.forecast = Segmented([(each.value, LABELS[each]) for each in Forecast])
        self.fund = PickEdit()
        self.project = PickEdit()
        self.day = DayEdit()
        self._forecast_label = Text("", "label")
        self._day_label = Text("", "label")
        layout = row(Space.S, 0, self)
        layout.addWidget(self.by)
        layout.addWidget(self._forecast_label)
        layout.addWidget(self.forecast)
        for pick in (self.fund, self.project):
            pick.setFixedWidth(_PICK_WIDTH)
            pick.picked_changed.connect(lambda _: self.changed.emit())
            layout.addWidget(pick)
        layout.addStretch(1)
        layout.addWidget(self._day_label)
        layout.addWidget(self.day)
        self.by.chosen.connect(lambda _: self.changed.emit())
        self.forecast.chosen.connect(lambda _: self.changed.emit())
        self.day.day_changed.connect(self._on_day)
        language().changed.connect(self.retranslate)
        self.retranslate()

    def retranslate(self) -> None:
        """Say everything in the current language."""
        words, masters = ui_words(), self._context.masters()
        self._forecast_label.setText(words("Forecast"))
        self._day_label.setText(words("Up to"))
        for pick, name, table in (
            (self.fund, mark("Every fund"), masters.funds),
            (self.project, mark("Every project"), masters.projects),
        ):
            choices = [
                Choice(each.code, each.code, words.of(each.name_ar, each.name_en))
                for each in table.values()
            ]
            pick.set_choices(choices)
            pick.setPlaceholderText(words(name))
            pick.setAccessibleName(words(name))

    def asked(self, year: str | None) -> BudgetAsked:
        """Return what is asked for in the year called `year`."""
        return BudgetAsked(
            year=year,
            fund=str(self.fund.picked() or ""),
            project=str(self.project.picked() or ""),
            day=self._day,
            forecast=Forecast(self.forecast.key()),
            by=GroupBy(self.by.key()),
        )

    def show_day(self, day: dt.date) -> None:
        """Show the day that was counted to, without asking again."""
        self.day.blockSignals(True)
        self.day.set_day(day)
        self.day.blockSignals(False)

    def forget_day(self) -> None:
        """Count to today again, or to the end of a year that is over."""
        self._day = None

    def _on_day(self, day: dt.date | None) -> None:
        if day != self._day:
            self._day = day
            self.changed.emit()
