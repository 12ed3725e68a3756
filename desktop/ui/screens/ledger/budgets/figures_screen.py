"""The figures of one version: months across, lines down, totals of both kinds always in view."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtWidgets import QStackedWidget, QWidget

from desktop.domain.errors import UserError
from desktop.domain.isolates import isolate_ltr, isolate_name
from desktop.domain.ledger.budgets.budget import BudgetStatus, Figure
from desktop.domain.ledger.chart import AccountKind
from desktop.domain.trust.acting import Act
from desktop.services.ledger.budgets.last_year import last_year_months
from desktop.services.ledger.budgets.view_budget import BudgetView, view_budget
from desktop.services.ledger.budgets.write_figures import write_figures
from desktop.text.labels import label
from desktop.text.words import mark
from desktop.ui.screens.ledger.budgets.figure_questions import FigureQuestions
from desktop.ui.screens.ledger.budgets.figures_grid import FiguresGrid
from desktop.ui.screens.ledger.budgets.figures_model import FiguresModel
from desktop.ui.screens.parts.fault import Fault
from desktop.ui.shell.keys import bind
from desktop.ui.shell.spec import Context
from desktop.ui.tables.totals_bar import TotalsBar
from desktop.ui.theme import Space
from desktop.ui.widgets.button import Button, Kind
from desktop.ui.widgets.dialogs import ask
from desktop.ui.widgets.segmented import Segmented
from desktop.ui.widgets.states import EmptyState, ErrorState, LoadingLine
from desktop.ui.widgets.text import Text, column, row
from desktop.ui.words import language, ui_words
from desktop.ui.work.topic import Topic


class FiguresScreen(QWidget):
    """States: loading, figures (typed over in a draft, read elsewhere), none yet, refused."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._code = ""
        self._view: BudgetView | None = None
        self._weights: Mapping[Any, tuple[int, ...]] = {}
        self.model: FiguresModel | None = None
        self.grid: FiguresGrid | None = None
        self.bars: dict[AccountKind, TotalsBar] = {}
        self.asking = FigureQuestions(context, self)
        self.asking.added.connect(self._on_added)
        self.fault = Fault()
        self._title = Text("", "title")
        self._state = Text("", "muted")
        self._loading = LoadingLine()
        self._error = ErrorState("")
        self._empty = EmptyState(
            "scale",
            mark("No figures yet"),
            mark("Add a line for an account or a heading (F5), or take a workbook back in."),
        )
        self.halves = Segmented(
            [("0", mark("First half of the year")), ("1", mark("Second half of the year"))]
        )
        self.keep_button = Button(mark("Keep"), Kind.PRIMARY, "save", "F2")
        self.add_button = Button(mark("Add a line"), Kind.SECONDARY, "plus", "F5")
        self.spread_button = Button(mark("Spread"), Kind.SECONDARY, "sliders-horizontal", "F7")
        self.remove_button = Button(mark("Remove the line"), Kind.QUIET, "trash-2", "F8")
        back = Button(mark("Back to the budgets"), Kind.QUIET, "arrow-left", "Esc")
        back.clicked.connect(self._back)
        head = row(Space.M)
        head.addWidget(back)
        head.addWidget(self._title)
        head.addWidget(self._state, 1)
        head.addWidget(self.halves)
        deeds = row(Space.S)
        self._deeds = (self.add_button, self.spread_button, self.remove_button)
        for button in self._deeds:
            deeds.addWidget(button)
        deeds.addStretch(1)
        deeds.addWidget(self.keep_button)
        self._sheet = QWidget()
        self._inside = column(0, 0, self._sheet)
        self._pages = QStackedWidget()
        for each in (self._sheet, self._empty, self._error):
            self._pages.addWidget(each)
        layout = column(Space.S, 0, self)
        layout.setContentsMargins(Space.XL, Space.M, Space.XL, Space.M)
        layout.addLayout(head)
        layout.addWidget(self._loading)
        layout.addWidget(self.fault)
        layout.addWidget(self._pages, 1)
        layout.addLayout(deeds)
        self._connect()

    def _connect(self) -> None:
        self.halves.chosen.connect(self._on_half)
        self.keep_button.clicked.connect(self.keep)
        self.add_button.clicked.connect(self.add_line)
        self.spread_button.clicked.connect(self.spread)
        self.remove_button.clicked.connect(self.remove_line)
        self._error.retried.connect(self.reload)
        keys = {"F2": self.keep, "F5": self.add_line, "F6": self._other_half, "F7": self.spread}
        for key, does in {**keys, "F8": self.remove_line, "Esc": self._back}.items():
            bind(self, key, does)
        language().changed.connect(self.retranslate)

    # What the shell asks ----------------------------------------------------------------------

    def arrive(self, args: Mapping[str, Any]) -> None:
        """Show the version `args["code"]`, or the one of before."""
        code = str(args.get("code", self._code))
        if code and (code != self._code or not self.changed):
            self._code = code
            self.reload()

    def refresh(self, topics: frozenset[Topic]) -> None:
        """Read again what others changed; what is being typed stays."""
        if topics & {Topic.BUDGETS, Topic.CHART} and self._code and not self.changed:
            self.reload()

    def may_leave(self) -> bool:
        """Ask before what was typed is lost."""
        if not self.changed:
            return True
        words = ui_words()
        return ask(
            self,
            words("Leave without keeping?"),
            words("What was typed since it was last kept is lost."),
            mark("Leave it"),
            Kind.DANGER,
        )

    def key_hints(self) -> tuple[tuple[str, str], ...]:
        """Return the keys of this screen."""
        words = ui_words()
        hints = [("F2", words("Keep")), ("F5", words("Add a line")), ("F7", words("Spread"))]
        shown = hints if self.editable else []
        return (*shown, ("F6", words("Other half of the year")), ("Esc", words("Back")))

    # ------------------------------------------------------------------------------------------

    @property
    def changed(self) -> bool:
        """Whether something was typed that is not kept."""
        return self.model is not None and self.model.editable and self.model.changed

    @property
    def editable(self) -> bool:
        """Whether figures can be typed here."""
        return self.model is not None and self.model.editable

    def reload(self) -> None:
        """Read the version."""
        session, code = self._context.session, self._code
        self._loading.show()

        def read() -> tuple[BudgetView, Mapping[Any, tuple[int, ...]]]:
            view = view_budget(session.book, session.by, code)
            return view, last_year_months(session.book, session.by, code)

        self._context.work.read(read, self._on_read, self._on_failed, owner=self)

    def _on_failed(self, error: UserError) -> None:
        self._loading.hide()
        self._error.set_error(error)
        self._pages.setCurrentWidget(self._error)

    def _on_read(self, found: tuple[BudgetView, Mapping[Any, tuple[int, ...]]]) -> None:
        self._loading.hide()
        self._view, self._weights = found
        view = self._view
        model = FiguresModel(view, self._context.currency, self)
        draft = view.budget.status is BudgetStatus.DRAFT
        model.editable = draft and self._context.session.by.may(Act.PREPARE_BUDGET)
        self._replace(model)
        for button in (self.keep_button, *self._deeds):
            button.setVisible(model.editable)
        self.retranslate()

    def _replace(self, model: FiguresModel) -> None:
        while (item := self._inside.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.deleteLater()
        currency = self._context.currency
        grid = FiguresGrid(model, currency)
        grid.refused.connect(self.fault.show_error)
        grid.halves_changed.connect(self._show_halves)
        model.edited.connect(self._on_edited)
        self.model, self.grid = model, grid
        self._inside.addWidget(grid, 1)
        self.bars = {
            kind: TotalsBar(grid, currency) for kind in (AccountKind.INCOME, AccountKind.EXPENSE)
        }
        for bar in self.bars.values():
            self._inside.addWidget(bar)
        self._on_edited()
        self._show_halves()
        if model.rowCount():
            grid.setCurrentIndex(model.index(0, 2))
            grid.setFocus()

    def _on_edited(self) -> None:
        model = self.model
        if model is None:
            return
        words = ui_words()
        names = {
            AccountKind.INCOME: words("Total income"),
            AccountKind.EXPENSE: words("Total expenses"),
        }
        for kind, bar in self.bars.items():
            bar.set_totals(names[kind], model.sums(kind))
        self._pages.setCurrentWidget(self._sheet if model.rowCount() else self._empty)
        self.keep_button.setEnabled(model.changed)
        self.fault.hide()

    def retranslate(self) -> None:
        """Say everything in the current language."""
        view, words = self._view, ui_words()
        if view is None or self.model is None:
            return
        self._title.setText(
            words(
                "Budget {code}, {year}",
                code=isolate_ltr(view.budget.code),
                year=isolate_ltr(view.year.name),
            )
        )
        state = label(view.budget.status, words)
        told = view.budget.resolution or view.budget.note
        self._state.setText(f"{state} \u00b7 {isolate_name(told)}" if told else state)
        self.model.retranslate()
        self._on_edited()

    # Deeds ------------------------------------------------------------------------------------

    def keep(self) -> None:
        """Write what was typed into the draft."""
        if not self.changed or self.model is None:
            return
        session, code, figures = self._context.session, self._code, self.model.figures()
        self._context.work.write(
            lambda: write_figures(session.book, session.by, code, figures, whole=True),
            lambda _: self._on_kept(figures),
            self.fault.show_error,
            frozenset({Topic.BUDGETS}),
            owner=self,
        )

    def _on_kept(self, figures: tuple[Figure, ...]) -> None:
        if self.model is not None:
            self.model.show_figures(figures)
        words = ui_words()
        self._context.toast(words("The figures are kept."))

    def add_line(self) -> None:
        """Ask for a place and its amount."""
        if self.model is not None and self.editable:
            self.asking.line(self.model, self._weights)

    def spread(self) -> None:
        """Ask how the current line is spread anew."""
        at = self._current()
        if at is not None and self.model is not None:
            self.asking.spread(self.model, at, self._weights)

    def remove_line(self) -> None:
        """Take the current line out."""
        at = self._current()
        if at is not None and self.model is not None:
            self.model.remove(at)

    def _on_added(self, at: int) -> None:
        if self.grid is not None and self.model is not None:
            self.grid.setCurrentIndex(self.model.index(at, self.model.last))
            self.grid.setFocus()

    def _current(self) -> int | None:
        if self.grid is None or not self.editable or not self.grid.currentIndex().isValid():
            return None
        return self.grid.currentIndex().row()

    def _show_halves(self) -> None:
        half = None if self.grid is None else self.grid.half
        self.halves.setVisible(half is not None)
        for bar in self.bars.values():
            bar.update()

    def _on_half(self, key: object) -> None:
        if self.grid is not None:
            self.grid.show_half(int(str(key)))

    def _other_half(self) -> None:
        if self.grid is not None and self.grid.half is not None:
            self.halves.set_key("0" if self.grid.half else "1")
            self.grid.show_half(1 - self.grid.half)

    def _back(self) -> None:
        self._context.go("budgets", {"code": self._code})
