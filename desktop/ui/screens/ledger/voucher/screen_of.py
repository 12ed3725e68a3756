"""Which screen a typed voucher belongs on."""

from __future__ import annotations

from typing import Final

from desktop.domain.ledger.entry import Series
from desktop.ui.screens.ledger.voucher.typed import TypedVoucher

JOURNAL_FORM: Final = "entry-form"
SLIP_FORMS: Final = {
    Series.PAYMENT: "payment-form",
    Series.RECEIPT: "receipt-form",
    Series.TRANSFER: "transfer-form",
}


def screen_of(voucher: TypedVoucher) -> str:
    """Return the key of the screen on which `voucher` is typed."""
    if voucher.slip is None:
        return JOURNAL_FORM
    return SLIP_FORMS.get(voucher.series, JOURNAL_FORM)
