"""The chart of accounts with what each account holds; Enter goes to its entries."""

from __future__ import annotations

from typing import Final

from PySide6.QtWidgets import QCheckBox, QStackedWidget, QWidget

from desktop.domain.errors import UserError
from desktop.domain.ledger.chart import NewAccount
from desktop.domain.trust.acting import Act
from desktop.services.ledger.add_masters import add_account
from desktop.services.ledger.chart_balances import AccountBalance, chart_balances
from desktop.text.words import mark
from desktop.ui.screens.ledger.account_panel import AccountPanel
from desktop.ui.screens.ledger.account_uses import AccountUses
from desktop.ui.screens.ledger.chart_file import ChartFile
from desktop.ui.screens.ledger.chart_rows import shown_accounts
from desktop.ui.shell.keys import bind
from desktop.ui.shell.spec import Context
from desktop.ui.tables.column import Column, Kind
from desktop.ui.tables.rows_model import RowsModel
from desktop.ui.tables.table import Table
from desktop.ui.theme import Space
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.button import Kind as Weight
from desktop.ui.widgets.search_edit import SearchEdit
from desktop.ui.widgets.states import EmptyState, ErrorState, LoadingLine
from desktop.ui.widgets.text import column, row
from desktop.ui.words import language, ui_words
from desktop.ui.work.topic import Topic


def _natural(each: AccountBalance, minor: int) -> int:
    """Return a balance as its kind of account grows: liabilities and income by credits."""
    return minor if each.account.kind.debit_natured else -minor


def _name(each: AccountBalance) -> str:
    return ui_words().of(each.account.name_ar, each.account.name_en)


COLUMNS: Final = (
    Column("code", mark("Code"), Kind.CODE, width=7, value=lambda each: each.account.code),
    Column(
        "name",
        mark("Account"),
        stretch=5,
        width=24,
        value=_name,
        indent=lambda each: each.level,
        strong=lambda each: not each.account.postable,
    ),
    Column("kind", mark("Kind"), width=11, value=lambda each: each.account.kind),
    Column("use", mark("Use"), width=16, value=lambda each: each.account.use),
    Column("currency", mark("Currency"), Kind.CODE, width=7, value=lambda e: e.account.currency),
    Column(
        "own",
        mark("Own balance"),
        Kind.AMOUNT,
        width=16,
        value=lambda each: _natural(each, each.own) if each.account.postable else None,
    ),
    Column(
        "whole",
        mark("With all below"),
        Kind.AMOUNT,
        width=16,
        value=lambda each: _natural(each, each.whole),
        strong=lambda each: not each.account.postable,
    ),
)


