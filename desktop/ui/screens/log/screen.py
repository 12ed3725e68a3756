"""The state of the book for anybody: one sentence, three facts, and below them what experts ask."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Final

from PySide6.QtWidgets import QFileDialog, QScrollArea, QWidget

from desktop.domain.errors import UserError
from desktop.domain.isolates import isolate_ltr, isolate_name
from desktop.domain.trust.evidence import Agreement, KeptReceipt, Witness
from desktop.services.trust.evidence.accept_copy import accept_copy
from desktop.services.trust.evidence.find_receipts import find_receipts
from desktop.services.trust.evidence.import_receipt import Imported
from desktop.services.trust.evidence.list_receipts import list_receipts
from desktop.services.trust.evidence.take_in import TakenIn, take_in
from desktop.services.trust.evidence.witnesses import (
    NewWitness,
    add_witness,
    list_witnesses,
)
from desktop.services.trust.log_head import LogHead, log_head
from desktop.text.words import mark
from desktop.ui.screens.log.authority_dialog import AuthorityDialog
from desktop.ui.screens.log.book_check import BookCheck, CheckState
from desktop.ui.screens.log.compare_card import CompareCard
from desktop.ui.screens.log.facts_card import FactsCard
from desktop.ui.screens.log.findings_card import FindingsCard
from desktop.ui.screens.log.head_card import HeadCard
from desktop.ui.screens.log.note_card import NoteCard
from desktop.ui.screens.log.older_card import OlderCard
from desktop.ui.screens.log.receipts_card import ReceiptsCard
from desktop.ui.screens.log.state_card import StateCard
from desktop.ui.screens.parts.drives import sticks
from desktop.ui.screens.parts.fault import Fault
from desktop.ui.screens.parts.tall import Tall
from desktop.ui.shell.keys import bind
from desktop.ui.shell.spec import Context
from desktop.ui.theme import Space
from desktop.ui.widgets.progress_panel import ProgressPanel
from desktop.ui.widgets.states import LoadingLine
from desktop.ui.widgets.text import column, row
from desktop.ui.words import ui_words
from desktop.ui.work.topic import Topic

_WIDEST: Final = 900
_RECEIPTS: Final = frozenset({Topic.RECEIPTS})

_Read = tuple[LogHead, tuple[KeptReceipt, ...], tuple[Witness, ...]]


class LogScreen(QWidget):
    """States: those of the verdict; loading; refused (the officer may not read the log)."""

    def __init__(self, context: Context, check: BookCheck, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._check = check
        self._dialog: AuthorityDialog | None = None
        self.state, self.facts = StateCard(), FactsCard()
        self.older, self.findings = OlderCard(), FindingsCard()
        self.compare = CompareCard(context.session, context.work)
        self.receipts = ReceiptsCard()
        self.head, self.note = HeadCard(), NoteCard()
        self.progress = ProgressPanel(mark("Checking every entry against the log"))
        self.fault = Fault()
        self._loading = LoadingLine()
        self.check_button = self.facts.check_button
        self.import_button = self.facts.import_button
        self._arrange()
        self._connect()
        self._on_check()

    def _connect(self) -> None:
        check = self._check
        self.check_button.clicked.connect(check.start)
        self.import_button.clicked.connect(self.look_for_receipts)
        self.receipts.enter.clicked.connect(self.enter_authority)
        self.older.accepted.connect(self.accept_copy)
        self.note.copied.connect(self._on_copied)
        self.findings.copied.connect(lambda: self._context.toast(ui_words()(mark("Copied"))))
        self.progress.cancelled.connect(check.stop)
        check.changed.connect(self._on_check)
        check.progressed.connect(self.progress.set_progress)
        bind(self, "F9", check.start)
        bind(self, "F6", self.look_for_receipts)

    def _arrange(self) -> None:
        inner = Tall()
        inner.setMaximumWidth(_WIDEST)
        inside = column(Space.L, 0, inner)
        for each in (
            self.state,
            self.progress,
            self.fault,
            self.older,
            self.findings,
            self.facts,
            self.compare,
            self.receipts,
            self.head,
            self.note,
        ):
            inside.addWidget(each)
        inside.addStretch(1)
        middle = QWidget()
        across = row(0, Space.XL, middle)
        across.addStretch(1)
        across.addWidget(inner, 100)
        across.addStretch(1)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setWidget(middle)
        whole = column(0, 0, self)
        whole.addWidget(self._loading)
        whole.addWidget(self._scroll, 1)
        self.setFocusProxy(self.check_button)

    # What the shell asks ----------------------------------------------------------------------

    def arrive(self, _args: Mapping[str, Any]) -> None:
        """Read the head anew; the verdict stands first."""
        self._scroll.verticalScrollBar().setValue(0)
        self.reload()

    def refresh(self, _topics: frozenset[Topic]) -> None:
        """Every act has a new head."""
        self.reload()

    def key_hints(self) -> tuple[tuple[str, str], ...]:
        """Return the keys of this screen."""
        words = ui_words()
        return (("F9", words(mark("check now"))), ("F6", words(mark("take in a receipt"))))

    def reload(self) -> None:
        """Read the head of the log, the receipts and the authorities."""
        book, by = self._context.session.book, self._context.session.by
        self._loading.show()
        self._context.work.read(
            lambda: (log_head(book, by), list_receipts(book, by), list_witnesses(book, by)),
            self._on_read,
            self._on_refused,
            owner=self,
        )

    # Receipts ---------------------------------------------------------------------------------

    def look_for_receipts(self) -> None:
        """Take in what lies on the sticks that are plugged in; ask for files where nothing does."""
        self.fault.clear()
        folders = [drive.path for drive in sticks()]
        self._context.work.long(
            lambda _: [one.path for each in folders for one in find_receipts(each) if one.said],
            self._on_found,
            lambda _: self._on_found([]),
            owner=self,
        )

    def _on_found(self, paths: Sequence[Path]) -> None:
        if paths:
            self.take_in(paths)
            return
        words = ui_words()
        kinds = words("Receipts") + " (*.receipt);;" + words("All files") + " (*)"
        names, _ = QFileDialog.getOpenFileNames(self, words("Choose receipts"), "", kinds)
        if names:
            self.take_in([Path(name) for name in names])

    def take_in(self, paths: Sequence[Path]) -> None:
        """Take in the receipts in these files."""
        session = self._context.session
        self.fault.clear()
        self._context.work.write(
            lambda: take_in(session, paths),
            self._on_taken,
            self.fault.show_error,
            _RECEIPTS,
            owner=self,
        )

    def _on_taken(self, taken: TakenIn) -> None:
        if taken.refused:
            self.fault.show_error(taken.refused[0][1])
        if taken.kept:
            self._context.toast(_told(taken.kept))

    def enter_authority(self) -> None:
        """Ask for an authority's name, key and groups."""
        dialog = AuthorityDialog(self)
        self._dialog = dialog
        dialog.entered.connect(self._on_authority)
        dialog.open()

    def _on_authority(self, new: NewWitness) -> None:
        session, dialog = self._context.session, self._dialog
        if dialog is not None:
            self._context.work.write(
                lambda: add_witness(session, new),
                lambda _: dialog.done_well(),
                dialog.refuse,
                _RECEIPTS,
                owner=dialog,
            )

    # Older copies -----------------------------------------------------------------------------

    def accept_copy(self, reason: str) -> None:
        """Go on in this copy, for this reason."""
        session, heads = self._context.session, self._check.heads
        if heads is None:
            return
        self._context.work.write(
            lambda: accept_copy(session, reason, heads),
            lambda _: self._context.toast(
                ui_words()(mark("Work goes on in this copy; the log says why."))
            ),
            self.older.refuse,
            _RECEIPTS,
            owner=self,
        )

    # What arrives -----------------------------------------------------------------------------

    def _on_read(self, read: _Read) -> None:
        head, receipts, authorities = read
        self._loading.hide()
        self.head.show_head(head)
        self.note.show_head(head)
        self.receipts.show_kept(receipts, authorities)

    def _on_refused(self, error: UserError) -> None:
        self._loading.hide()
        self.fault.show_error(error)
        for each in (self.head, self.note, self.receipts, self.compare, self.facts):
            each.hide()

    def _on_check(self) -> None:
        check = self._check
        hasty = check.state is CheckState.RUNNING
        if hasty and self.progress.isHidden():
            self.progress.restart()
        self.progress.setVisible(hasty)
        self.check_button.setEnabled(not check.running)
        self.state.show_verdict(check.verdict, check.looked)
        self.facts.show_facts(check)
        self.older.show_older(check.looked)
        self.findings.show_findings(() if check.found is None else check.found.findings)
        if check.error is not None:
            self.fault.show_error(check.error)

    def _on_copied(self, short: str) -> None:
        words = ui_words()
        shown = isolate_ltr(short)
        self._context.toast(words("The note was copied. Its head is {head}", head=shown))


def _told(kept: Sequence[Imported]) -> str:
    """Return what is said of receipts that were taken in; the worst comes first."""
    words = ui_words()
    bad = next((each for each in kept if each.agreement is not Agreement.AGREES), None)
    if bad is not None:
        return words(
            "The receipt of {authority} is kept, but it does not agree with this book.",
            authority=isolate_name(bad.authority),
        )
    if all(each.already for each in kept):
        return words("These receipts were kept already.")
    return words.plural(
        "{n} receipt agrees and is kept", "{n} receipts agree and are kept", len(kept)
    )
