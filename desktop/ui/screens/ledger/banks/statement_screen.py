"""Take in the statement of a bank: choose the file, see how it is read, mend it, take it in."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QCheckBox, QFileDialog, QLineEdit, QStackedWidget, QWidget

from desktop.domain.errors import UserError
from desktop.domain.isolates import isolate_name
from desktop.domain.ledger.banks.layout import Layout
from desktop.services.ledger.banks.accounts import BankStanding, list_bank_accounts
from desktop.services.ledger.banks.import_statement import StatementImported, import_statement
from desktop.services.ledger.banks.layouts import save_layout
from desktop.services.ledger.banks.preview_statement import (
    OpenedFile,
    StatementPlan,
    column_names,
    open_file,
    plan_statement,
    with_header,
)
from desktop.text.words import mark
from desktop.ui.screens.ledger.banks.account_pick import AccountPick
from desktop.ui.screens.ledger.banks.layout_panel import LayoutPanel
from desktop.ui.screens.ledger.banks.statement_preview import StatementPreview
from desktop.ui.screens.parts.text import reading
from desktop.ui.shell.keys import bind
from desktop.ui.shell.spec import Context
from desktop.ui.theme import Space
from desktop.ui.widgets.banner import Banner, Tone
from desktop.ui.widgets.button import Button, Kind
from desktop.ui.widgets.progress_panel import ProgressPanel
from desktop.ui.widgets.states import EmptyState
from desktop.ui.widgets.text import Text, column, row
from desktop.ui.words import language, ui_words
from desktop.ui.work.handle import Handle
from desktop.ui.work.topic import Topic

_CHANGED = frozenset({Topic.BANKS, Topic.DOCUMENTS})


class StatementScreen(QWidget):
    """States: no account, no file, reading, refused with the reason, ready."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._wanted = ""
        self._handle: Handle | None = None
        self._path = Path()
        self.opened: OpenedFile | None = None
        self.plan: StatementPlan | None = None
        self.accounts = AccountPick()
        self.choose_button = Button(mark("Choose a file"), Kind.SECONDARY, "folder-open", "F5")
        self.take_button = Button(mark("Take it in"), Kind.PRIMARY, "download", "F2")
        self._first = Button(mark("Choose a file"), Kind.PRIMARY, "folder-open", "F5")
        self._file = Text("", "strong")
        self.layout_panel = LayoutPanel()
        self.preview = StatementPreview(context.currency)
        self.banner = Banner()
        self.progress = ProgressPanel(mark("Reading the file"))
        self.keep, self.name = QCheckBox(), QLineEdit()
        self._saves = Text("", "small")
        self.none = EmptyState(
            "file-text",
            mark("No file is chosen"),
            mark(
                "Choose what the bank gave you: CSV, XLSX or OFX. You see how it is read before "
                "anything is taken in."
            ),
            self._first,
        )
        self._full, self._stack = QWidget(), QStackedWidget()
        self._lay_out()
        self._connect()
        self.retranslate()
        self.reload()

    # What the shell asks ----------------------------------------------------------------------

    def arrive(self, args: Mapping[str, Any]) -> None:
        """Show the account with the code `args["account"]`."""
        if "account" in args:
            self._wanted = str(args["account"])
            self.reload()

    def refresh(self, topics: frozenset[Topic]) -> None:
        """Read the accounts again where they changed."""
        if Topic.BANKS in topics:
            self.reload()

    def key_hints(self) -> tuple[tuple[str, str], ...]:
        """Return the keys of this screen."""
        words = ui_words()
        return (("F5", words("Choose a file")), ("F2", words("Take it in")))

    def retranslate(self) -> None:
        """Say everything in the current language."""
        words = ui_words()
        self.keep.setText(words("Keep the file as a document as well"))
        self._saves.setText(words("Save this reading as"))
        self.name.setAccessibleName(words("Save this reading as"))
        self.name.setPlaceholderText(words("Name of the bank"))
        self._show_file()

    # ------------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        above = row(Space.S)
        above.addWidget(self.accounts, 1)
        above.addWidget(self._file, 1)
        above.addWidget(self.choose_button)
        above.addWidget(self.take_button)
        below = row(Space.S)
        for widget, share in ((self._saves, 0), (self.name, 1), (QWidget(), 1), (self.keep, 0)):
            below.addWidget(widget, share)
        inside = column(Space.S, 0, self._full)
        inside.addWidget(self.layout_panel)
        inside.addWidget(self.preview, 1)
        inside.addLayout(below)
        self._stack.addWidget(self.none)
        self._stack.addWidget(self._full)
        layout = column(Space.S, Space.L, self)
        layout.addLayout(above)
        for widget, share in ((self.banner, 0), (self.progress, 0), (self._stack, 1)):
            layout.addWidget(widget, share)
        self.progress.hide()
        self.setFocusProxy(self._first)

    def _connect(self) -> None:
        for button in (self.choose_button, self._first):
            button.clicked.connect(self.choose)
        self.take_button.clicked.connect(self.take)
        self.accounts.activated.connect(self._on_account)
        self.layout_panel.changed.connect(self._on_layout)
        self.progress.cancelled.connect(self.cancel)
        bind(self, "F5", self.choose)
        bind(self, "F2", self.take_button.click)
        language().changed.connect(self.retranslate)

    def reload(self) -> None:
        """Read which bank accounts there are."""
        book, by = self._context.session.book, self._context.session.by
        used = partial(list_bank_accounts, book, by, in_use=True)
        self._context.work.read(used, self._on_accounts, owner=self)

    def _on_accounts(self, found: tuple[BankStanding, ...]) -> None:
        self.accounts.set_standings(found, self._wanted or self.accounts.code)
        self._wanted = ""
        for button in (self.choose_button, self._first):
            button.setEnabled(bool(found))
        if not found:
            self.none.set_messages(
                mark("No bank account yet"),
                mark("Enter the bank accounts first: which bank stands behind which account."),
            )
        self._show_file()

    def _on_account(self, _at: int) -> None:
        if self.opened is not None:
            self.open_path(self._path)

    # Reading ----------------------------------------------------------------------------------

    def choose(self) -> None:
        """Let a file be chosen."""
        words = ui_words()
        if self.accounts.standing is None:
            return
        kinds = words("Statements of banks (*.csv *.xlsx *.ofx *.qfx *.txt)")
        name, _ = QFileDialog.getOpenFileName(self, words("Choose a bank statement"), "", kinds)
        if name:
            self.open_path(Path(name))

    def open_path(self, path: Path) -> None:
        """Read a file and show how it is understood."""
        standing, session = self.accounts.standing, self._context.session
        if standing is None:
            return
        self._path, number = path, standing.account.id

        def work(_: object) -> OpenedFile:
            return open_file(session.book, session.by, number, path)

        self._run(work, self._on_opened)

    def _on_opened(self, opened: OpenedFile) -> None:
        self._ended()
        self.opened, self.plan = opened, None
        layout = opened.layout
        self.layout_panel.setVisible(layout is not None)
        self.name.setText(opened.from_saved)
        if layout is not None:
            self.layout_panel.show_layout(layout, lambda header: column_names(opened, header))
        self._stack.setCurrentWidget(self._full)
        self._look(layout)

    def _on_layout(self) -> None:
        if self.opened is None:
            return
        chosen = self.layout_panel.chosen()
        chosen = with_header(self.opened, chosen, chosen.header)
        opened = self.opened
        self.layout_panel.show_layout(chosen, lambda header: column_names(opened, header))
        self._look(chosen)

    def _look(self, layout: Layout | None) -> None:
        session, opened = self._context.session, self.opened
        if opened is None:
            return
        self.cancel()

        def work(_: object) -> StatementPlan:
            return plan_statement(session.book, session.by, opened, layout)

        self._run(work, self._on_planned)

    def _run(self, work: Any, done: Any) -> None:
        self.plan = None
        self.banner.clear()
        self.progress.restart()
        self.progress.show()
        self._handle = self._context.work.long(
            work,
            done,
            self._on_refused,
            self.progress.set_progress,
            stopped=self._ended,
            owner=self,
        )
        self._show_file()

    def cancel(self) -> None:
        """Stop reading."""
        if self._handle is not None:
            self._handle.cancel()

    def _ended(self) -> None:
        self._handle = None
        self.progress.hide()

    def _on_planned(self, plan: StatementPlan) -> None:
        words = ui_words()
        self._ended()
        self.plan = plan
        self.preview.show_plan(plan)
        if plan.file.guessed:
            self.banner.say(
                Tone.INFO,
                words("The encoding was taken as Windows Arabic; look whether it reads well."),
            )
        self._show_file()
        self.take_button.setFocus()

    def _on_refused(self, error: UserError) -> None:
        self._ended()
        self.plan = None
        self.preview.forget()
        self.banner.say(Tone.DANGER, error)
        self._show_file()

    def _show_file(self) -> None:
        words = ui_words()
        name = "" if self.opened is None else isolate_name(self.opened.file.name)
        self._file.setText(reading(words("File: {file}", file=name)) if name else "")
        self.take_button.setEnabled(self.plan is not None and bool(self.plan.taken))

    # Taking in --------------------------------------------------------------------------------

    def take(self) -> None:
        """Take in what is shown, in whole."""
        plan, session = self.plan, self._context.session
        keep, name = self.keep.isChecked(), self.name.text().strip()
        if plan is None:
            return
        layout = None if self.layout_panel.isHidden() else self.layout_panel.chosen()

        def work() -> StatementImported:
            if name and layout is not None:
                save_layout(session.book, session.by, plan.account.id, name, layout)
            return import_statement(session, plan, keep_file=keep)

        self.take_button.setEnabled(False)
        self._context.work.write(work, self._on_taken, self._on_refused, _CHANGED, owner=self)

    def _on_taken(self, done: StatementImported) -> None:
        plan, words = self.plan, ui_words()
        self.opened = self.plan = None
        self._stack.setCurrentWidget(self.none)
        self._show_file()
        self._context.toast(
            words.plural("{n} line was taken in.", "{n} lines were taken in.", done.lines)
        )
        if plan is not None:
            self._context.go("reconciliation", {"account": plan.account.code})
