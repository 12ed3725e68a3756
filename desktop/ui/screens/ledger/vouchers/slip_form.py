"""Receipt, payment and transfer, typed as on the paper form: only what the money is for."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Final

from PySide6.QtWidgets import QWidget

from desktop.domain.errors import UserError
from desktop.domain.ledger.account_use import AccountUse
from desktop.domain.ledger.account_uses import the_account, used_as
from desktop.domain.ledger.entry import Series
from desktop.domain.ledger.rates.table import RateForDay
from desktop.domain.ledger.voucher import PaymentMethod
from desktop.text.words import mark
from desktop.ui.screens.ledger.grid.columns import slip_columns
from desktop.ui.screens.ledger.grid.lines_grid import LinesGrid
from desktop.ui.screens.ledger.grid.lines_model import LinesModel
from desktop.ui.screens.ledger.typed_form import TypedForm
from desktop.ui.screens.ledger.voucher.book_codes import BookCodes
from desktop.ui.screens.ledger.voucher.reading import CellFault, Reading
from desktop.ui.screens.ledger.voucher.recall import recall_for
from desktop.ui.screens.ledger.voucher.screen_of import SLIP_FORMS
from desktop.ui.screens.ledger.voucher.typed import TypedLine, TypedSlip, TypedVoucher
from desktop.ui.screens.ledger.voucher.usual_day import usual_day
from desktop.ui.screens.ledger.vouchers.slip_foot import SlipFoot
from desktop.ui.screens.ledger.vouchers.slip_head import SlipHead
from desktop.ui.screens.ledger.vouchers.slip_reading import (
    USUAL,
    codes_for,
    figures,
    read_slip,
)
from desktop.ui.shell.keys import bind
from desktop.ui.shell.spec import Context
from desktop.ui.widgets.banner import Tone
from desktop.ui.words import ui_words
from desktop.ui.work.topic import Topic

_DEDUCTED: Final = {
    Series.PAYMENT: mark("Withheld"),
    Series.RECEIPT: mark("Deducted"),
    Series.TRANSFER: mark("Withheld"),
}
_KEPT_BACK: Final = {
    Series.PAYMENT: AccountUse.WITHHOLDING,
    Series.RECEIPT: AccountUse.BANK_CHARGE,
}
"""What is kept back of a payment is a tax that is owed on; of a receipt, the bank's charge."""


