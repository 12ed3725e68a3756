"""What waits for approval: the list, the voucher beside its scan, one passphrase for many."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from desktop.domain.errors import UserError
from desktop.domain.trust.acting import Act
from desktop.domain.trust.approvals import ProposalStatus
from desktop.services.trust.approvals.listing import Proposal, list_proposals, waiting
from desktop.services.trust.approvals.reopen import reopen
from desktop.services.trust.approvals.withdraw import withdraw
from desktop.text.words import mark
from desktop.ui.screens.approvals.answering import Answering
from desktop.ui.screens.approvals.rows import COLUMNS, MAY_BE_EMPTY, QueueRow, row_of
from desktop.ui.screens.approvals.side_card import SideCard
from desktop.ui.screens.approvals.voucher_card import VoucherCard
from desktop.ui.shell.keys import bind
from desktop.ui.shell.spec import Context
from desktop.ui.tables.rows_model import RowsModel
from desktop.ui.tables.table import Table
from desktop.ui.theme import ROW_HEIGHT, Space
from desktop.ui.widgets.banner import Banner, Tone, plain
from desktop.ui.widgets.button import Button, Kind
from desktop.ui.widgets.progress_panel import ProgressPanel
from desktop.ui.widgets.segmented import Segmented
from desktop.ui.widgets.states import EmptyState, ErrorState, LoadingLine
from desktop.ui.widgets.text import Text, column, row
from desktop.ui.words import language, ui_words
from desktop.ui.work.topic import Topic

WAITING: Final = "waiting"
HISTORY: Final = "history"
_HEADER: Final = 50


class ApprovalsScreen(QWidget):
    """States: loading, empty, refused, full; Space ticks, F8 signs, F7 refuses, F6 looks back."""

    def __init__(
        self,
        context: Context,
        parent: QWidget | None = None,
        *,
        now: Callable[[], dt.datetime] = lambda: dt.datetime.now(dt.UTC),
    ) -> None:
        super().__init__(parent)
        self._context, self._now = context, now
        self._found: Sequence[Proposal] = ()
        self._ticked: set[int] = set()
        self.views = Segmented([(WAITING, mark("Waiting")), (HISTORY, mark("All proposals"))])
        self.rows: RowsModel[QueueRow] = RowsModel(COLUMNS, context.currency, self)
        self.table = Table(self.rows)
        self.voucher = VoucherCard(context)
        self.side = SideCard(context)
        self.banner = Banner()
        self.progress = ProgressPanel(mark("Signing and posting"))
        self.none = EmptyState(
            "circle-check",
            mark("Nothing waits for approval"),
            mark(
                "Entries that the rules put before a second officer appear here, with the voucher "
                "and its scan. The rules stand under Trust."
            ),
        )
        self.error = ErrorState(UserError("program-fault", reference=""))
        self._loading, self._count = LoadingLine(), Text("", "muted")
        self.approve = Button(mark("Approve"), Kind.PRIMARY, "stamp", "F8")
        self.refuse = Button(mark("Refuse"), Kind.SECONDARY, "x", "F7")
        self.withdraw = Button(mark("Withdraw"), Kind.SECONDARY, "undo-2")
        self.reopen = Button(mark("Open again as a draft"), Kind.SECONDARY, "rotate-ccw")
        self.open = Button(mark("Open the entry"), Kind.SECONDARY, "external-link")
        self.answering = Answering(context, self)
        self._stack, self._full = QStackedWidget(), QWidget()
        self._lay_out()
        self._connect()
        self.setFocusProxy(self.table)
        self.retranslate()
        self._load()

    # What the shell asks ----------------------------------------------------------------------

    def refresh(self, topics: frozenset[Topic]) -> None:
        """Read again what may have changed."""
        if topics & {Topic.APPROVALS, Topic.ENTRIES, Topic.OFFICERS, Topic.SETTINGS, Topic.CHART}:
            self._load()
        self.side.refresh(topics)

    def key_hints(self) -> tuple[tuple[str, str], ...]:
        """Return the keys of this screen."""
        words = ui_words()
        return (
            ("F8", words("Approve")),
            ("F7", words("Refuse")),
            ("Space", words("Tick")),
            ("F6", words("Waiting or all")),
        )

    def retranslate(self) -> None:
        """Say everything in the current language."""
        self.table.set_name(plain(mark("Proposed entries")))
        self.rows.retranslate()
        self._show()

    # ------------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        above = row(Space.M)
        above.addWidget(self.views)
        above.addWidget(self._count, 1)
        for deed in (self.open, self.reopen, self.withdraw, self.refuse, self.approve):
            above.addWidget(deed)
        self.paper = row(Space.M)
        self.paper.addWidget(self.voucher, 1)
        self.paper.addWidget(self.side)
        inside = column(Space.M, 0, self._full)
        inside.addWidget(self.table)
        inside.addLayout(self.paper, 1)
        for page in (self._full, self.none, self.error):
            self._stack.addWidget(page)
        layout = column(Space.S, Space.L, self)
        layout.addLayout(above)
        layout.addWidget(self._loading)
        layout.addWidget(self.banner)
        layout.addWidget(self.progress)
        layout.addWidget(self._stack, 1)
        self.progress.hide()

    def _connect(self) -> None:
        self.table.picked.connect(lambda _: self._on_picked())
        self.table.opened.connect(lambda _: self._on_open())
        self.table.installEventFilter(self)
        self.views.chosen.connect(lambda _: self._load())
        self.error.retried.connect(self._load)
        self.approve.clicked.connect(self._on_approve)
        self.refuse.clicked.connect(self._on_refuse)
        self.withdraw.clicked.connect(self._on_withdraw)
        self.reopen.clicked.connect(self._on_reopen)
        self.open.clicked.connect(self._on_open)
        self.answering.told.connect(self.banner.say)
        self.answering.working.connect(self.progress.setVisible)
        self.answering.progressed.connect(self.progress.set_progress)
        self.progress.cancelled.connect(self.answering.stop)
        bind(self, "F8", self._on_approve)
        bind(self, "F7", self._on_refuse)
        bind(self, "F6", self._on_other_view)
        language().changed.connect(self.retranslate)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Let Space tick the row."""
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.key() == Qt.Key.Key_Space
        ):
            self.tick()
            return True
        return super().eventFilter(watched, event)

    # Reading ----------------------------------------------------------------------------------

    def _load(self) -> None:
        session = self._context.session
        self._loading.show()
        read = waiting if self.views.key() == WAITING else list_proposals
        self._context.work.read(
            partial(read, session.book, session.by), self._on_found, self._on_failed, owner=self
        )

    def _on_found(self, found: Sequence[Proposal]) -> None:
        self._loading.hide()
        current = self.current()
        self._found = found
        self._ticked &= {each.id for each in found if each.mine}
        self._show()
        ids = [each.id for each in found]
        at = ids.index(current.id) if current is not None and current.id in ids else 0
        rows = min(max(len(found), 2), 4)  # the rest of the height is the voucher's
        self.table.setFixedHeight(_HEADER + rows * ROW_HEIGHT)
        self._stack.setCurrentWidget(self._full if found else self.none)
        self.setFocusProxy(self.table if found else self.none)
        self.table.pick(at)
        self._on_picked()

    def _on_failed(self, error: UserError) -> None:
        self._loading.hide()
        self.error.set_error(error)
        self._stack.setCurrentWidget(self.error)

    def _show(self) -> None:
        words, masters, now = ui_words(), self._context.masters(), self._now()
        at = self.table.currentIndex().row()
        self.rows.set_rows(
            tuple(
                row_of(each, masters, words, now, ticked=each.id in self._ticked)
                for each in self._found
            )
        )
        for place, each in enumerate(COLUMNS):
            empty = not any(getattr(line, each.key) for line in self.rows.rows)
            self.table.setColumnHidden(place, each.key in MAY_BE_EMPTY and empty)
        self.table.fit_columns()
        self.table.pick(max(at, 0))
        mine = sum(each.mine for each in self._found)
        said = words.plural("{n} waits for you", "{n} wait for you", mine) if mine else ""
        if self._ticked:
            said = words.plural("{n} ticked", "{n} ticked", len(self._ticked))
        self._count.setText(said)

    # The row ----------------------------------------------------------------------------------

    def current(self) -> Proposal | None:
        """Return the proposal that is picked."""
        picked = self.table.current_row()
        return None if picked is None else picked.proposal

    def chosen(self) -> tuple[Proposal, ...]:
        """Return the ticked proposals, or the picked one where none is ticked."""
        ticked = tuple(each for each in self._found if each.id in self._ticked)
        current = self.current()
        if ticked or current is None:
            return ticked
        return (current,) if current.mine else ()

    def tick(self) -> None:
        """Tick the picked proposal, or take its tick away; only what waits for the officer."""
        current = self.current()
        if current is not None and current.mine:
            self._ticked ^= {current.id}
            self._show()
            self._on_picked()

    def _on_picked(self) -> None:
        current, by = self.current(), self._context.session.by
        self.voucher.show_proposal(current)
        self.side.show_proposal(current)
        waits = current is not None and current.status is ProposalStatus.WAITING
        own = current is not None and current.maker_id == by.officer_id
        answers = by.may(Act.APPROVE_ENTRY)
        self.approve.setVisible(answers)
        self.refuse.setVisible(answers)
        self.approve.setEnabled(bool(self.chosen()))
        self.refuse.setEnabled(waits and not own)
        self.withdraw.setVisible(waits and own)
        over = current is not None and current.can_reopen
        self.reopen.setVisible(over and by.may(Act.WRITE_DRAFT))
        self.open.setVisible(current is not None and current.entry_id is not None)

    # Deeds ------------------------------------------------------------------------------------

    def _on_approve(self) -> None:
        if self.approve.isEnabled() and not self.approve.isHidden():
            self.answering.approve(self.chosen())

    def _on_refuse(self) -> None:
        current = self.current()
        if current is not None and self.refuse.isEnabled() and not self.refuse.isHidden():
            self.answering.refuse(current)

    def _on_withdraw(self) -> None:
        current, session = self.current(), self._context.session
        if current is not None:
            self._context.work.write(
                partial(withdraw, session, current.id),
                self._on_withdrawn,
                partial(self.banner.say, Tone.DANGER),
                frozenset({Topic.APPROVALS}),
                owner=self,
            )

    def _on_withdrawn(self, _: None) -> None:
        self._context.toast(plain(mark("The proposal is withdrawn.")))

    def _on_reopen(self) -> None:
        current, session = self.current(), self._context.session
        if current is not None:
            self._context.work.write(
                partial(reopen, session, current.id),
                lambda draft: self._context.go("entry-form", {"draft": draft}),
                partial(self.banner.say, Tone.DANGER),
                frozenset({Topic.DRAFTS}),
                owner=self,
            )

    def _on_open(self) -> None:
        current = self.current()
        if current is not None and current.entry_id is not None:
            self._context.go("entry", {"entry": current.entry_id})

    def _on_other_view(self) -> None:
        self.views.set_key(HISTORY if self.views.key() == WAITING else WAITING)
        self._load()
        self.table.setFocus()
