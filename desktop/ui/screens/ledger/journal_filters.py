"""The filters above the journal: words, year, series, days, account, fund, project."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QWidget

from desktop.domain.ledger.chart import Account
from desktop.domain.ledger.dimensions import Fund, Project
from desktop.domain.ledger.entry import Series
from desktop.domain.ledger.journal_list import JournalFilter
from desktop.domain.ledger.masters import Masters
from desktop.text.labels import label
from desktop.text.words import mark
from desktop.ui.theme import Space
from desktop.ui.widgets.button import Button, Kind
from desktop.ui.widgets.day_edit import DayEdit
from desktop.ui.widgets.pick_edit import Choice, PickEdit
from desktop.ui.widgets.search_edit import SearchEdit
from desktop.ui.widgets.text import Text, column, row
from desktop.ui.words import language, ui_words

_PICKS: Final = {
    "account": mark("All accounts"),
    "fund": mark("All funds"),
    "project": mark("All projects"),
}


class JournalFilters(QWidget):
    """Gives a `JournalFilter`; every change is told at once."""

    changed = Signal()

    def __init__(self, masters: Masters, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._masters = masters
        self._quiet = False
        self.search = SearchEdit(mark("Search the journal (F3)"))
        self.year, self.series = QComboBox(), QComboBox()
        self.first, self.last = DayEdit(), DayEdit()
        self.picks = {key: PickEdit() for key in _PICKS}
        self._from, self._to = Text("", "label"), Text("", "label")
        self.clear = Button(mark("Clear the filters"), Kind.QUIET, "x")
        self._lay_out()
        self.set_masters(masters)
        self.search.searched.connect(self._tell)
        self.year.currentIndexChanged.connect(self._tell)
        self.series.currentIndexChanged.connect(self._tell)
        self.first.day_changed.connect(self._tell)
        self.last.day_changed.connect(self._tell)
        for pick in self.picks.values():
            pick.picked_changed.connect(self._tell)
        self.clear.clicked.connect(lambda: self.show_only({}))
        language().changed.connect(self.retranslate)

    def wanted(self) -> JournalFilter:
        """Return what is asked for now."""
        account, fund = self.picks["account"].picked(), self.picks["fund"].picked()
        project = self.picks["project"].picked()
        series = self.series.currentData()
        return JournalFilter(
            words=self.search.text().strip(),
            series=None if series is None else Series(series),
            fiscal_year_id=self.year.currentData(),
            first_day=self.first.day(),
            last_day=self.last.day(),
            account_ids=self._family(account) if isinstance(account, int) else (),
            fund_ids=(fund,) if isinstance(fund, int) else (),
            project_id=project if isinstance(project, int) else None,
        )

    def filtering(self) -> bool:
        """Whether anything is asked for beside the year."""
        wanted = self.wanted()
        return wanted != JournalFilter(fiscal_year_id=wanted.fiscal_year_id)

    def show_only(self, args: Mapping[str, Any]) -> None:
        """Ask for these alone: `account`, `fund`, `project` (ids), `words`; the year stays.

        With an account the whole of its time is shown, so the year goes as well.
        """
        self._quiet = True
        self.search.setText(str(args.get("words", "")))
        self.series.setCurrentIndex(0)
        self.first.set_day(args.get("first_day"))
        self.last.set_day(args.get("last_day"))
        for key, pick in self.picks.items():
            pick.set_picked(args.get(key))
        if args.get("account") is not None:
            self.year.setCurrentIndex(0)
        self._quiet = False
        self._tell()

    def show_year(self, name: str | None) -> None:
        """Ask for a fiscal year by name, or for all."""
        self.year.setCurrentIndex(0 if name is None else max(self.year.findText(name), 0))

    def set_masters(self, masters: Masters) -> None:
        """Offer the masters as they are now; what was asked for stays."""
        self._masters = masters
        self._quiet = True
        chosen = self.year.currentData()
        self.year.clear()
        self.year.addItem("", None)
        for year in reversed(list(masters.years.values())):
            self.year.addItem(year.name, year.id)
        self.year.setCurrentIndex(max(self.year.findData(chosen), 0))
        chosen = self.series.currentData()
        self.series.clear()
        self.series.addItem("", None)
        for series in Series:
            self.series.addItem("", series.value)
        self.series.setCurrentIndex(max(self.series.findData(chosen), 0))
        self.retranslate()
        self._quiet = False

    def retranslate(self) -> None:
        """Say everything in the current language."""
        words = ui_words()
        self.year.setItemText(0, words("All years"))
        self.year.setAccessibleName(words("Fiscal year"))
        self.series.setItemText(0, words("All series"))
        self.series.setAccessibleName(words("Series"))
        for at, series in enumerate(Series, start=1):
            self.series.setItemText(at, label(series, words))
        self._from.setText(words("From"))
        self._to.setText(words("To"))
        self.first.setAccessibleName(words("From"))
        self.last.setAccessibleName(words("To"))
        named: Mapping[str, Mapping[int, Account | Fund | Project]] = {
            "account": self._masters.accounts,
            "fund": self._masters.funds,
            "project": self._masters.projects,
        }
        for key, pick in self.picks.items():
            pick.setPlaceholderText(words(_PICKS[key]))
            pick.setAccessibleName(words(_PICKS[key]))
            pick.set_choices(
                Choice(each.id, each.code, words.of(each.name_ar, each.name_en))
                for each in named[key].values()
            )

    def _lay_out(self) -> None:
        above, below = row(Space.S), row(Space.S)
        above.addWidget(self.search, 1)
        above.addWidget(self.year)
        above.addWidget(self.series)
        for title, edit in ((self._from, self.first), (self._to, self.last)):
            edit.setFixedWidth(128)
            edit.setPlaceholderText("")
            above.addWidget(title)
            above.addWidget(edit)
        for key, share in (("account", 3), ("fund", 2), ("project", 2)):
            below.addWidget(self.picks[key], share)
        below.addWidget(self.clear)
        layout = column(Space.S, 0, self)
        layout.addLayout(above)
        layout.addLayout(below)

    def _family(self, account_id: int) -> tuple[int, ...]:
        """Return an account and all below it."""
        below = {account_id}
        while more := {
            each.id
            for each in self._masters.accounts.values()
            if each.parent_id in below and each.id not in below
        }:
            below |= more
        return tuple(sorted(below))

    def _tell(self) -> None:
        if not self._quiet:
            self.changed.emit()
