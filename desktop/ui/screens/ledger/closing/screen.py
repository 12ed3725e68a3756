"""Years and closing: the years at the start, beside them all that one of them needs."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final, Protocol

from PySide6.QtCore import SignalInstance
from PySide6.QtWidgets import QStackedWidget, QWidget

from desktop.domain.errors import UserError
from desktop.domain.ledger.year import Period
from desktop.domain.trust.acting import Act
from desktop.services.ledger.closing.checklist import Point
from desktop.services.ledger.list_masters import YearMonths
from desktop.text.words import mark
from desktop.ui.screens.archive.attachments_panel import AttachmentsPanel
from desktop.ui.screens.ledger.closing.columns import YEARS
from desktop.ui.screens.ledger.closing.deeds import YearDeeds
from desktop.ui.screens.ledger.closing.facts import Workplace, read_workplace
from desktop.ui.screens.ledger.closing.history_pane import HistoryPane
from desktop.ui.screens.ledger.closing.month_deeds import MonthDeeds
from desktop.ui.screens.ledger.closing.months_pane import MonthsPane
from desktop.ui.screens.ledger.closing.new_year import NewYear
from desktop.ui.screens.ledger.closing.points_pane import PointsPane
from desktop.ui.screens.ledger.closing.preview_pane import PreviewPane
from desktop.ui.screens.ledger.closing.year_card import YearCard
from desktop.ui.screens.parts.fault import Fault
from desktop.ui.shell.keys import bind
from desktop.ui.shell.spec import Context
from desktop.ui.tables.rows_model import RowsModel
from desktop.ui.tables.table import Table
from desktop.ui.theme import Space
from desktop.ui.widgets.button import Button, Kind
from desktop.ui.widgets.progress_panel import ProgressPanel
from desktop.ui.widgets.segmented import Segmented
from desktop.ui.widgets.states import EmptyState, ErrorState, LoadingLine
from desktop.ui.widgets.text import column, row
from desktop.ui.words import language, ui_words
from desktop.ui.work.topic import Topic

ABOUT: Final = mark(
    "Every entry belongs to a month of a fiscal year. Lock a month once its figures have been "
    "checked: then nothing can be posted in it by mistake."
)
_PANES: Final = (
    ("points", mark("Checklist")),
    ("months", mark("Months")),
    ("preview", mark("Net assets")),
    ("documents", mark("Documents")),
    ("history", mark("History")),
)
_TOPICS: Final = frozenset(Topic) - {Topic.BACKUPS, Topic.SETTINGS}
_YEARS_WIDTH: Final = 216


class Soundness(Protocol):
    """The check of the open book against its log, as far as the checklist needs it."""

    changed: SignalInstance

    @property
    def sound(self) -> bool | None:
        """Whether the last finished check found the book sound; None where there is none."""


class YearsScreen(QWidget):
    """States: loading, no year yet, the workplace, a year being closed, refused."""

    def __init__(
        self, context: Context, check: Soundness | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._context, self._check = context, check
        self._find: str | None = None
        self._found = Workplace(())
        by = context.session.by
        self.fault = Fault()
        self._new = Button(mark("New year"), Kind.SECONDARY, "plus", "F5")
        self.years_model: RowsModel[YearMonths] = RowsModel(YEARS, None, self)
        self.years = Table(self.years_model)
        self.card = YearCard(by)
        self.panes = Segmented(_PANES)
        self.points = PointsPane(context.currency, may=by.may(Act.CLOSE_YEAR))
        self.months = MonthsPane(may=by.may(Act.MANAGE_YEARS))
        self.preview = PreviewPane(context.currency)
        self.documents = AttachmentsPanel(context)
        self.history = HistoryPane()
        self._shown: Mapping[str, QWidget] = {
            "points": self.points,
            "months": self.months,
            "preview": self.preview,
            "documents": self.documents,
            "history": self.history,
        }
        self.deeds = YearDeeds(context, self)
        self.month_deeds = MonthDeeds(context, self)
        self.new_year = NewYear(context, self)
        self.progress = ProgressPanel(mark("Checking the book against its log, then closing"))
        self._loading = LoadingLine()
        self._none = EmptyState("calendar", mark("No fiscal year yet"), ABOUT)
        self._error = ErrorState(UserError("program-fault", reference=""))
        self._all, self._stack, self._pages = QWidget(), QStackedWidget(), QStackedWidget()
        self._lay_out()
        self._connect()
        self.setFocusProxy(self.points.table)
        self._load()

    # What the shell asks ----------------------------------------------------------------------

    def arrive(self, args: Mapping[str, Any]) -> None:
        """Show the year that is asked for."""
        if args.get("year"):
            self._find = str(args["year"])
            self._load()

    def refresh(self, topics: frozenset[Topic]) -> None:
        """Read again what has changed."""
        self.documents.refresh(topics)
        if topics & _TOPICS and not self.deeds.busy:
            self._load()

    def key_hints(self) -> tuple[tuple[str, str], ...]:
        """Return the keys of this screen."""
        words = ui_words()
        return (
            ("F5", words("New year")),
            ("F6", words("Explain")),
            ("F7", words("Lock up to here")),
            ("F8", words("Lock or unlock the month")),
            ("F9", words("Close the year")),
        )

    def retranslate(self) -> None:
        """Say everything in the current language."""
        self.years.set_name(ui_words()("Fiscal years"))
        self.years_model.retranslate()

    # ------------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        self.years.setFixedWidth(_YEARS_WIDTH)
        self._new.setEnabled(self._context.session.by.may(Act.MANAGE_YEARS))
        at_start = column(Space.S)
        at_start.addWidget(self.years, 1)
        at_start.addWidget(self._new)
        for pane in self._shown.values():
            self._pages.addWidget(pane)
        chosen = row(0)
        chosen.addWidget(self.panes)
        chosen.addStretch(1)
        beside = column(Space.M)
        beside.addWidget(self.card)
        beside.addWidget(self.progress)
        beside.addLayout(chosen)
        beside.addWidget(self._pages, 1)
        self._pages.setFocusProxy(self.points)
        self.progress.hide()
        across = row(Space.L, 0, self._all)
        across.addLayout(at_start)
        across.addLayout(beside, 1)
        for each in (self._all, self._none, self._error):
            self._stack.addWidget(each)
        layout = column(Space.XS, Space.L, self)
        layout.addWidget(self._loading)
        layout.addWidget(self.fault)
        layout.addWidget(self._stack, 1)

    def _connect(self) -> None:
        self._new.clicked.connect(self._on_new)
        self.years.picked.connect(self._on_year)
        self.years.opened.connect(lambda _: self._pages.setFocus())
        self.panes.chosen.connect(self.show_pane)
        self.card.asked.connect(lambda deed: self.deeds.begin(deed, self._found))
        self.points.show_asked.connect(self._on_show)
        self.points.explain_asked.connect(self._on_explain)
        self.months.lock_asked.connect(self._on_lock)
        self.months.until_asked.connect(self._on_until)
        self.new_year.added.connect(self._on_added)
        self.deeds.began.connect(self._on_began)
        self.deeds.told.connect(self.progress.set_progress)
        self.deeds.ended.connect(self._on_ended)
        self.deeds.refused.connect(self.fault.show_error)
        self.progress.cancelled.connect(self.deeds.cancel)
        self._error.retried.connect(self._load)
        if self._check is not None:
            self._check.changed.connect(self._on_checked)
        for key, deed in (
            ("F5", self._on_new),
            ("F6", self.points.explain),
            ("F7", self.months.lock_until),
            ("F8", self.months.lock),
            ("F9", self._on_main),
        ):
            bind(self, key, deed)
        language().changed.connect(self.retranslate)
        self.retranslate()

    def show_pane(self, key: str) -> None:
        """Show one of the panes."""
        self.panes.set_key(key)
        pane = self._shown[key]
        self._pages.setCurrentWidget(pane)
        self._pages.setFocusProxy(pane)

    def _load(self, name: str | None = None) -> None:
        session, sound = self._context.session, self._sound()
        current = self._found.chosen
        wanted = name or self._find or (current.year.name if current else self._context.year())
        self._find = None
        self._loading.show()
        self._context.work.read(
            lambda: read_workplace(session, wanted, sound),
            self._on_found,
            self._on_failed,
            owner=self,
        )

    def _sound(self) -> bool | None:
        return None if self._check is None else self._check.sound

    def _on_found(self, found: Workplace) -> None:
        self._loading.hide()
        self._found = found
        if found.chosen is None or found.checklist is None or found.plan is None:
            self._stack.setCurrentWidget(self._none)
            return
        shown = tuple(reversed(found.years))
        self.years.blockSignals(True)
        self.years_model.set_rows(shown)
        self.years.pick([each.year.id for each in shown].index(found.chosen.year.id))
        self.years.blockSignals(False)
        self.card.show_year(found)
        self.points.show_list(found.checklist)
        self.months.show_year(found.chosen)
        self.preview.show_plan(found.plan, found.chosen.year.status)
        self.history.show_history(found)
        self.documents.set_subject(f"fiscal_year:{found.chosen.year.id}")
        self._stack.setCurrentWidget(self._all)

    def _on_failed(self, error: UserError) -> None:
        self._loading.hide()
        self._error.set_error(error)
        self._stack.setCurrentWidget(self._error)

    def _on_year(self, each: YearMonths | None) -> None:
        current = self._found.chosen
        if each is not None and (current is None or each.year.id != current.year.id):
            self._load(each.year.name)

    def _on_checked(self) -> None:
        if self._found.chosen is not None and not self.deeds.busy:
            self._load()

    # Deeds ------------------------------------------------------------------------------------

    def _on_main(self) -> None:
        main = self.card.main
        if main is not None:
            self.deeds.begin(main, self._found)

    def _on_show(self, point: Point) -> None:
        if point.check.key == "earlier":
            self._load(str(point.found.fields["year"]))
        elif point.check.screen == "years":
            self.show_pane("documents" if point.check.key == "opinion" else "months")
            self._pages.setFocus()
        elif point.check.screen is not None:
            self._context.go(point.check.screen, dict(point.found.args))

    def _on_explain(self, point: Point) -> None:
        if self._found.chosen is not None:
            self.deeds.explain(self._found.chosen.year.name, point)

    def _on_lock(self, month: Period) -> None:
        if self._found.chosen is not None:
            self.month_deeds.lock(self._found.chosen.year.name, month)

    def _on_until(self, month: Period) -> None:
        self.month_deeds.lock_until(month)

    def _on_new(self) -> None:
        if self._new.isEnabled():
            self.new_year.ask([each.year for each in self._found.years])

    def _on_added(self, name: str) -> None:
        self._find = name

    def _on_began(self) -> None:
        self.fault.clear()
        self.progress.restart()
        self.progress.show()
        self.card.hide()

    def _on_ended(self) -> None:
        self.progress.hide()
        self.card.show()
