"""The audit pack: what goes in, where to; then what was written and what is not in it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from PySide6.QtWidgets import QCheckBox, QStackedWidget, QWidget

from desktop.domain.errors import UserError
from desktop.domain.isolates import isolate_ltr, isolate_name
from desktop.domain.ledger.audit_pack import LeftOut, PackPart
from desktop.text.labels import label
from desktop.text.words import mark
from desktop.ui.screens.parts.fault import Fault
from desktop.ui.screens.parts.target_card import TargetCard
from desktop.ui.shell.keys import bind
from desktop.ui.shell.spec import Context
from desktop.ui.tables.column import Column, Kind
from desktop.ui.tables.rows_model import RowsModel
from desktop.ui.tables.table import Table
from desktop.ui.theme import Space
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.button import Kind as Weight
from desktop.ui.widgets.card import Card
from desktop.ui.widgets.progress_panel import ProgressPanel
from desktop.ui.widgets.text import Text, column, row
from desktop.ui.words import language, ui_words
from desktop.ui.work.handle import Handle, Progress
from desktop.ui.work.topic import Topic

_WIDEST: Final = 900
_COLUMNS: Final = (
    Column("name", mark("Not in the pack"), Kind.CODE, width=44),
    Column("why", mark("Why"), stretch=2, width=40),
)


class Missing:
    """A row of what is not in the pack, in the language of the window."""

    def __init__(self, left_out: LeftOut) -> None:
        self.name = left_out.name
        self.why = label(left_out.why, ui_words())


class AuditPackScreen(QWidget):
    """States: the questions, the work under way, the result; F2 makes the pack."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._handle: Handle | None = None
        self.made: Any = None
        self.fault = Fault()
        self.parts = {part: QCheckBox() for part in PackPart}
        self.zipped = QCheckBox()
        self.target = TargetCard()
        self.make_button = Button(mark("Make the audit pack"), Weight.PRIMARY, "archive", "F2")
        self.again_button = Button(mark("Make another"), Weight.SECONDARY, "rotate-ccw")
        self.progress = ProgressPanel(mark("Making the audit pack"))
        self.rows: RowsModel[Missing] = RowsModel(_COLUMNS, context.currency, self)
        self.missing = Table(self.rows)
        self._year, self._about = Text("", "title"), Text("", "muted", wrap=True)
        self._said, self._path = Text("", "title"), Text("", "strong", wrap=True)
        self._head = Text("", "muted", wrap=True)
        self.pages, self._questions, self._done = QStackedWidget(), QWidget(), QWidget()
        self._lay_out()
        self._connect()
        self.retranslate()
        self.setFocusProxy(self.make_button)

    # What the shell asks ----------------------------------------------------------------------

    def arrive(self, _args: Mapping[str, Any]) -> None:
        """Look for sticks again."""
        self.target.look()

    def year_changed(self, _name: str | None) -> None:
        """Ask for another year."""
        self.start_over()

    def key_hints(self) -> tuple[tuple[str, str], ...]:
        """Return the keys of this screen."""
        return (("F2", ui_words()("Make the audit pack")),)

    def retranslate(self) -> None:
        """Say everything in the current language."""
        words = ui_words()
        for part, box in self.parts.items():
            box.setText(label(part, words))
        self.zipped.setText(words("One ZIP file, not a folder"))
        self._year.setText(
            words("Fiscal year {year}", year=isolate_ltr(self._context.year() or "\u2014"))
        )
        self._about.setText(
            words(
                "Everything of the year for the external auditor, with an index. It is neither "
                "signed nor encrypted: give it from hand to hand."
            )
        )
        self.rows.retranslate()
        self.missing.set_name(words("Not in the pack"))
        self._say()

    # Deeds ------------------------------------------------------------------------------------

    def make(self) -> None:
        """Make the pack of the year that the header shows."""
        if self._handle is not None or self.pages.currentWidget() is self._done:
            return
        self.fault.clear()
        try:
            folder = self.target.target()
        except UserError as error:
            self.fault.show_error(error)
            return
        session, year, words = self._context.session, self._context.year(), ui_words()
        parts = frozenset(part for part, box in self.parts.items() if box.isChecked())
        zipped = self.zipped.isChecked()

        def deed(told: Progress) -> Any:
            # The pack loads the typesetting, which nobody needs before.
            from desktop.services.ledger.audit_pack.make_pack import (  # noqa: PLC0415
                PackOrder,
                make_audit_pack,
            )

            return make_audit_pack(session, PackOrder(year, folder, zipped, parts), words, told)

        self.progress.restart()
        self.progress.show()
        self.make_button.setEnabled(False)
        self._handle = self._context.work.long(
            deed,
            self._on_made,
            self._on_refused,
            self.progress.set_progress,
            stopped=self._end,
            changes=frozenset({Topic.FINDINGS}),
            owner=self,
        )

    def cancel(self) -> None:
        """Stop; nothing is left."""
        if self._handle is not None:
            self._handle.cancel()

    def start_over(self) -> None:
        """Ask again."""
        self.made = None
        self.fault.clear()
        self.target.look()
        self.pages.setCurrentWidget(self._questions)
        self.retranslate()

    # ------------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        what = Card()
        for each in (self._year, self._about, *self.parts.values(), self.zipped):
            what.body.addWidget(each)
        for box in self.parts.values():
            box.setChecked(True)
        asked = column(Space.L, 0, self._questions)
        foot = row(0)
        foot.addWidget(self.make_button)
        foot.addStretch(1)
        asked.addWidget(what)
        asked.addWidget(self.target)
        asked.addLayout(foot)
        asked.addStretch(1)
        told = column(Space.M, 0, self._done)
        for said in (self._said, self._path, self._head):
            told.addWidget(said)
        told.addWidget(self.missing, 1)
        below = row(0)
        below.addWidget(self.again_button)
        below.addStretch(1)
        told.addLayout(below)
        for page in (self._questions, self._done):
            self.pages.addWidget(page)
        middle = QWidget()
        middle.setMaximumWidth(_WIDEST)
        inside = column(Space.M, 0, middle)
        inside.addWidget(self.fault)
        inside.addWidget(self.progress)
        inside.addWidget(self.pages, 1)
        self.progress.hide()
        across = row(0, Space.XL, self)
        across.addStretch(1)
        across.addWidget(middle, 100)
        across.addStretch(1)

    def _connect(self) -> None:
        self.make_button.clicked.connect(self.make)
        self.again_button.clicked.connect(self.start_over)
        self.progress.cancelled.connect(self.cancel)
        bind(self, "F2", self.make)
        language().changed.connect(self.retranslate)

    def _on_made(self, made: Any) -> None:
        self._end()
        self.made = made
        self.pages.setCurrentWidget(self._done)
        self._say()
        self.again_button.setFocus()

    def _on_refused(self, error: UserError) -> None:
        self._end()
        self.fault.show_error(error)

    def _end(self) -> None:
        self._handle = None
        self.progress.hide()
        self.make_button.setEnabled(True)

    def _say(self) -> None:
        if self.made is None:
            return
        words, made = ui_words(), self.made
        count = len(made.files)
        self._said.setText(words.plural("The pack has {n} file", "The pack has {n} files", count))
        self._path.setText(words("Saved: {path}", path=isolate_name(made.path)))
        self._head.setText(words("Head of the log: {head}", head=isolate_ltr(made.short_head)))
        self.rows.set_rows(tuple(Missing(each) for each in made.left_out))
