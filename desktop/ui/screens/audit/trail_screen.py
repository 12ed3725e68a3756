"""The audit trail: who did what when on every record, and what changed by it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from PySide6.QtWidgets import QWidget

from desktop.domain.currency import Currency
from desktop.domain.errors import UserError
from desktop.domain.isolates import isolate_ltr
from desktop.domain.trust.trail import TrailRow
from desktop.services.trust.audit.trail import TrailKey, trail_kinds
from desktop.text.subjects import subject_text
from desktop.text.trail import DEEDS, change_text, changes_text
from desktop.text.words import mark
from desktop.ui.screens.audit.taking_out import TakingOut, ask_file
from desktop.ui.screens.audit.trail_filters import TrailFilters
from desktop.ui.screens.audit.trail_source import trail_source
from desktop.ui.shell.keys import bind
from desktop.ui.shell.spec import Context
from desktop.ui.tables.column import Column, Kind
from desktop.ui.tables.list_pane import ListPane
from desktop.ui.tables.paged_model import PagedModel
from desktop.ui.tables.source import Totals
from desktop.ui.tables.table import Table
from desktop.ui.tables.totals_bar import TotalsBar
from desktop.ui.theme import Space
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.button import Kind as Weight
from desktop.ui.widgets.card import Card
from desktop.ui.widgets.states import EmptyState
from desktop.ui.widgets.text import Text, column, row
from desktop.ui.words import language, ui_words
from desktop.ui.work.handle import Progress
from desktop.ui.work.topic import Topic

ENDINGS: Final = (".xlsx", ".csv")
_DETAIL_HEIGHT: Final = 150
_NOTHING: Final = (
    mark("Nothing found"),
    mark("No step of the trail has all that you asked for. Clear a filter, or use fewer words."),
)


def columns(currency: Currency) -> tuple[Column, ...]:
    """Return the columns; what changed is said in the currency of the book."""
    return (
        Column(
            "at",
            mark("Moment (UTC)"),
            Kind.CODE,
            width=17,
            value=lambda each: "" if each.at is None else f"{each.at:%Y-%m-%d %H:%M}",
        ),
        Column("officer", mark("Officer"), Kind.CODE, width=7),
        Column(
            "deed",
            mark("What was done"),
            width=15,
            value=lambda each: ui_words()(DEEDS[each.deed]),
        ),
        Column(
            "record",
            mark("Record"),
            stretch=2,
            width=24,
            value=lambda each: subject_text(each.named, ui_words()),
        ),
        Column(
            "changes",
            mark("What changed"),
            stretch=4,
            width=30,
            value=lambda each: changes_text(each, currency, ui_words()),
        ),
    )


class TrailScreen(QWidget):
    """States: loading, empty, refused, rows; Enter opens, F6 shows the history of the record."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.filters = TrailFilters(tuple(context.masters().officer_codes.values()))
        self.model: PagedModel[TrailRow, TrailKey] = PagedModel(
            columns(context.currency), context.work, context.currency, self
        )
        self.table = Table(self.model)
        self.pane = ListPane(
            self.table,
            self.model,
            EmptyState("clock", *_NOTHING),
            foot=TotalsBar(self.table, context.currency),
            say_totals=_said_totals,
        )
        self.taking = TakingOut(context)
        self.save_button = Button(mark("Save the list"), Weight.SECONDARY, "file-down", "F8")
        self.history_button = Button(mark("History of the record"), Weight.SECONDARY, "clock", "F6")
        self.open_button = Button(mark("Open the entry"), Weight.SECONDARY, "external-link")
        self.detail = Card()
        self._what, self._said = Text("", "strong"), Text("", wrap=True)
        self._lay_out()
        self._connect()
        self.setFocusProxy(self.table)
        self.retranslate()
        self._load()
        self._load_kinds()

    # What the shell asks ----------------------------------------------------------------------

    def arrive(self, args: Mapping[str, Any]) -> None:
        """Show the history of the record `args["subject"]`, where one is named."""
        if "subject" in args:
            self.filters.show_only(str(args["subject"]), str(args.get("named", "")))

    def refresh(self, _topics: frozenset[Topic]) -> None:
        """Every deed leaves a step."""
        self.table.stay_here()
        self.model.reload()
        self._load_kinds()

    def key_hints(self) -> tuple[tuple[str, str], ...]:
        """Return the keys of this screen."""
        words = ui_words()
        return (
            ("F3", words("Search")),
            ("F6", words("History of the record")),
            ("Enter", words("Open the entry")),
            ("F8", words("Save the list")),
        )

    def retranslate(self) -> None:
        """Say everything in the current language."""
        words = ui_words()
        self.table.set_name(words("Audit trail"))
        self.pane.retranslate()
        self._show_detail(self.table.current_row())

    # ------------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        deeds = row(Space.S)
        deeds.addWidget(self._what, 1)
        for each in (self.open_button, self.history_button, self.save_button):
            deeds.addWidget(each)
        self.detail.body.addLayout(deeds)
        self.detail.body.addWidget(self._said, 1)
        self.detail.setFixedHeight(_DETAIL_HEIGHT)
        layout = column(Space.M, Space.L, self)
        for widget, share in (
            (self.filters, 0),
            (self.taking, 0),
            (self.pane, 1),
            (self.detail, 0),
        ):
            layout.addWidget(widget, share)

    def _connect(self) -> None:
        self.filters.changed.connect(self._load)
        self.filters.search.returnPressed.connect(self.table.setFocus)
        self.table.opened.connect(self._on_opened)
        self.table.picked.connect(self._show_detail)
        self.model.loaded.connect(lambda: self._show_detail(self.table.current_row()))
        self.pane.retried.connect(self._load)
        self.save_button.clicked.connect(self._on_save)
        self.history_button.clicked.connect(self._on_history)
        self.open_button.clicked.connect(lambda: self._on_opened(self.table.current_row()))
        bind(self, "F3", self.filters.search.setFocus)
        bind(self, "F6", self._on_history)
        bind(self, "F8", self._on_save)
        language().changed.connect(self.retranslate)

    def _load(self) -> None:
        wanted = self.filters.wanted()
        if wanted.first_day and wanted.last_day and wanted.first_day > wanted.last_day:
            self.taking.fault.show_error(UserError("trail-days-turned"))
            return
        self.taking.fault.clear()
        self.pane.begin_loading()
        self.model.load(trail_source(self._context.session, wanted))

    def _load_kinds(self) -> None:
        session = self._context.session
        self._context.work.read(
            lambda: trail_kinds(session.book, session.by),
            self.filters.offer_kinds,
            lambda _: None,
            owner=self,
        )

    def _show_detail(self, found: TrailRow | None) -> None:
        words, currency = ui_words(), self._context.currency
        self.open_button.setEnabled(found is not None and found.entry_id is not None)
        self.history_button.setEnabled(found is not None)
        if found is None:
            self._what.setText(words("Choose a step to see all of it."))
            self._said.setText("")
            return
        record = subject_text(found.named, words)
        self._what.setText(words("{record}: {deed}", record=record, deed=words(DEEDS[found.deed])))
        said = [change_text(each, currency, words, new=found.new) for each in found.changes]
        self._said.setText(" \u00b7 ".join(said))

    def _on_opened(self, found: TrailRow | None) -> None:
        if found is None:
            return
        if found.entry_id is not None:
            self._context.go("entry", {"entry": found.entry_id})
        else:
            self._on_history()

    def _on_history(self) -> None:
        found = self.table.current_row()
        if found is not None:
            self.filters.show_only(found.subject, found.named)
            self.table.setFocus()

    def _on_save(self) -> None:
        path = ask_file(self, "audit-trail", ENDINGS)
        if path is not None:
            self.save_to(path)

    def save_to(self, path: Path) -> None:
        """Write what the filters let through into the new file `path`."""
        session, wanted, words = self._context.session, self.filters.wanted(), ui_words()

        def deed(told: Progress) -> Path:
            from desktop.services.trust.audit.export_trail import export_trail  # noqa: PLC0415

            return export_trail(session.book, session.by, wanted, path, words, progress=told).path

        self.taking.take(deed)


def _said_totals(totals: Totals) -> str:
    words = ui_words()
    return words("Steps: {count}", count=isolate_ltr(f"{totals.count:,}"))
