"""The general ledger on screen: one account, every line with the balance after it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

from PySide6.QtWidgets import QStackedWidget, QWidget

from desktop.domain.formats import format_amount
from desktop.domain.isolates import isolate_ltr
from desktop.services.ledger.account_ledger import (
    AccountTotals,
    LedgerRow,
    LineKey,
    ledger_end,
    ledger_page,
    ledger_totals,
)
from desktop.services.session import Session
from desktop.text.statement_labels import VOUCHERS
from desktop.text.words import mark
from desktop.ui.shell.keys import bind
from desktop.ui.shell.spec import Context
from desktop.ui.tables.column import Column, Kind
from desktop.ui.tables.list_pane import ListPane
from desktop.ui.tables.paged_model import PagedModel
from desktop.ui.tables.source import Page, Source, Totals
from desktop.ui.tables.table import Table
from desktop.ui.theme import Space
from desktop.ui.widgets.pick_edit import Choice, PickEdit
from desktop.ui.widgets.states import EmptyState
from desktop.ui.widgets.text import Text, column, row
from desktop.ui.words import language, ui_words
from desktop.ui.work.topic import Topic

_OPENING, _DEBIT, _CREDIT = "opening", "debit", "credit"


def _voucher(each: LedgerRow) -> str:
    return ui_words()(VOUCHERS[each.line.series.value], number=isolate_ltr(each.line.number))


COLUMNS: Final = (
    Column("day", mark("Date"), Kind.DAY, width=11, value=lambda each: each.line.day),
    Column("voucher", mark("Voucher"), width=18, value=_voucher),
    Column(
        "narration",
        mark("Narration"),
        width=28,
        stretch=1,
        value=lambda each: each.line.memo or each.line.narration,
    ),
    Column(
        _DEBIT, mark("Debit"), Kind.AMOUNT, width=15, value=lambda each: each.line.debit or None
    ),
    Column(
        _CREDIT, mark("Credit"), Kind.AMOUNT, width=15, value=lambda each: each.line.credit or None
    ),
    Column("balance", mark("Balance"), Kind.AMOUNT, width=16),
)


def ledger_source(
    session: Session, account_id: int, year: str | None
) -> Source[LedgerRow, LineKey]:
    """Return the lines of an account in a year, page by page and from the end."""
    book, by = session.book, session.by

    def page(after: LineKey | None, limit: int) -> Page[LedgerRow, LineKey]:
        rows = ledger_page(book, by, account_id, year, after=after, limit=limit)
        return Page(rows, rows[-1].key if len(rows) == limit else None)

    def back(limit: int) -> Sequence[LedgerRow]:
        return ledger_end(book, by, account_id, year, limit=limit)

    def totals() -> Totals:
        found = ledger_totals(book, by, account_id, year)
        sums = {_OPENING: found.opening, _DEBIT: found.debit, _CREDIT: found.credit}
        return Totals(found.lines, sums)

    return Source(page, totals, back)


class AccountLedger(QWidget):
    """Choose an account above; Enter on a line opens its entry."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._account: int | None = None
        self.pick = PickEdit()
        self.pick.picked_changed.connect(self._on_picked)
        self._label = Text("", "label")
        self._opening, self._sums = Text("", "muted"), Text("", "strong")
        self.model: PagedModel[LedgerRow, LineKey] = PagedModel(
            COLUMNS, context.work, context.currency, self
        )
        self.table = Table(self.model)
        self.table.opened.connect(self._on_opened)
        nothing = EmptyState(
            "book-open",
            mark("Nothing was posted to this account in the year"),
            mark("Choose another account, or another year at the head of the window."),
        )
        self.pane = ListPane(self.table, self.model, nothing)
        self.pane.retried.connect(self._load)
        self._unchosen = EmptyState(
            "book-open",
            mark("Choose an account to see its ledger"),
            mark("Type a part of its name or its code; Enter takes the first that fits."),
        )
        self._stack = QStackedWidget()
        self._stack.addWidget(self._unchosen)
        self._stack.addWidget(self.pane)
        self._lay_out()
        self.model.counted.connect(self._on_counted)
        self.setFocusProxy(self.pick)
        bind(self, "F3", self.pick.setFocus)
        language().changed.connect(self.retranslate)
        self._totals: AccountTotals | None = None
        self._offer()
        self.retranslate()

    def arrive(self, args: Mapping[str, Any]) -> None:
        """Show the account with the id `account_id`, where one is named."""
        if "account_id" in args:
            self.pick.set_picked(args["account_id"])

    def year_changed(self, _name: str | None) -> None:
        """Show the account in another year."""
        self._load()

    def refresh(self, topics: frozenset[Topic]) -> None:
        """Read again what was posted, and offer new accounts."""
        if Topic.CHART in topics:
            self._offer()
        if Topic.ENTRIES in topics and self._account is not None:
            self.table.stay_here()
            self.model.reload()

    def key_hints(self) -> tuple[tuple[str, str], ...]:
        """Return the keys of the screen."""
        words = ui_words()
        return (("F3", words("Account")), ("Enter", words("Open the entry")))

    def retranslate(self) -> None:
        """Say everything in the current language."""
        words = ui_words()
        self._label.setText(words("Account"))
        self.pick.setAccessibleName(words("Account"))
        self.table.set_name(words("General ledger"))
        self.pane.retranslate()
        self._offer()
        self._show_totals()

    def _lay_out(self) -> None:
        self.pick.setMinimumWidth(360)
        head = row(Space.M)
        head.addWidget(self._label)
        head.addWidget(self.pick)
        head.addStretch(1)
        head.addWidget(self._opening)
        foot = row(Space.M)
        foot.addWidget(self._sums)
        foot.addStretch(1)
        layout = column(Space.M, Space.L, self)
        layout.addLayout(head)
        layout.addWidget(self._stack, 1)
        layout.addLayout(foot)

    def _offer(self) -> None:
        words = ui_words()
        self.pick.set_choices(
            Choice(each.id, each.code, words.of(each.name_ar, each.name_en))
            for each in self._context.masters().accounts.values()
            if each.postable
        )

    def _on_picked(self, account_id: int | None) -> None:
        if account_id is not None and account_id != self._account:
            self._account = account_id
            self._load()

    def _load(self) -> None:
        if self._account is None:
            return
        self._stack.setCurrentWidget(self.pane)
        self.pane.begin_loading()
        self.model.load(ledger_source(self._context.session, self._account, self._context.year()))

    def _on_counted(self, totals: Totals) -> None:
        sums = totals.sums
        self._totals = AccountTotals(totals.count, sums[_OPENING], sums[_DEBIT], sums[_CREDIT])
        self._show_totals()

    def _show_totals(self) -> None:
        found = self._totals
        if found is None:
            return
        words = ui_words()
        opening, debit, credit, closing = (
            isolate_ltr(format_amount(minor, self._context.currency))
            for minor in (found.opening, found.debit, found.credit, found.closing)
        )
        self._opening.setText(words("Opening balance {amount}", amount=opening))
        self._sums.setText(
            "  \u00b7  ".join(
                (
                    words("Debit {amount}", amount=debit),
                    words("Credit {amount}", amount=credit),
                    words("Closing balance {amount}", amount=closing),
                )
            )
        )

    def _on_opened(self, each: LedgerRow) -> None:
        self._context.go("entry", {"entry": each.line.entry_id})
