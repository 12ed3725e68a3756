"""What the audit has to do with an entry: its findings, and its history; beside the voucher."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QPushButton, QWidget

from desktop.domain.ledger.entry import Entry
from desktop.domain.log.entry_leaf import entry_subject
from desktop.domain.trust.acting import Act
from desktop.domain.trust.findings import FindingRow
from desktop.services.trust.audit.findings import findings_about_entry, may_see
from desktop.text.words import mark
from desktop.ui.shell.spec import Context
from desktop.ui.theme import Space
from desktop.ui.widgets.button import Button, Kind
from desktop.ui.widgets.text import row
from desktop.ui.words import language, ui_words


class EntryLinks(QWidget):
    """Hidden for officers who see neither findings nor the trail."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._entry: Entry | None = None
        self._found: Sequence[FindingRow] = ()
        self.findings = QPushButton()
        self.findings.setProperty("kind", "quiet")
        self.history = Button(mark("History"), Kind.QUIET, "clock")
        layout = row(Space.S, 0, self)
        layout.addWidget(self.findings)
        layout.addWidget(self.history)
        self.findings.hide()
        self.history.setVisible(context.session.by.may(Act.READ_AUDIT))
        self.findings.clicked.connect(self._on_findings)
        self.history.clicked.connect(self._on_history)
        language().changed.connect(self._say)

    def show_entry(self, entry: Entry) -> None:
        """Show what there is about this entry."""
        self._entry, self._found = entry, ()
        self._say()
        session = self._context.session
        if may_see(session.by):
            self._context.work.read(
                lambda: findings_about_entry(session.book, session.by, entry.id),
                self._on_found,
                owner=self,
            )

    def _on_found(self, found: Sequence[FindingRow]) -> None:
        self._found = found
        self._say()

    def _say(self) -> None:
        words, count = ui_words(), len(self._found)
        said = words.plural("{n} finding about this entry", "{n} findings about this entry", count)
        self.findings.setText(said)
        self.findings.setVisible(bool(count))

    def _on_findings(self) -> None:
        if self._found:
            self._context.go("findings", {"finding": self._found[0].id})

    def _on_history(self) -> None:
        entry = self._entry
        if entry is not None:
            subject = entry_subject(entry.year_name, entry.series.value, entry.number)
            self._context.go("trail", {"subject": subject})