class SlipForm(TypedForm):
    """One of the three; F6 withholds, F8 changes the means of payment."""

    def __init__(
        self,
        context: Context,
        series: Series,
        parent: QWidget | None = None,
        *,
        today: Callable[[], dt.date] = dt.date.today,
    ) -> None:
        self._series, self.key = series, SLIP_FORMS[series]
        codes = BookCodes.of(context.masters())
        model = LinesModel(codes, columns=slip_columns(_DEDUCTED[series]))
        hidden = {"partner"} | ({"credit"} if series is Series.TRANSFER else set())
        super().__init__(context, model, LinesGrid(model, hidden=frozenset(hidden)), today, parent)
        self._origin = ""
        self.head = SlipHead(series, codes, today=today)
        self.foot = SlipFoot(context.currency)
        self.lay_out(self.head, self.grid, self.foot)
        self.head.edited.connect(self.on_edited)
        self.head.passed.connect(lambda: self.grid.enter(0, "account"))
        bind(self, "F6", self.withhold)
        bind(self, "F8", self.head.next_means)
        self.connect_parts()
        recall_for(self.head.narration, context, self.voucher, lambda: self.model.codes)
        self.setFocusProxy(self.head.field("day"))
        self.start(self.fresh())

    # What the shell asks ----------------------------------------------------------------------

    def refresh(self, topics: frozenset[Topic]) -> None:
        """Take the chart and the years as they are now."""
        if topics & {Topic.CHART, Topic.YEARS}:
            codes = BookCodes.of(self._context.masters())
            self.head.set_codes(codes)
            self.model.set_codes(codes_for(self.voucher(), codes))
            self.show_sums()
        self.hint.refresh(topics)
        self.documents.panel.refresh(topics)

    def key_hints(self) -> tuple[tuple[str, str], ...]:
        """Return the keys of this screen."""
        words = ui_words()
        hints = [("F2", words("Post")), ("F4", words("Repeat the cell above"))]
        if self._series in _KEPT_BACK:
            hints.append(("F6", words(_DEDUCTED[self._series])))
        hints.append(("F8", words("Means of payment")))
        hints += [("F7", words("Documents")), ("Ctrl+Del", words("Remove the line"))]
        return tuple(hints)

    # What a form says of itself ---------------------------------------------------------------

    def voucher(self) -> TypedVoucher:
        """Return everything as it is typed now."""
        return self.head.take_into(TypedVoucher(lines=self.model.lines(), origin=self._origin))

    def read_typed(self) -> Reading:
        """Read the form."""
        return read_slip(self.voucher(), self.model.codes, self._today())

    def fresh(self, after: TypedVoucher | None = None) -> TypedVoucher:
        """Return a blank voucher through the account of the one before, on its day."""
        if after is not None and after.slip is not None:
            kept = TypedSlip(after.slip.account, after.slip.method, rate=after.slip.rate)
            return TypedVoucher(self._series, after.day, slip=kept, rate_source=after.rate_source)
        masters = self._context.masters()
        day = usual_day(masters, self._today()).isoformat()
        boxes = used_as(masters.accounts, AccountUse.CASH_BOX, AccountUse.BANK)
        if not boxes:
            return TypedVoucher(self._series, day, slip=TypedSlip())
        first = boxes[0]
        usual = USUAL.get((self._series, first.use or AccountUse.CASH_BOX), PaymentMethod.CASH)
        return TypedVoucher(self._series, day, slip=TypedSlip(first.code, usual.value))

    def show_head(self, voucher: TypedVoucher) -> None:
        """Show the head of a voucher, and read its lines in the currency of its account."""
        self._origin = voucher.origin
        self.model.set_codes(codes_for(voucher, self.model.codes))
        self.head.show_voucher(voucher)

    def show_head_faults(self, faults: tuple[CellFault, ...]) -> None:
        """Say beside each field of the head what is wrong with it."""
        self.head.show_faults(faults)

    def begin_head(self, key: str = "day") -> None:
        """Put the keyboard into a field of the head."""
        self.head.begin(key)

    def settle_head(self) -> None:
        """Finish what is being typed in the head."""
        self.head.settle()

    def show_rate_source(self, source: str) -> None:
        """Write where a proposed rate is from, unless that is written already."""
        field = self.head.field("rate_source")
        if not field.text().strip():
            field.setText(source)

    def _take_rate(self, found: RateForDay) -> None:
        field = self.head.field("rate")
        if self.model.codes.passing is not None and not field.text().strip():
            self.show_rate_source(found.source)
            field.setText(found.rate)

    def show_sums(self) -> None:
        """Show gross, withheld and net, and whose approval it will need."""
        voucher = self.voucher()
        codes = codes_for(voucher, self.model.codes)
        if codes.passing != self.model.codes.passing:
            self.model.set_codes(codes)
        self.foot.show_figures(figures(voucher, codes), codes.typed)
        self.head.show_rates(account=codes.passing is not None, lines=self.model.shows_foreign())
        self.hint.show_voucher(voucher, codes)
        if codes.passing is not None and not self.head.field("rate").text().strip():
            self.rates.ask(codes.passing.code, voucher.day, self._take_rate)

    # ------------------------------------------------------------------------------------------

    def withhold(self) -> None:
        """Add the line of what is kept back, and go to its amount."""
        use = _KEPT_BACK.get(self._series)
        if use is None:
            return
        try:
            account = the_account(self.model.codes.masters.accounts, use)
        except UserError as error:
            self.banner.say(Tone.INFO, error)
            return
        self.settle_head()
        self.grid.close_cell()
        lines = self.model.lines()
        fund = lines[-1].fund if lines else self.model.codes.usual_fund()
        self.model.set_lines((*lines, TypedLine(account=account.code, fund=fund)))
        self.on_edited()
        self.grid.enter(len(lines), "credit")
