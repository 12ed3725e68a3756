"""The hits of one test: what it is, why one looks, innocent reasons, and each hit."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.domain.isolates import isolate_ltr
from desktop.domain.trust.acting import Act
from desktop.domain.trust.exceptions import ExceptionKind, Hit
from desktop.services.trust.audit.find_exceptions import Exceptions
from desktop.text.exceptions import SAID, benford_text, hit_text
from desktop.text.words import mark
from desktop.ui.screens.audit.benford_picture import BenfordPicture
from desktop.ui.screens.audit.hits import hit_columns, hits_source
from desktop.ui.shell.spec import Context
from desktop.ui.tables.list_pane import ListPane
from desktop.ui.tables.paged_model import PagedModel
from desktop.ui.tables.source import Totals
from desktop.ui.tables.table import Table
from desktop.ui.tables.totals_bar import TotalsBar
from desktop.ui.theme import Space
from desktop.ui.widgets.button import Button, Kind
from desktop.ui.widgets.card import Card
from desktop.ui.widgets.states import EmptyState
from desktop.ui.widgets.text import Text, column, row
from desktop.ui.words import language, ui_words


class HitsPanel(QWidget):
    """Shows one test at a time; Enter opens the entry of a hit."""

    finding_asked = Signal(object, object)
    """The kind of test and the hit that a finding is to be made of."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._kind: ExceptionKind | None = None
        self._found: Exceptions | None = None
        self.model: PagedModel[Hit, int] = PagedModel(
            hit_columns(context.currency), context.work, context.currency, self
        )
        self.table = Table(self.model)
        self.picture = BenfordPicture()
        self.pane = ListPane(
            self.table,
            self.model,
            EmptyState(
                "circle-check",
                mark("Nothing found by this test"),
                mark("That is good, and no proof: a test sees only what it looks for."),
            ),
            foot=TotalsBar(self.table, context.currency),
            say_totals=_said_totals,
        )
        self.open_button = Button(mark("Open the entry"), Kind.SECONDARY, "external-link")
        self.history_button = Button(mark("History"), Kind.SECONDARY, "clock")
        self.finding_button = Button(
            mark("Make a finding of this"), Kind.SECONDARY, "file-check", "F7"
        )
        self._title = Text("", "title")
        self._why, self._innocent = Text("", wrap=True), Text("", "muted", wrap=True)
        self._verdict = Text("", "strong", wrap=True)
        self._said = Text("", "strong", wrap=True)
        self._lay_out()
        self._connect()

    def show_test(self, kind: ExceptionKind, found: Exceptions) -> None:
        """Show the hits of `kind`."""
        self._kind, self._found = kind, found
        is_benford = kind is ExceptionKind.BENFORD
        self.picture.setVisible(is_benford)
        self._verdict.setVisible(is_benford)
        self.picture.show_digits(found.benford, found.thresholds.benford_least)
        self.pane.begin_loading()
        self.model.load(hits_source(found.hits[kind]))
        self.retranslate()

    def ask_finding(self) -> None:
        """Ask for a finding about the picked hit."""
        hit = self.table.current_row()
        if hit is not None and self._kind is not None and self.finding_button.isEnabled():
            self.finding_asked.emit(self._kind, hit)

    def retranslate(self) -> None:
        """Say everything in the current language."""
        words = ui_words()
        self.table.set_name(words("Hits"))
        self.pane.retranslate()
        if self._kind is None or self._found is None:
            return
        said = SAID[self._kind]
        self._title.setText(words(said.title))
        self._why.setText(words(said.why))
        self._innocent.setText(words("Innocent reasons: {reasons}", reasons=words(said.innocent)))
        least = self._found.thresholds.benford_least
        self._verdict.setText(benford_text(self._found.benford, least, words))
        self._on_picked(self.table.current_row())

    def _lay_out(self) -> None:
        card = Card()
        head = row(Space.S)
        head.addWidget(self._title, 1)
        for each in (self.open_button, self.history_button, self.finding_button):
            head.addWidget(each)
        card.body.addLayout(head)
        for text in (self._why, self._innocent, self.picture, self._verdict):
            card.body.addWidget(text)
        layout = column(Space.M, 0, self)
        layout.addWidget(card)
        layout.addWidget(self.pane, 1)
        layout.addWidget(self._said)

    def _connect(self) -> None:
        self.table.opened.connect(self._on_opened)
        self.table.picked.connect(self._on_picked)
        self.model.loaded.connect(lambda: self.table.pick(0))
        self.model.loaded.connect(lambda: self._on_picked(self.table.current_row()))
        self.open_button.clicked.connect(lambda: self._on_opened(self.table.current_row()))
        self.history_button.clicked.connect(self._on_history)
        self.finding_button.clicked.connect(self.ask_finding)
        language().changed.connect(self.retranslate)

    def _on_picked(self, hit: Hit | None) -> None:
        may = self._context.session.by.may(Act.WRITE_FINDING)
        self.open_button.setEnabled(hit is not None and hit.entry_id is not None)
        self.history_button.setEnabled(hit is not None and bool(hit.subject))
        self.finding_button.setVisible(may)
        self.finding_button.setEnabled(hit is not None)
        # The column may be too narrow for the sentence; here it stands whole.
        said = "" if hit is None else hit_text(hit, self._context.currency, ui_words())
        self._said.setText(said)
        self._said.setVisible(bool(said))

    def _on_opened(self, hit: Hit | None) -> None:
        if hit is not None and hit.entry_id is not None:
            self._context.go("entry", {"entry": hit.entry_id})

    def _on_history(self) -> None:
        hit = self.table.current_row()
        if hit is not None and hit.subject:
            self._context.go("trail", {"subject": hit.subject})


def _said_totals(totals: Totals) -> str:
    words = ui_words()
    return words("Hits: {count}", count=isolate_ltr(f"{totals.count:,}"))
