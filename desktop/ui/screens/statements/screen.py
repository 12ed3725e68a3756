"""The statements of a year: read them, open a figure, print them, keep them as PDF."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedWidget, QTabBar, QWidget

from desktop.domain.errors import UserError
from desktop.domain.isolates import isolate_ltr, isolate_name
from desktop.domain.ledger.statements.registry import STATEMENTS
from desktop.domain.ledger.statements.table import Drill, Statement
from desktop.text.statement_labels import title_text
from desktop.text.words import mark
from desktop.ui.screens.parts.fault import Fault
from desktop.ui.screens.statements.lines_panel import LinesPanel
from desktop.ui.screens.statements.paper import GENERAL_LEDGER, JOURNAL, Paper, ask_file
from desktop.ui.screens.statements.table import StatementTable
from desktop.ui.screens.statements.view import view_of
from desktop.ui.shell.keys import bind
from desktop.ui.shell.spec import Context
from desktop.ui.theme import Space
from desktop.ui.widgets.button import Button, Kind
from desktop.ui.widgets.progress_panel import ProgressPanel
from desktop.ui.widgets.states import EmptyState, ErrorState, LoadingLine
from desktop.ui.widgets.text import Text, column, row
from desktop.ui.words import language, ui_words
from desktop.ui.work.topic import Topic

NAMES: Final = tuple(STATEMENTS)
_SHOWN: Final = frozenset({Topic.ENTRIES, Topic.CHART, Topic.YEARS})


class StatementsScreen(QWidget):
    """States: loading, a statement, a year without figures, refused; and the lines of a figure."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._statement: Statement | None = None
        self.tabs = QTabBar()
        self.tabs.setExpanding(False)
        self.tabs.setDrawBase(False)
        self.tabs.setElideMode(Qt.TextElideMode.ElideNone)
        for name in NAMES:
            self.tabs.setTabData(self.tabs.addTab(""), name)
        self.table = StatementTable()
        self.lines = LinesPanel(context)
        self.paper = Paper(context.session, context.work, self)
        self.progress = ProgressPanel(mark("Drawing the PDF"))
        self.fault = Fault()
        self._period = Text("", "muted")
        self._notes = Text("", "small", wrap=True)
        self._loading = LoadingLine()
        self._error = ErrorState("")
        self._empty = EmptyState(
            "scale",
            mark("No figures in this year yet"),
            mark("Post entries, or choose another fiscal year above."),
        )
        self._sheets = QStackedWidget()
        for each in (self.table, self._empty, self._error):
            self._sheets.addWidget(each)
        self._pages = QStackedWidget()
        self._arrange()
        self._connect()
        self.retranslate()

    def _arrange(self) -> None:
        self.save_button = Button(mark("Save as PDF"), Kind.SECONDARY, "file-down", "F8")
        self.print_button = Button(mark("Print"), Kind.SECONDARY, "printer", "F7")
        self.ledger_button = Button(mark("General ledger as PDF"), Kind.QUIET, "book-open")
        self.journal_button = Button(mark("Journal as PDF"), Kind.QUIET, "notebook-text")
        deeds = row(Space.S)
        deeds.addWidget(self._period, 1)
        for button in (
            self.ledger_button,
            self.journal_button,
            self.print_button,
            self.save_button,
        ):
            deeds.addWidget(button)
        sheet = QWidget()
        inside = column(Space.S, 0, sheet)
        inside.addWidget(self.tabs)
        inside.addLayout(deeds)
        inside.addWidget(self._loading)
        inside.addWidget(self._sheets, 1)
        inside.addWidget(self._notes)
        self._pages.addWidget(sheet)
        self._pages.addWidget(self.lines)
        layout = column(Space.S, 0, self)
        layout.setContentsMargins(Space.XL, Space.M, Space.XL, Space.M)
        layout.addWidget(self.fault)
        layout.addWidget(self.progress)
        layout.addWidget(self._pages, 1)
        self.progress.hide()
        self.setFocusProxy(self.table)

    def _connect(self) -> None:
        self.tabs.currentChanged.connect(lambda _: self.reload())
        self.table.drilled.connect(self._on_drill)
        self.lines.left.connect(self.show_statement)
        self.lines.entry_opened.connect(self._on_entry)
        self.save_button.clicked.connect(lambda: self.save(self.name))
        self.print_button.clicked.connect(self.print_now)
        self.ledger_button.clicked.connect(lambda: self.save(GENERAL_LEDGER))
        self.journal_button.clicked.connect(lambda: self.save(JOURNAL))
        self._error.retried.connect(self.reload)
        self.paper.started.connect(self._on_paper)
        self.paper.progressed.connect(self.progress.set_progress)
        self.paper.ended.connect(self.progress.hide)
        self.paper.saved.connect(self._on_saved)
        self.paper.refused.connect(self.fault.show_error)
        self.progress.cancelled.connect(self.paper.cancel)
        bind(self, "F7", self.print_now)
        bind(self, "F8", lambda: self.save(self.name))
        language().changed.connect(self.retranslate)

    @property
    def name(self) -> str:
        """The name of the statement that is shown."""
        return str(self.tabs.tabData(self.tabs.currentIndex()))

    # What the shell asks ----------------------------------------------------------------------

    def arrive(self, args: Mapping[str, Any]) -> None:
        """Show the statement that `args` name ("name"), or the one shown before."""
        name = args.get("name")
        if name in NAMES and name != self.name:
            self.tabs.setCurrentIndex(NAMES.index(str(name)))
        elif self._statement is None:
            self.reload()

    def refresh(self, topics: frozenset[Topic]) -> None:
        """Read again where figures may have changed."""
        if topics & _SHOWN:
            self.reload()
            self.lines.reload()

    def year_changed(self, _name: str | None) -> None:
        """Show the year that the header shows now."""
        self.show_statement()
        self.reload()

    def may_leave(self) -> bool:
        """A PDF that is being drawn goes on; nothing else can be lost."""
        return True

    def key_hints(self) -> tuple[tuple[str, str], ...]:
        """Return the keys of this screen."""
        words = ui_words()
        return (
            ("Enter", words("entries behind the figure")),
            ("F7", words("print")),
            ("F8", words("save as PDF")),
        )

    # Deeds ------------------------------------------------------------------------------------

    def reload(self) -> None:
        """Read the statement."""
        from desktop.services.ledger.statements import yearly_statement  # noqa: PLC0415

        session, name, year = self._context.session, self.name, self._context.year()
        if year is None:
            self._on_refused(UserError("no-fiscal-year"))
            return
        self._loading.show()
        self._context.work.read(
            lambda: yearly_statement(session.book, session.by, name, year),
            self._on_statement,
            self._on_refused,
            owner=self,
        )

    def show_statement(self) -> None:
        """Leave the lines of a figure."""
        self._pages.setCurrentIndex(0)
        self.setFocusProxy(self.table)
        self.table.setFocus()

    def save(self, name: str) -> None:
        """Ask for a file and write the statement, the ledger or the journal into it."""
        year = self._context.year()
        path = ask_file(self, f"{name}-{year}.pdf" if year else f"{name}.pdf")
        if path is not None:
            self.paper.save(name, year, path)

    def print_now(self) -> None:
        """Draw the statement and hand it to the viewer of this computer."""
        self.paper.to_printer(self.name, self._context.year())

    def retranslate(self) -> None:
        """Say titles and the statement in the language of now."""
        words = ui_words()
        self.tabs.setAccessibleName(words("Statements"))
        for place, name in enumerate(NAMES):
            self.tabs.setTabText(place, title_text(name, words))
        if self._statement is not None:
            self._draw(self._statement)

    # What arrives -----------------------------------------------------------------------------

    def _on_statement(self, statement: Statement) -> None:
        if statement.key != self.name:
            return
        self._loading.hide()
        self._statement = statement
        self._draw(statement)

    def _draw(self, statement: Statement) -> None:
        view = view_of(statement, ui_words())
        self._period.setText(f"{view.period} \u00b7 {isolate_ltr(view.currency)}")
        self._notes.setText("\n".join(view.notes))
        self._notes.setVisible(bool(view.notes))
        self.table.show_view(view)
        self._sheets.setCurrentWidget(self._empty if view.empty else self.table)

    def _on_refused(self, error: UserError) -> None:
        self._loading.hide()
        self._error.set_error(error)
        self._sheets.setCurrentWidget(self._error)

    def _on_drill(self, drill: Drill, figure: str) -> None:
        self._pages.setCurrentIndex(1)
        self.setFocusProxy(self.lines.table)
        self.lines.show_lines(drill, figure)

    def _on_entry(self, entry_id: int) -> None:
        self._context.go("entry", {"entry": entry_id})

    def _on_paper(self) -> None:
        self.fault.clear()
        self.progress.restart()
        self.progress.show()

    def _on_saved(self, path: object) -> None:
        self._context.toast(ui_words()(mark("Saved: {path}"), path=isolate_name(path)))
