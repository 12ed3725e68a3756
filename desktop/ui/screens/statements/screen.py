"""The reports of the ledger: read one, open a figure, print it, keep it as PDF or workbook."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtWidgets import QStackedWidget, QWidget

from desktop.domain.errors import UserError
from desktop.domain.isolates import isolate_name
from desktop.domain.ledger.schedules.schedule import Schedule
from desktop.domain.ledger.statements.table import Drill, Statement
from desktop.text.report_names import report_title
from desktop.text.words import mark
from desktop.ui.screens.parts.fault import Fault
from desktop.ui.screens.statements.asked_bar import AskedBar
from desktop.ui.screens.statements.lines_panel import LinesPanel
from desktop.ui.screens.statements.nothing import a_book, nothing, to_choose
from desktop.ui.screens.statements.paper import PDF, XLSX, Paper, ask_file
from desktop.ui.screens.statements.report_list import ReportList
from desktop.ui.screens.statements.table import StatementTable
from desktop.ui.screens.statements.trend_picture import TrendPicture
from desktop.ui.screens.statements.view import view_of
from desktop.ui.shell.keys import bind
from desktop.ui.shell.spec import Context
from desktop.ui.theme import Space
from desktop.ui.widgets.button import Button, Kind
from desktop.ui.widgets.progress_panel import ProgressPanel
from desktop.ui.widgets.states import ErrorState, LoadingLine
from desktop.ui.widgets.text import Text, column, row
from desktop.ui.words import language, ui_words
from desktop.ui.work.topic import Topic

if TYPE_CHECKING:
    from desktop.services.ledger.reports.report import Choice

_FIRST: Final = "financial-position"


class StatementsScreen(QWidget):
    """States: loading, a report, nothing in it, a choice to be made, a book, refused; its lines."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        from desktop.services.ledger.reports.registry import REPORTS  # noqa: PLC0415

        super().__init__(parent)
        self._context = context
        self._reports = REPORTS
        self._shown: Statement | Schedule | None = None
        self._waiting = 0
        self.list = ReportList((name, report.group) for name, report in REPORTS.items())
        self.bar = AskedBar(context)
        self.table = StatementTable()
        self.picture = TrendPicture()
        self.lines = LinesPanel(context)
        self.paper = Paper(context.session, context.work, self)
        self.progress = ProgressPanel(mark("Writing the report"))
        self.fault = Fault()
        self._title = Text("", "title")
        self._period = Text("", "muted", wrap=True)
        self._facts = Text("", "small", wrap=True)
        self._notes = Text("", "small", wrap=True)
        self._loading = LoadingLine()
        self._error = ErrorState("")
        self._empty, self._choose, self._book = nothing(), to_choose(), a_book()
        self._sheets = QStackedWidget()
        for each in (self.table, self._empty, self._choose, self._book, self._error):
            self._sheets.addWidget(each)
        self._pages = QStackedWidget()
        self._arrange()
        self._connect()
        self.retranslate()

    def _arrange(self) -> None:
        self.notes_button = Button(mark("Notes"), Kind.QUIET, "file-text", "F6")
        self.sheet_button = Button(mark("For a spreadsheet"), Kind.SECONDARY, "download", "F9")
        self.save_button = Button(mark("Save as PDF"), Kind.SECONDARY, "file-down", "F8")
        self.print_button = Button(mark("Print"), Kind.SECONDARY, "printer", "F7")
        head = row(Space.S)
        head.addWidget(self._title, 1)
        for button in (self.notes_button, self.print_button, self.save_button, self.sheet_button):
            head.addWidget(button)
        sheet = QWidget()
        inside = column(Space.S, 0, sheet)
        inside.addLayout(head)
        for part in (self._period, self.bar, self._facts, self._loading):
            inside.addWidget(part)
        inside.addWidget(self._sheets, 1)
        inside.addWidget(self.picture)
        inside.addWidget(self._notes)
        self._pages.addWidget(sheet)
        self._pages.addWidget(self.lines)
        beside = row(Space.M)
        beside.addWidget(self.list)
        beside.addWidget(self._pages, 1)
        layout = column(Space.S, 0, self)
        layout.setContentsMargins(Space.L, Space.M, Space.L, Space.M)
        layout.addWidget(self.fault)
        layout.addWidget(self.progress)
        layout.addLayout(beside, 1)
        self.progress.hide()
        self.setFocusProxy(self.list)

    def _connect(self) -> None:
        context = self._context
        self.list.chosen.connect(self._on_report)
        self.bar.changed.connect(self.reload)
        self.table.drilled.connect(self._on_drill)
        for entries in (self.table.entry_opened, self.lines.entry_opened):
            entries.connect(lambda entry_id: context.go("entry", {"entry": entry_id}))
        self.lines.left.connect(self.show_statement)
        self.save_button.clicked.connect(lambda: self.save(PDF))
        self.sheet_button.clicked.connect(lambda: self.save(XLSX))
        self.print_button.clicked.connect(self.print_now)
        self._error.retried.connect(self.reload)
        self.paper.started.connect(self._on_paper)
        self.paper.progressed.connect(self.progress.set_progress)
        self.paper.ended.connect(self.progress.hide)
        self.paper.saved.connect(self._on_saved)
        self.paper.refused.connect(self.fault.show_error)
        self.progress.cancelled.connect(self.paper.cancel)
        self.notes_button.clicked.connect(lambda: context.go("notes", {}))
        bind(self, "F6", lambda: context.go("notes", {}))
        bind(self, "F7", self.print_now)
        bind(self, "F8", lambda: self.save(PDF))
        bind(self, "F9", lambda: self.save(XLSX))
        language().changed.connect(self.retranslate)

    @property
    def name(self) -> str:
        """The name of the report that is shown."""
        return self.list.name

    # What the shell asks ----------------------------------------------------------------------

    def arrive(self, args: Mapping[str, Any]) -> None:
        """Show the report that `args` name ("name"), about `of`, or the one shown before."""
        name = str(args.get("name") or self.name or _FIRST)
        if name in self._reports and name != self.name:
            self.list.choose(name)
        elif self._shown is None:
            self.reload()
        if args.get("of"):
            self.bar.choose(str(args["of"]))

    def refresh(self, topics: frozenset[Topic]) -> None:
        """Read again: any record may stand in some report."""
        if topics:
            self.reload()
            self.lines.reload()

    def year_changed(self, _name: str | None) -> None:
        """Show the year that the header shows now."""
        self.show_statement()
        self.reload()

    def key_hints(self) -> tuple[tuple[str, str], ...]:
        """Return the keys of this screen."""
        words = ui_words()
        return (
            ("Enter", words("entries behind the figure")),
            ("F6", words("notes")),
            ("F7", words("print")),
            ("F8", words("save as PDF")),
            ("F9", words("for a spreadsheet")),
        )

    # Deeds ------------------------------------------------------------------------------------

    def reload(self) -> None:
        """Read the report."""
        from desktop.services.ledger.reports.registry import make_report  # noqa: PLC0415

        name, year = self.name, self._context.year()
        if not name:
            return
        report, asked = self._reports[name], self.bar.asked(year)
        self._waiting += 1
        if report.yearly and year is None:
            self._on_refused(self._waiting, UserError("no-fiscal-year"))
        elif report.make is None:
            self._show_sheet(self._book)
        elif report.must and not asked.of:
            self._show_sheet(self._choose)
        else:
            session, ticket = self._context.session, self._waiting
            self._loading.show()
            self._context.work.read(
                lambda: make_report(session.book, session.by, name, asked),
                lambda made: self._on_made(ticket, made),
                lambda error: self._on_refused(ticket, error),
                owner=self,
            )

    def show_statement(self) -> None:
        """Leave the lines of a figure."""
        self._pages.setCurrentIndex(0)
        self.setFocusProxy(self.table)
        self.table.setFocus()

    def save(self, kind: str) -> None:
        """Ask for a file and write the report into it, as PDF or as a workbook."""
        year = self._context.year()
        stem = "-".join(part for part in (self.name, self.bar.asked(year).of, year) if part)
        path = ask_file(self, f"{stem}{kind}")
        if path is not None:
            self.paper.save(self.name, self.bar.asked(year), path)

    def print_now(self) -> None:
        """Draw the report and hand it to the viewer of this computer."""
        self.paper.to_printer(self.name, self.bar.asked(self._context.year()))

    def retranslate(self) -> None:
        """Say the title and the report in the language of now."""
        if self.name:
            self._title.setText(report_title(self.name, ui_words()))
        if self._shown is not None:
            self._draw(self._shown)

    # What arrives -----------------------------------------------------------------------------

    def _on_report(self, name: str) -> None:
        self._shown = None
        self._pages.setCurrentIndex(0)
        self._title.setText(report_title(name, ui_words()))
        report = self._reports[name]
        self.bar.show_for(report)
        if report.choices is not None:
            self._read_choices(name)
        self.reload()

    def _read_choices(self, name: str) -> None:
        from desktop.services.ledger.reports.registry import choices_of  # noqa: PLC0415

        session = self._context.session

        def offer(choices: tuple[Choice, ...]) -> None:
            if name == self.name:
                self.bar.offer(choices)

        self._context.work.read(
            lambda: choices_of(session.book, session.by, name),
            offer,
            self.fault.show_error,
            owner=self,
        )

    def _on_made(self, ticket: int, made: Statement | Schedule) -> None:
        if ticket == self._waiting:
            self._shown = made
            self._draw(made)

    def _draw(self, made: Statement | Schedule) -> None:
        view = view_of(made, ui_words())
        self.table.show_view(view)
        if isinstance(made, Statement) and made.charted:
            self.picture.show_rows(made)
        self._show_sheet(self._empty if view.empty and not view.facts else self.table)
        for text, said in (
            (self._period, view.period),
            (self._facts, "   ".join(view.facts)),
            (self._notes, "\n".join(view.notes)),
        ):
            text.setText(said)
            text.setVisible(bool(said))

    def _show_sheet(self, sheet: QWidget) -> None:
        self._loading.hide()
        charted = isinstance(self._shown, Statement) and bool(self._shown.charted)
        self.picture.setVisible(charted and sheet is self.table)
        for text in (self._period, self._facts, self._notes):
            text.hide()
        self._sheets.setCurrentWidget(sheet)

    def _on_refused(self, ticket: int, error: UserError) -> None:
        if ticket == self._waiting:
            self._error.set_error(error)
            self._show_sheet(self._error)

    def _on_drill(self, drill: Drill, figure: str) -> None:
        self._pages.setCurrentIndex(1)
        self.lines.show_lines(drill, figure)
        self.setFocusProxy(self.lines.table)

    def _on_paper(self) -> None:
        self.fault.clear()
        self.progress.restart()
        self.progress.show()

    def _on_saved(self, path: object) -> None:
        self._context.toast(ui_words()(mark("Saved: {path}"), path=isolate_name(path)))
