"""Verify a package: choose or drop a file, read the answer. Needs no book."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtWidgets import (
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from desktop.domain.errors import UserError
from desktop.domain.isolates import isolate_name
from desktop.text.words import mark
from desktop.ui.screens.parts.fault import Fault
from desktop.ui.screens.parts.pairs import Pairs
from desktop.ui.screens.parts.text import Message
from desktop.ui.screens.verify.check_list import CheckList
from desktop.ui.screens.verify.drop_area import DropArea
from desktop.ui.screens.verify.facts import facts_of
from desktop.ui.screens.verify.verdict_card import VerdictCard
from desktop.ui.theme import Space
from desktop.ui.widgets.button import Button, Kind
from desktop.ui.widgets.progress_panel import ProgressPanel
from desktop.ui.words import language, ui_words

if TYPE_CHECKING:
    from desktop.services.disclosure.verify.check import Verdict
    from desktop.ui.work.handle import Handle
    from desktop.ui.work.handle import Progress as Told
    from desktop.ui.work.work import Work

_WIDEST: Final = 860


class VerifyScreen(QWidget):
    """States: nothing chosen; a check under way; the answer; a file that cannot be read."""

    def __init__(self, work: Work, *, titled: bool = True, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self._work = work
        self._handle: Handle | None = None
        self.verdict: Verdict | None = None
        self._file = Path()
        self.drop = DropArea()
        self.enrolled = QLineEdit()
        self._fault = Fault()
        self._progress = ProgressPanel(mark("Checking the package"))
        self.card = VerdictCard()
        self._name = Message("", "muted")
        self._facts = Pairs()
        self._checks = CheckList()
        self._again = Button(mark("Check another package"), Kind.SECONDARY, icon="file-check")
        self._scroll = QScrollArea()
        self._arrange(titled)
        self.drop.clicked.connect(self.choose)
        self.drop.dropped.connect(self._on_dropped)
        self._again.clicked.connect(self.start_over)
        self._progress.cancelled.connect(self._cancel)
        language().changed.connect(self.retranslate)
        self.retranslate()
        self.start_over()

    def _arrange(self, titled: bool) -> None:
        ask = QFrame()
        ask.setProperty("sheet", "card")
        inside = QVBoxLayout(ask)
        inside.setContentsMargins(Space.L, Space.L, Space.L, Space.L)
        inside.setSpacing(Space.S)
        inside.addWidget(
            Message(mark("The organisation's enrolment sheet, if you have it"), "label")
        )
        inside.addWidget(self.enrolled)
        inside.addWidget(
            Message(
                mark(
                    "Eight groups of five digits. With them the answer also says who signed; "
                    "without them, only that nothing was changed."
                ),
                "small",
            )
        )
        self._start = QWidget()
        start = QVBoxLayout(self._start)
        start.setContentsMargins(0, 0, 0, 0)
        start.setSpacing(Space.L)
        start.addWidget(self.drop)
        start.addWidget(ask)
        self._answer = QWidget()
        answer = QVBoxLayout(self._answer)
        answer.setContentsMargins(0, 0, 0, 0)
        answer.setSpacing(Space.M)
        again = QHBoxLayout()
        again.addWidget(self._name, 1)
        again.addWidget(self._again)
        for each in (self.card, self._facts, self._checks):
            answer.addWidget(each)
        answer.insertLayout(1, again)
        inner = QWidget()
        inner.setMaximumWidth(_WIDEST)
        column = QVBoxLayout(inner)
        column.setContentsMargins(Space.XL, Space.XL, Space.XL, Space.XL)
        column.setSpacing(Space.L)
        if titled:
            column.addWidget(Message(mark("Verify a package"), "display"))
        for part in (self._start, self._fault, self._progress, self._answer):
            column.addWidget(part)
        column.addStretch(1)
        middle = QWidget()
        row = QHBoxLayout(middle)
        row.setContentsMargins(0, 0, 0, 0)
        row.addStretch(1)
        row.addWidget(inner, 100)
        row.addStretch(1)
        self._scroll.setWidgetResizable(True)
        self._scroll.setWidget(middle)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._scroll)

    def choose(self) -> None:
        """Ask for a file."""
        words = ui_words()
        kinds = words("Disclosure packages") + " (*.asice);;" + words("All files") + " (*)"
        name, _ = QFileDialog.getOpenFileName(self, words("Choose a package"), "", kinds)
        if name:
            self.check(Path(name))

    def check(self, file: Path) -> None:
        """Check a file."""
        typed = self.enrolled.text()
        self._file = file
        self._fault.clear()
        self._answer.hide()
        self._start.hide()
        self._progress.restart()
        self._progress.show()

        def run(told: Told) -> Verdict:
            from desktop.ui.screens.verify.run_check import run_check  # noqa: PLC0415

            return run_check(file, typed, told)

        self._handle = self._work.long(
            run,
            self._on_verdict,
            self._on_error,
            self._progress.set_progress,
            stopped=self.start_over,
            owner=self,
        )

    def start_over(self) -> None:
        """Ask for a package again."""
        self._handle = None
        self._fault.clear()
        self._progress.hide()
        self._answer.hide()
        self._start.show()

    def arrive(self, args: Mapping[str, Any]) -> None:
        """Check the package that another screen names ("file")."""
        file = args.get("file")
        if isinstance(file, Path) and file != self._file:
            self.check(file)

    def may_leave(self) -> bool:
        """Stop a check under way: nobody waits for its answer any more."""
        self._cancel()
        return True

    def retranslate(self) -> None:
        """Say everything in the language of now."""
        words = ui_words()
        self.enrolled.setAccessibleName(words("The organisation's enrolment sheet, if you have it"))
        if self.verdict is not None:
            facts = facts_of(self.verdict, words)
            self._facts.show_pairs((fact.label, fact.value) for fact in facts)

    def _on_dropped(self, files: tuple[Path, ...]) -> None:
        if len(files) == 1:
            self.check(files[0])
        else:
            self._fault.show_error(UserError("package-several"))

    def _on_verdict(self, verdict: Verdict) -> None:
        self._handle = None
        self.verdict = verdict
        self._progress.hide()
        self._name.say(mark("File {name}"), name=isolate_name(self._file.name))
        self.card.show_verdict(verdict)
        self._checks.show_verdict(verdict)
        self.retranslate()
        self._answer.show()
        self._scroll.verticalScrollBar().setValue(0)
        self._again.setFocus()

    def _on_error(self, error: UserError) -> None:
        self.start_over()
        self._fault.show_error(error)

    def _cancel(self) -> None:
        if self._handle is not None:
            self._handle.cancel()
