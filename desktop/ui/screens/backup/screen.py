"""Backups: how old the last one is, where the next goes, what was made, and how to get it back."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, Final, TypeVar

from PySide6.QtWidgets import QFrame, QStackedWidget, QWidget

from desktop.domain.errors import UserError
from desktop.domain.trust.backups import BACKING_UP
from desktop.services.trust.backup.back_up import back_up
from desktop.services.trust.backup.marks import continue_here
from desktop.services.trust.backup.move import move_to_new_computer
from desktop.text.words import mark
from desktop.ui.screens.backup.facts import BackupFacts, read_facts
from desktop.ui.screens.backup.history_card import HistoryCard
from desktop.ui.screens.backup.history_deeds import HistoryDeeds
from desktop.ui.screens.backup.moved_card import MovedCard
from desktop.ui.screens.backup.result_card import ResultCard
from desktop.ui.screens.backup.runner import Runner
from desktop.ui.screens.backup.scrolled import scrolled
from desktop.ui.screens.backup.state_card import StateCard
from desktop.ui.screens.parts.fault import Fault
from desktop.ui.screens.parts.target_card import TargetCard
from desktop.ui.shell.keys import bind
from desktop.ui.shell.spec import Context
from desktop.ui.theme import Space
from desktop.ui.widgets.button import Button, Kind
from desktop.ui.widgets.dialogs import ask
from desktop.ui.widgets.states import ErrorState, LoadingLine
from desktop.ui.widgets.text import column, row
from desktop.ui.words import ui_words
from desktop.ui.work.topic import Topic

if TYPE_CHECKING:
    from pathlib import Path

    from desktop.services.session import Session

T = TypeVar("T")
_WIDEST: Final = 900
_TOPICS: Final = frozenset({Topic.BACKUPS})
Told = Callable[[int, int], None]


class BackupScreen(QWidget):
    """States: loading, the questions, work under way, the result, refused."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._facts: BackupFacts | None = None
        self.fault = Fault()
        self.state = StateCard()
        self.moved = MovedCard()
        self.target = TargetCard()
        self.history = HistoryCard()
        self.backup_button = Button(mark("Back up now"), Kind.PRIMARY, "usb", "F2")
        self.move_button = Button(mark("Move to a new computer"), Kind.SECONDARY, "external-link")
        self.runner = Runner(context.work)
        self.deeds = HistoryDeeds(context, self.runner, self.history, self)
        self.result = ResultCard()
        self._loading = LoadingLine()
        self._error = ErrorState("")
        self.pages = QStackedWidget()
        self._arrange()
        self._connect()
        self.setFocusProxy(self.backup_button)

    def _arrange(self) -> None:
        questions = QWidget()
        asked = column(Space.L, 0, questions)
        for card in (self.state, self.moved, self.target, self.history):
            asked.addWidget(card)
        asked.addStretch(1)
        self._questions = QWidget()
        page = column(0, 0, self._questions)
        page.addWidget(scrolled(questions), 1)
        page.addWidget(self._foot())
        self._working, self._done = scrolled(self.runner), scrolled(self.result)
        for shown in (self._questions, self._working, self._done, self._error):
            self.pages.addWidget(shown)
        layout = column(0, 0, self)
        top = column(Space.S)
        top.setContentsMargins(Space.XL, Space.S, Space.XL, 0)
        top.addWidget(self._loading)
        top.addWidget(self.fault)
        layout.addLayout(top)
        layout.addWidget(self.pages, 1)

    def _foot(self) -> QWidget:
        """Return the bar that keeps the deed in view."""
        foot = QFrame()
        foot.setObjectName("status")
        inside = QWidget()
        inside.setMaximumWidth(_WIDEST)
        line = row(Space.S, 0, inside)
        line.addWidget(self.backup_button)
        line.addWidget(self.move_button)
        line.addStretch(1)
        across = row(Space.S, 0, foot)
        across.setContentsMargins(Space.XL, Space.S, Space.XL, Space.S)
        across.addStretch(1)
        across.addWidget(inside, 100)
        across.addStretch(1)
        return foot

    def _connect(self) -> None:
        self.backup_button.clicked.connect(self.back_up)
        self.move_button.clicked.connect(self.move_away)
        self.moved.asked.connect(self._on_stay)
        self.history.rehearsal_asked.connect(self.deeds.rehearse)
        self.history.table.opened.connect(lambda _row: self.deeds.rehearse())
        self.history.mending_asked.connect(self._on_mend)
        self.history.pruning_asked.connect(self._on_prune)
        self.history.before_asked.connect(self.deeds.restore_copy)
        self.history.document_asked.connect(self.deeds.take_document)
        self.deeds.rehearsed.connect(self._showing(self.result.show_rehearsal))
        self.deeds.refused.connect(self.fault.show_error)
        self.runner.began.connect(self._on_began)
        self.runner.ended.connect(self._on_ended)
        self.runner.refused.connect(self.fault.show_error)
        self.runner.stopped.connect(self._on_stopped)
        self.result.left.connect(self.start_over)
        self._error.retried.connect(self.reload)
        bind(self, "F2", self.back_up)
        bind(self, "F6", self.deeds.rehearse)

    # What the shell asks ----------------------------------------------------------------------

    def arrive(self, _args: Mapping[str, Any]) -> None:
        """Read how the book stands; look for sticks."""
        if not self.runner.busy and self.pages.currentWidget() is not self._done:
            self.target.look()
            self.reload()

    def refresh(self, topics: frozenset[Topic]) -> None:
        """Read again after a backup or a changed setting."""
        if topics & {Topic.BACKUPS, Topic.SETTINGS}:
            self.reload()

    def key_hints(self) -> tuple[tuple[str, str], ...]:
        """Return the keys of this screen."""
        words = ui_words()
        return (("F2", words("back up now")), ("F6", words("rehearse a restore")))

    def reload(self) -> None:
        """Read how the book stands."""
        session = self._context.session
        self._loading.show()
        self._context.work.read(
            lambda: read_facts(session), self._on_facts, self._on_unreadable, owner=self
        )

    def start_over(self) -> None:
        """Show the questions again."""
        self.fault.clear()
        self.target.look()
        self.pages.setCurrentWidget(self._questions)
        self.reload()
        self.backup_button.setFocus()

    # The deeds --------------------------------------------------------------------------------

    def back_up(self) -> None:
        """Back up to the place that is chosen."""
        self._to_target(
            lambda session, folder, told: back_up(session, folder, progress=told),
            self.result.show_backup,
        )

    def move_away(self) -> None:
        """Move to a new computer, after a word about what that means."""
        words = ui_words()
        title = words("Move to a new computer")
        text = words(
            "A verified backup with a note is written to the stick, and this copy is marked as "
            "moved. Plug the stick into the new computer and restore the book there; do not go on "
            "working here."
        )
        if self._place() is not None and ask(self, title, text, mark("Write the stick")):
            self._to_target(
                lambda session, folder, told: move_to_new_computer(session, folder, progress=told),
                self.result.show_move,
            )

    def _place(self) -> Path | None:
        """Return the place where a deed may begin; say what is missing otherwise."""
        if self.runner.busy or self._facts is None or not self._facts.allowed:
            return None
        self.fault.clear()
        try:
            return self.target.target()
        except UserError as error:
            self.fault.show_error(error)
            return None

    def _to_target(
        self, deed: Callable[[Session, Path, Told], T], show: Callable[[T], None]
    ) -> None:
        folder, session = self._place(), self._context.session
        if folder is not None:
            self.runner.begin(
                BACKING_UP, lambda told: deed(session, folder, told), self._showing(show)
            )

    def _showing(self, show: Callable[[T], None]) -> Callable[[T], None]:
        def done(found: T) -> None:
            self.pages.setCurrentWidget(self._done)
            show(found)

        return done

    # What arrives -----------------------------------------------------------------------------

    def _on_facts(self, facts: BackupFacts) -> None:
        self._loading.hide()
        self._facts = facts
        self.state.show_facts(facts)
        self.moved.show_moved(facts.moved)
        self.history.show_facts(facts)
        for button in (self.backup_button, self.move_button):
            button.setEnabled(facts.allowed)
        if self.pages.currentWidget() is self._error:
            self.pages.setCurrentWidget(self._questions)

    def _on_unreadable(self, error: UserError) -> None:
        self._loading.hide()
        self._error.set_error(error)
        self.pages.setCurrentWidget(self._error)

    def _on_began(self) -> None:
        self.fault.clear()
        self.pages.setCurrentWidget(self._working)

    def _on_ended(self) -> None:
        self.pages.setCurrentWidget(self._questions)

    def _on_stopped(self) -> None:
        words = ui_words()
        self._context.toast(words("Stopped. No backup was made; what was there is as it was."))

    def _on_mend(self) -> None:
        folder = self._place()
        if folder is not None:
            self.deeds.mend(folder)

    def _on_prune(self) -> None:
        folder = self._place()
        if folder is not None:
            self.deeds.prune(folder)

    def _on_stay(self) -> None:
        session = self._context.session
        self._context.work.write(
            lambda: continue_here(session.book, session.by),
            lambda _: None,
            self.fault.show_error,
            _TOPICS,
            owner=self,
        )
