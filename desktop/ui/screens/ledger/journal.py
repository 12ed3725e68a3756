"""The journal: every posted entry, found as one types, opened by Enter."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, Final

from PySide6.QtWidgets import QWidget

from desktop.domain.isolates import isolate_ltr
from desktop.domain.ledger.journal_list import JournalKey, JournalRow, JournalSort
from desktop.domain.trust.acting import Act
from desktop.services.ledger.drafts import list_drafts
from desktop.text.words import mark
from desktop.ui.screens.ledger.draft_strip import DraftStrip
from desktop.ui.screens.ledger.journal_filters import JournalFilters
from desktop.ui.screens.ledger.journal_source import JournalQuery, journal_source
from desktop.ui.shell.keys import bind
from desktop.ui.shell.spec import Context
from desktop.ui.tables.column import Chip, Column, Kind, Tone
from desktop.ui.tables.list_pane import ListPane
from desktop.ui.tables.paged_model import PagedModel
from desktop.ui.tables.source import Totals
from desktop.ui.tables.table import Table
from desktop.ui.tables.totals_bar import TotalsBar
from desktop.ui.theme import Space
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.button import Kind as Weight
from desktop.ui.widgets.states import EmptyState
from desktop.ui.widgets.text import column, row
from desktop.ui.words import language, ui_words
from desktop.ui.work.topic import Topic

_VOID: Final = Chip(mark("Void"), Tone.BAD)
_REVERSED: Final = Chip(mark("Reversed"), Tone.WARNING)
_REVERSAL: Final = Chip(mark("Reversal"), Tone.INFO)


def _state(entry: JournalRow) -> Chip | None:
    if entry.reversed_by is not None:
        return _VOID if entry.void else _REVERSED
    return _REVERSAL if entry.reverses is not None else None


COLUMNS: Final = (
    Column("day", mark("Date"), Kind.DAY, width=11, sortable=True),
    Column("series", mark("Series"), width=14),
    Column(
        "id",
        mark("Number"),
        Kind.CODE,
        width=13,
        value=lambda entry: f"{entry.number} / {entry.year_name}",
        sortable=True,
    ),
    Column("narration", mark("Narration"), stretch=5, width=20),
    Column("reference", mark("Reference"), stretch=1, width=10),
    Column("state", mark("State"), Kind.BADGE, width=9, value=_state),
    Column("amount", mark("Amount"), Kind.AMOUNT, width=15, sortable=True),
)
_SORTS: Final = {"day": JournalSort.DAY, "id": JournalSort.RECORDED, "amount": JournalSort.AMOUNT}


class JournalScreen(QWidget):
    """Filters above, the list, its count and sum below; nothing here waits for the database."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._query = JournalQuery()
        self.filters = JournalFilters(context.masters())
        self.model: PagedModel[JournalRow, JournalKey] = PagedModel(
            COLUMNS, context.work, context.currency, self
        )
        self.table = Table(self.model)
        self.drafts = DraftStrip()
        self._new = Button(mark("New entry"), Weight.PRIMARY, "plus", "F5")
        self._first = Button(mark("New entry"), Weight.PRIMARY, "plus", "F5")
        self.pane = ListPane(
            self.table,
            self.model,
            EmptyState("notebook-text", _NOTHING_YET[0], _NOTHING_YET[1], self._first),
            foot=TotalsBar(self.table, context.currency),
            say_totals=_said_totals,
        )
        self._lay_out()
        self._connect()
        self.setFocusProxy(self.table)
        self.table.show_sorting("day", descending=True)
        self.filters.show_year(context.year())
        self._load()
        self._load_drafts()

    # What the shell asks ----------------------------------------------------------------------

    def arrive(self, args: Mapping[str, Any]) -> None:
        """Show only what `args` name (`account`, `fund`, `project`, `words`); else stay."""
        if args:
            self.filters.show_only(args)

    def refresh(self, topics: frozenset[Topic]) -> None:
        """Read again what has changed, and stay at the same place."""
        if topics & {Topic.CHART, Topic.YEARS}:
            self.filters.set_masters(self._context.masters())
        if topics & {Topic.ENTRIES, Topic.CHART}:
            self.table.stay_here()
            self.model.reload()
        if Topic.DRAFTS in topics:
            self._load_drafts()

    def year_changed(self, name: str | None) -> None:
        """Show another fiscal year."""
        self.filters.show_year(name)

    def key_hints(self) -> tuple[tuple[str, str], ...]:
        """Return the keys of this screen."""
        words = ui_words()
        return (
            ("F5", words("New entry")),
            ("F3", words("Search")),
            ("Enter", words("Open the entry")),
            ("Home / End", words("First and last")),
        )

    def retranslate(self) -> None:
        """Say everything in the current language."""
        words = ui_words()
        self.table.set_name(words("Journal"))
        self.pane.retranslate()

    # ------------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        above = row(Space.M)
        above.addWidget(self.drafts, 1)
        above.addStretch(0)
        above.addWidget(self._new)
        layout = column(Space.M, Space.L, self)
        layout.addLayout(above)
        layout.addWidget(self.filters)
        layout.addWidget(self.pane, 1)

    def _connect(self) -> None:
        self._new.setEnabled(self._context.session.by.may(Act.WRITE_DRAFT))
        self._new.clicked.connect(self._on_new)
        self._first.clicked.connect(self._on_new)
        self.filters.changed.connect(self._load)
        self.filters.search.returnPressed.connect(self._into_the_list)
        self.table.opened.connect(self._on_opened)
        self.table.sort_requested.connect(self._on_sort)
        self.drafts.opened.connect(lambda draft: self._context.go("entry-form", {"draft": draft}))
        self.pane.retried.connect(self._load)
        bind(self, "F5", self._on_new)
        bind(self, "F3", self._on_search)
        language().changed.connect(self.retranslate)
        self.retranslate()

    def _load(self) -> None:
        """Show what the filters ask for, from its beginning."""
        self._query = replace(self._query, wanted=self.filters.wanted())
        self.pane.begin_loading()
        filtering = self.filters.filtering()
        self._first.setVisible(not filtering)
        self.pane.empty.set_messages(*(_NOTHING_FOUND if filtering else _NOTHING_YET))
        self.model.load(journal_source(self._context.session, self._query))

    def _load_drafts(self) -> None:
        session = self._context.session
        self._context.work.read(
            lambda: list_drafts(session.book, session.by), self.drafts.show_drafts, owner=self
        )

    def _on_sort(self, key: str, descending: bool) -> None:
        self._query = replace(self._query, sort=_SORTS[key], descending=descending)
        self.table.show_sorting(key, descending=descending)
        self._load()

    def _on_opened(self, entry: JournalRow) -> None:
        self._context.go("entry", {"entry": entry.id})

    def _on_new(self) -> None:
        if self._context.session.by.may(Act.WRITE_DRAFT):
            self._context.go("entry-form", {})

    def _on_search(self) -> None:
        self.filters.search.setFocus()
        self.filters.search.selectAll()

    def _into_the_list(self) -> None:
        self.table.setFocus()
        if not self.table.currentIndex().isValid():
            self.table.pick(0)


_NOTHING_YET: Final = (
    mark("No entries yet"),
    mark("Every voucher that you post stands here, in order of day. Begin with the first one."),
)
_NOTHING_FOUND: Final = (
    mark("Nothing found"),
    mark("No entry has all that you asked for. Try fewer words, or clear a filter."),
)


def _said_totals(totals: Totals) -> str:
    words = ui_words()
    return words("Entries: {count}", count=isolate_ltr(f"{totals.count:,}"))
