"""What is told after posting of each control that was not kept."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from desktop.domain.currency import Currency
from desktop.domain.isolates import isolate_ltr
from desktop.domain.trust.controls import Breach, Control
from desktop.text.words import Words, mark

NOTICES: Final[Mapping[Control, str]] = MappingProxyType(
    {
        Control.FUND_OVERSPENT: mark("Fund {what} is left with {after} {currency}."),
        Control.BUDGET_EXCEEDED: mark(
            "Of the budget {what} ({limit} {currency}), {after} is spent."
        ),
        Control.CHEQUE_NUMBER: mark(
            "Cheque {what} of account {account} stands on voucher {voucher} too."
        ),
        Control.FUND_LINE_EXCEEDED: mark(
            "Of the budget line {what} ({limit} {currency}), {after} is spent."
        ),
        Control.GRANT_EXCEEDED: mark("Of the grant {what} ({limit} {currency}), {after} is spent."),
        Control.GRANT_BARRED: mark("Nothing should be spent from the grant {what} yet."),
        Control.GRANT_PERIOD: mark("The day lies outside the eligible period of the grant {what}."),
        Control.PRINCIPAL_SPENT: mark(
            "The endowment {what} is left with {after} {currency}; its principal is {limit}."
        ),
        Control.ZAKAT_HEAD: mark("Zakat of the fund {what} was spent without naming its head."),
        Control.CASH_BELOW_ZERO: mark("The cash box {what} is left with {after} {currency}."),
    }
)
"""Their fields are those of `Breach.fields`; a test asks that every control stands here."""


def notice_text(breach: Breach, currency: Currency, words: Words) -> str:
    """Return the sentence about a control that was not kept."""
    fields = breach.fields(currency).items()
    return words(NOTICES[breach.control], **{name: isolate_ltr(text) for name, text in fields})
