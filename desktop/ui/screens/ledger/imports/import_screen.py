"""Import a book or a table: choose the file, say what it means, look, then take it in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any, Final

from PySide6.QtWidgets import QFileDialog, QWidget

from desktop.domain.errors import UserError
from desktop.domain.isolates import isolate_ltr
from desktop.domain.ledger.imports.mapping import TableKind
from desktop.services.ledger.imports.import_journal import import_journal, preview_import
from desktop.services.ledger.imports.import_plan import ImportPlan
from desktop.services.ledger.imports.import_table import (
    OpenedTable,
    import_table,
    open_table,
    preview_table,
)
from desktop.services.ledger.imports.table_plan import TablePlan
from desktop.text.words import mark
from desktop.ui.screens.ledger.imports.formats import FORMS, Form, guess_form
from desktop.ui.screens.ledger.imports.meaning_card import MeaningCard
from desktop.ui.screens.ledger.imports.outcome_card import OutcomeCard
from desktop.ui.screens.parts.fault import Fault
from desktop.ui.shell.keys import bind
from desktop.ui.shell.spec import Context
from desktop.ui.theme import Space
from desktop.ui.widgets.button import Button, Kind
from desktop.ui.widgets.pick_edit import Choice
from desktop.ui.widgets.progress_panel import ProgressPanel
from desktop.ui.widgets.segmented import Segmented
from desktop.ui.widgets.states import EmptyState
from desktop.ui.widgets.text import Text, column, row
from desktop.ui.words import language, ui_words
from desktop.ui.work.handle import Handle, Progress
from desktop.ui.work.topic import Topic

Plan = TablePlan | ImportPlan

_CHANGES: Final = frozenset({Topic.ENTRIES, Topic.CHART, Topic.YEARS})


class ImportScreen(QWidget):
    """States: no file yet, reading, what it would do (with or without faults), importing."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._path: Path | None = None
        self._opened: OpenedTable | None = None
        self._plan: Plan | None = None
        self._handle: Handle | None = None
        self.choose_button = Button(mark("Choose a file"), Kind.SECONDARY, "folder-open", "F5")
        self.forms = Segmented(FORMS)
        self._file = Text("", "strong")
        self.fault = Fault()
        self.meaning = MeaningCard()
        self.outcome = OutcomeCard(context.currency)
        self.progress = ProgressPanel(mark("Reading the file"))
        self.import_button = Button(mark("Import"), Kind.PRIMARY, "download", "F2")
        self.empty = EmptyState(
            "download",
            mark("Bring in what another program kept"),
            mark(
                "A table of entries or of opening balances (XLSX or CSV), a GnuCash book saved as "
                "XML, or a ledger or hledger journal. Everything is shown before it is written, "
                "and an import can be taken back as a whole."
            ),
        )
        self._lay_out()
        self._connect()
        self._show_state()
        self.retranslate()

    # What the shell asks ----------------------------------------------------------------------

    def arrive(self, args: Mapping[str, Any]) -> None:
        """Open the file `args["path"]` where one is named."""
        if "path" in args:
            self.open_file(Path(str(args["path"])))

    def key_hints(self) -> tuple[tuple[str, str], ...]:
        """Return the keys of this screen."""
        words = ui_words()
        return (("F5", words("Choose a file")), ("F2", words("Import")))

    def retranslate(self) -> None:
        """Say everything in the current language."""
        self.outcome.retranslate()
        if self._plan is not None:
            self._on_plan(self._plan)

    # ------------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        above = row(Space.M)
        above.addWidget(self.choose_button)
        above.addWidget(self._file, 1)
        above.addWidget(self.forms)
        foot = row(Space.M)
        foot.addStretch(1)
        foot.addWidget(self.import_button)
        layout = column(Space.M, Space.L, self)
        layout.addLayout(above)
        layout.addWidget(self.fault)
        layout.addWidget(self.progress)
        layout.addWidget(self.meaning)
        layout.addWidget(self.outcome, 1)
        layout.addWidget(self.empty, 1)
        layout.addLayout(foot)

    def _connect(self) -> None:
        self.choose_button.clicked.connect(self.choose)
        self.forms.chosen.connect(self._on_form)
        self.meaning.changed.connect(self._check)
        self.outcome.named.connect(self._on_named)
        self.import_button.clicked.connect(self.take_in)
        self.progress.cancelled.connect(self._on_cancelled)
        bind(self, "F5", self.choose)
        bind(self, "F2", self.take_in)
        language().changed.connect(self.retranslate)
        self.setFocusProxy(self.choose_button)

    def choose(self) -> None:
        """Let a file be chosen."""
        name, _ = QFileDialog.getOpenFileName(self, ui_words()("Choose a file"))
        if name:
            self.open_file(Path(name))

    def open_file(self, path: Path) -> None:
        """Read a file and show what it would do."""
        self._path = path
        self._file.setText(isolate_ltr(path.name))
        self.forms.set_key(guess_form(path).value)
        self._on_form(self.forms.key())

    @property
    def form(self) -> Form:
        """The format that is chosen."""
        return Form(self.forms.key())

    def _on_form(self, _key: object) -> None:
        if self._path is None:
            return
        self._opened = self._plan = None
        path, kind = self._path, self.form.table
        if kind is None:
            self._preview_book(path)
            return
        self._begin(mark("Reading the file"))
        self._handle = self._context.work.long(
            lambda _: open_table(path, kind),
            partial(self._on_opened, path),
            self._on_refused,
            stopped=self._on_stopped,
            owner=self,
        )

    def _on_opened(self, path: Path, opened: OpenedTable) -> None:
        if path != self._path:
            return
        self._opened = opened
        mapping = opened.mapping
        if mapping.kind is TableKind.OPENING and mapping.day is None:
            years = self._context.masters().years.values()
            first = min((year.first_day for year in years), default=None)
            mapping = replace(mapping, day=first)
        masters = self._context.masters()
        words = ui_words()
        self.meaning.offer_accounts(masters)
        self.outcome.account.set_choices(
            Choice(each.code, each.code, words.of(each.name_ar, each.name_en))
            for each in masters.accounts.values()
            if each.postable and each.active
        )
        self.meaning.show_mapping(opened.table, mapping)
        self._check()

    def _check(self) -> None:
        """Work out what the table would do, with the meaning that is shown."""
        if self._opened is None:
            return
        table, mapping = self._opened.table, self.meaning.mapping()
        session, said = self._context.session, ui_words()
        opening = mapping.kind is TableKind.OPENING
        narration = said("Opening balances") if opening else said("Imported entry")
        self._begin(mark("Checking the rows"))

        def plan(_progress: Progress) -> TablePlan:
            return preview_table(session.book, session.by, table, mapping, narration=narration)

        self._handle = self._context.work.long(
            plan, self._on_plan, self._on_refused, stopped=self._on_stopped, owner=self
        )

    def _preview_book(self, path: Path) -> None:
        session, form = self._context.session, self.form.value
        self._begin(mark("Reading the file"))

        def plan(progress: Progress) -> ImportPlan:
            return preview_import(session.book, session.by, path, form, progress=progress)

        self._handle = self._context.work.long(
            plan,
            self._on_plan,
            self._on_refused,
            self.progress.set_progress,
            stopped=self._on_stopped,
            owner=self,
        )

    def _on_plan(self, plan: Plan) -> None:
        self._handle = None
        self._plan = plan
        if isinstance(plan, TablePlan):
            accounts, words = self._context.masters().accounts.values(), ui_words()
            names = {each.code: words.of(each.name_ar, each.name_en) for each in accounts}
            self.outcome.show_table_plan(plan, names)
        else:
            self.outcome.show_book_plan(plan)
        self._show_state()

    def _on_named(self, said: str, code: str) -> None:
        self.meaning.call_account(said, code)
        self._check()

    # Taking it in -----------------------------------------------------------------------------

    def take_in(self) -> None:
        """Import what is shown, where nothing stands against it."""
        plan = self._plan
        if plan is None or not self.import_button.isEnabled():
            return
        session = self._context.session
        self._begin(mark("Importing"))

        def write(progress: Progress) -> int:
            if isinstance(plan, TablePlan):
                return import_table(session.book, session.by, plan, progress=progress)
            return import_journal(session.book, session.by, plan, progress=progress).batch_id

        self._handle = self._context.work.long(
            write,
            self._on_imported,
            self._on_refused,
            self.progress.set_progress,
            stopped=self._on_stopped,
            changes=_CHANGES,
            owner=self,
        )

    def _on_imported(self, batch: int) -> None:
        self._handle = self._plan = self._opened = self._path = None
        self._file.setText("")
        self._show_state()
        self._context.toast(ui_words()("The import is in the book as number {n}.", n=batch))
        self._context.go("imports", {"code": str(batch)})

    # States -----------------------------------------------------------------------------------

    def _begin(self, title: str) -> None:
        if self._handle is not None:
            self._handle.cancel()
        self.fault.clear()
        self.progress.restart(title)
        self.progress.show()
        self.import_button.setEnabled(False)

    def _on_cancelled(self) -> None:
        if self._handle is not None:
            self._handle.cancel()

    def _on_stopped(self) -> None:
        self._handle = None
        self._show_state()

    def _on_refused(self, error: UserError) -> None:
        self._handle = None
        if self._opened is not None and error.key.startswith("mapping-"):
            self._plan = None
        self._show_state()
        self.fault.show_error(error)

    def _show_state(self) -> None:
        self.progress.hide()
        plan = self._plan
        table = self._opened is not None
        self.meaning.setVisible(table)
        self.outcome.setVisible(plan is not None)
        self.empty.setVisible(plan is None and not table)
        self.forms.setVisible(self._path is not None)
        ready = plan is not None and bool(plan.entries) and not getattr(plan, "faults", ())
        self.import_button.setEnabled(ready)