class ChartScreen(QWidget):
    """A tree in a table: screen readers lose their way in trees."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._chart: tuple[AccountBalance, ...] = ()
        self._find: str | None = None
        self.search = SearchEdit(mark("Search the accounts (F3)"))
        self.hide_zero = QCheckBox()
        self._new = Button(mark("New account"), Weight.PRIMARY, "plus", "F5")
        self._from_file = Button(mark("From a file"), Weight.SECONDARY, "upload", "F7")
        self._file = ChartFile(context, self)
        self.model: RowsModel[AccountBalance] = RowsModel(COLUMNS, context.currency, self)
        self.table = Table(self.model)
        self.uses = AccountUses(context, self)
        self._use = Button(mark("Use of the account"), Weight.SECONDARY, "sliders-horizontal", "F8")
        self._loading = LoadingLine()
        self._empty = EmptyState(
            "list-tree",
            mark("Nothing found"),
            mark("No account has all that you asked for. Try fewer words."),
        )
        self._error = ErrorState(UserError("program-fault", reference=""))
        self.panel = AccountPanel(context.masters())
        self.panel.setFixedWidth(340)
        self._stack = QStackedWidget()
        self._lay_out()
        self._connect()
        self.setFocusProxy(self.table)
        self._load()

    # What the shell asks ----------------------------------------------------------------------

    def refresh(self, topics: frozenset[Topic]) -> None:
        """Read again what has changed."""
        if topics & {Topic.ENTRIES, Topic.CHART}:
            self._load()

    def key_hints(self) -> tuple[tuple[str, str], ...]:
        """Return the keys of this screen."""
        words = ui_words()
        return (
            ("Enter", words("Entries of the account")),
            ("F5", words("New account")),
            ("F7", words("From a file")),
            ("F8", words("Use of the account")),
            ("F3", words("Search")),
        )

    def retranslate(self) -> None:
        """Say everything in the current language."""
        words = ui_words()
        self.hide_zero.setText(words("Hide empty accounts"))
        self.table.set_name(words("Chart of accounts"))
        self.model.retranslate()

    # ------------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        above = row(Space.M)
        above.addWidget(self.search, 1)
        above.addWidget(self.hide_zero)
        above.addWidget(self._use)
        above.addWidget(self._from_file)
        above.addWidget(self._new)
        for each in (self.table, self._empty, self._error):
            self._stack.addWidget(each)
        across = row(Space.M)
        across.addWidget(self._stack, 1)
        across.addWidget(self.panel)
        layout = column(Space.S, Space.L, self)
        layout.addLayout(above)
        layout.addWidget(self.uses.banner)
        layout.addWidget(self._loading)
        layout.addLayout(across, 1)

    def _connect(self) -> None:
        for each in (self._new, self._from_file, self._use):
            each.setEnabled(self._context.session.by.may(Act.MANAGE_CHART))
        self._from_file.clicked.connect(self._file.choose)
        self._new.clicked.connect(self._on_new)
        self.search.searched.connect(lambda _: self._show())
        self.search.returnPressed.connect(self._into_the_list)
        self.hide_zero.toggled.connect(lambda _: self._show())
        self.table.opened.connect(self._on_opened)
        self.panel.shown.connect(self._on_panel)
        self.panel.agreed.connect(self._on_agreed)
        self._error.retried.connect(self._load)
        bind(self, "F5", self._on_new)
        self._use.clicked.connect(self._on_use)
        self.uses.marked.connect(self._load)
        bind(self, "F7", self._from_file.click)
        bind(self, "F8", self._use.click)
        bind(self, "F3", self.search.setFocus)
        language().changed.connect(self.retranslate)
        self.retranslate()

    def _load(self) -> None:
        session = self._context.session
        self._loading.show()
        self._context.work.read(
            lambda: chart_balances(session.book, session.by),
            self._on_chart,
            self._on_failed,
            owner=self,
        )

    def _on_use(self) -> None:
        current = self.table.current_row()
        if current is not None:
            self.uses.ask(current.account)

    def _on_chart(self, chart: tuple[AccountBalance, ...]) -> None:
        self._chart = chart
        self.uses.look()
        self._loading.hide()
        self._show()

    def _on_failed(self, error: UserError) -> None:
        self._loading.hide()
        self._error.set_error(error)
        self._stack.setCurrentWidget(self._error)

    def _show(self) -> None:
        """Show what is searched for, and stay on the account that was current."""
        current = self.table.current_row()
        wanted = self._find or (current.account.code if current is not None else None)
        self._find = None
        rows = shown_accounts(
            self._chart, self.search.text().strip(), hide_zero=self.hide_zero.isChecked()
        )
        self.model.set_rows(rows)
        self._stack.setCurrentIndex(0 if rows else 1)
        codes = [each.account.code for each in rows]
        self.table.pick(codes.index(wanted) if wanted in codes else 0)

    def _into_the_list(self) -> None:
        self.table.setFocus()

    def _on_opened(self, each: AccountBalance) -> None:
        self._context.go("journal", {"account": each.account.id})

    # Adding -----------------------------------------------------------------------------------

    def _on_new(self) -> None:
        """Ask for an account below the current heading, or beside the current account."""
        if not self._new.isEnabled():
            return
        masters, current = self._context.masters(), self.table.current_row()
        above = None
        if current is not None:
            account = current.account
            parent = masters.accounts.get(account.parent_id or 0)
            above = parent.code if account.postable and parent is not None else account.code
        self.panel.ask(masters, above)

    def _on_panel(self, shown: bool) -> None:
        """Leave out what there is no room for beside the panel."""
        for place, each in enumerate(COLUMNS):
            if each.key in ("kind", "own"):
                self.table.setColumnHidden(place, shown)
        self.table.fit_columns()

    def _on_agreed(self, account: NewAccount) -> None:
        session = self._context.session
        self._context.work.write(
            lambda: add_account(session.book, session.by, account),
            lambda _: self._on_added(account),
            self.panel.show_refusal,
            frozenset({Topic.CHART}),
            owner=self,
        )

    def _on_added(self, account: NewAccount) -> None:
        self._find = account.code.strip()
        self.panel.hide()
        self.table.setFocus()
        words = ui_words()
        self._context.toast(words("The account {code} is in the chart.", code=self._find))
