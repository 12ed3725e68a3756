"""The journal voucher as it is typed: debits and credits under the keyboard, kept as a draft."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from desktop.ui.screens.ledger.grid.lines_grid import LinesGrid
from desktop.ui.screens.ledger.grid.lines_model import LinesModel
from desktop.ui.screens.ledger.typed_form import TypedForm
from desktop.ui.screens.ledger.voucher.book_codes import BookCodes
from desktop.ui.screens.ledger.voucher.reading import CellFault, Reading, read_voucher
from desktop.ui.screens.ledger.voucher.recall import recall_for
from desktop.ui.screens.ledger.voucher.screen_of import JOURNAL_FORM
from desktop.ui.screens.ledger.voucher.sums import sums_of
from desktop.ui.screens.ledger.voucher.typed import TypedVoucher
from desktop.ui.screens.ledger.voucher.usual_day import usual_day
from desktop.ui.screens.ledger.voucher_foot import VoucherFoot
from desktop.ui.screens.ledger.voucher_head import VoucherHead
from desktop.ui.shell.keys import bind
from desktop.ui.shell.spec import Context
from desktop.ui.words import ui_words
from desktop.ui.work.topic import Topic


class EntryForm(TypedForm):
    """A head, the lines with both sides, and the sums, which F9 balances."""

    key = JOURNAL_FORM

    def __init__(
        self,
        context: Context,
        parent: QWidget | None = None,
        *,
        today: Callable[[], dt.date] = dt.date.today,
    ) -> None:
        model = LinesModel(BookCodes.of(context.masters()))
        super().__init__(context, model, LinesGrid(model), today, parent)
        self._origin = ""
        self.head, self.foot = VoucherHead(today=today), VoucherFoot(context.currency)
        self.lay_out(self.head, self.grid, self.foot)
        self.head.edited.connect(self.on_edited)
        self.head.passed.connect(lambda: self.grid.enter(0, "account"))
        bind(self, "F9", self.grid.fill_missing)
        self.connect_parts()
        recall_for(self.head.narration, context, self.voucher, lambda: self.model.codes)
        self.setFocusProxy(self.head.field("day"))
        self.start(self.fresh())

    # What the shell asks ----------------------------------------------------------------------

    def refresh(self, topics: frozenset[Topic]) -> None:
        """Take the chart and the years as they are now."""
        if topics & {Topic.CHART, Topic.YEARS}:
            self.model.set_codes(BookCodes.of(self._context.masters()))
            self.show_sums()
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

    # What a form says of itself ---------------------------------------------------------------

    def voucher(self) -> TypedVoucher:
        """Return everything as it is typed now."""
        return self.head.take_into(TypedVoucher(lines=self.model.lines(), origin=self._origin))

    def read_typed(self) -> Reading:
        """Read the form."""
        return read_voucher(self.voucher(), self.model.codes, self._today())

    def fresh(self, after: TypedVoucher | None = None) -> TypedVoucher:
        """Return a blank voucher of the same kind, on the day of the one before."""
        day = "" if after is None else after.day
        if not day:
            day = usual_day(self._context.masters(), self._today()).isoformat()
        return TypedVoucher(self.head.series(), day)

    def show_head(self, voucher: TypedVoucher) -> None:
        """Show the head of a voucher."""
        self._origin = voucher.origin
        self.head.show_voucher(voucher)

    def show_head_faults(self, faults: tuple[CellFault, ...]) -> None:
        """Say beside each field of the head what is wrong with it."""
        self.head.show_faults(faults)

    def begin_head(self, key: str = "day") -> None:
        """Put the keyboard into a field of the head."""
        self.head.begin(key)

    def settle_head(self) -> None:
        """Finish the day."""
        self.head.settle()

    def show_rate_source(self, source: str) -> None:
        """Write where a proposed rate is from, unless that is written already."""
        field = self.head.field("rate_source")
        if not field.text().strip():
            field.setText(source)

    def show_sums(self) -> None:
        """Show the sums, the difference, and whose approval it will need."""
        voucher = self.voucher()
        self.foot.show_sums(sums_of(voucher, self.model.codes))
        self.head.show_rate_source(shown=self.model.shows_foreign())
        self.hint.show_voucher(voucher, self.model.codes)
