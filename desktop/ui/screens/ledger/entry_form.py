"""The voucher as it is typed: a paper form under the keyboard, kept as a draft all the while."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QWidget

from desktop.domain.errors import UserError
from desktop.domain.ledger.entry import NewEntry
from desktop.services.ledger.drafts import Draft, drop_draft, load_draft
from desktop.text.words import mark
from desktop.ui.screens.approvals.approval_hint import ApprovalHint
from desktop.ui.screens.approvals.consenting import Consenting, Deeds
from desktop.ui.screens.ledger.discard_question import sure_to_discard
from desktop.ui.screens.ledger.draft_keeper import DraftKeeper
from desktop.ui.screens.ledger.grid.lines_grid import LinesGrid
from desktop.ui.screens.ledger.grid.lines_model import LinesModel
from desktop.ui.screens.ledger.refusals import place_of
from desktop.ui.screens.ledger.voucher.book_codes import BookCodes
from desktop.ui.screens.ledger.voucher.reading import CellFault, Reading, read_voucher
from desktop.ui.screens.ledger.voucher.sums import sums_of
from desktop.ui.screens.ledger.voucher.typed import TypedVoucher, from_json, to_json
from desktop.ui.screens.ledger.voucher.usual_day import usual_day
from desktop.ui.screens.ledger.voucher_deeds import (
    posted_text,
    posting,
    proposed_text,
    proposing,
)
from desktop.ui.screens.ledger.voucher_documents import VoucherDocuments
from desktop.ui.screens.ledger.voucher_foot import VoucherFoot
from desktop.ui.screens.ledger.voucher_head import VoucherHead
from desktop.ui.shell.keys import bind
from desktop.ui.shell.spec import Context
from desktop.ui.theme import Space
from desktop.ui.widgets.banner import Banner, Tone
from desktop.ui.widgets.button import Button, Kind
from desktop.ui.widgets.card import Card
from desktop.ui.widgets.text import Text, column, row
from desktop.ui.words import language, ui_words
from desktop.ui.work.topic import Topic


class EntryForm(QWidget):
    """Posts one voucher after another; what is refused stays, marked, and kept as a draft."""

    def __init__(
        self,
        context: Context,
        parent: QWidget | None = None,
        *,
        today: Callable[[], dt.date] = dt.date.today,
    ) -> None:
        super().__init__(parent)
        self._context, self._today = context, today
        self._posting = False
        self.keeper = DraftKeeper(context.session, context.work)
        self.model = LinesModel(BookCodes.of(context.masters()), self)
        self.head, self.grid = VoucherHead(today=today), LinesGrid(self.model)
        self.documents = VoucherDocuments(
            context, self.keeper, lambda: to_json(self.voucher()), self
        )
        self.foot, self.banner = VoucherFoot(context.currency), Banner()
        self._kept = Text("", "small")
        self.post_button = Button(mark("Post"), Kind.PRIMARY, key_hint="F2")
        self.hint = ApprovalHint(context)
        self.consenting: Consenting | None = None
        self._discard = Button(mark("Discard the draft"), Kind.QUIET, "trash-2")
        self._lay_out()
        self._connect()
        self.setFocusProxy(self.head.field("day"))
        self._start(TypedVoucher())

    # What the shell asks ----------------------------------------------------------------------

    def arrive(self, args: Mapping[str, Any]) -> None:
        """Open the draft `args["draft"]` if there is one named; else go on with what is here."""
        draft_id = args.get("draft")
        if draft_id is None or draft_id == self.keeper.draft_id:
            return
        session = self._context.session
        self.keeper.flush()
        self._context.work.read(
            lambda: load_draft(session.book, session.by, int(draft_id)),
            self._on_draft,
            self._on_refused,
            owner=self,
        )

    def may_leave(self) -> bool:
        """Leave at any time: what is typed is kept."""
        self.keeper.flush()
        return True

    def refresh(self, topics: frozenset[Topic]) -> None:
        """Take the chart and the years as they are now."""
        if topics & {Topic.CHART, Topic.YEARS}:
            self.model.set_codes(BookCodes.of(self._context.masters()))
            self._show_sums()
        self.hint.refresh(topics)
        self.documents.panel.refresh(topics)

    def key_hints(self) -> tuple[tuple[str, str], ...]:
        """Return the keys of this screen."""
        words = ui_words()
        return (
            ("F2", words("Post")),
            ("F4", words("Repeat the cell above")),
            ("F9", words("Fill in the missing amount")),
            ("Ctrl+Del", words("Remove the line")),
            ("Tab", words("Every cell")),
        )

    def retranslate(self) -> None:
        """Say everything in the current language."""
        words = ui_words()
        self.model.retranslate()
        self.grid.setAccessibleName(words("Lines of the voucher"))
        self._show_kept()

    # Parts ------------------------------------------------------------------------------------

    def voucher(self) -> TypedVoucher:
        """Return everything as it is typed now."""
        return self.head.take_into(TypedVoucher(lines=self.model.lines()))

    def _lay_out(self) -> None:
        sheet = Card()
        sheet.body.addWidget(self.head)
        sheet.body.addWidget(self.grid, 1)
        sheet.body.addWidget(self.foot)
        deeds = row(Space.S)
        deeds.addWidget(self._kept)
        deeds.addWidget(self.hint, 1)
        deeds.addWidget(self.documents.button)
        deeds.addWidget(self._discard)
        deeds.addWidget(self.post_button)
        layout = column(Space.M, Space.L, self)
        layout.addWidget(self.banner)
        across = row(Space.M)
        across.addWidget(sheet, 1)
        across.addWidget(self.documents)
        layout.addLayout(across, 1)
        layout.addLayout(deeds)

    def _connect(self) -> None:
        self.head.edited.connect(self._on_edited)
        self.head.passed.connect(lambda: self.grid.enter(0, "account"))
        self.model.edited.connect(self._on_edited)
        self.grid.finished.connect(self.post_button.setFocus)
        self.grid.refused.connect(lambda error: self.banner.say(Tone.INFO, error))
        self.keeper.kept.connect(self._show_kept)
        self.post_button.clicked.connect(self.post)
        self.hint.changed.connect(self._show_deed)
        self._discard.clicked.connect(self._on_discard)
        bind(self, "F2", self.post)
        bind(self, "Ctrl+S", self.post)
        bind(self, "F4", self.grid.repeat_above)
        bind(self, "F7", self.documents.toggle)
        bind(self, "F9", self.grid.fill_missing)
        language().changed.connect(self.retranslate)
        self.retranslate()

    def _start(self, voucher: TypedVoucher, draft_id: int | None = None) -> None:
        """Put a voucher into the form."""
        if not voucher.day:
            voucher = TypedVoucher(
                voucher.series, usual_day(self._context.masters(), self._today()).isoformat()
            )
        self.keeper.begin(draft_id)
        self.documents.show_draft(draft_id)
        self._posting = True  # nothing below is typed by the person
        self.head.show_voucher(voucher)
        self.model.set_lines(voucher.lines)
        self._posting = False
        self.banner.clear()
        self._show_sums()
        self._show_kept()

    # Typing -----------------------------------------------------------------------------------

    def _on_edited(self) -> None:
        if self._posting:
            return
        self._show_sums()
        voucher = self.voucher()
        if not voucher.blank or self.keeper.draft_id is not None:
            self.keeper.keep(to_json(voucher))

    def _show_sums(self) -> None:
        self.foot.show_sums(sums_of(self.voucher(), self.model.codes))
        self.head.show_rate_source(shown=self.model.shows_foreign())
        self.hint.show_voucher(self.voucher(), self.model.codes)

    def _show_kept(self) -> None:
        kept = self.keeper.draft_id is not None
        words = ui_words()
        self._kept.setText(words("Draft kept") if kept else "")
        self._discard.setVisible(kept)

    def _on_draft(self, draft: Draft) -> None:
        self._start(from_json(draft.content), draft.id)
        self.head.begin()

    def _on_discard(self) -> None:
        if sure_to_discard(self):
            self.discard()

    def discard(self) -> None:
        """Throw the draft away, once it is written whole, and begin a fresh voucher."""
        self.keeper.settle(self._drop)

    def _drop(self) -> None:
        session, draft_id = self._context.session, self.keeper.draft_id
        series = self.head.series()
        self._start(TypedVoucher(series))
        if draft_id is not None:
            self._context.work.write(
                lambda: drop_draft(session.book, session.by, draft_id),
                lambda _: None,
                changes=frozenset({Topic.DRAFTS}),
            )

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802
        """Keep what is typed, however the form is left."""
        self.keeper.flush()
        super().hideEvent(event)

    # Posting ----------------------------------------------------------------------------------

    def post(self) -> None:
        """Post the voucher, or say what stands against it, in its place."""
        if self._posting:
            return
        self.head.settle()
        self.grid.close_cell()
        self.banner.clear()
        reading = read_voucher(self.voucher(), self.model.codes, self._today())
        self._show_faults(reading.faults)
        if reading.entry is None:
            return
        self._posting = True
        self.keeper.settle(partial(self._write, reading.entry, reading))

    def _write(self, entry: NewEntry, reading: Reading) -> None:
        session, draft_id = self._context.session, self.keeper.draft_id
        deeds = Deeds(
            posting(session, entry, draft_id),
            proposing(session, entry, to_json(self.voucher()), draft_id),
            lambda posted: self._on_done(
                entry, posted_text(posted, self._context.currency, ui_words())
            ),
            lambda made: self._on_done(entry, proposed_text(made, ui_words())),
            partial(self._on_refused, reading=reading),
            self._on_left,
        )
        self.consenting = Consenting(self._context, self, deeds)
        self.consenting.start()

    def _on_done(self, entry: NewEntry, said: str) -> None:
        """Tell it, and begin a fresh voucher of the same kind and day."""
        self._context.toast(said)
        self._start(TypedVoucher(entry.series, entry.day.isoformat()))
        self.head.begin()

    def _on_left(self) -> None:
        self._posting = False

    def _show_deed(self) -> None:
        """Name the deed for what it will be: post, or send for approval."""
        waits = self.hint.needs_approval()
        self.post_button.set_message(mark("Send for approval") if waits else mark("Post"))

    def _on_refused(self, error: UserError, reading: Reading | None = None) -> None:
        self._posting = False
        fault = place_of(error, reading.places if reading is not None else ())
        if fault is not None:
            self._show_faults((fault,))
        self.banner.say(Tone.DANGER, error)

    def _show_faults(self, faults: tuple[CellFault, ...]) -> None:
        """Mark every fault, go to the first, and say it at the top as well."""
        self.head.show_faults(faults)
        cells = {(each.line, each.key): each.error for each in faults if each.line is not None}
        self.model.set_faults(cells)
        if not faults:
            return
        first = faults[0]
        self.banner.say(Tone.DANGER, first.error)
        if first.line is None:
            self.head.begin(first.key)
        else:
            self.grid.enter(first.line, first.key)
