"""A posted voucher as it would lie on the table, with its place in the log and its reversal."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QWidget

from desktop.domain.errors import UserError
from desktop.domain.isolates import isolate_ltr
from desktop.domain.ledger.entry import Entry
from desktop.domain.ledger.vouchers.posted import PostedVoucher
from desktop.domain.log.entry_leaf import entry_subject
from desktop.domain.trust.acting import Act
from desktop.services.ledger.vouchers.view_voucher import view_voucher
from desktop.text.amount_words import amount_in_words
from desktop.text.labels import label
from desktop.text.words import mark
from desktop.ui.screens.approvals.consent_line import ConsentLine
from desktop.ui.screens.archive.drawer import DocumentsDrawer
from desktop.ui.screens.audit.entry_links import EntryLinks
from desktop.ui.screens.ledger.entry_facts import EntryFacts
from desktop.ui.screens.ledger.entry_lines import COLUMNS, OPTIONAL, LineRow, rows_of
from desktop.ui.screens.ledger.taking_back import TakingBack
from desktop.ui.screens.ledger.vouchers.head_facts import HeadFacts
from desktop.ui.screens.ledger.vouchers.voucher_tools import VoucherTools
from desktop.ui.shell.keys import bind
from desktop.ui.shell.spec import Context
from desktop.ui.tables.rows_model import RowsModel
from desktop.ui.tables.table import Table
from desktop.ui.tables.totals_bar import TotalsBar
from desktop.ui.theme import Space
from desktop.ui.widgets.badge import Badge
from desktop.ui.widgets.banner import Banner, Tone
from desktop.ui.widgets.button import Button, Kind
from desktop.ui.widgets.card import Card
from desktop.ui.widgets.text import Text, column, row, rule
from desktop.ui.words import language, ui_words
from desktop.ui.work.topic import Topic


class EntryView(QWidget):
    """Shows one entry at a time; F8 asks for its reversal, F9 makes it void, F4 prints it."""

    def __init__(
        self,
        context: Context,
        parent: QWidget | None = None,
        *,
        today: Callable[[], dt.date] = dt.date.today,
    ) -> None:
        super().__init__(parent)
        self._context, self._today = context, today
        self._shown: PostedVoucher | None = None
        self.banner = Banner()
        self._series, self._number = Text("", "display"), Text("", "title")
        self._narration = Text("", "strong", wrap=True)
        self._reason = Text("", "error", wrap=True)
        self._words = Text("", "muted", wrap=True)
        self.consent = ConsentLine(context)
        self._state = Badge("", "warning")
        self._facts, self.head = EntryFacts(), HeadFacts()
        self.lines: RowsModel[LineRow] = RowsModel(COLUMNS, context.currency, self)
        self.table = Table(self.lines)
        self._foot = TotalsBar(self.table, context.currency)
        self.back = TakingBack(context, self, self._entry, today)
        self.reversal, self.voiding = self.back.reversal, self.back.voiding
        self.tools = VoucherTools(context, self, self._on_failed)
        self.documents = DocumentsDrawer(context)
        self.link = QPushButton()
        self.link.setProperty("kind", "quiet")
        self.audit = EntryLinks(context)
        self._reverse = Button(mark("Reverse"), Kind.DANGER, "undo-2", "F8")
        self._void = Button(mark("Make void"), Kind.DANGER, "x", "F9")
        self._lay_out()
        self._connect()
        self.setFocusProxy(self.table)

    # What the shell asks ----------------------------------------------------------------------

    def arrive(self, args: Mapping[str, Any]) -> None:
        """Show the entry `args["entry"]`."""
        self.back.hide()
        self._read(int(args["entry"]))

    def refresh(self, topics: frozenset[Topic]) -> None:
        """Read the entry again: it may have been reversed."""
        if topics & {Topic.ENTRIES, Topic.CHART} and self._shown is not None:
            self._read(self._shown.entry.id)
        self.documents.panel.refresh(topics)

    def key_hints(self) -> tuple[tuple[str, str], ...]:
        """Return the keys of this screen."""
        words = ui_words()
        return (
            ("F8", words("Reverse")),
            ("F9", words("Make void")),
            ("F4", words("Print")),
            ("F6", words("Duplicate")),
            ("F7", words("Documents")),
            ("F5", words("New entry")),
        )

    def retranslate(self) -> None:
        """Say everything in the current language."""
        words = ui_words()
        self.table.set_name(words("Lines of the voucher"))
        self.lines.retranslate()
        if self._shown is not None:
            self._show(self._shown)

    # ------------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        sheet = Card()
        head = row(Space.M)
        head.addWidget(self._series)
        head.addWidget(self._number)
        head.addWidget(self._state, 0, Qt.AlignmentFlag.AlignVCenter)
        head.addStretch(1)
        head.addWidget(self.audit)
        head.addWidget(self.link)
        head.addWidget(self.documents.button)
        sheet.body.addLayout(head)
        deeds = row(Space.S)
        deeds.addWidget(self.tools)
        deeds.addStretch(1)
        deeds.addWidget(self._void)
        deeds.addWidget(self._reverse)
        sheet.body.addWidget(rule())
        sheet.body.addWidget(self._facts)
        sheet.body.addWidget(self.head)
        sheet.body.addWidget(self._reason)
        sheet.body.addWidget(self._narration)
        sheet.body.addWidget(self.table, 1)
        sheet.body.addWidget(self._foot)
        sheet.body.addWidget(self._words)
        sheet.body.addWidget(self.consent)
        sheet.body.addLayout(deeds)
        layout = column(Space.M, Space.L, self)
        across = row(Space.M)
        across.addWidget(sheet, 1)
        for each in (self.reversal, self.voiding):
            each.setFixedWidth(320)
            each.shown.connect(self._on_reversal_shown)
            across.addWidget(each, 0, Qt.AlignmentFlag.AlignTop)
        across.addWidget(self.documents)
        layout.addWidget(self.banner)
        layout.addLayout(across, 1)

    def _connect(self) -> None:
        self._reverse.clicked.connect(self._on_reverse)
        self._void.clicked.connect(self._on_void)
        self.documents.watch(self)
        self.documents.toggled.connect(self._on_documents_toggled)
        self.link.clicked.connect(self._on_link)
        bind(self, "F8", self._on_reverse)
        bind(self, "F9", self._on_void)
        bind(self, "F4", self.tools.print_it)
        bind(self, "F6", self.tools.duplicate)
        bind(self, "F5", lambda: self._context.go("entry-form", {}))
        bind(self, "F7", self.documents.toggle)
        language().changed.connect(self.retranslate)
        self.retranslate()

    def _read(self, entry_id: int) -> None:
        book, by = self._context.session.book, self._context.session.by

        self._context.work.read(
            lambda: view_voucher(book, by, entry_id), self._on_read, self._on_failed, owner=self
        )
        self.consent.show_entry(entry_id)

    def _on_read(self, shown: PostedVoucher) -> None:
        self._show(shown)
        posted = shown.entry
        subject = entry_subject(posted.year_name, posted.series.value, posted.number)
        self.documents.set_subject(subject)
        self.audit.show_entry(posted)

    def _show(self, shown: PostedVoucher) -> None:
        self._shown = shown
        self.banner.clear()
        words, entry, masters = ui_words(), shown.entry, self._context.masters()
        self._series.setText(label(entry.series, words))
        self._number.setText(isolate_ltr(f"{entry.number} / {entry.year_name}"))
        self._narration.setText(entry.narration)
        self._facts.show_entry(entry, masters.officer_codes)
        self.head.show_head(shown.head, entry.series, masters, words, shown.cheque)
        self.tools.show_voucher(shown)
        rows = rows_of(entry, masters, words)
        self.lines.set_rows(rows)
        self._show_columns()
        total = sum(line.amount for line in entry.lines if line.amount > 0)
        self._foot.set_totals(words("Total"), {"debit": total, "credit": total})
        self._words.setText(amount_in_words(total, self._context.currency, words.language))
        self._show_links(shown)

    def _show_columns(self) -> None:
        """Leave out columns that say nothing, and beside the panel those that can wait."""
        narrow = self.back.asking or not self.documents.isHidden()
        for place, each in enumerate(COLUMNS):
            if each.key in OPTIONAL:
                said = any(getattr(line, each.key) for line in self.lines.rows)
                self.table.setColumnHidden(place, not said or narrow)
        self.table.fit_columns()

    def _on_reversal_shown(self, shown: bool) -> None:
        """There is room for one panel: the question comes before the documents."""
        if shown and not self.documents.isHidden():
            self.documents.toggle()
        self._show_columns()

    def _on_documents_toggled(self) -> None:
        if not self.documents.isHidden():
            self.back.hide()
        self._show_columns()

    def _show_links(self, shown: PostedVoucher) -> None:
        words = ui_words()
        other = shown.reversed_by or shown.reverses
        self._state.setVisible(other is not None)
        self.link.setVisible(other is not None)
        may = self._context.session.by.may(Act.POST_ENTRY) and shown.reversed_by is None
        self._reverse.setVisible(may)
        self._void.setVisible(may and shown.reverses is None)
        void = shown.void
        self._reason.setText("" if void is None else words("Void: {reason}", reason=void))
        self._reason.setVisible(shown.void is not None)
        if other is None:
            return
        reversed_by = shown.reversed_by is not None
        self._state.set(_state_of(shown), "warning" if reversed_by else "accent")
        named = {
            "series": label(other.series, words),
            "number": isolate_ltr(f"{other.number} / {other.year_name}"),
        }
        self.link.setText(
            words("Reversed by {series} {number}", **named)
            if reversed_by
            else words("Reverses {series} {number}", **named)
        )

    def _on_failed(self, error: UserError) -> None:
        self.banner.say(Tone.DANGER, error)

    def _on_link(self) -> None:
        if self._shown is not None:
            other = self._shown.reversed_by or self._shown.reverses
            if other is not None:
                self._context.go("entry", {"entry": other.id})

    def _entry(self) -> Entry | None:
        return None if self._shown is None else self._shown.entry

    def _on_reverse(self) -> None:
        if not self._reverse.isHidden():
            self.back.ask(self.reversal)

    def _on_void(self) -> None:
        if not self._void.isHidden():
            self.back.ask(self.voiding)


def _state_of(shown: PostedVoucher) -> str:
    """Return the message that says how an entry that is tied to another one stands."""
    if shown.void is not None:
        return mark("Void")
    if shown.reversed_by is not None:
        return mark("Reversed")
    return mark("Voiding") if shown.voids else mark("Reversal")
