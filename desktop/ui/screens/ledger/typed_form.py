"""What every form of a voucher does: keep the draft, post or send, say what stands against it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QWidget

from desktop.domain.errors import UserError
from desktop.domain.ledger.entry import NewEntry
from desktop.services.ledger.drafts import Draft, load_draft
from desktop.text.words import mark
from desktop.ui.screens.approvals.approval_hint import ApprovalHint
from desktop.ui.screens.approvals.consenting import Consenting, Deeds
from desktop.ui.screens.ledger.discard_question import sure_to_discard
from desktop.ui.screens.ledger.draft_keeper import DraftKeeper
from desktop.ui.screens.ledger.form_layout import lay_out_form
from desktop.ui.screens.ledger.grid.lines_grid import LinesGrid
from desktop.ui.screens.ledger.grid.lines_model import LinesModel
from desktop.ui.screens.ledger.refusals import place_of
from desktop.ui.screens.ledger.voucher.line_rates import propose_rates
from desktop.ui.screens.ledger.voucher.rate_proposal import RateProposal
from desktop.ui.screens.ledger.voucher.reading import CellFault, Reading
from desktop.ui.screens.ledger.voucher.screen_of import screen_of
from desktop.ui.screens.ledger.voucher.typed import TypedVoucher, from_json, to_json
from desktop.ui.screens.ledger.voucher_deeds import (
    posted_text,
    posting,
    proposed_text,
    proposing,
)
from desktop.ui.screens.ledger.voucher_documents import VoucherDocuments
from desktop.ui.shell.keys import bind
from desktop.ui.shell.spec import Context
from desktop.ui.widgets.banner import Banner, Tone
from desktop.ui.widgets.button import Button, Kind
from desktop.ui.widgets.card import Card
from desktop.ui.widgets.text import Text
from desktop.ui.words import language, ui_words


class TypedForm(QWidget):
    """Posts one voucher after another; what is refused stays, marked, and kept as a draft.

    A form of its own has a head, says what it reads, and shows what it is given.
    """

    key = ""
    """The key of its screen."""

    def __init__(
        self,
        context: Context,
        model: LinesModel,
        grid: LinesGrid,
        today: Callable[[], dt.date],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._context, self._today = context, today
        self._posting = False
        self.keeper = DraftKeeper(context.session, context.work)
        self.model, self.grid = model, grid
        self.documents = VoucherDocuments(
            context, self.keeper, lambda: to_json(self.voucher()), self
        )
        self.banner = Banner()
        self.rates = RateProposal(context, self, partial(self.banner.say, Tone.INFO))
        self._kept = Text("", "small")
        self.post_button = Button(mark("Post"), Kind.PRIMARY, key_hint="F2")
        self.hint = ApprovalHint(context)
        self.consenting: Consenting | None = None
        self._discard = Button(mark("Discard the draft"), Kind.QUIET, "trash-2")

    # What a form says of itself ---------------------------------------------------------------

    def voucher(self) -> TypedVoucher:
        """Return everything as it is typed now."""
        raise NotImplementedError

    def read_typed(self) -> Reading:
        """Read the form."""
        raise NotImplementedError

    def fresh(self, after: TypedVoucher | None = None) -> TypedVoucher:
        """Return the voucher to begin with, or to go on with after `after` was posted."""
        raise NotImplementedError

    def show_head(self, voucher: TypedVoucher) -> None:
        """Show the head of a voucher."""
        raise NotImplementedError

    def show_head_faults(self, faults: tuple[CellFault, ...]) -> None:
        """Say beside each field of the head what is wrong with it."""
        raise NotImplementedError

    def begin_head(self, key: str = "day") -> None:
        """Put the keyboard into a field of the head."""
        raise NotImplementedError

    def settle_head(self) -> None:
        """Finish what is being typed in the head."""
        raise NotImplementedError

    def show_rate_source(self, source: str) -> None:
        """Write where a proposed rate is from, unless that is written already."""
        raise NotImplementedError

    def show_sums(self) -> None:
        """Show what the voucher comes to."""
        raise NotImplementedError

    # What the shell asks ----------------------------------------------------------------------

    def arrive(self, args: Mapping[str, Any]) -> None:
        """Open the draft `args["draft"]`, or a new one with `args["content"]` (a draft's text).

        Else go on with what is here.
        """
        if "content" in args:
            self.keeper.flush()
            self.start(from_json(str(args["content"])))
            self.keeper.keep(to_json(self.voucher()))
            self.begin_head()
            return
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

    # Parts ------------------------------------------------------------------------------------

    def lay_out(self, *parts: QWidget) -> None:
        """Put the parts of the sheet between the banner and the deeds; the grid takes the room."""
        sheet = Card()
        for each in parts:
            sheet.body.addWidget(each, 1 if each is self.grid else 0)
        deeds = (self.documents.button, self._discard, self.post_button)
        lay_out_form(self, self.banner, (sheet, self.documents), (self._kept, self.hint, *deeds))

    def connect_parts(self) -> None:
        """Tie the parts together, and to their keys."""
        self.model.edited.connect(self.on_edited)
        self.grid.finished.connect(self.post_button.setFocus)
        self.grid.refused.connect(lambda error: self.banner.say(Tone.INFO, error))
        self.documents.watch(self)
        self.keeper.kept.connect(self.show_kept)
        self.post_button.clicked.connect(self.post)
        self.hint.changed.connect(self._show_deed)
        self._discard.clicked.connect(self._on_discard)
        bind(self, "F2", self.post)
        bind(self, "Ctrl+S", self.post)
        bind(self, "F4", self.grid.repeat_above)
        bind(self, "F7", self.documents.toggle)
        language().changed.connect(self.retranslate)
        self.retranslate()

    def retranslate(self) -> None:
        """Say everything in the current language."""
        self.model.retranslate()
        self.grid.setAccessibleName(ui_words()("Lines of the voucher"))
        self.show_kept()

    def start(self, voucher: TypedVoucher, draft_id: int | None = None) -> None:
        """Put a voucher into the form."""
        self.keeper.begin(draft_id)
        self.rates.forget()
        self.documents.show_draft(draft_id)
        self._posting = True  # nothing below is typed by the person
        self.show_head(voucher)
        self.model.set_lines(voucher.lines)
        self._posting = False
        self.banner.clear()
        self.show_sums()
        self.show_kept()

    # Typing -----------------------------------------------------------------------------------

    def on_edited(self) -> None:
        """Take note that something was typed."""
        if self._posting:
            return
        self.show_sums()
        voucher = self.voucher()
        propose_rates(self.rates, self.model, voucher, self.show_rate_source)
        if not voucher.blank or self.keeper.draft_id is not None:
            self.keeper.keep(to_json(voucher))

    def show_kept(self) -> None:
        """Say whether a draft is kept."""
        kept = self.keeper.draft_id is not None
        words = ui_words()
        self._kept.setText(words("Draft kept") if kept else "")
        self._discard.setVisible(kept)

    def _on_draft(self, draft: Draft) -> None:
        voucher = from_json(draft.content)
        if screen_of(voucher) != self.key:
            self._context.go(screen_of(voucher), {"draft": draft.id})
            return
        self.start(voucher, draft.id)
        self.begin_head()

    def _on_discard(self) -> None:
        if sure_to_discard(self):
            self.discard()

    def discard(self) -> None:
        """Throw the draft away, once it is written whole, and begin a fresh voucher."""
        self.keeper.settle(self._drop)

    def _drop(self) -> None:
        self.keeper.drop()
        self.start(self.fresh())

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802
        """Keep what is typed, however the form is left."""
        self.keeper.flush()
        super().hideEvent(event)

    # Posting ----------------------------------------------------------------------------------

    def post(self) -> None:
        """Post the voucher, or say what stands against it, in its place."""
        if self._posting:
            return
        self.settle_head()
        self.grid.close_cell()
        self.banner.clear()
        reading = self.read_typed()
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
            lambda posted: self._on_done(posted_text(posted, self._context.currency, ui_words())),
            lambda made: self._on_done(proposed_text(made, ui_words())),
            partial(self._on_refused, reading=reading),
            self._on_left,
        )
        self.consenting = Consenting(self._context, self, deeds)
        self.consenting.start()

    def _on_done(self, said: str) -> None:
        """Tell it, and begin a fresh voucher of the same kind and day."""
        self._context.toast(said)
        self.start(self.fresh(after=self.voucher()))
        self.begin_head()

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
        self.show_head_faults(faults)
        cells = {(each.line, each.key): each.error for each in faults if each.line is not None}
        self.model.set_faults(cells)
        if not faults:
            return
        first = faults[0]
        self.banner.say(Tone.DANGER, first.error)
        if first.line is None:
            self.begin_head(first.key)
        else:
            self.grid.enter(first.line, first.key)
