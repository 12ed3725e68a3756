"""One finding with everything that was said about it, and what can be done with it now."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QScrollArea, QWidget

from desktop.domain.formats import format_day
from desktop.domain.isolates import isolate_ltr
from desktop.domain.trust.findings import NOTE_ACTS, FindingRow, Note, NoteKind, possible
from desktop.services.trust.audit.findings import view_finding
from desktop.text.exceptions import about_text
from desktop.text.labels import label
from desktop.text.words import mark
from desktop.ui.screens.parts.layouts import clear
from desktop.ui.shell.spec import Context
from desktop.ui.theme import Space
from desktop.ui.widgets.button import Button, Kind
from desktop.ui.widgets.card import Card
from desktop.ui.widgets.text import Text, column, row, rule
from desktop.ui.words import language, ui_words

_DEEDS: Final = (
    (NoteKind.RESPONSE, mark("Answer"), "file-text", "F7"),
    (NoteKind.FOLLOW_UP, mark("Follow it up"), "search", None),
    (NoteKind.CLOSED, mark("Close the finding"), "circle-check", None),
    (NoteKind.REOPENED, mark("Open the finding again"), "rotate-ccw", None),
)


class FindingCard(Card):
    """Hidden while nothing is picked."""

    note_asked = Signal(object, object)
    """The finding and the kind of note that is to be written."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self._context = context
        self._finding: FindingRow | None = None
        self._notes: tuple[Note, ...] = ()
        self._head, self._about = Text("", "title"), Text("", "muted", wrap=True)
        self._text, self._asked = Text("", wrap=True), Text("", "muted", wrap=True)
        self._said = column(Space.S)
        self.open_button = Button(mark("Open the entry"), Kind.QUIET, "external-link")
        self.buttons = {
            kind: Button(message, Kind.SECONDARY, icon, key) for kind, message, icon, key in _DEEDS
        }
        self._lay_out()
        for kind, button in self.buttons.items():
            button.clicked.connect(lambda _=False, kind=kind: self.ask(kind))
        self.open_button.clicked.connect(self._on_open)
        language().changed.connect(self._show)
        self.hide()

    def show_finding(self, finding: FindingRow | None) -> None:
        """Show a finding, or nothing."""
        self._finding, self._notes = finding, ()
        self.setVisible(finding is not None)
        self._show()
        if finding is not None:
            session = self._context.session
            self._context.work.read(
                lambda: view_finding(session.book, session.by, finding.id),
                self._on_read,
                owner=self,
            )

    def ask(self, kind: NoteKind) -> None:
        """Ask for a note of this kind, where it is possible now."""
        if self._finding is not None and not self.buttons[kind].isHidden():
            self.note_asked.emit(self._finding, kind)

    def _lay_out(self) -> None:
        top = row(Space.S)
        top.addWidget(self._head, 1)
        top.addWidget(self.open_button)
        self.body.addLayout(top)
        self.body.addWidget(self._about)
        self.body.addWidget(self._asked)
        self.body.addWidget(self._text)
        self.body.addWidget(rule())
        inner = QWidget()
        inside = column(0, 0, inner)
        inside.addLayout(self._said)
        inside.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(inner)
        self.body.addWidget(scroll, 1)
        for button in self.buttons.values():
            self.body.addWidget(button)

    def _on_read(self, found: tuple[FindingRow, tuple[Note, ...]]) -> None:
        finding, notes = found
        if self._finding is not None and self._finding.id == finding.id:
            self._finding, self._notes = finding, notes
            self._show()

    def _show(self) -> None:
        words, finding = ui_words(), self._finding
        clear(self._said)
        if finding is None:
            return
        self._head.setText(words("Finding {number}", number=isolate_ltr(finding.id)))
        self._about.setText(
            words(
                "About {subject}. Written by {officer} on {day}.",
                subject=about_text(finding.subject, words),
                officer=isolate_ltr(finding.officer),
                day=isolate_ltr(f"{finding.recorded_at:%Y-%m-%d}"),
            )
        )
        self._asked.setText(
            words(
                "Who answers: {officer}. Due on: {day}.",
                officer=isolate_ltr(finding.responsible or "\u2014"),
                day=isolate_ltr("\u2014" if finding.due is None else format_day(finding.due)),
            )
        )
        self._text.setText(finding.text)
        self.open_button.setVisible(finding.entry_id is not None)
        for note in self._notes:
            head = words(
                "{kind}, {officer}, {day}",
                kind=label(note.kind, words),
                officer=isolate_ltr(note.officer),
                day=isolate_ltr(f"{note.recorded_at:%Y-%m-%d %H:%M}"),
            )
            self._said.addWidget(Text(head, "label"))
            self._said.addWidget(Text(note.text, wrap=True))
        now, by = possible(finding.status), self._context.session.by
        for kind, button in self.buttons.items():
            button.setVisible(kind in now and by.may(NOTE_ACTS[kind]))

    def _on_open(self) -> None:
        if self._finding is not None and self._finding.entry_id is not None:
            self._context.go("entry", {"entry": self._finding.entry_id})
