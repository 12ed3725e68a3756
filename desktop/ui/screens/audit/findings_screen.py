"""The findings of the audit: what was found, who answers, what was said, where it stands."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any, Final

from PySide6.QtWidgets import QComboBox, QStackedWidget, QWidget

from desktop.domain.errors import UserError
from desktop.domain.trust.acting import Act
from desktop.domain.trust.findings import FindingFilter, FindingRow, NoteKind, Severity
from desktop.services.trust.audit.findings import list_findings, today
from desktop.text.labels import label
from desktop.text.words import mark
from desktop.ui.screens.audit.finding_card import FindingCard
from desktop.ui.screens.audit.finding_dialogs import FindingDialogs
from desktop.ui.screens.audit.finding_rows import COLUMNS, ToldFinding, told
from desktop.ui.screens.audit.taking_out import TakingOut, ask_file
from desktop.ui.shell.keys import bind
from desktop.ui.shell.spec import Context
from desktop.ui.tables.rows_model import RowsModel
from desktop.ui.tables.table import Table
from desktop.ui.theme import Space
from desktop.ui.widgets.button import Button, Kind
from desktop.ui.widgets.segmented import Segmented
from desktop.ui.widgets.states import EmptyState, ErrorState, LoadingLine
from desktop.ui.widgets.text import column, row
from desktop.ui.words import language, ui_words
from desktop.ui.work.handle import Progress
from desktop.ui.work.topic import Topic

OPEN, OVERDUE, EVERY = "open", "overdue", "every"
_CARD_WIDTH: Final = 380
_NOTHING: Final = (
    mark("No findings"),
    mark("What the auditor finds is written here, answered, followed up and closed."),
)


class FindingsScreen(QWidget):
    """States: loading, empty, refused, full; F5 writes a finding, F7 answers the picked one."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._wanted = FindingFilter(open_only=True)
        self._wish: int | None = None
        self.views = Segmented(
            [(OPEN, mark("Waiting")), (OVERDUE, mark("Overdue")), (EVERY, mark("All findings"))]
        )
        self.severity = QComboBox()
        self.rows: RowsModel[ToldFinding] = RowsModel(COLUMNS, context.currency, self)
        self.table = Table(self.rows)
        self.card = FindingCard(context)
        self.dialogs = FindingDialogs(context, self)
        self.taking = TakingOut(context)
        self.new_button = Button(mark("New finding"), Kind.PRIMARY, "plus", "F5")
        self.save_button = Button(mark("Save as PDF"), Kind.SECONDARY, "file-down", "F8")
        self.none = EmptyState("file-check", *_NOTHING)
        self.error = ErrorState(UserError("program-fault", reference=""))
        self._loading = LoadingLine()
        self._full, self._stack = QWidget(), QStackedWidget()
        self._lay_out()
        self._connect()
        self.retranslate()
        self.setFocusProxy(self.table)
        self._load()

    # What the shell asks ----------------------------------------------------------------------

    def arrive(self, args: Mapping[str, Any]) -> None:
        """Show the finding `args["finding"]`, where one is named."""
        if "finding" in args:
            self._wish = int(args["finding"])
            self.views.set_key(EVERY)
            self._on_view(EVERY)

    def refresh(self, topics: frozenset[Topic]) -> None:
        """Read again what may have changed."""
        if topics & {Topic.FINDINGS, Topic.OFFICERS}:
            self._load()

    def key_hints(self) -> tuple[tuple[str, str], ...]:
        """Return the keys of this screen."""
        words = ui_words()
        return (
            ("F5", words("New finding")),
            ("F7", words("Answer")),
            ("F6", words("Waiting or all")),
            ("F8", words("Save as PDF")),
        )

    def retranslate(self) -> None:
        """Say everything in the current language."""
        words = ui_words()
        self.table.set_name(words("Findings"))
        chosen = self.severity.currentData()
        self.severity.blockSignals(True)
        self.severity.clear()
        self.severity.addItem(words("Every severity"), "")
        for each in Severity:
            self.severity.addItem(label(each, words), each.value)
        self.severity.setCurrentIndex(max(self.severity.findData(chosen), 0))
        self.severity.blockSignals(False)
        self.severity.setAccessibleName(words("Severity"))
        self.rows.retranslate()

    # ------------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        above = row(Space.M)
        above.addWidget(self.views)
        above.addWidget(self.severity)
        above.addStretch(1)
        for each in (self.save_button, self.new_button):
            above.addWidget(each)
        self.card.setFixedWidth(_CARD_WIDTH)
        across = row(Space.M, 0, self._full)
        across.addWidget(self.table, 1)
        across.addWidget(self.card)
        for page in (self._full, self.none, self.error):
            self._stack.addWidget(page)
        layout = column(Space.S, Space.L, self)
        layout.addLayout(above)
        for widget, share in ((self._loading, 0), (self.taking, 0), (self._stack, 1)):
            layout.addWidget(widget, share)

    def _connect(self) -> None:
        self.new_button.setVisible(self._context.session.by.may(Act.WRITE_FINDING))
        self.new_button.clicked.connect(self._on_new)
        self.save_button.clicked.connect(self._on_save)
        self.views.chosen.connect(self._on_view)
        self.severity.currentIndexChanged.connect(lambda _: self._on_view(self.views.key()))
        self.table.picked.connect(self._on_picked)
        self.table.opened.connect(self._on_opened)
        self.card.note_asked.connect(self._on_note)
        self.error.retried.connect(self._load)
        bind(self, "F5", self._on_new)
        bind(self, "F6", self._on_other_view)
        bind(self, "F7", partial(self.card.ask, NoteKind.RESPONSE))
        bind(self, "F8", self._on_save)
        language().changed.connect(self.retranslate)

    def _on_view(self, key: object) -> None:
        severity = self.severity.currentData()
        self._wanted = replace(
            FindingFilter(open_only=key == OPEN, overdue=key == OVERDUE),
            severity=Severity(severity) if severity else None,
        )
        self._load()

    def _load(self) -> None:
        session, wanted = self._context.session, self._wanted
        self._loading.show()
        self._context.work.read(
            lambda: (list_findings(session.book, session.by, wanted), today(session.book)),
            self._on_found,
            self._on_failed,
            owner=self,
        )

    def _on_found(self, found: tuple[Sequence[FindingRow], dt.date]) -> None:
        self._loading.hide()
        rows, day = found
        picked = self.table.current_row()
        wish = self._wish or (None if picked is None else picked.finding.id)
        self._wish = None
        self.rows.set_rows(tuple(told(each, day) for each in rows))
        self._stack.setCurrentWidget(self._full if rows else self.none)
        self.setFocusProxy(self.table if rows else self.none)
        ids = [each.id for each in rows]
        self.table.pick(ids.index(wish) if wish in ids else 0)
        self._on_picked(self.table.current_row())

    def _on_failed(self, error: UserError) -> None:
        self._loading.hide()
        self.error.set_error(error)
        self._stack.setCurrentWidget(self.error)

    def _on_picked(self, picked: ToldFinding | None) -> None:
        self.card.show_finding(None if picked is None else picked.finding)

    def _on_opened(self, picked: ToldFinding) -> None:
        if picked.finding.entry_id is not None:
            self._context.go("entry", {"entry": picked.finding.entry_id})

    def _on_other_view(self) -> None:
        self.views.set_key(EVERY if self.views.key() != EVERY else OPEN)
        self._on_view(self.views.key())

    # Deeds ------------------------------------------------------------------------------------

    def _on_new(self) -> None:
        if not self.new_button.isHidden():
            self.dialogs.ask_new()

    def _on_note(self, finding: FindingRow, kind: NoteKind) -> None:
        self.dialogs.ask_note(finding, kind)

    def _on_save(self) -> None:
        path = ask_file(self, "findings", (".pdf",))
        if path is not None:
            self.save_to(path)

    def save_to(self, path: Path) -> None:
        """Draw the findings that are listed into the new file `path`."""
        session, wanted, words = self._context.session, self._wanted, ui_words()

        def deed(progress: Progress) -> Path:
            from desktop.services.trust.audit.print_findings import (  # noqa: PLC0415
                print_findings,
            )

            return print_findings(
                session.book, session.by, wanted, path, words, progress=progress
            ).path

        self.taking.take(deed)
