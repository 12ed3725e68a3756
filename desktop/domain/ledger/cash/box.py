"""A cash box: an account of cash, the person who holds it, and how much may lie in it."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.domain.errors import UserError
from desktop.domain.ledger.account_use import AccountUse
from desktop.domain.ledger.chart import Account
from desktop.domain.ledger.entry import LARGEST_AMOUNT


@dataclass(frozen=True, slots=True)
class NewCashBox:
    """What is kept of a box beside its account.

    Its holder is an officer or a partner (staff, a volunteer), at most one of the two; `most` is
    the limit in minor units of the box's own currency, None where there is none.
    """

    account_id: int
    holder_officer_id: int | None = None
    holder_partner_id: int | None = None
    most: int | None = None
    active: bool = True


@dataclass(frozen=True, slots=True)
class CashBox:
    """A box of the book; `id` is None while nothing but its account is known of it."""

    id: int | None
    account: Account
    currency: str
    holder_officer_id: int | None
    holder_partner_id: int | None
    holder_ar: str
    holder_en: str
    most: int | None
    active: bool


def check_box(box: NewCashBox, account: Account) -> None:
    """Raise UserError `cash-box-use`, `cash-box-two-holders` or `cash-box-limit`."""
    if account.use is not AccountUse.CASH_BOX or not account.postable:
        raise UserError("cash-box-use", account=account.code)
    if box.holder_officer_id is not None and box.holder_partner_id is not None:
        raise UserError("cash-box-two-holders", account=account.code)
    if box.most is not None and not 0 < box.most <= LARGEST_AMOUNT:
        raise UserError("cash-box-limit", account=account.code)
