"""What an account is used for, where a rule or a statement has to know it.

A code says nothing to a program, for every organisation may have a chart of its own. So an account
is marked: this one is a cash box, that one takes the losses of exchange.
"""

from __future__ import annotations

from enum import Enum
from typing import Final


class AccountUse(Enum):
    """The uses that the program knows; most accounts have none."""

    CASH_BOX = "cash_box"
    BANK = "bank"
    ADVANCE = "advance"
    LOAN = "loan"
    GRANT_RECEIVABLE = "grant_receivable"
    DUES_RECEIVABLE = "dues_receivable"
    RECEIVABLE = "receivable"
    PREPAYMENT = "prepayment"
    STOCK = "stock"
    FIXED_ASSET = "fixed_asset"
    ACCUMULATED_DEPRECIATION = "accumulated_depreciation"
    PAYABLE = "payable"
    ACCRUED_EXPENSE = "accrued_expense"
    WITHHOLDING = "withholding"
    DEFERRED_GRANT = "deferred_grant"
    HELD_FOR_OTHERS = "held_for_others"
    NET_UNRESTRICTED = "net_unrestricted"
    NET_RESTRICTED = "net_restricted"
    NET_ENDOWMENT = "net_endowment"
    DUES_INCOME = "dues_income"
    GRANT_INCOME = "grant_income"
    IN_KIND_INCOME = "in_kind_income"
    EXCHANGE_GAIN = "exchange_gain"
    EXCHANGE_LOSS = "exchange_loss"
    DEPRECIATION = "depreciation"
    BANK_CHARGE = "bank_charge"
    CASH_DIFFERENCE = "cash_difference"
    DISPOSAL_RESULT = "disposal_result"
    SUSPENSE = "suspense"


MONEY: Final = frozenset({AccountUse.CASH_BOX, AccountUse.BANK})
"""Cash and cash equivalents, as the statement of cash flows means them (IAS 7.6)."""
