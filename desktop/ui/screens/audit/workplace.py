"""The internal auditor's workplace: the tests at one side, what they show at the other."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedWidget, QWidget

from desktop.domain.errors import UserError
from desktop.domain.isolates import isolate_ltr, strip_isolates
from desktop.domain.trust.acting import Act
from desktop.domain.trust.exceptions import ExceptionKind, Hit
from desktop.domain.trust.exceptions_registry import EXCEPTIONS
from desktop.services.trust.audit.find_exceptions import Exceptions, find_exceptions
from desktop.services.trust.audit.findings import count_waiting
from desktop.text.exceptions import SAID, hit_text
from desktop.text.words import mark
from desktop.ui.screens.audit.finding_dialogs import FindingDialogs
from desktop.ui.screens.audit.hits import TEST_COLUMNS, ToldTest, rows_of
from desktop.ui.screens.audit.hits_panel import HitsPanel
from desktop.ui.screens.audit.taking_out import TakingOut, ask_file
from desktop.ui.shell.keys import bind
from desktop.ui.shell.spec import Context
from desktop.ui.tables.rows_model import RowsModel
from desktop.ui.tables.table import Table
from desktop.ui.theme import Space
from desktop.ui.widgets.button import Button, Kind
from desktop.ui.widgets.progress_panel import ProgressPanel
from desktop.ui.widgets.states import EmptyState, ErrorState
from desktop.ui.widgets.text import Text, column, row
from desktop.ui.words import language, ui_words
from desktop.ui.work.handle import Handle, Progress
from desktop.ui.work.topic import Topic

ENDINGS: Final = (".pdf", ".xlsx", ".csv")
_TESTS_WIDTH: Final = 392


class WorkplaceScreen(QWidget):
    """States: never run, running, refused, full; F9 runs the tests, F7 makes a finding of a hit."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._handle: Handle | None = None
        self.found: Exceptions | None = None
        self.rows: RowsModel[ToldTest] = RowsModel(TEST_COLUMNS, context.currency, self)
        self.tests = Table(self.rows)
        self.hits = HitsPanel(context)
        self.dialogs = FindingDialogs(context, self)
        self.taking = TakingOut(context)
        self.progress = ProgressPanel(mark("Running the tests"))
        self.run_button = Button(mark("Run the tests"), Kind.PRIMARY, "search", "F9")
        self._first = Button(mark("Run the tests"), Kind.PRIMARY, "search", "F9")
        self.save_button = Button(mark("Save the report"), Kind.SECONDARY, "file-down", "F8")
        self.findings_button = Button(mark("Findings"), Kind.QUIET, "file-check")
        self.never = EmptyState(
            "search",
            mark("The tests have not run yet"),
            mark(
                "They look through every entry for what an auditor looks at first: gaps, doubled "
                "and split amounts, what was passed over. Nothing in the book is changed."
            ),
            self._first,
        )
        self.error = ErrorState(UserError("program-fault", reference=""))
        self._about, self._waiting = Text("", "muted"), Text("", "strong")
        self._full, self._stack = QWidget(), QStackedWidget()
        self._lay_out()
        self._connect()
        self.retranslate()
        self.setFocusProxy(self.run_button)
        self._count_waiting()

    # What the shell asks ----------------------------------------------------------------------

    def refresh(self, topics: frozenset[Topic]) -> None:
        """Findings may wait; entries that came since are looked at by the next run."""
        if Topic.FINDINGS in topics:
            self._count_waiting()

    def year_changed(self, _name: str | None) -> None:
        """What was found is of another year: the tests are run anew on demand."""
        self.cancel()
        self.found = None
        self._show()

    def key_hints(self) -> tuple[tuple[str, str], ...]:
        """Return the keys of this screen."""
        words = ui_words()
        return (
            ("F9", words("Run the tests")),
            ("Enter", words("Open the entry")),
            ("F7", words("Make a finding of this")),
            ("F8", words("Save the report")),
        )

    def retranslate(self) -> None:
        """Say everything in the current language."""
        words = ui_words()
        self.tests.set_name(words("Tests"))
        self.rows.retranslate()
        self._say()

    # Deeds ------------------------------------------------------------------------------------

    def run(self) -> None:
        """Run every test over the year that the header shows."""
        if self._handle is not None:
            return
        session, year = self._context.session, self._context.year()
        self.progress.restart()
        self.progress.show()
        self.run_button.setEnabled(False)
        self._first.setEnabled(False)
        self._handle = self._context.work.long(
            lambda told: find_exceptions(session.book, session.by, year, progress=told),
            self._on_found,
            self._on_refused,
            self.progress.set_progress,
            stopped=self._end,
            owner=self,
        )

    def cancel(self) -> None:
        """Stop the tests; what an earlier run showed stays."""
        if self._handle is not None:
            self._handle.cancel()

    def save_to(self, path: Path) -> None:
        """Write the report or the list, by the name of the new file."""
        session, found, words = self._context.session, self.found, ui_words()
        if found is None:
            return

        def deed(told: Progress) -> Path:
            # The report loads the typesetting, which nobody needs before.
            from desktop.services.trust.audit.export_exceptions import (  # noqa: PLC0415
                export_exceptions,
            )

            return export_exceptions(
                session.book, session.by, found, path, words, progress=told
            ).path

        self.taking.take(deed)

    # ------------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        above = row(Space.M)
        above.addWidget(self._about, 1)
        above.addWidget(self._waiting)
        for each in (self.findings_button, self.save_button, self.run_button):
            above.addWidget(each)
        self.tests.setFixedWidth(_TESTS_WIDTH)
        across = row(Space.M, 0, self._full)
        across.addWidget(self.tests)
        across.addWidget(self.hits, 1)
        for page in (self.never, self._full, self.error):
            self._stack.addWidget(page)
        layout = column(Space.M, Space.L, self)
        layout.addLayout(above)
        for widget, share in ((self.progress, 0), (self.taking, 0), (self._stack, 1)):
            layout.addWidget(widget, share)
        self.progress.hide()

    def _connect(self) -> None:
        self.run_button.clicked.connect(self.run)
        self._first.clicked.connect(self.run)
        self.error.retried.connect(self.run)
        self.progress.cancelled.connect(self.cancel)
        self.tests.picked.connect(self._on_test)
        self.tests.opened.connect(lambda _: self.hits.table.setFocus())
        self.hits.finding_asked.connect(self._on_finding)
        self.save_button.clicked.connect(self._on_save)
        self.findings_button.clicked.connect(lambda: self._context.go("findings", {}))
        bind(self, "F9", self.run)
        bind(self, "F8", self._on_save)
        bind(self, "F7", self.hits.ask_finding)
        language().changed.connect(self.retranslate)

    def _count_waiting(self) -> None:
        session = self._context.session
        self._context.work.read(
            lambda: count_waiting(session.book, session.by), self._on_waiting, owner=self
        )

    def _on_waiting(self, count: int) -> None:
        words = ui_words()
        said = words.plural("{n} finding waits for you", "{n} findings wait for you", count)
        self._waiting.setText(said if count else "")

    def _on_found(self, found: Exceptions) -> None:
        self._end()
        self.found = found
        self._show()
        shown = next((at for at, each in enumerate(self.rows.rows) if each.count), 0)
        self.tests.pick(shown)
        self.tests.setFocus()

    def _on_refused(self, error: UserError) -> None:
        self._end()
        self.error.set_error(error)
        self._stack.setCurrentWidget(self.error)

    def _end(self) -> None:
        self._handle = None
        self.progress.hide()
        self.run_button.setEnabled(True)
        self._first.setEnabled(True)

    def _show(self) -> None:
        self.rows.set_rows(rows_of(self.found))
        self._stack.setCurrentWidget(self.never if self.found is None else self._full)
        self.setFocusProxy(self.run_button if self.found is None else self.tests)
        self._say()

    def _say(self) -> None:
        """Say when the tests ran over what."""
        words, found = ui_words(), self.found
        self.save_button.setEnabled(found is not None)
        self.run_button.setVisible(found is not None)
        if found is None:
            self._about.setText("")
            return
        self._about.setText(
            words(
                "Fiscal year {year}: {entries} entries looked at, {hits} hits.",
                year=isolate_ltr(found.year or "\u2014"),
                entries=isolate_ltr(f"{found.entries:,}"),
                hits=isolate_ltr(f"{found.count:,}"),
            )
        )
        self._about.setAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)

    def _on_test(self, test: ToldTest | None) -> None:
        if test is not None and self.found is not None:
            self.hits.show_test(test.kind, self.found)

    def _on_finding(self, kind: ExceptionKind, hit: Hit) -> None:
        if self._context.session.by.may(Act.WRITE_FINDING):
            words = ui_words()
            # What is stored holds no isolates; the field would refuse them.
            said = strip_isolates(hit_text(hit, self._context.currency, words))
            self.dialogs.ask_new(
                subject=hit.subject,
                exception=kind.value,
                text=f"{words(SAID[kind].title)}: {said}",
                severity=EXCEPTIONS[kind].severity,
            )

    def _on_save(self) -> None:
        if self.found is None:
            return
        path = ask_file(self, f"exceptions-{self.found.year or 'all'}", ENDINGS)
        if path is not None:
            self.save_to(path)
