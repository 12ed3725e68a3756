"""The state of the log: what it proves, its head to compare and copy, and what the check found."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontDatabase, QGuiApplication
from PySide6.QtWidgets import QPlainTextEdit, QScrollArea, QWidget

from desktop.domain.errors import UserError
from desktop.domain.isolates import isolate_ltr
from desktop.services.trust.log_head import LogHead, log_head
from desktop.text.words import mark
from desktop.ui.screens.log.book_check import BookCheck, CheckState
from desktop.ui.screens.log.findings_card import FindingsCard
from desktop.ui.screens.log.head_card import HeadCard
from desktop.ui.screens.log.state_card import StateCard
from desktop.ui.screens.parts.fault import Fault
from desktop.ui.screens.parts.text import Message
from desktop.ui.shell.keys import bind
from desktop.ui.shell.spec import Context
from desktop.ui.theme import Space
from desktop.ui.widgets.button import Button, Kind
from desktop.ui.widgets.card import Card
from desktop.ui.widgets.progress_panel import ProgressPanel
from desktop.ui.widgets.states import LoadingLine
from desktop.ui.widgets.text import column, row
from desktop.ui.words import language, ui_words
from desktop.ui.work.topic import Topic

_WIDEST: Final = 900
_NOTE_HEIGHT: Final = 130


class LogScreen(QWidget):
    """States: loading, sound, altered, checking, refused (the officer may not read the log)."""

    def __init__(self, context: Context, check: BookCheck, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._check = check
        self._head: LogHead | None = None
        self.state = StateCard()
        self.findings = FindingsCard()
        self.head = HeadCard()
        self.progress = ProgressPanel(mark("Checking every entry against the log"))
        self.fault = Fault()
        self._loading = LoadingLine()
        self.note = QPlainTextEdit()
        self.check_button = Button(mark("Check now"), Kind.PRIMARY, "shield-check", "F9")
        self.copy_button = Button(mark("Copy the note"), Kind.SECONDARY, "copy")
        self._note_card = self._make_note()
        self._arrange()
        self.check_button.clicked.connect(check.start)
        self.copy_button.clicked.connect(self._on_copy)
        self.findings.copied.connect(lambda: context.toast(ui_words()(mark("Copied"))))
        self.progress.cancelled.connect(check.stop)
        check.changed.connect(self._on_check)
        check.progressed.connect(self.progress.set_progress)
        bind(self, "F9", check.start)
        language().changed.connect(self.retranslate)
        self._on_check()

    def _make_note(self) -> Card:
        self.note.setReadOnly(True)
        self.note.setFixedHeight(_NOTE_HEIGHT)
        self.note.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.note.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self.note.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self.note.setTabChangesFocus(True)
        card = Card(mark("The signed note"))
        card.body.addWidget(
            Message(
                mark(
                    "The same state, signed with the key of this book's log. Send it or file it: "
                    "whoever keeps it can prove later whether the book was rewritten."
                ),
                "muted",
            )
        )
        card.body.addWidget(self.note)
        foot = row(Space.S)
        foot.addWidget(self.copy_button)
        foot.addStretch(1)
        card.body.addLayout(foot)
        return card

    def _arrange(self) -> None:
        inner = QWidget()
        inner.setMaximumWidth(_WIDEST)
        inside = column(Space.L, 0, inner)
        inside.addWidget(self.state)
        deeds = row(Space.S)
        deeds.addWidget(self.check_button)
        deeds.addStretch(1)
        for each in (self.progress, self.fault, self.findings):
            inside.addWidget(each)
        inside.addLayout(deeds)
        inside.addWidget(self._loading)
        inside.addWidget(self.head)
        inside.addWidget(self._note_card)
        inside.addStretch(1)
        middle = QWidget()
        across = row(0, Space.XL, middle)
        across.addStretch(1)
        across.addWidget(inner, 100)
        across.addStretch(1)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setWidget(middle)
        column(0, 0, self).addWidget(self._scroll)
        self.setFocusProxy(self.check_button)

    # What the shell asks ----------------------------------------------------------------------

    def arrive(self, _args: Mapping[str, Any]) -> None:
        """Read the head anew; what was found stands first."""
        self._scroll.verticalScrollBar().setValue(0)
        self.reload()

    def refresh(self, _topics: frozenset[Topic]) -> None:
        """Every act has a new head."""
        self.reload()

    def key_hints(self) -> tuple[tuple[str, str], ...]:
        """Return the keys of this screen."""
        return (("F9", ui_words()(mark("check now"))),)

    def reload(self) -> None:
        """Read the head of the log."""
        session = self._context.session
        self._loading.show()
        self._context.work.read(
            lambda: log_head(session.book, session.by), self._on_head, self._on_refused, owner=self
        )

    def retranslate(self) -> None:
        """Say the screen in the language of now."""
        self.note.setAccessibleName(ui_words()(mark("The signed note")))

    # What arrives -----------------------------------------------------------------------------

    def _on_head(self, head: LogHead) -> None:
        self._loading.hide()
        self.fault.clear()
        self._head = head
        self.head.show_head(head)
        self.note.setPlainText(head.note)

    def _on_refused(self, error: UserError) -> None:
        self._loading.hide()
        self.fault.show_error(error)
        self.head.hide()
        self._note_card.hide()

    def _on_check(self) -> None:
        check = self._check
        running = check.state is CheckState.RUNNING
        if running and self.progress.isHidden():
            self.progress.restart()
        self.progress.setVisible(running)
        self.check_button.setEnabled(not running)
        self.state.show_state(check.state, check.found, check.finished)
        self.findings.show_findings(() if check.found is None else check.found.findings)
        if check.error is not None:
            self.fault.show_error(check.error)

    def _on_copy(self) -> None:
        if self._head is not None:
            QGuiApplication.clipboard().setText(self._head.note)
            words = ui_words()
            shown = isolate_ltr(self._head.short)
            self._context.toast(words("The note was copied. Its head is {head}", head=shown))
